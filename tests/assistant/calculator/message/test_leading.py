"""Totals and shares told as sums are called what their parts are called."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.calculator.filling.filling import read_facts
from assistant.calculator.message.surrounding import contexts
from assistant.calculator.message.vocabulary import Vocabulary

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("rule", "text", "name", "value"),
    [
        (
            "innovation-voucher-subsidy",
            "科技型中小企业，一季度用券三万，三季度五万，一年合着八万",
            "used",
            80_000,
        ),
        (
            "innovation-voucher-subsidy",
            "科技型中小企业，券面额二十万，用了六成，也就十二万",
            "used",
            120_000,
        ),
        (
            "chain-leader-revenue-award",
            "链主，收入头季六千万，二季五千，三季七千，四季四千，全年二亿二",
            "revenue",
            220_000_000,
        ),
        (
            "rd-super-deduction",
            "营收两千万，研发占百分之四也就八十万，科技型中小企业",
            "expense",
            800_000,
        ),
        (
            "local-matching-subsidy",
            "链主，全年采购先是三千万，后是四千五，合着七千五百万",
            "purchases",
            75_000_000,
        ),
        (
            "rd-super-deduction",
            "研发费从六十万涨到今年九十六万，科技型中小企业",
            "expense",
            960_000,
        ),
    ],
)
def test_a_total_or_share_is_called_as_its_parts_are(
    vocabulary: Vocabulary, rule: str, text: str, name: str, value: int
) -> None:
    told = vocabulary.tell(text, TODAY)
    reading = read_facts(vocabulary.rules[rule], told, contexts(told))
    assert reading.values[name] == Decimal(value)


def test_a_sum_that_is_no_share_of_the_one_before_is_its_own(vocabulary: Vocabulary) -> None:
    told = vocabulary.tell("科技型中小企业，券面额二十万，用了六成，十三万", TODAY)
    reading = read_facts(vocabulary.rules["innovation-voucher-subsidy"], told, contexts(told))
    assert "used" not in reading.values or reading.values["used"] != Decimal(130_000)

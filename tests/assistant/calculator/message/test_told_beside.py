"""Figures that stand beside those of the case: of other years, of a step, of next year's plan."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.calculator.filling.filling import read_facts
from assistant.calculator.message.surrounding import contexts
from assistant.calculator.message.vocabulary import Vocabulary

TODAY = date(2026, 12, 1)
WHOLESALE = "wholesale-growth-award"


@pytest.mark.parametrize(
    ("rule", "text", "told"),
    [
        (
            WHOLESALE,
            "限上批发，销售额5.2亿，增速4.1%，行业平均5.6%，2022年那会增速还到过20%",
            {"growth": "0.041"},
        ),
        (
            "chain-leader-revenue-award",
            "链主，今年首次3.1亿元，二亿元档奖励去年领了",
            {"revenue": "310000000"},
        ),
        (
            "local-matching-subsidy",
            "链主 本地配套率41%→45% 采购900万",
            {"rate_before": "0.41", "rate_now": "0.45"},
        ),
        (
            "venture-capital-deduction",
            "投了一家未上市的中小高新800万元，另有一笔明年拟投的500万元",
            {"invested": "8000000"},
        ),
    ],
)
def test_only_those_of_the_case_are_taken(vocabulary: Vocabulary, rule, text, told):
    message = vocabulary.tell(text, TODAY)
    values = read_facts(vocabulary.rules[rule], message, contexts(message)).values
    for name, value in told.items():
        assert values.get(name) == (None if value is None else Decimal(value))

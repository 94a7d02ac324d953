"""Of several choices that a message says, the one that is called by its own name."""

from datetime import date

import pytest

from assistant.calculator.filling.filling import read_facts
from assistant.calculator.message.surrounding import contexts

TODAY = date(2026, 12, 1)
PROJECT = "project-completion-award"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("我们是农业龙头企业，今年建了个香菇加工厂，固定资产投资1300万", "农业龙头企业"),
        ("建了个机械加工厂，固定资产投资6000万", "工业转型项目"),
        ("工业转型项目，养殖场旁边建的，固定资产投资6000万", "工业转型项目"),
    ],
)
def test_a_choice_called_by_its_own_name_goes_before_a_word_that_may_stand_for_another(
    vocabulary, text, kind
):
    told = vocabulary.tell(text, TODAY)
    reading = read_facts(vocabulary.rules[PROJECT], told, contexts(told))
    assert reading.values["kind"] == kind

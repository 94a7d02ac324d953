"""Of several numbers of things the one right before the award's name is the award's."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.calculator.filling.filling import read_facts
from assistant.calculator.message.surrounding import contexts
from assistant.calculator.message.vocabulary import Vocabulary

PROJECTS = "quality-project-award"


@pytest.mark.parametrize(
    ("text", "projects"),
    [
        ("我帮两个工地单位记账，今年三个省优，算多少钱", 3),
        ("两个单位托我问，得了四个国优", 4),
        ("两个工程师说今年三个省优", 3),
    ],
)
def test_the_number_before_the_name_is_taken(vocabulary: Vocabulary, text: str, projects: int):
    told = vocabulary.tell(text, date(2026, 11, 30))
    reading = read_facts(vocabulary.rules[PROJECTS], told, contexts(told))
    values = {filling.input: filling.value for filling in reading.fillings}
    assert values["projects"] == Decimal(projects)


def test_a_figure_without_a_name_is_the_other_one_that_was_told_before(vocabulary: Vocabulary):
    told = vocabulary.tell("正好5000万呢，实际也5000万", date(2026, 11, 30))
    words = vocabulary.rules["project-completion-award"]
    reading = read_facts(words, told, contexts(told), known={"total": None, "actual": None})
    values = {filling.input: filling.value for filling in reading.fillings}
    assert values["total"] == values["actual"] == 50_000_000


def test_a_figure_without_a_name_changes_what_was_told_and_is_nothing_optional(
    vocabulary: Vocabulary,
):
    told = vocabulary.tell("费率要是降到1.8%呢，650万", date(2026, 11, 30))
    words = vocabulary.rules["guarantee-fee-subsidy"]
    reading = read_facts(words, told, contexts(told), known={"guaranteed": None, "rate": None})
    values = {filling.input: filling.value for filling in reading.fillings}
    assert (values.get("guaranteed"), values.get("premium")) == (6_500_000, None)


@pytest.mark.parametrize("text", ["实际投资及总额改为3亿元", "总额和实际投资3亿"])
def test_one_figure_of_two_names_that_are_joined(vocabulary: Vocabulary, text: str):
    told = vocabulary.tell(text, date(2026, 11, 30))
    reading = read_facts(vocabulary.rules["project-completion-award"], told, contexts(told))
    values = {filling.input: filling.value for filling in reading.fillings}
    assert values["total"] == values["actual"] == 300_000_000

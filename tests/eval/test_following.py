"""What is said next, made from a calculation that is right, with what the calculator gives for it."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.conversation.assistant import Assistant
from corpus.datafile import load_data
from eval.following import __main__ as following
from eval.following.cases import Before, Case, cases
from eval.following.changes import choices, told_figures, with_figure

TAX = "民营企业，今年新增税收刚好100万，奖几万"
GIANT = "公司头一次评上国家级专精特新小巨人，能拿多少"
TODAY = date(2026, 11, 29)
FOLDER = following._FOLDER


@pytest.fixture(scope="module")
def made(assistant: Assistant) -> dict[str, Case]:
    """The conversations that two questions give, by operation; the later one's stay."""
    phrasings = load_data(FOLDER / "phrasings.yaml")
    found: dict[str, Case] = {}
    for question, before in ((GIANT, None), (TAX, Before(GIANT, "500000"))):
        answer = assistant.ask(question)
        for case in cases(assistant, question, answer, TODAY, phrasings, "seed", before):
            found[case.operation] = case
    return found


def test_a_figure_told_is_found_and_computed_with_another(assistant: Assistant) -> None:
    view = assistant.ask(TAX).calculation
    assert view is not None
    (told,) = told_figures(assistant, TAX, view)
    assert (told.name, told.words, told.alone, told.only) == ("new_tax", "100万", True, True)
    result = with_figure(assistant, view, told, Decimal(250), TODAY)
    assert result is not None
    assert result.amount == "250000"


def test_other_choices_are_computed(assistant: Assistant) -> None:
    view = assistant.ask(GIANT).calculation
    assert view is not None
    found = {value: result.amount for _, value, result in choices(assistant, GIANT, view, TODAY)}
    assert found["省级"] == "300000"


def test_what_must_come_is_the_calculator_s(made: dict[str, Case]) -> None:
    assert made["double"].wanted[-1].amount == "200000"
    assert made["both_together"].wanted[-1].amount == "200000"
    assert made["change_choice"].wanted[-1].amount in {"300000", "0"}
    assert made["another_award"].messages == (GIANT, TAX)
    assert made["another_award→sum_both"].wanted[-1].amount == "600000"


def test_the_two_halves_share_no_phrasing() -> None:
    read, unread = (load_data(FOLDER / name) for name in following._PHRASINGS.values())
    for operation, phrasings in unread.items():
        assert len(set(phrasings) & set(read[operation])) == 0, operation


def test_an_outcome_is_judged_by_sum_kind_and_article(
    assistant: Assistant, made: dict[str, Case]
) -> None:
    assert following._try(assistant, made["again"], None)[0] == "right"
    wrong = Case("again", (TAX, "归谁管"), made["again"].wanted)
    assert following._try(assistant, wrong, None)[0] == "no_sum"
    other = Case("again", (TAX, "要是300万呢"), made["again"].wanted)
    assert following._try(assistant, other, None)[0] == "wrong_sum"

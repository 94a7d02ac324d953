"""A sum that follows another one is not said where it is too likely not the one asked for."""

import pytest

from assistant.conversation.totals.sureness import NOTED, Sureness, sureness, with_pairs


def test_two_signals_that_both_say_yes_count_together():
    shown = with_pairs({"same_sum": 1.0, "length": 0.4, "nothing_told": 1.0, "vague": 0.0})
    assert shown == {
        "same_sum": 1.0,
        "length": 0.4,
        "nothing_told": 1.0,
        "nothing_told*same_sum": 1.0,
    }


def test_the_chance_grows_with_the_weights_of_the_signals():
    score = Sureness(unsure_from=0.5, bias=-2.0, weights={"same_sum": 1.0, "asks*same_sum": 3.0})
    one, both = {"same_sum": 1.0}, {"same_sum": 1.0, "asks": 1.0}
    assert score.chance_of_error({}) == pytest.approx(0.119, abs=0.001)
    assert score.chance_of_error(one) < score.unsure_from < score.chance_of_error(both)


def test_what_is_kept_weighs_that_nothing_new_was_told_against_a_sum_said_again():
    kept = sureness()
    again = {"same_sum": 1.0, "same_inputs": 1.0, "same_rules": 1.0}
    told, nothing = {**again, "told": 2.0}, {**again, "nothing_told": 1.0}
    assert kept.chance_of_error(told) < kept.chance_of_error(nothing)


def noted(assistant, *messages):
    """What was noted of the sum of the last message."""
    session = None
    for message in messages:
        answer, turns = assistant.ask_traced(message, session)
        session = answer.session_id
    return turns[-1].notes.get(NOTED)


def test_the_turn_notes_the_chance_of_a_sum_that_follows_another(assistant):
    seen = noted(assistant, "民营企业新增税收120万奖多少", "那150万呢")
    assert seen["sum"] == 150_000
    assert 0 < seen["chance"] < sureness().unsure_from
    assert seen["signals"]["same_sum"] == 0.0


def test_a_first_sum_is_not_weighed(assistant):
    assert noted(assistant, "民营企业新增税收120万奖多少") is None

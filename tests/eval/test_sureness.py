"""How sure a follow-up's sum is: the fit, and the conversations that are known to be right."""

import json
from decimal import Decimal

from eval.sureness.__main__ import RIGHT, Sample, chances, fit


def samples(count, signals, *, wrong):
    return [Sample(f"dialogue-{n}", "dev", signals, wrong) for n in range(count)]


def test_what_was_wrong_is_likelier_to_be_so_again():
    again, told = {"same_sum": 1.0, "nothing_told": 1.0}, {"same_sum": 1.0, "told": 2.0}
    known = samples(40, again, wrong=True) + samples(60, told, wrong=False)
    unsure, sure = chances(
        fit(known), [*samples(1, again, wrong=True), *samples(1, told, wrong=False)]
    )
    assert sure < 0.1 < 0.9 < unsure


def test_a_signal_that_hardly_occurs_weighs_nothing():
    rare, often = {"vague": 1.0, "sum_known": 1.0}, {"sum_known": 1.0}
    known = samples(3, rare, wrong=True) + samples(50, often, wrong=False)
    names, _ = fit(known)
    assert list(names.get_feature_names_out()) == ["sum_known"]


def test_the_right_conversations_say_what_each_message_came_to():
    talks = [json.loads(line) for line in RIGHT.read_text(encoding="utf-8").splitlines()]
    assert len(talks) > 500
    for talk in talks:
        assert len(talk["turns"]) == len(talk["sums"])
        assert all(Decimal(amount) >= 0 for amount in talk["sums"] if amount is not None)

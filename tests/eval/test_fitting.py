"""A score is measured on rows it did not see, and read as it was kept."""

import json

import numpy as np

from assistant.answering.scoring import choice_from, score_from
from eval.asking.fitting import fit
from eval.asking.questions import Asking
from eval.fitting import (
    crossed,
    crossed_wordings,
    fit_choice,
    fit_score,
    keep_choice,
    keep_score,
)


def test_a_row_is_told_by_a_model_that_did_not_see_it():
    x = np.array([[0.0], [0.0], [0.0], [1.0], [1.0], [1.0]])
    y = np.array([False, False, False, True, True, False])
    parts = [(np.array([0, 1, 2, 3, 4]), np.array([5])), (np.array([0, 2, 3, 5]), np.array([1, 4]))]
    chances = crossed(x, y, parts)
    assert chances[5] > 0.5  # its own label, False, was not seen
    assert chances[0] == 0  # in no part that is measured


def test_each_row_gets_the_wording_model_that_did_not_see_it():
    parts = [(np.array([0, 1]), np.array([2, 3])), (np.array([2, 3]), np.array([0, 1]))]
    of_rows = crossed_wordings(4, parts, tuple)
    assert of_rows == [(2, 3), (2, 3), (0, 1), (0, 1)]


def test_a_signal_that_never_changes_does_no_harm():
    x = np.array([[0.0, 7.0], [1.0, 7.0], [0.0, 7.0], [1.0, 7.0]])
    score = fit_score(x, np.array([False, True, False, True]), ["moves", "stands"])
    assert np.isfinite(score.probabilities(x)).all()
    assert (score.probabilities(x) > 0.5).tolist() == [False, True, False, True]


def test_what_is_kept_gives_the_same_probability(tmp_path):
    x = np.array([[0.0, 1.0], [1.0, 0.5], [0.2, 0.1], [0.9, 0.3]])
    score = fit_score(x, np.array([False, True, False, True]), ["one", "two"])
    wording = fit([Asking("几天", frozenset({"a"})), Asking("几天呢", frozenset())], (), ("a",))
    keep_score(tmp_path / "kept.json", score, wording, {"from": 0.5})
    read = score_from(json.loads((tmp_path / "kept.json").read_text(encoding="utf-8")))
    for row, expected in zip(x, score.probabilities(x), strict=True):
        assert abs(read.probability({"one": row[0], "two": row[1]}) - expected) < 0.01


def test_a_choice_that_is_kept_gives_the_same_probabilities(tmp_path):
    x = np.array([[0.0, 1.0], [1.0, 0.5], [0.2, 0.1], [0.9, 0.3], [0.1, 3.0], [0.3, 2.5]])
    labels = ("one", "two", "three")
    choice = fit_choice(x, np.array([0, 1, 0, 1, 2, 2]), ["first", "second"], labels)
    wording = fit([Asking("几天", frozenset({"a"})), Asking("几天呢", frozenset())], (), ("a",))
    keep_choice(tmp_path / "kept.json", choice, wording)
    read = choice_from(json.loads((tmp_path / "kept.json").read_text(encoding="utf-8")))
    scores = np.exp(x @ choice.weights.T + choice.bias)
    for row, expected in zip(x, scores / scores.sum(axis=1, keepdims=True), strict=True):
        chances = read.chances("几天", {"first": row[0], "second": row[1]})
        assert tuple(chances) == labels
        assert np.allclose(list(chances.values()), expected, atol=0.01)

"""Fitting what a question asks for, on small sets."""

import numpy as np
import pytest

from eval.asking.fitting import as_data, crossed, fit, measured
from eval.asking.questions import Asking, labelled

GOODS = [
    "茶油",
    "米面",
    "药材",
    "木料",
    "砖瓦",
    "布匹",
    "煤球",
    "水果",
    "鱼苗",
    "鞋帽",
    "灯具",
    "纸张",
]
TALK = [Asking(f"{goods}生意多少钱", frozenset({"amount"})) for goods in GOODS] + [
    Asking(f"{goods}手续去哪里", frozenset({"place"})) for goods in GOODS
]


def test_a_fitted_model_tells_what_it_was_shown():
    model = fit(TALK, [], ["amount", "place"])
    chances = model.probabilities("酒水买卖多少钱")
    assert chances["amount"] > 0.5 > chances["place"]


def test_fitting_gives_the_same_again():
    assert as_data(fit(TALK, [], ["place"]), {}) == as_data(fit(TALK, [], ["place"]), {})


def test_crossing_tells_questions_that_were_not_shown():
    two = [q for q in labelled() if q.asks in ({"telephone"}, {"rate"})]
    chances, _ = crossed(two, [], ["telephone"])
    asked = np.array(["telephone" in question.asks for question in two])
    assert ((chances[:, 0] > 0.5) == asked).mean() > 0.9


def test_the_threshold_is_the_lowest_with_the_precision():
    chances = np.array([0.9, 0.8, 0.7, 0.6, 0.1])
    asked = np.array([True, True, False, True, False])
    assert measured(chances, asked, 1.0).threshold == pytest.approx(0.8)
    found = measured(chances, asked, 0.75)
    assert (found.threshold, found.precision, found.recall) == pytest.approx((0.6, 0.75, 1.0))


def test_without_the_precision_nothing_is_told():
    assert measured(np.array([0.9, 0.2]), np.array([False, True]), 0.9).recall == 0.0


@pytest.mark.slow
def test_the_kept_weights_are_what_fitting_gives():
    from assistant.answering.asking import asking_model

    kept = asking_model()
    again = fit(labelled(), [], ["telephone", "frequency"])
    for question in ["拨哪个号", "多久评一回", "补多少钱"]:
        for label in again.labels:
            there, here = kept.probabilities(question)[label], again.probabilities(question)[label]
            assert here == pytest.approx(there, abs=0.01)

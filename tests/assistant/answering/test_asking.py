"""The model of what a question asks for."""

import time

import pytest

from assistant.answering.asking import asking_model, from_weights
from corpus.normalise import fold_plain


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("榨油坊的事有没有能打的号", "telephone"),
        ("育苗基地验收归口的是哪一家单位", "department"),
        ("茶馆开张要预备哪几样纸质的东西", "material"),
        ("星期六下午你们大厅开门不", "hours"),
        ("烘干房的检测多长时间搞一回", "frequency"),
        ("修车铺年审经办的同志叫啥名字", "person"),
        ("香菇烘干设备能报销几成", "rate"),
    ],
)
def test_other_words_for_the_same_thing(question: str, label: str):
    assert label in asking_model().asked(question)


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("打了半天电话没人理，就想知道茶馆补几个钱", "telephone"),
        ("材料早就交了，钱多会儿到", "material"),
        ("开个修车铺都要什么手续", "hours"),
        ("烘干房补多少钱", "frequency"),
        ("冷库归哪个局管", "person"),
    ],
)
def test_what_is_only_mentioned_is_not_asked(question: str, label: str):
    assert label not in asking_model().asked(question)


def test_every_label_has_a_probability_and_a_threshold():
    model = asking_model()
    chances = model.probabilities("榨油坊怎么办执照")
    assert set(chances) == set(model.labels) == set(model.thresholds)
    assert all(0.0 < chance < 1.0 for chance in chances.values())
    assert {"other_level", "quantity", "frequency", "person"} <= set(model.labels)


@pytest.mark.parametrize("question", ["", "？！", "🙂", "a" * 2000, "\u0000"])
def test_anything_can_be_asked(question: str):
    model = asking_model()
    assert model.probabilities(question) == model.probabilities(question)


def test_a_sum_of_weights_is_told_from_its_threshold_on():
    model = from_weights({"period": {"几天": 2.0, "材料": -5.0}}, {"period": -1.0}, {"period": 0.7})
    assert model.probabilities("要几天")["period"] == pytest.approx(0.7311, abs=1e-4)
    assert model.asked("要几天") == {"period"}
    assert not model.asked("材料要几天")


@pytest.mark.timed
def test_it_takes_less_than_half_a_millisecond(limit):
    model = asking_model()
    questions = [fold_plain(f"养{i}头牛的合作社想盖个冷库，要等几个月才批") for i in range(200)]
    best = min(_seconds(model.asked, questions) for _ in range(5))
    assert best / len(questions) < limit(0.0005)


def _seconds(ask, questions: list[str]) -> float:
    begin = time.perf_counter()
    for question in questions:
        ask(question)
    return time.perf_counter() - begin

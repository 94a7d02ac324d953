"""With a model that phrases: each sentence is told once it is checked, and never taken back."""

import copy
import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.answering.answer import Answer
from assistant.answering.generators.endpoint import EndpointGenerator
from assistant.answering.generators.local import LocalGenerator
from assistant.answering.generators.tally import Tally
from assistant.conversation.assistant import Assistant

QUESTION = "简易注销公示几天"
TRUE = "简易注销公示时间是20天[1]。"
ALSO_TRUE = "公示时间由45天压减为20天[2]。"
LIE = "公示时间压减为10天[1]。"

Phrasing = Callable[..., Assistant]


@pytest.fixture
def phrasing(assistant: Assistant, endpoint) -> Phrasing:
    """The assistant with a model of this name at the endpoint."""

    def make(model: str, seconds: float = 10) -> Assistant:
        other = copy.copy(assistant)
        other._room = replace(assistant._room, tally=Tally())
        other._generator = EndpointGenerator(model, endpoint.url, "", seconds)
        return other

    return make


def told(assistant: Assistant, question: str) -> tuple[list[str], Answer]:
    *pieces, last = assistant.ask_stream(question)
    assert isinstance(last, Answer)
    assert "".join(pieces) == last.answer
    return pieces, last


def test_true_sentences_lead_and_the_stream_is_the_answer(assistant: Assistant, phrasing: Phrasing):
    plain = assistant.ask(QUESTION)
    _, answer = told(phrasing(f"say:{TRUE}{ALSO_TRUE}"), QUESTION)
    first, second, note, *rest = answer.answer.split("\n\n")
    assert first == "简易注销公示时间是20天。 [第63条]"
    assert second.startswith("公示时间由45天压减为20天。")
    assert "人工智能" in note
    assert "\n\n".join(rest) == plain.answer
    assert answer.citations[0] == plain.citations[0]
    assert answer.generated_by.startswith("openai:")


def test_asking_at_once_gives_what_the_stream_gives(phrasing: Phrasing):
    model = phrasing(f"say:{TRUE}{LIE}{ALSO_TRUE}")
    _, streamed = told(model, QUESTION)
    assert model.ask(QUESTION).answer == streamed.answer


def test_a_lie_is_never_sent_and_counted(phrasing: Phrasing):
    model = phrasing(f"say:{TRUE}{LIE}{ALSO_TRUE}")
    pieces, _ = told(model, QUESTION)
    assert "10天" not in "".join(pieces)
    assert model.tally.take() == {
        ("phrasing", "answered"): 1, ("sentence", "kept"): 2, ("sentence", "dropped"): 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    "model", [f"say:{LIE}", "say:不知道。", "down", "garbage", "endless", "say:"]
)
def test_where_nothing_holds_the_extractive_answer_stands(
    assistant: Assistant, phrasing: Phrasing, model: str
):
    _, answer = told(phrasing(model), QUESTION)
    assert answer.answer == assistant.ask(QUESTION).answer
    assert answer.generated_by.startswith("extractive")


def test_the_first_sentence_is_there_long_before_the_last(phrasing: Phrasing):
    slow = phrasing("pauses:" + "|".join([TRUE, ALSO_TRUE, LIE, LIE, LIE, LIE]))
    began = time.monotonic()
    stream = slow.ask_stream(QUESTION)
    said = ""
    while "20天。" not in said:
        said += next(stream)
    first = time.monotonic() - began
    *_, last = stream
    whole = time.monotonic() - began
    assert last.answer.startswith(said)
    assert whole > 6 * 0.4
    assert first < whole - 3 * 0.4


@pytest.mark.parametrize(
    ("model", "code"),
    [(f"breaks-off:{LIE}", "generator_broke_off"), ("page", "generator_garbage")],
)
def test_an_endpoint_that_fails_is_told_as_such(phrasing: Phrasing, model: str, code: str):
    failing = phrasing(model)
    _, answer = told(failing, QUESTION)
    assert answer.generated_by == f"extractive ({code})"
    assert failing.tally.take()["phrasing", code] == 1


def test_what_was_sent_before_a_model_broke_off_stays(phrasing: Phrasing):
    _, answer = told(phrasing(f"breaks-off:{TRUE}公示时间由45"), QUESTION)
    assert answer.answer.startswith("简易注销公示时间是20天。")
    assert "公示时间由45\n" not in answer.answer


def test_a_model_that_dawdles_is_left_after_its_time(phrasing: Phrasing):
    slow = phrasing("pauses:" + "|".join([TRUE, ALSO_TRUE] + [LIE] * 20), seconds=3)
    began = time.monotonic()
    _, answer = told(slow, QUESTION)
    assert time.monotonic() - began < 3 + 1.5
    assert answer.answer.startswith("简易注销公示时间是20天。")
    assert slow.tally.take()["phrasing", "generator_slow"] == 1


def test_said_twice_is_told_once(phrasing: Phrasing):
    _, answer = told(phrasing(f"say:{TRUE}{TRUE}"), QUESTION)
    assert answer.answer.count("简易注销公示时间是20天。") == 1


def test_several_questions_are_numbered_in_the_stream(phrasing: Phrasing):
    _, answer = told(phrasing(f"say:{TRUE}"), f"{QUESTION}？另外小升规归谁管？")
    assert answer.answer.startswith("**1.** 简易注销公示时间是20天。")
    assert "\n\n**2.** " in answer.answer


@pytest.mark.parametrize(
    "question", ["你好", "明天天气怎么样", "我们刚升规，能拿多少", "小升规归谁管？办照几天？"]
)
def test_a_model_that_babbles_changes_nothing(assistant: Assistant, babbler, question: str):
    babbling = copy.copy(assistant)
    babbling._generator = LocalGenerator(str(babbler), timeout=60)
    _, answer = told(babbling, question)
    assert answer.answer == assistant.ask(question).answer


def test_a_listener_who_leaves_ends_the_model_s_work(phrasing: Phrasing):
    stream = phrasing("pauses:" + "|".join([TRUE] + [LIE] * 20)).ask_stream(QUESTION)
    next(stream)
    stream.close()


def test_figures_that_contradict_each_other_are_asked_about(talk):
    message = "小饭店限上的，去年主营收入500万，今年550万，也就是涨了{}，行业平均3%，县里奖多少？"
    (odd,) = talk(message.format("5%"))
    assert odd.kind == "clarification" and odd.calculation.amount_yuan is None
    assert "10%" in odd.answer and "对不上" in odd.answer
    (even,) = talk(message.format("10%"))
    assert even.calculation.amount_yuan == "30000"

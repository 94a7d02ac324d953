import time

import pytest

from eval.bench.ask import asking, measure


def sleeping(milliseconds):
    return lambda question: time.sleep(milliseconds / 1000)


def test_the_ratio_is_of_the_answer_to_the_bare_pass():
    cost = measure(sleeping(40), sleeping(80), [f"问{i}" for i in range(20)])
    assert cost.questions == 20
    assert 1.6 < cost.ratio_median < 2.4
    assert cost.ratio_median <= cost.ratio_p95
    assert 40 <= cost.forward_median < cost.ask_median


def test_both_go_first_in_turns():
    heard = []
    measure(lambda q: heard.append("forward"), lambda q: heard.append("ask"), ["甲", "乙"])
    assert heard == ["forward", "ask", "ask", "forward"]


def test_a_question_that_stands_twice_would_meet_a_cache():
    with pytest.raises(ValueError, match="once only"):
        measure(sleeping(0), sleeping(0), ["甲", "甲"])


class Remembering:
    """Stands for the assistant: answers with a session and writes down which was used."""

    def __init__(self):
        self.heard = []

    def ask(self, question, session_id=None):
        self.heard.append((question, session_id))
        return type("Answer", (), {"session_id": session_id or "s1"})()


def test_a_filled_conversation_is_used_for_every_question():
    assistant = Remembering()
    asking(assistant, ["甲", "乙"])("丙")
    assert assistant.heard == [("甲", None), ("乙", "s1"), ("丙", "s1")]


def test_without_fillers_each_question_starts_anew():
    assistant = Remembering()
    ask = asking(assistant, [])
    ask("甲")
    ask("乙")
    assert assistant.heard == [("甲", None), ("乙", None)]

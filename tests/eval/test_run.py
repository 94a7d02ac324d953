from datetime import date

import pytest

from eval.client import AskFailed, Reply
from eval.run import ask, run
from eval.transcript import Matched


class Scripted:
    """A client that answers from a list and writes down what it was asked."""

    def __init__(self, *answers):
        self._answers = list(answers)
        self.heard = []

    def ask(self, question, session_id, as_of):
        self.heard.append((question, session_id, as_of))
        answer = self._answers.pop(0)
        if isinstance(answer, AskFailed):
            raise answer
        return Reply(answer, {"look_up": 3.0}, 0.75)

    def search(self, query):
        return ("22", "25")

    def match(self, profile):
        return Matched(("22",), ())


def test_a_dialogue_stays_in_its_session(answer, question):
    client = Scripted(answer("一"), answer("二"))
    asked = question("dialogue", turns=["甲", "乙"], expect=[{}, {}], as_of="2022-06-01")
    transcript = ask(client, asked)
    day = date(2022, 6, 1)
    assert client.heard == [("甲", None, day), ("乙", "s", day)]
    assert [a.answer for a in transcript.answers] == ["一", "二"]
    assert transcript.said_until(1) == "甲\n乙"


def test_an_error_breaks_a_dialogue_off_and_is_kept(answer, question):
    client = Scripted(answer("一"), AskFailed("boom", "…"), answer("三"))
    transcript = ask(client, question("dialogue", turns=["甲", "乙", "丙"], expect=[{}, {}, {}]))
    assert transcript.error == "boom"
    assert len(transcript.answers) == 1


def test_only_lookups_and_keywords_are_searched(answer, question):
    assert ask(Scripted(answer()), question("lookup")).found == ("22", "25")
    assert ask(Scripted(answer()), question("calculate")).found is None


def test_a_profile_is_matched(question):
    assert ask(Scripted(), question("match", profile="小厂")).matched == Matched(("22",), ())


def test_what_the_assistant_says_of_its_work_is_kept(answer, question):
    transcript = ask(Scripted(answer()), question("lookup"))
    assert transcript.stages == {"look_up": 3.0}
    assert transcript.probability == 0.75


def test_progress_hears_every_question(answer, question):
    heard = []
    run(Scripted(answer(), answer()), [question(number=1), question(number=2)],
        lambda done, of: heard.append((done, of)))  # fmt: skip
    assert heard == [(1, 2), (2, 2)]


@pytest.mark.parametrize("name", ["small", "refuse"])
def test_a_null_question_is_asked_as_it_stands(answer, question, name):
    client = Scripted(answer())
    ask(client, question(name, question=""))
    assert client.heard[0][0] == ""

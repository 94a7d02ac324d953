"""Questions that fit what is typed so far."""

import pytest

from assistant.web.examples import sample_questions
from assistant.web.suggesting import LONGEST, OFFERED, Suggestions


@pytest.fixture(scope="module")
def fitting(finder):
    suggestions = Suggestions()
    return lambda typed: suggestions.fitting(finder, typed)


@pytest.mark.parametrize(
    ("typed", "article"),
    [("小升", "25"), ("小升规", "25"), ("个体户贷款", "5"), ("办营业执照", "58"), ("環評", "46")],
)
def test_a_beginning_finds_a_question_of_its_article(fitting, finder, typed, article):
    document = finder.catalog.documents[0]
    homes = {
        q: key for key, asked in sample_questions(finder.catalog, document).items() for q in asked
    }
    found = [homes[question] for question in fitting(typed)]
    assert article in found
    assert len(found) == len(set(found)) <= OFFERED


@pytest.mark.parametrize(("typed", "asked"), [("餐饮", "饭"), ("开饭店", "饭店"), ("借钱", "贷")])
def test_other_words_for_the_same_find_it_too(fitting, typed, asked):
    assert any(asked in question for question in fitting(typed))


@pytest.mark.parametrize("typed", ["今天天气怎么样", "养老金", "离婚怎么办", "zzz", "？！", ""])
def test_what_is_not_in_the_documents_finds_nothing(fitting, typed):
    assert fitting(typed) == []


def test_only_short_questions_are_offered(fitting):
    found = {
        question
        for typed in ("免税", "申请", "贷款", "用地", "奖励")
        for question in fitting(typed)
    }
    assert found
    assert all(len(question) <= LONGEST for question in found)


def test_the_interface_gives_them_and_keeps_nothing(client, archive):
    before = len(archive.unanswered.open())
    body = client.get("/api/suggestions", params={"q": "小升规"}).json()
    assert any("小升规" in question for question in body["questions"])
    assert len(archive.unanswered.open()) == before
    assert client.get("/api/suggestions").json()["error"]["code"] == "question_empty"

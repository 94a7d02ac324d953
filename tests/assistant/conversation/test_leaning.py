"""Going on with a subject in words of one's own, or opening another."""

import pytest

from assistant.conversation.leaning import goes_on


def article(answer) -> str:
    return answer.citations[0].label if answer.citations else ""


@pytest.mark.parametrize(
    ("opening", "reply", "where"),
    [
        ("开个小吃店要跑好几张证，能不能并成一张", "副食店也这么弄？", "第60条"),
        ("开个便利店是不是得跑好几张证", "饭馆也这么弄？", "第60条"),
        ("我是小微企业，遭了灾，贷款还不上能延期吗", "我二姨是个体户，她那笔行不行", "第3条"),
        ("旧厂房改做新业态，土地用途几年不变", "从哪天起算", "第39条"),
        ("干得好的个体户能不能列席县里开会", "老板的娃娃念书管不管", "第75条"),
    ],
)
def test_a_message_with_words_of_its_own_goes_on(talk, opening, reply, where):
    first, second = talk(opening, reply)
    assert article(first) == article(second) == where


def test_the_clause_is_chosen_by_the_new_words(talk):
    _, second = talk("干得好的个体户能不能列席县里开会", "老板的娃娃念书管不管")
    assert "子女就学" in second.citations[0].quote


@pytest.mark.parametrize(
    ("opening", "other", "where"),
    [
        ("小升规奖多少", "那接自来水要几天", "第65条"),
        ("开办企业几天办完", "再问个，制造业的留抵税额能按月退不", "第16条"),
    ],
)
def test_another_matter_is_opened(talk, opening, other, where):
    assert article(talk(opening, other)[1]) == where


def test_what_is_no_matter_of_the_documents_does_not_go_on(talk):
    _, second = talk("小升规奖多少", "明天下雨吗")
    assert second.kind == "refusal"


def test_what_is_named_opens_a_subject(assistant):
    found = assistant.retriever.search("第22条")
    assert goes_on("第22条", "", found, ("yangcheng-2022-31", "22")) == 0

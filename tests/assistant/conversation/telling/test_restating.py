"""The last answer put otherwise: in short, in plain words, in the article's own; 还有别的吗."""

import pytest

VOUCHER = "创新券今年用了九万，补多少"
FIRST_LOAN = "首贷户怎么扶持"


@pytest.mark.parametrize(
    "short", ["别绕弯子，直接说数", "你直接告诉我多少", "一句话告诉我", "简单说就行"]
)
def test_in_short_only_the_sum_is_said(talk, short):
    whole, last = talk(VOUCHER, short)
    assert last.calculation.amount_yuan == "70000"
    assert last.answer.startswith("科技创新券补助：7万元")
    assert len(last.answer) < len(whole.answer) / 3


@pytest.mark.parametrize("plain", ["用大白话说", "能不能说简单点", "听不懂，换个说法"])
def test_in_plain_words_of_the_article(talk, plain):
    *_, last = talk(FIRST_LOAN, plain)
    assert last.kind == "policy"
    assert last.answer.startswith("谁能用：") and "能得到什么：" in last.answer
    assert {citation.label for citation in last.citations} == {"第4条"}


@pytest.mark.parametrize("full", ["把原文发给我", "你把条文念给我听", "原文怎么写的"])
def test_in_full_every_sentence_of_the_article_is_quoted(talk, catalog, full):
    *_, last = talk(FIRST_LOAN, full)
    document = catalog.documents[0]
    for sentence in document.article("4").sentences:
        assert document.words(sentence.start, sentence.end) in last.answer


def test_while_a_question_is_open_it_is_asked_again(talk):
    asked, last = talk("限上批发，卖了3亿，涨了8%，奖多少", "别绕弯子，直接说数")
    assert asked.kind == last.kind == "clarification"
    assert last.calculation.missing[0].input == "industry_growth"


@pytest.mark.parametrize("alone", ["直接说数", "用大白话说", "把原文发给我"])
def test_without_an_answer_there_is_nothing_to_put_otherwise(talk, alone):
    (last,) = talk(alone)
    assert last.kind == "chat"


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("转人工", "12345"),
        ("我要找人工", "12345"),
        ("你说的是真的吗", "以责任单位的认定为准"),
        ("会不会被骗", "以责任单位的认定为准"),
        ("你能帮我申报吗", "不能代办"),
        ("你帮我写下来", "打印"),
        ("我先问问老板", "好的"),
    ],
)
def test_what_people_say_beside_is_answered(talk, message, words):
    for messages in ((message,), (VOUCHER, message)):
        *_, last = talk(*messages)
        assert last.kind == "chat"
        assert words in last.answer


def test_what_else_there_is_leaves_out_what_was_answered(talk):
    story = "我们新批了省级重点实验室，民营企业，去年新增税收300万"
    *_, last = talk(f"{story}，税这块奖多少", "还能拿啥")
    assert last.kind == "match"
    assert "新增税收" not in last.answer
    *_, none = talk("我们是工业企业，去年刚升规，做新材料的，能拿多少", "还有别的吗")
    assert none.kind == "clarification"
    assert none.calculation is None

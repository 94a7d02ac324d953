"""What an article leaves open is said, whether or not the detail has a name."""

from dataclasses import replace

import pytest

from assistant.answering.attributes import named_attribute
from assistant.answering.evidence import Evidence, gather
from assistant.answering.settled import LIKENESS, WORDED, left_open, settle, settled_model
from corpus.normalise import fold_plain


def found(assistant, question: str) -> tuple[str, dict[str, float], Evidence]:
    hit = assistant.retriever.search(fold_plain(question)).hits[0]
    document, article = assistant._room.article(hit.document, hit.article)
    return article.key, dict(hit.asked), gather(document, article, hit, ())


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("没花完的创新券可以送给别的厂子花吗", "55"),
        ("小升规的奖金打到公户上，这笔要不要再交所得税", "25"),
        ("算项目实际投资额，二手机器也往里头加吗", "21"),
    ],
)
def test_a_detail_without_a_name_is_found_left_open(assistant, question, article):
    key, likeness, evidence = found(assistant, question)
    assert key == article
    settled = settle(fold_plain(question), likeness, evidence, named=False)
    assert settled.lacking == (named_attribute("detail"),)


@pytest.mark.parametrize(
    "question", ["创新券一年用三万能补多少", "重点实验室怎么奖", "项目完工以后奖几个点"]
)
def test_what_the_text_answers_is_not(assistant, question):
    _, likeness, evidence = found(assistant, question)
    assert settle(fold_plain(question), likeness, evidence, named=True).lacking == ()


def test_without_both_lists_nothing_is_found(assistant):
    question = "没花完的创新券可以送给别的厂子花吗"
    _, likeness, evidence = found(assistant, question)
    chance = left_open(likeness, named=False)
    assert chance is not None and chance >= settled_model().open_from
    half = {name: value for name, value in likeness.items() if name in LIKENESS[:3]}
    assert left_open(half, named=False) is None
    assert settle(question, half, evidence, named=False) is evidence
    assert set(settled_model().weights) == {*LIKENESS, *WORDED, "named"}


def test_what_the_patterns_found_lacking_stays(assistant):
    question = "创新券的钱到哪个网站上领"
    _, likeness, evidence = found(assistant, question)
    lacking = replace(evidence, lacking=(named_attribute("telephone"),))
    assert settle(question, likeness, lacking, named=True) is lacking


def test_what_seems_lacking_is_held_where_the_question_is_almost_certainly_answered(assistant):
    question = "创新券一年用三万能补多少"
    _, likeness, evidence = found(assistant, question)
    misread = replace(evidence, lacking=(named_attribute("again"),))
    assert settle(question, likeness, misread, named=True).lacking == ()
    certain = replace(evidence, lacking=(named_attribute("material"),))
    assert settle(question, likeness, certain, named=True) is certain


@pytest.mark.parametrize(
    ("message", "lacking"), [("免费刻的章一共几枚", True), ("科技创新券", False)]
)
def test_what_asks_nothing_in_so_many_words_must_be_surely_open(assistant, message, lacking):
    _, likeness, evidence = found(assistant, message)
    settled = settle(fold_plain(message), likeness, evidence, named=False, asks=False)
    assert bool(settled.lacking) == lacking

"""Ways of asking that the words of a clause answer, whatever likeness says."""

import pytest

from assistant.answering.answered import answered_in_words, load_ways
from assistant.answering.evidence import gather
from corpus.normalise import fold_plain


def answered(assistant, question: str, open_chance: float = 0.9):
    text = fold_plain(question)
    hit = assistant.retriever.search(text).hits[0]
    document, article = assistant._room.article(hit.document, hit.article)
    evidence = gather(document, article, hit, ())
    return answered_in_words(text, evidence, hit.matched, open_chance)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("电子印章要花钱买吗", "免费制发电子营业执照和电子印章"),
        ("税务Ukey多少钱一个", "发放税务Ukey"),
        ("开发区专家服务怎么预约", "电话预约"),
        ("哪些税按年申报", "房产税"),
        ("原料用能扣不扣", "扣减原料用能"),
        ("核心企业拖着不给确权，文件里怎么说的", "确权"),
    ],
)
def test_the_clause_that_says_it_leads(assistant, question, words):
    evidence = answered(assistant, question)
    assert evidence is not None
    lead = evidence.clauses[0]
    assert words in evidence.document.words(lead.start, lead.end)


@pytest.mark.parametrize(
    "question",
    [
        "银行开户多少钱",
        "链主企业是哪几家",
        "没花完的创新券可以送给别的厂子花吗",
        "中小企业维权投诉中心的座机号给我念一下",
        "免费刻的章一共给几枚",
        "绿色矿山名录有哪些矿",
    ],
)
def test_what_the_clause_does_not_say_stays_open(assistant, question):
    assert answered(assistant, question) is None


def test_a_claim_is_only_let_pass_where_it_is_not_likely_left_open(assistant):
    assert answered(assistant, "房产税按季申报对吧", 0.3) is not None
    assert answered(assistant, "房产税按季申报对吧", 0.6) is None


def test_what_names_the_verb_asks_for_it_in_the_clause():
    whether = next(way for way in load_ways() if way.name == "whether")
    assert whether.verb("原料用能扣不扣") == "扣"
    assert whether.verb("给不给奖") is None

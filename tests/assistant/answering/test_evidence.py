"""Which clause answers, and what the article lacks."""

from datetime import date

import pytest

from assistant.answering.attributes import asked_attributes
from assistant.answering.evidence import Evidence, ended_term, gather, with_term_named
from corpus.catalog import Catalog
from corpus.document import Article, Document
from corpus.normalise import fold_plain
from corpus.parser import parse
from index.hit import Hit, ScoredClause


@pytest.fixture
def document(catalog: Catalog) -> Document:
    return catalog.documents[0]


def article_of(document: Document, key: str) -> Article:
    article = document.article(key)
    assert article is not None
    return article


def found(document: Document, key: str, matched: tuple[str, ...], **scores: float) -> Hit:
    """A hit whose clauses are named by words that stand in them (other clauses: nought)."""
    clauses = []
    for clause in article_of(document, key).clauses:
        words = document.words(clause.start, clause.end)
        score = max((s for name, s in scores.items() if name in words), default=0.0)
        clauses.append(ScoredClause(clause.start, clause.end, score))
    clauses.sort(key=lambda c: -c.score)
    return Hit(document.id, key, 1.0, {}, matched, tuple(clauses))


def lead(document: Document, evidence: Evidence) -> str:
    return document.words(evidence.clauses[0].start, evidence.clauses[0].end)


def names(evidence: Evidence) -> list[str]:
    return [attribute.name for attribute in evidence.lacking]


def test_the_clause_that_holds_the_sum_may_lead_over_a_slightly_better_one(document: Document):
    hit = found(document, "51", ("孵化",), 存量科技企业=0.80, 孵化机构=0.85)
    evidence = gather(document, article_of(document, "51"), hit, asked_attributes("孵化奖多少"))
    assert "50万元扶持" in lead(document, evidence) and not evidence.lacking


@pytest.mark.parametrize("clause", ["首次突破下列标准", "1亿元  50万元"])
def test_the_rows_of_a_table_are_read_with_what_leads_to_them(clause: str):
    text = (
        "第三条  租用办公用房的，给予补助。\n\n"
        "第四条  年营业收入首次突破下列标准的，给予一次性奖励：\n\n"
        "年营业收入  奖励金额\n\n5000万元  20万元\n\n1亿元  50万元\n\n"
        "第五条  取得甲级测绘资质的，一次性奖励40万元。"
    )
    document = parse(text, id="rows")
    asked = asked_attributes("年营业收入首次突破1亿元奖多少")
    hit = found(document, "4", ("年营业收入",), **{clause: 0.9})
    evidence = gather(document, article_of(document, "4"), hit, asked)
    assert lead(document, evidence).startswith("年营业收入首次突破下列标准")
    assert lead(document, evidence).endswith("1亿元  50万元")
    assert not evidence.lacking


def test_a_loans_sum_is_no_answer_for_a_grant(document: Document):
    """第28条 names a sum for loans and none for the grant to those who start for the first time."""
    hit = found(document, "28", ("首次创业", "补贴"), 一次性创业补贴=0.90, 最高额度=0.85)
    asked = asked_attributes("首次创业补贴给多少钱")
    evidence = gather(document, article_of(document, "28"), hit, asked)
    assert "一次性创业补贴" in lead(document, evidence)
    assert "30万" not in lead(document, evidence)


def test_a_sum_far_from_the_question_is_not_dragged_in(document: Document):
    hit = found(document, "27", (), 适当的补贴=0.90)
    asked = asked_attributes("乡村e镇补多少钱")
    evidence = gather(document, article_of(document, "27"), hit, asked)
    assert "适当的补贴" in lead(document, evidence)
    assert names(evidence) == ["amount"]


@pytest.mark.parametrize(
    ("key", "question", "lacking"),
    [
        ("63", "注销要什么材料", ["material"]),
        ("63", "注销在哪个窗口办", ["place"]),
        ("63", "注销归谁管", []),
        ("69", "证照通办要什么材料", []),
        ("72", "投诉打什么电话", []),
        ("22", "升一级的联系电话", ["telephone"]),
    ],
)
def test_what_the_article_lacks(document: Document, key: str, question: str, lacking: list[str]):
    hit = Hit(document.id, key, 1.0, {}, (), ())
    asked = asked_attributes(fold_plain(question))
    assert names(gather(document, article_of(document, key), hit, asked)) == lacking


@pytest.mark.parametrize(
    ("day", "words", "until"),
    [
        (date(2026, 11, 24), "城镇土地使用税", date(2024, 12, 31)),
        (date(2025, 1, 1), "城镇土地使用税", date(2024, 12, 31)),
        (date(2024, 12, 31), "城镇土地使用税", None),
        (date(2024, 6, 1), "重点群体", date(2023, 12, 31)),
        (date(2026, 11, 24), "征收房产税", None),
    ],
)
def test_a_term_ends_with_its_last_day(
    document: Document, day: date, words: str, until: date | None
):
    article = article_of(document, "18")
    hit = found(document, "18", (), **{words: 0.9})
    term = ended_term(gather(document, article, hit, ()), day)
    assert (term.until if term else None) == until


@pytest.mark.parametrize(
    ("day", "question", "until"),
    [
        (date(2026, 11, 28), "那两个亿的投放计划还在搞吗", date(2025, 12, 31)),
        (date(2026, 11, 28), "0.5亿元的指标今天还作数不", date(2022, 12, 31)),
        (date(2026, 11, 28), "个体户贷款的目标过期没有", date(2025, 12, 31)),
        (date(2025, 12, 31), "放贷两亿那个计划到期了吗", None),
        (date(2024, 6, 1), "0.5亿元的指标今天还作数不", date(2022, 12, 31)),
    ],
)
def test_of_two_terms_in_a_clause_the_one_asked_about_counts(
    document: Document, day: date, question: str, until: date | None
):
    hit = found(document, "5", (), **{"力争实现个体工商户贷款投放": 0.9})
    evidence = gather(document, article_of(document, "5"), hit, ())
    term = ended_term(evidence, day, fold_plain(question))
    assert (term.until if term else None) == until


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("给个体户放2亿的那个计划还在搞吗", "投放2亿元"),
        ("邮储银行的产品有哪些", "邮储银行"),
        ("想贷30万", "邮储银行"),
    ],
)
def test_the_figure_of_a_term_names_its_clause(document: Document, question: str, words: str):
    hit = found(document, "5", (), **{"创新区域性的贷款产品": 0.9})
    evidence = gather(document, article_of(document, "5"), hit, ())
    lead = with_term_named(evidence, fold_plain(question)).clauses[0]
    assert words in document.words(lead.start, lead.end)

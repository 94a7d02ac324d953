"""Policy answers put together from one article's words."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.answering.attributes import asked_attributes
from assistant.answering.compose import document_notices, policy_draft, related_statement
from assistant.answering.draft import Draft
from assistant.answering.evidence import Evidence
from assistant.answering.outcomes import load_texts
from assistant.answering.verify import ungrounded, verify
from corpus.catalog import Catalog
from corpus.document import Document
from corpus.parser import parse
from index.hit import ScoredClause

TODAY = date(2026, 11, 24)


@pytest.fixture
def document(catalog: Catalog) -> Document:
    return catalog.documents[0]


def evidence_of(document: Document, key: str, words: str, lacking: str = "") -> Evidence:
    article = document.article(key)
    assert article is not None
    clause = next(c for c in article.clauses if words in document.words(c.start, c.end))
    missing = tuple(a for a in asked_attributes(lacking))
    return Evidence(document, article, (ScoredClause(clause.start, clause.end, 1.0),), missing)


def says(draft: Draft) -> list[str]:
    return [statement.text for statement in draft.statements]


def test_the_first_sentence_is_the_articles_own(document: Document):
    draft = policy_draft(evidence_of(document, "63", "45天压减为20天"), "公示几天", (), TODAY)
    assert says(draft)[0].endswith("将公示时间由45天压减为20天。")
    assert draft.reason is None and draft.subject == (document.id, "63")
    assert "责任单位：县审批局、县市场监督管理局。" in says(draft)


def test_who_is_asked_for_is_named_first(document: Document):
    asked = asked_attributes("归谁管")
    draft = policy_draft(evidence_of(document, "63", "20天"), "归谁管", asked, TODAY)
    assert says(draft)[0] == "这一条的责任单位是县审批局、县市场监督管理局。"
    assert len(says(draft)) == 2


def test_what_is_lacking_is_said_with_the_document_it_rests_on(document: Document):
    found = evidence_of(document, "1", "奖励", lacking="多少钱")
    draft = policy_draft(found, "给多少钱", asked_attributes("给多少钱"), TODAY)
    assert draft.reason == "not_stated"
    assert "没有写明具体金额" in says(draft)[0] and "12345" in says(draft)[0]
    assert (
        "（阳政办发〔2020〕62号）" in says(draft)[1]
        and "具体金额应以那份文件为准" in says(draft)[1]
    )


def test_a_term_that_has_passed_comes_before_everything(document: Document):
    found = evidence_of(document, "18", "城镇土地使用税", lacking="电话")
    draft = policy_draft(found, "电话", asked_attributes("电话"), TODAY)
    assert draft.reason == "ended"
    assert says(draft)[0].startswith("先提醒") and "2024年12月31日" in says(draft)[0]
    assert "联系电话" in says(draft)[1]


def test_a_term_that_has_passed_is_said_of_a_clause_quoted_beside_and_of_a_related_one(
    document: Document,
):
    rent, group = (evidence_of(document, "18", words) for words in ("房产税", "重点群体"))
    both = replace(rent, clauses=(*rent.clauses, *group.clauses))
    beside = next(s for s in says(policy_draft(both, "房产税", (), TODAY)) if "重点群体" in s)
    related = related_statement(document, "18", group.clauses[0], TODAY)
    for words in (beside, related.text):
        assert "2023年12月31日 为止，已经过了" in words


def test_until_when_is_told_by_the_term_of_any_clause_quoted(document: Document):
    rent, group = (evidence_of(document, "18", words) for words in ("房产税", "重点群体"))
    both = replace(
        rent, clauses=(*rent.clauses, *group.clauses), lacking=asked_attributes("有效期")
    )
    draft = policy_draft(both, "有效期", asked_attributes("有效期"), TODAY)
    assert draft.reason == "ended"
    assert not any("没有写明" in words for words in says(draft))


def test_who_does_it_in_the_words_of_the_clause_leads(document: Document):
    asked = asked_attributes("找谁备案")
    draft = policy_draft(evidence_of(document, "24", "备案"), "找谁备案", asked, TODAY)
    assert says(draft)[0].startswith("对经工信部门备案")
    assert any("县科技局" in words for words in says(draft))


def test_a_false_premise_leads_and_its_figure_stands(document: Document, catalog: Catalog):
    found = evidence_of(document, "63", "20天")
    draft = policy_draft(found, "听说公示要45天", (), TODAY, hearsay=True)
    assert says(draft)[0].startswith("不是45天，是20天")
    assert not verify(draft.statements, catalog).dropped


def test_every_clause_of_every_article_leaves_verified(document: Document, catalog: Catalog):
    """Whatever clause is found and whatever is asked: nothing is cut, no figure is loose."""
    for article in document.articles:
        for clause in article.clauses:
            scored = (ScoredClause(clause.start, clause.end, 1.0),)
            for question in ("归谁管", "给多少钱", "要什么材料"):
                asked = asked_attributes(question)
                found = Evidence(document, article, scored, asked)
                draft = policy_draft(found, question, asked, TODAY)
                assert not verify((*draft.statements, *draft.notices), catalog).dropped


def test_a_document_on_trial_says_so_with_its_date(document: Document):
    notice = document_notices(load_texts(), document)[0]
    assert notice.notice and "试行" in notice.text and "2022年" in notice.text


def stated(status: str = "") -> Document:
    source = (
        f"某措施{status}\n某县人民政府\n2023年5月20日\n一、奖励。奖励10万元。（责任单位：县工信局）\n"
        "二、补贴。补贴5万元。\n本措施自2023年6月1日起施行，有效期2年。\n"
    )
    return parse(source, id="measures")


def test_a_document_that_states_its_own_term_is_not_said_to_lack_one():
    for status in ("", "（试行）"):
        (notice,) = document_notices(load_texts(), stated(status))
        assert "2023年6月1日" in notice.text and "2025年5月31日" in notice.text
        assert "没有写明" not in notice.text and ("试行文件" in notice.text) == bool(status)


@pytest.mark.parametrize(("day", "reason"), [("2025-05-31", None), ("2025-06-01", "ended")])
def test_a_document_whose_term_has_passed_says_so_first(day: str, reason: str | None):
    found = evidence_of(stated(), "1", "奖励10万元")
    draft = policy_draft(found, "奖励多少", (), date.fromisoformat(day))
    assert draft.reason == reason
    assert ("已经过了" in says(draft)[0] and "县工信局" in says(draft)[0]) == bool(reason)
    assert not any(map(ungrounded, (*draft.statements, *draft.notices)))


def test_a_related_article_is_named_by_its_title(document: Document):
    clause = document.article("54").clauses[0]
    scored = ScoredClause(clause.start, clause.end, 1.0)
    statement = related_statement(document, "54", scored, TODAY)
    assert "《大力培育高新技术企业》" in statement.text
    with pytest.raises(KeyError):
        related_statement(document, "760", ScoredClause(0, 1, 1.0), TODAY)


def test_which_document_it_stands_on_is_said_first(document: Document):
    asked = asked_attributes("依据哪个文件")
    draft = policy_draft(evidence_of(document, "1", "奖励"), "依据哪个文件", asked, TODAY)
    assert "（阳政办发〔2022〕31号）第1条" in says(draft)[0]
    assert "（阳政办发〔2020〕62号）" in says(draft)[0]


def test_a_document_that_is_only_mentioned_is_not_rested_on(document: Document):
    asked = asked_attributes("依据哪个文件")
    draft = policy_draft(evidence_of(document, "25", "20万元"), "依据哪个文件", asked, TODAY)
    assert "中国制造2025" not in says(draft)[0]

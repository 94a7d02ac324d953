"""Verified statements as a person reads them."""

import pytest

from assistant.answering.answer import Citation
from assistant.answering.cite import cite
from assistant.answering.render import paragraph, render, sorted_by_use
from assistant.answering.statement import Statement
from corpus.catalog import Catalog


@pytest.fixture
def quote(catalog: Catalog):
    """Cuts the first clause of an article."""
    document = catalog.documents[0]

    def cut(key: str) -> Citation:
        article = document.article(key)
        clause = article.clauses[0]
        return cite(document, article, clause.start, clause.end)

    return cut


def test_every_sentence_is_followed_by_its_article(quote, catalog: Catalog):
    own = quote("22")
    rendered = render([Statement(own.quote, (own,)), Statement("请核实。", (own,))], (), catalog)
    first, second = rendered.text.split("\n\n")
    assert first.endswith(" [第22条]") and second == "请核实。 [第22条]"
    assert rendered.citations == (own,)


def test_a_sentence_said_twice_is_shown_once(quote, catalog: Catalog):
    own = quote("22")
    statement = Statement(own.quote, (own,))
    assert render([statement, statement], (), catalog).text.count(own.quote) == 1


def test_what_is_cut_is_told_and_not_shown(quote, catalog: Catalog):
    rendered = render([Statement("可得77万元", (quote("22"),))], (), catalog)
    assert rendered.text == "" and len(rendered.dropped) == 1 and rendered.citations == ()


def test_notices_stand_beside_the_text_and_are_checked_too(catalog: Catalog):
    kept = Statement("请先咨询。", notice=True)
    lie = Statement("截止到2031年。", notice=True)
    rendered = render([], [kept, lie, kept], catalog)
    assert rendered.notices == ("请先咨询。",) and len(rendered.dropped) == 1


def test_the_document_is_named_where_there_are_several(quote):
    own = quote("22")
    statement = Statement("奖励。", (own,))
    assert paragraph(statement, name_document=True) == "奖励。 [阳政办发〔2022〕31号 第22条]"


def test_citations_of_the_first_article_come_first(quote):
    a, b = quote("22"), quote("23")
    assert sorted_by_use([a, b, a]) == [a, a, b]
    assert sorted_by_use([]) == []

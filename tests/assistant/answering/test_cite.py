"""Quotes are slices of the document, cut by offset."""

from pathlib import Path

import pytest

from assistant.answering.cite import cite, cite_words, mark, merge
from corpus.catalog import open_catalog

DOCUMENTS = Path(__file__).parents[3] / "corpus" / "documents"


@pytest.fixture(scope="module")
def document():
    return open_catalog(DOCUMENTS).documents[0]


def test_a_quote_is_a_slice_of_its_article(document):
    article = document.article("22")
    clause = article.clauses[0]
    citation = cite(document, article, clause.start, clause.end)
    assert citation.quote == document.text[clause.start : clause.end]
    assert (citation.label, citation.article) == ("第22条", 22)
    assert citation.departments == ["县住建局", "县财政局"]
    assert mark(citation) == "[第22条]"


def test_words_outside_the_article_cannot_be_cited(document):
    article = document.article("22")
    with pytest.raises(ValueError, match="第22条"):
        cite(document, article, article.start - 5, article.end)
    assert cite_words(document, article, "给予900万元的奖励") is None


def test_words_are_found_whatever_their_blanks(document):
    article = document.article("26")
    citation = cite_words(document, article, "每增长1%奖励 2万元,最高奖励 20万元")
    assert citation is not None
    assert "".join(citation.quote.split()) == "每增长1%奖励2万元,最高奖励20万元"


def test_a_quote_inside_a_longer_one_is_left_out(document):
    article = document.article("22")
    whole = cite(document, article, article.body_start, article.body_end)
    clause = cite(document, article, article.clauses[0].start, article.clauses[0].end)
    assert merge([whole, clause]) == [whole]
    assert merge([clause, clause]) == [clause]

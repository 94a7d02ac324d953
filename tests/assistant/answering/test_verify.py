"""Nothing leaves with a figure or a quote that does not stand in the text or the calculation."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.cite import cite
from assistant.answering.render import render
from assistant.answering.statement import Statement
from assistant.answering.verify import figures, ungrounded, verify
from corpus.catalog import open_catalog

DOCUMENTS = Path(__file__).parents[3] / "corpus" / "documents"
CATALOG = open_catalog(DOCUMENTS)
DOCUMENT = CATALOG.documents[0]


def quote(key: str, place: int = 0):
    article = DOCUMENT.article(key)
    clause = article.clauses[place]
    return cite(DOCUMENT, article, clause.start, clause.end)


def test_a_sentence_in_the_articles_words_is_kept():
    own = quote("22")
    result = verify([Statement(own.quote, (own,))], CATALOG)
    assert len(result.kept) == 1 and not result.dropped


def test_a_figure_from_nowhere_is_cut_and_named():
    own = quote("22")
    result = verify([Statement("最多可以拿到700万元。", (own,))], CATALOG)
    assert not result.kept
    assert "700" in result.dropped[0][1]


def test_a_figure_of_the_calculation_is_grounded_in_its_basis():
    own = quote("22")
    assert ungrounded(Statement("合计230万元", (own,), basis=("合计230万元",))) == set()


def test_a_retyped_quote_is_cut():
    own = quote("22").model_copy(update={"quote": "给予600万元的奖励"})
    result = verify([Statement("给予奖励", (own,))], CATALOG)
    assert "slice" in result.dropped[0][1]


def test_a_quote_from_another_article_is_cut():
    stolen = quote("22").model_copy(update={"key": "23"})
    assert not verify([Statement("奖励", (stolen,))], CATALOG).kept


def test_full_width_figures_and_thousands_are_the_same_figures():
    assert figures("１２００万元，1,200 万元 [第22条]") == {"1200"}


@given(st.integers(min_value=1, max_value=10**9))
def test_no_invented_amount_survives(number: int):
    own = quote("22")
    rendered = render([Statement(f"可得{number}元", (own,))], (), CATALOG)
    allowed = figures(own.quote) | figures(own.label) | figures(own.document)
    assert (str(number) in allowed) == bool(rendered.text)

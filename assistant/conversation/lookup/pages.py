"""The page of results an operator sees."""

import html
import re
import time

from pydantic import BaseModel, ConfigDict, Field

from assistant.answering.article_names import ArticleNames, names_of
from assistant.answering.scope import load_scope
from assistant.calculator.rules.rulebook import RuleBook
from assistant.conversation.room import Room
from corpus.document import Article, Document
from index.hit import Filters, Hit, SearchResult

_SNIPPET = 120


class SearchRow(ArticleNames):
    """One article found. ``snippet`` is HTML: matched words in ``<mark>``, all else escaped."""

    chapter: str | None
    score: float
    parts: dict[str, float]
    snippet: str
    departments: list[str]
    rules: list[str]


class SearchPage(BaseModel):
    """Ranked articles for a query; ``total`` is the number found, before the cut. The rest is for our own
    pages, no part of the interface:

    ``found`` the same number, ``exact`` where the query names these and no others;
    ``fits``: the documents speak of the matter; ``known``: any word of it is known at all.
    """

    model_config = ConfigDict(frozen=True)

    query: str
    total: int
    results: list[SearchRow]
    elapsed_ms: float
    found: int = Field(0, exclude=True)
    exact: bool = Field(False, exclude=True)
    fits: bool = Field(True, exclude=True)
    known: bool = Field(True, exclude=True)


def search_page(room: Room, query: str, limit: int, filters: Filters) -> SearchPage:
    """Search and describe the hits. ``limit`` is the most rows returned."""
    began = time.perf_counter()
    result = room.retriever.search(query, k=limit, filters=filters)
    rows = [row for hit in result.hits if (row := _row(room, hit)) is not None]
    return SearchPage(
        query=query,
        total=max(result.found, len(rows)),
        results=rows,
        elapsed_ms=round((time.perf_counter() - began) * 1000, 2),
        found=result.found,
        exact=result.exact,
        fits=_fits(query, result),
        known=result.direct is not None
        or any(result.signals.get(name, 0.0) > 0 for name in ("lexical_top", "question_words")),
    )


def _fits(query: str, result: SearchResult) -> bool:
    """Whether a question like this would not be refused; what is named is there."""
    scope = load_scope()
    if result.direct is not None or not result.signals:
        return result.direct is not None
    return scope.probability(result.signals, query) >= scope.refuse_below


def _row(room: Room, hit: Hit) -> SearchRow | None:
    found = room.article(hit.document, hit.article)
    return None if found is None else search_row(room.rulebook, *found, hit)


def search_row(
    rulebook: RuleBook, document: Document, article: Article, hit: Hit | None = None
) -> SearchRow:
    """An article that was found, with the best clause of its ``hit``; without one, its first words."""
    clause = hit.clauses[0] if hit is not None and hit.clauses else None
    start = clause.start if clause is not None else article.body_start
    end = clause.end if clause is not None else article.body_end
    matched, parts = (hit.matched, hit.parts) if hit is not None else ((), {})
    chapter = next((c.title for c in document.chapters if c.number == article.chapter), None)
    return SearchRow(
        **names_of(document, article),
        chapter=chapter,
        score=round(hit.score, 4) if hit is not None else 0.0,
        parts={name: round(value, 4) for name, value in parts.items()},
        snippet=marked(document.words(start, min(end, start + _SNIPPET)), matched),
        departments=list(article.departments),
        rules=[rule.id for rule in rulebook.of_article(document.id, article.key)],
    )


def marked(text: str, words: tuple[str, ...]) -> str:
    """The text as HTML with every occurrence of the words in ``<mark>``.

    >>> marked("给予<b>200万元", ("万元",))
    '给予&lt;b&gt;200<mark>万元</mark>'
    """
    wanted = sorted((w for w in set(words) if w.strip()), key=len, reverse=True)
    if not wanted:
        return html.escape(text)
    pattern = re.compile("|".join(map(re.escape, wanted)), re.IGNORECASE)
    out: list[str] = []
    place = 0
    for match in pattern.finditer(text):
        out.append(html.escape(text[place : match.start()]))
        out.append(f"<mark>{html.escape(match.group())}</mark>")
        place = match.end()
    out.append(html.escape(text[place:]))
    return "".join(out)

"""What the console's search finds: rows, how many there are, and whether they answer at all."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from assistant.answering.scope import foreign_article
from assistant.conversation.lookup.pages import search_row
from assistant.web.operator.search import Row, row_of
from assistant.web.operator.texts import texts
from corpus.normalise import fold_plain
from index.direct import named_articles
from index.hit import Filters
from index.roster import Roster, without_signs

if TYPE_CHECKING:
    from assistant.conversation.assistant import Assistant
    from assistant.conversation.lookup.pages import SearchPage

SHOWN = 9
EVERY = 100
"""Rows looked at where a filter of the console's own leaves only some, or more are asked for."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The filters, those that only the console has included; ``whole``: more rows than nine."""

    filters: Filters = field(default_factory=Filters)
    computable: bool = False
    ended: bool = False
    whole: bool = False

    @property
    def narrows(self) -> bool:
        """Whether any filter is set."""
        named = (self.filters.document, self.filters.chapter, self.filters.department)
        return any(named) or self.own

    @property
    def own(self) -> bool:
        """Whether a filter is set that the search itself does not know."""
        return self.computable or self.ended

    def passes(self, row: Row) -> bool:
        """Whether the console's own filters let the row through."""
        return (row.computable or not self.computable) and (row.ended or not self.ended)


@dataclass(frozen=True, slots=True)
class Finding:
    """Rows, how many there are in all, and what is said about them.

    Where ``fits`` is false the rows are only the nearest, and none may be taken for an answer.
    """

    rows: Sequence[Row]
    total: int
    message: str
    fits: bool


def find(
    assistant: "Assistant", query: str, words: Sequence[str], narrowing: Narrowing, today: date
) -> Finding:
    """What there is for a query, or for the ``words`` that its initials were taken for; without a
    query, all that the filters let through.
    """
    said = texts()["search"]
    if not query:
        return _named(_all_rows(assistant, narrowing, today), narrowing)
    if words:
        found = _searched(assistant, words, narrowing, today)
        return _after(said["taken_for"].format(words="、".join(words)), found)
    title = foreign_article(query, assistant.catalog.documents)
    if title is not None:
        return Finding((), 0, said["no_document"].format(title=title), False)
    absent, rest = _absent_articles(query, assistant.retriever.roster)
    if not absent:
        return _searched(assistant, [query], narrowing, today)
    note = said["no_article"].format(articles="、".join(absent))
    found = _searched(assistant, [rest], narrowing, today)
    return _after(note, found) if found.fits else Finding((), 0, note, False)


def _after(note: str, found: Finding) -> Finding:
    return replace(found, message=note + found.message)


def _absent_articles(query: str, roster: Roster) -> tuple[list[str], str]:
    """Articles named by a number that no document has, and the query without them."""
    folded = fold_plain(query)
    if without_signs(folded) in roster.by_label or without_signs(folded) in roster.by_key:
        return [], query
    absent, rest = [], folded
    for reference in named_articles(folded):
        if reference.key not in roster.by_key and reference.key not in roster.by_label:
            number, _, branch = reference.key.partition("-")
            absent.append(f"第{number}条" + (f"之{branch}" if branch else ""))
            rest = rest.replace(folded[reference.start : reference.end], " ", 1)
    return absent, rest


def _searched(
    assistant: "Assistant", words: Sequence[str], narrowing: Narrowing, today: date
) -> Finding:
    """The rows for each of the words in turn, every article once."""
    pages = [
        _page(assistant, word, narrowing)
        for word in words
        if any(character.isalnum() for character in word)
    ]
    fitting = [page for page in pages if page.fits]
    taken = fitting or [page for page in pages if page.known]
    rows: dict[tuple[str, str], Row] = {}
    for page in taken:
        for hit in page.results:
            row = row_of(assistant, hit, page.query, today)
            if narrowing.passes(row):
                rows.setdefault((row.document_id, row.key), row)
    found = list(rows.values())
    if not fitting:
        return _nearest(found)
    if all(len(page.results) >= page.found for page in fitting):
        return _named(found, narrowing)
    shown = found[: _most(narrowing)]
    message = texts()["search"]["ranked" if shown else "nothing"].format(shown=len(shown))
    return Finding(shown, len(shown), message, bool(shown))


def _page(assistant: "Assistant", word: str, narrowing: Narrowing) -> "SearchPage":
    """One search; what the query names is given whole, however much it is."""
    limit = EVERY if narrowing.own or narrowing.whole else SHOWN
    page = assistant.search(word, limit, narrowing.filters)
    if page.exact and page.found > limit:
        return assistant.search(word, page.found, narrowing.filters)
    return page


def _nearest(rows: Sequence[Row]) -> Finding:
    shown = rows[:SHOWN]
    said = texts()["search"]["nearest" if shown else "nothing"]
    return Finding(shown, len(shown), said.format(shown=len(shown)), False)


def _named(rows: Sequence[Row], narrowing: Narrowing) -> Finding:
    """Rows that are all there are."""
    shown = rows[: _most(narrowing)]
    said = "nothing" if not rows else "whole" if len(shown) == len(rows) else "first"
    message = texts()["search"][said].format(total=len(rows), shown=len(shown))
    return Finding(shown, len(rows), message, bool(rows))


def _most(narrowing: Narrowing) -> int:
    return EVERY if narrowing.whole else SHOWN


def _all_rows(assistant: "Assistant", narrowing: Narrowing, today: date) -> list[Row]:
    """Every article that passes the filters, in the order of the documents."""
    roster = assistant.retriever.roster
    allowed = roster.allowed(narrowing.filters)
    passing = (
        row_of(assistant, search_row(assistant.rulebook, place.document, place.article), "", today)
        for number, place in enumerate(roster.places)
        if allowed is None or allowed[number]
    )
    return [row for row in passing if narrowing.passes(row)]

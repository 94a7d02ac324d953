"""Documents by their 文号: those of the catalogue, and those that its articles cite.

In: the articles. Out: which documents are known by a number or a title, and the articles that name them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.normalise import fold_plain
from index.references import IssueReference
from index.roster import Roster, without_signs

_LONG_TITLE = 8


@dataclass(frozen=True, slots=True)
class Issue:
    """A 文号 (or title) that a document bears (``own``) or that articles cite."""

    number: str
    title: str
    own: bool
    places: tuple[int, ...]

    def fits(self, wanted: IssueReference) -> bool:
        """Whether it may be the one that a query names."""
        prefix, year, number = _parts(self.number)
        if number != wanted.number or (wanted.year and wanted.year != year):
            return False
        return (
            not wanted.prefix
            or prefix == wanted.prefix
            or prefix.endswith(wanted.prefix)
            or (wanted.prefix.endswith(prefix) and bool(prefix))
        )

    def fully_named_by(self, wanted: IssueReference) -> bool:
        """Whether a query writes the whole sign of the organ."""
        prefix, _, _ = _parts(self.number)
        return bool(prefix) and wanted.prefix.endswith(prefix)


def issues_of(roster: Roster) -> Iterator[Issue]:
    """Every document that the articles cite, then every one of the catalogue."""
    by_document: dict[str, list[int]] = {}
    cited: dict[tuple[str, str], list[int]] = {}
    for number, place in enumerate(roster.places):
        by_document.setdefault(place.document.id, []).append(number)
        for other in place.article.cited:
            key = (fold_plain(other.number or ""), fold_plain(other.title))
            cited.setdefault(key, []).append(number)
    for (issue, title), places in cited.items():
        yield Issue(issue, title, False, tuple(places))
    for document in roster.catalog.documents:
        own = tuple(by_document.get(document.id, ()))
        yield Issue(fold_plain(document.number or ""), fold_plain(document.title), True, own)


def cited_titles(issues: Iterable[Issue]) -> dict[str, tuple[int, ...]]:
    """Titles of cited documents, without signs and long enough to be told → articles citing."""
    found: dict[str, dict[int, None]] = {}
    for issue in issues:
        title = without_signs(issue.title)
        if not issue.own and len(title) >= _LONG_TITLE:
            found.setdefault(title, {}).update(dict.fromkeys(issue.places))
    return {title: tuple(places) for title, places in found.items()}


def _parts(number: str) -> tuple[str, str, str]:
    match = re.fullmatch(r"(.*?)\W*((?:19|20)\d{2})?\W*第?(\d{1,4})号", number)
    return (match[1], match[2] or "", match[3]) if match else ("", "", "")

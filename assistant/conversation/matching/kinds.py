"""Which kinds of enterprise a profile tells, and whether an offer of an article is for them.

In: ``Addressees`` of a document and a message as ``Told``. Words: ``addressees.yaml``.
"""

from collections.abc import Iterator
from typing import Literal

from assistant.calculator.message.others import is_of_others
from assistant.calculator.message.told import Told, clause_start
from assistant.calculator.quantities.cues import cues
from corpus.addressees import Addressees, Division, Kind, Offer

Fit = Literal["addressed", "open", "refuted"]
"""An offer names what was told, could be for the enterprise, or is for another kind of enterprise."""

_REACH = 10


def kinds_told(addressees: Addressees, told: Told) -> frozenset[str]:
    """Names of the kinds that the enterprise says it is, and of those that it is therefore."""
    found = {k.name for k in addressees.kinds.values() if says(told, k.words, k.not_words)}
    more = found
    while more:
        more = {other for name in more for other in addressees.kinds[name].also} - found
        found |= more
    return frozenset(found)


def says(told: Told, words: tuple[str, ...], not_words: tuple[str, ...] = ()) -> bool:
    """Whether one of the words is said of the speaker, not denied, and not a part of another word."""
    text = told.text
    covered = [span for word in not_words for span in _places(text, word)]
    return any(
        not any(first <= start and end <= last for first, last in covered)
        and not _is_denied(told, start)
        and not is_of_others(text, start)
        and not _is_served(text, start, end)
        for word in words
        for start, end in _places(text, word)
    )


def fit(addressees: Addressees, offer: Offer, told: frozenset[str]) -> Fit:
    """How an offer stands to the kinds told."""
    if not offer.to:
        return "open"
    if any(kind.name in told for kind in offer.to):
        return "addressed"
    divisions = {addressees.kinds[name].division for name in told}
    refuted = all(_is_refuted(kind, divisions) for kind in offer.to)
    return "refuted" if refuted else "open"


def _is_refuted(kind: Kind, divisions: set[Division]) -> bool:
    """Another kind of its division was told; an institution says itself what it is."""
    if kind.division == "institution":
        return True
    return kind.division != "trait" and kind.division in divisions


def _is_denied(told: Told, start: int) -> bool:
    first = max(clause_start(told, start), start - _REACH)
    return cues().patterns["negation"].search(told.text[first:start]) is not None


def _is_served(text: str, start: int, end: int) -> bool:
    """Whether the word names whom the speaker works for: 给小微企业担保."""
    known = cues().patterns
    before = known["served_before"].search(text[max(0, start - 2 * _REACH) : start])
    return before is not None and known["served_behind"].search(text[end:]) is not None


def _places(text: str, word: str) -> Iterator[tuple[int, int]]:
    start = text.find(word)
    while start >= 0:
        yield start, start + len(word)
        start = text.find(word, start + 1)

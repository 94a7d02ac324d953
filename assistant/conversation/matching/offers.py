"""Rows of the articles that speak to an enterprise of the kind told, whether or not a rule computes them.

Certain is such a row only where every fact that the offer asks for was told in its own words.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answering.outcomes import load_texts
from assistant.calculator.message.told import Told
from assistant.conversation.matching.kinds import fit, kinds_told, says
from assistant.conversation.matching.rows import MatchRow, article_row
from assistant.conversation.room import Room
from corpus.addressees import Offer
from corpus.document import Document

_PRINCIPAL = ("trade", "institution")
"""What an enterprise does tells more than how large it is."""


@dataclass(frozen=True, slots=True)
class OfferRow:
    """A row and the offer it is for; ``certain``: all that it asks for was told, nothing is missing."""

    row: MatchRow
    offer: Offer
    certain: bool


def refuted(room: Room, told: Told, document: str, rule: str) -> bool:
    """Whether a rule is for other kinds of enterprise only than the one told."""
    addressees = room.catalog.addressees(document)
    offers = [offer for offer in addressees.offers if rule in offer.rules]
    kinds = kinds_told(addressees, told)
    return bool(offers) and all(fit(addressees, offer, kinds) == "refuted" for offer in offers)


def tells_size(room: Room, told: Told) -> bool:
    """Whether the profile says how large the enterprise is (个体, 小微, 中小), or that it is none."""
    return any(
        addressees.kinds[name].division in ("size", "institution")
        for document in room.catalog.documents
        if (addressees := room.catalog.addressees(document.id))
        for name in kinds_told(addressees, told)
    )


def addressed_rows(room: Room, told: Told, as_of: date, only: Collection[str]) -> list[OfferRow]:
    """The offers of these documents that name a kind told, what the enterprise does before its size, ended
    ones last.
    """
    found = [
        (_rank(offer, kinds, row), _made(row, offer, _settled(told, offer, row)))
        for document in room.catalog.documents
        if document.id in only
        for addressees in (room.catalog.addressees(document.id),)
        for kinds in (kinds_told(addressees, told),)
        for offer in addressees.offers
        if fit(addressees, offer, kinds) == "addressed"
        for row in (_row(room, document, offer, kinds, as_of),)
    ]
    return [made for _, made in sorted(found, key=lambda pair: pair[0])]


def near_rows(
    room: Room,
    told: Told,
    articles: Sequence[tuple[str, str]],
    as_of: date,
    *,
    of_any: bool = False,
) -> Iterator[MatchRow]:
    """One row for each article that is near to what was told: of what is there for whoever needs it, or,
    where no kind was told (or ``of_any``), of what is not for another kind of enterprise.
    """
    for document_id, key in articles:
        document, addressees = (
            room.catalog.require(document_id),
            room.catalog.addressees(document_id),
        )
        kinds = kinds_told(addressees, told)
        left = [
            offer
            for offer in addressees.of(key)
            if (of_any or not (kinds and offer.to)) and fit(addressees, offer, kinds) != "refuted"
        ]
        if left:
            yield _row(room, document, max(left, key=lambda o: o.weight), (), as_of)
        elif not addressees.offers:
            yield _unaddressed(room, document_id, key, as_of)


def _unaddressed(room: Room, document_id: str, key: str, as_of: date) -> MatchRow:
    """An article of a document that says of none whom it is for: its conditions are all there is."""
    texts = load_texts()
    row = article_row(room, document_id, key, texts.say("match_near"), (), as_of)
    return row.model_copy(update={"missing": [texts.say("match_conditions")]})


def _row(
    room: Room, document: Document, offer: Offer, kinds: Collection[str], as_of: date
) -> MatchRow:
    texts = load_texts()
    named = "、".join(kind.label for kind in offer.to if kind.name in kinds)
    phrase = "match_addressed" if named else "match_near_gives"
    why = texts.say(phrase, kinds=named, gives=offer.gives)
    words = document.words(offer.start, offer.end)
    row = article_row(room, document.id, offer.article, why, (words,), as_of)
    asked = [decisive.ask for decisive in offer.decides]
    if row.ended:
        asked = [texts.say("match_ended_decides", departments="、".join(row.departments))]
        why = f"{row.deadline}：{why}"
    return row.model_copy(update={"why": why, "missing": asked})


def _made(row: MatchRow, offer: Offer, certain: bool) -> OfferRow:
    return OfferRow(row.model_copy(update={"missing": None}) if certain else row, offer, certain)


def _settled(told: Told, offer: Offer, row: MatchRow) -> bool:
    return not row.ended and all(d.told and says(told, d.told) for d in offer.decides)


def _rank(offer: Offer, kinds: Collection[str], row: MatchRow) -> tuple[bool, int, int]:
    principal = any(k.name in kinds and k.division in _PRINCIPAL for k in offer.to)
    return bool(row.ended), -offer.weight - principal, row.article

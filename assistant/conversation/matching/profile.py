"""Which articles apply to an enterprise: certainly, possibly, and what would decide it."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assistant.answering.nearness import nearness
from assistant.answering.outcomes import load_texts
from assistant.answering.scope import load_scope
from assistant.answering.speaking import short
from assistant.answering.view import plain
from assistant.calculator.calculation import Calculation
from assistant.calculator.engine.combine import combine
from assistant.calculator.message.told import Told
from assistant.calculator.quantities.cues import cues
from assistant.calculator.sentences import says_gap
from assistant.conversation.facts.heard import Heard
from assistant.conversation.matching.fields import in_words
from assistant.conversation.matching.offers import (
    OfferRow,
    addressed_rows,
    near_rows,
    refuted,
    tells_size,
)
from assistant.conversation.matching.rows import (
    MatchResult,
    MatchRow,
    joined,
    replaced,
    rule_row,
    same_rows,
    short_row,
)
from assistant.conversation.matching.tried import Tried, only_beside, try_rules
from assistant.conversation.room import Room
from assistant.conversation.subjects.place_meant import documents_meant
from corpus.normalise import fold_plain
from index.hit import Filters, SearchResult

_RELATED = 6
_CLAUSE_END = re.compile(r"[，。；！？,;!?\n]")
_SHORTEST, _MOST_WISHES = 3, 4
_SURELY = 0.7
"""A clause that is about an article has this score; 外贸公司 or 民营机械加工厂 has not (0.4 to 0.5)."""


@dataclass(frozen=True, slots=True)
class Matched:
    """What fits an enterprise, the sums of the awards that are certain, in the order in which they are named, and
    those that it speaks of and a figure falls short of.
    """

    result: MatchResult
    sums: tuple[Calculation, ...]
    short: tuple[MatchRow, ...]


def match(
    room: Room, profile: str | Mapping[str, object], as_of: date, *, addressed: bool = True
) -> Matched:
    """Match a profile in words, or in fields, which are put into words.

    ``addressed``: articles that speak to this kind of enterprise are named, too.
    """
    text = (
        room.glossary.gloss(profile)
        if isinstance(profile, str)
        else in_words(room.rulebook, profile)
    )
    only = may_answer(room, fold_plain(text))
    rules = [rule.id for rule in room.rulebook.rules if rule.document in only]
    heard = Heard.of(room.vocabulary, text, as_of).of_rules(rules)
    found = room.retriever.search(fold_plain(text), k=_RELATED, filters=Filters(among=only))
    scores = {(h.document, h.article): h.score for h in found.hits}
    near = _near(found)
    tried = only_beside(list(try_rules(room, heard, scores, near, as_of)))
    certain, possible = _of_rules(room, heard.told, tried, as_of)
    if addressed:
        open_to = addressed_rows(room, heard.told, as_of, only)
        _add_addressed(open_to, tried, certain, possible)
    seen = {(one.rule.document, one.rule.provision.article) for one in tried}
    seen |= {(row.document_id, row.key) for row in (*certain, *possible)}
    if _is_in_scope(found, text):
        left = [article for article in near if article not in seen]
        possible += near_rows(room, heard.told, left, as_of)
    seen |= {(row.document_id, row.key) for row in possible}
    wanted = [article for article in _wanted(room, text, only) if article not in seen]
    possible += near_rows(room, heard.told, wanted, as_of, of_any=True)
    possible.sort(key=lambda row: bool(row.ended))
    given = {one.rule.id: one.calculation for one in tried if one.counts}
    total = combine(list(given.values()), room.rulebook) if given else None
    notices = _under_titles(total, [one for one in tried if one.counts]) if total else []
    result = MatchResult(
        profile=text,
        certain=certain,
        possible=possible,
        total_certain_yuan=plain(total.result or Decimal(0)) if total else "0",
        notices=[
            *notices,
            *left_out(room, fold_plain(text), only),
            *(_asks_more(room, heard.told, certain, possible) if only else ()),
        ],
    )
    named = dict.fromkeys(row.rule for row in certain if row.rule in given)
    short = tuple(short_row(room, one, as_of) for one in tried if _falls_short(one))
    return Matched(result, tuple(given[rule] for rule in named if rule is not None), short)


def _falls_short(one: Tried) -> bool:
    """Whether an award that is spoken of is not due for a figure that does not reach what it has to."""
    gaps = any(says_gap(failure) for failure in one.calculation.failures)
    return one.standing == "named" and one.rule.kind == "award" and gaps


def _under_titles(total: Calculation, counted: Sequence[Tried]) -> list[str]:
    """What is said of the sums, each under the award that it is about; first what is said of all."""
    texts = load_texts()
    own = {
        notice: texts.say("match_notice", title=one.rule.title, notice=notice)
        for one in counted
        for notice in one.calculation.notices
    }
    of_all = [notice for notice in total.notices if notice not in own]
    return [*of_all, *(own[notice] for notice in total.notices if notice in own)]


def may_answer(room: Room, text: str) -> frozenset[str]:
    """The documents that hold where the enterprise is: all, where no place is told."""
    meant = documents_meant(room, text)
    return frozenset(d.id for d in room.catalog.documents) if meant is None else meant


def left_out(room: Room, text: str, only: Collection[str]) -> list[str]:
    """What is said for an enterprise elsewhere of the places whose documents were left out; nothing where
    the place told has documents of its own.
    """
    documents = room.catalog.documents
    around = {name for document in documents for name in document.within}
    local = [d for d in documents if d.place and d.place not in around]
    told = room.places_named(text)
    if any(d.id in only and short(d.place or "") in map(short, told) for d in local):
        return []
    places = "、".join(dict.fromkeys(d.place for d in local if d.place and d.id not in only))
    return [load_texts().say("match_elsewhere", places=places)] if places else []


def _of_rules(
    room: Room, told: Told, tried: Sequence[Tried], as_of: date
) -> tuple[list[MatchRow], list[MatchRow]]:
    """The rows of the rules tried. An award that a certain one replaces is possible only: whether both
    are given is not for us to say.
    """
    instead = {name: one for one in tried if one.counts for name in one.rule.excludes}
    certain: list[MatchRow] = []
    possible: list[MatchRow] = []
    for one in tried:
        if one.out:
            continue
        other = instead.get(one.rule.id)
        if one.certain and other is None:
            row = rule_row(room, one, as_of, certain=True)
            gone = [t.rule.title for t in tried if t.rule.id in one.rule.excludes and not t.out]
            row = row.model_copy(update={"replaces": gone or None} if one.counts else {})
            certain += [row, *same_rows(room, one.rule, row, as_of)]
        elif other is not None:
            row = rule_row(room, one, as_of, certain=True)
            possible.append(replaced(row, rule_row(room, other, as_of, certain=True)))
        elif not refuted(room, told, one.rule.document, one.rule.id):
            possible.append(rule_row(room, one, as_of, certain=False))
    return certain, possible


def _add_addressed(
    open_to: Sequence[OfferRow],
    tried: Sequence[Tried],
    certain: list[MatchRow],
    possible: list[MatchRow],
) -> None:
    """What speaks to the enterprise, but for what a rule has said of it already."""
    listed = {row.rule for row in (*certain, *possible)}
    failed = {one.rule.id for one in tried if one.out and not one.calculation.ended}
    open_offers: dict[tuple[str, str, bool | None], MatchRow] = {}
    for made in open_to:
        rules, row = made.offer.rules, made.row
        if rules & listed or (rules and rules <= failed):
            continue
        if made.certain:
            certain.append(row)
            continue
        place = (row.document_id, row.key, row.ended)
        first = open_offers.get(place)
        open_offers[place] = row if first is None else joined(first, row)
    possible += open_offers.values()


def _near(result: SearchResult) -> list[tuple[str, str]]:
    least = nearness().matched * (result.hits[0].score if result.hits else 0.0)
    return [(h.document, h.article) for h in result.hits if h.score >= least]


def _wanted(room: Room, text: str, only: frozenset[str]) -> list[tuple[str, str]]:
    """The articles that the wishes of the story are about, whatever the rest of it tells of the firm:
    信用不好，想修复.
    """
    clauses = [
        clause
        for clause in _CLAUSE_END.split(fold_plain(text))
        if len(clause) >= _SHORTEST and cues().patterns["wish"].search(clause)
    ]
    among = Filters(among=only)
    hits = [
        hit
        for clause in clauses[:_MOST_WISHES]
        for hit in room.retriever.search(clause, k=1, filters=among).hits
    ]
    return list(dict.fromkeys((h.document, h.article) for h in hits if h.score >= _SURELY))


def _is_in_scope(result: SearchResult, text: str) -> bool:
    """Whether what is told is the documents' matter at all: 你好 and 天气不错 are not."""
    if result.direct is not None:
        return True
    model = load_scope()
    return (
        len(text) > 1
        and bool(result.hits)
        and model.probability(result.signals, text) >= model.doubt_below
    )


def _asks_more(
    room: Room, told: Told, certain: Sequence[MatchRow], possible: Sequence[MatchRow]
) -> list[str]:
    """What else to tell, where little could be said."""
    texts = load_texts()
    if not certain and not possible:
        return [texts.outcomes["no_match"].text]
    return [] if certain or tells_size(room, told) else [texts.say("match_size")]

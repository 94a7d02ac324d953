"""Which rule a person speaks of: by its names, by the facts told, by the articles found.

In: a ``Vocabulary``, one message (``Told``), scores of articles from the retriever (may be empty).
Out: ``Candidate`` objects, best first, each with what its score is made of and the words that
support it. Candidates supported by the same words are rivals (one ``matter``): ``margin`` says how
far the best is ahead, and where it is ``close`` the person is asked which is meant. Candidates of
different matters (升规了，又拿了专精特新) rest on words of their own and may be added up.

No candidate where nothing in the words names a rule. Weights and thresholds: ``picking.yaml``.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from assistant.calculator.filling.filling import read_facts
from assistant.calculator.filling.own_words import tells_what_it_asks
from assistant.calculator.filling.weighing import (
    FACT_ROLES,
    Support,
    beside_others,
    filled_score,
    weigh,
    weights_of_picking,
)
from assistant.calculator.message.context import Context
from assistant.calculator.message.received import is_received
from assistant.calculator.message.several import of_two_firms
from assistant.calculator.message.surrounding import contexts
from assistant.calculator.message.told import Mention, Told, clause_end, clause_start
from assistant.calculator.message.vocabulary import Vocabulary
from assistant.calculator.quantities.cues import cues
from assistant.calculator.quantities.fact import Reading
from assistant.calculator.rules.rule import Rule

Kind = Literal["main", "another", "companion", "rival"]
_DONE = ("了", "过")
_BEFORE_A_FIGURE = re.compile(
    "[^多几能拿奖补给领可该得会，。；、,;！!？?0-9]{0,4}[0-9]|[为是达了约有]*[一二两三四五六七八九十]"
)
_GIVING = frozenset({"award", "ceiling"})
"""Kinds of rules whose sums a total may hold."""
_NO_SCORES: Mapping[tuple[str, str], float] = {}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A rule that the message may speak of.

    ``kind``: ``main`` (the best), ``another`` (an award of its own beside it), ``companion`` (the
    text lets it come on top of one of those, and the message tells what it depends on), ``rival``
    (the same words could mean it; ``matter`` is the rule it rivals). ``margin`` is the distance to
    the nearest rival, infinite without one; ``close`` says that it is too small to decide.
    ``denied``: the message names it only to say that it is not so (没评上小巨人); ``received``: or that it
    was paid before. ``opposed``: a word against it stands in a clause
    that names it. ``spans`` are the places of ``words``.
    """

    rule: str
    score: float
    parts: Mapping[str, float]
    words: tuple[str, ...]
    kind: Kind
    matter: str
    margin: float
    close: bool
    denied: bool
    received: bool
    opposed: bool
    spans: tuple[tuple[int, int], ...]
    reading: Reading = field(repr=False)

    @property
    def named(self) -> bool:
        """Whether a name of the rule stands in the message, and not only facts that fit it."""
        return self.parts.get("name", 0.0) > 0


def pick(
    vocabulary: Vocabulary,
    told: Told,
    article_scores: Mapping[tuple[str, str], float] = _NO_SCORES,
    around: Sequence[Context] | None = None,
) -> list[Candidate]:
    """The rules that the message may speak of, best first; ``(document id, article key)`` → score."""
    around = contexts(told) if around is None else around
    found = [
        support
        for identity in told.mentions
        if (support := weigh(vocabulary.rules[identity], told, around, article_scores))
    ]
    found += _twins(found, vocabulary, told, around)
    if cues().any_in("together", told.text):
        found = [beside_others(e, found, told) for e in found]
    named = [e for e in found if e.named]
    if named:
        found = [e for e in found if not e.by_figures or _fits_better(e, named, vocabulary)]
    found = [e for e in found if not _excepted(e, told)] or found
    found = _without_received(found, vocabulary, told)
    found.sort(key=lambda e: (e.denied, -e.score, e.rule))
    return _arrange(_subjects_last(found, told), vocabulary, told)


def _without_received(found: list[Support], vocabulary: Vocabulary, told: Told) -> list[Support]:
    """先前领了专精特新奖励10万，今年评上小巨人: what was paid for goes beside another award that was not.

    One that comes on top of it, or that it is an instalment of, is not another one.
    """

    def is_paid(support: Support) -> bool:
        return support.named and all(is_received(told, s, e) for s, e in support.spans)

    new = [e for e in found if e.named and not e.denied and not is_paid(e)]
    rules = [vocabulary.rules[e.rule].rule for e in new]
    return [
        e
        for e in found
        if not is_paid(e)
        or not any(
            not _adds_up(vocabulary.rules[e.rule].rule, rule) and not _overlap(e.spans, other.spans)
            for other, rule in zip(new, rules, strict=True)
        )
    ]


def _fits_better(support: Support, named: Sequence[Support], vocabulary: Vocabulary) -> bool:
    """Whether figures fit a rule of the very article of which another is named, that no figure fits."""
    rule = vocabulary.rules[support.rule].rule
    own = (rule.document, rule.provision.article)
    others = [(vocabulary.rules[e.rule].rule, e.parts["filled"]) for e in named]
    return all(
        (other.document, other.provision.article) == own and not filled for other, filled in others
    )


def _arrange(found: Sequence[Support], vocabulary: Vocabulary, told: Told) -> list[Candidate]:
    """Sort into the main one, others beside it, companions and rivals."""
    weights = weights_of_picking()
    leaders: list[Support] = []
    placed: list[tuple[Support, Kind, str]] = []
    for support in found:
        rule = vocabulary.rules[support.rule].rule
        if not leaders:
            alone = support.named or support.parts["choice"] or support.by_figures
            if not alone or support.score < weights["least"]:
                continue
            leaders.append(support)
            placed.append((support, "main", support.rule))
            continue
        base = next((o for o in leaders if _adds_up(rule, vocabulary.rules[o.rule].rule)), None)
        rival = next((o for o in leaders if _overlap(_own(o, told), _own(support, told))), None)
        explained = next((o for o in leaders if _explains(o, support, told)), None)
        if base is not None and _comes_with(support, rival, explained, vocabulary, told):
            leaders.append(support)
            placed.append((support, "companion", base.rule))
            continue
        if rival is None and explained is not None and _tells_its_own(support, explained, told):
            explained = None
        rival = rival or explained
        if rival is not None:
            placed.append((support, "rival", rival.rule))
        elif _stands_alone(support, leaders, told, vocabulary, weights):
            leaders.append(support)
            placed.append((support, "another", support.rule))
        else:
            placed.append((support, "rival", leaders[0].rule))
    return [_candidate(e, kind, matter, placed, told, weights) for e, kind, matter in placed]


def _twins(
    found: Sequence[Support], vocabulary: Vocabulary, told: Told, around: Sequence[Context]
) -> list[Support]:
    """Two rules of one sentence (a share, and its sum): the one that the figures told fit goes first."""
    twins: list[Support] = []
    for support in found:
        rule = vocabulary.rules[support.rule].rule
        if not support.named or support.parts["filled"]:
            continue
        for identity in told.mentions:
            words = vocabulary.rules[identity]
            same = words.rule.provision == rule.provision and words.rule.document == rule.document
            if not same or any(e.rule == identity and e.named for e in found):
                continue
            reading = read_facts(words, told, around)
            filled = filled_score(words, reading, weights_of_picking())
            if filled:
                parts = {**support.parts, "filled": filled}
                twins.append(replace(support, rule=identity, parts=parts, reading=reading))
    return [replace(t, score=sum(t.parts.values())) for t in twins]


def _subjects_last(found: list[Support], told: Told) -> list[Support]:
    """服务业企业升规: who asks is a fact of the rule that is asked about, which goes first; so it is of the rule
    that a figure is told of (孵化器里有四家成了高企).
    """
    if len(found) < 2 or found[0].parts["filled"]:
        return found
    first = found[0]
    for support in found[1:] if not first.reading.fillings else ():
        if _counts_named(support, told) and _explains(support, first, told):
            parts = {**support.parts, "asker": weights_of_picking()["asker"]}
            score = first.score + parts["asker"]
            asked = replace(support, named=True, score=score, parts=parts)
            return [asked, *(e for e in found if e is not support)]
    for support in found[1:]:
        named = support.named and not support.denied
        own = named and not _overlap(first.spans, support.spans)
        if own and support.score > 0 and _explains(support, first, told):
            return [support, *(e for e in found if e is not support)]
    return found


def _counts_named(support: Support, told: Told) -> bool:
    """Whether it has a number of things told in the clause in which these are named."""
    things = [m for m in told.mentions[support.rule] if m.meaning.role == "input"]
    for f in support.reading.fillings:
        clauses = {clause_end(told, m.end) for m in things if m.meaning.input == f.input}
        at = [
            q
            for q in told.quantities
            if q.unit == "count" and told.words(q.start, q.end)[1] == f.start
        ]
        if any(clause_end(told, q.end) in clauses for q in at):
            return True
    return False


def _adds_up(rule: Rule, leader: Rule) -> bool:
    """Whether the text lets one of the two come on top of the other."""
    return leader.id in rule.adds_to or rule.id in leader.adds_to


def _comes_with(
    support: Support,
    rival: Support | None,
    explained: Support | None,
    vocabulary: Vocabulary,
    told: Told,
) -> bool:
    """Whether a rule that adds to a leading one is meant too (不沾四基那些: not that one)."""
    if support.denied:
        return False
    if tells_what_it_asks(support, vocabulary, told):
        return True
    if not support.named or rival is not None:
        return False
    return explained is None or _asked_together(told)


def _tells_its_own(support: Support, leader: Support, told: Told) -> bool:
    """孵化器新认定成省级，又孵出两家高新，拢共多少: whether facts are told of it that are none of the other's,
    where the sum of all is asked for.
    """
    taken = {(f.start, f.end) for f in leader.reading.fillings}
    own = {(f.start, f.end) for f in support.reading.fillings} - taken
    return bool(own) and cues().any_in("together", told.text)


def _asked_together(told: Told) -> bool:
    """一共能拿多少, and not: 除了那20万，另外再奖多少."""
    weights = weights_of_picking()
    if cues().any_in("together", told.text):
        return not any(word in told.text for word in weights["only"])
    return not any(word in told.text for word in weights["alone"])


def _asks_for_total(told: Told) -> bool:
    """一共最多多少, and not: 担保额合计4000万元, which tells a figure."""
    said = cues().patterns["together"].finditer(told.text)
    return any(not _BEFORE_A_FIGURE.match(told.text, match.end()) for match in said)


def _opposed(support: Support, told: Told) -> bool:
    """Whether a word against the rule stands in a clause in which it is named."""
    against = [
        m
        for m in told.mentions[support.rule]
        if m.meaning.role == "against" and (m.start, m.end) not in support.lifted
    ]
    return any(
        not any(min(m.start, start) <= mark < max(m.end, end) for mark in told.breaks)
        for m in against
        for start, end in support.spans
    )


def _excepted(support: Support, told: Told) -> bool:
    """小升规了，除了小升规那20万: whether a rule is named only to set it aside, beside what was done."""
    excepted, text = cues().patterns["excepted"], told.text
    aside = [excepted.search(text[clause_start(told, start) : start]) for start, _ in support.spans]
    done = [text[end : end + 1] in _DONE for _, end in support.spans]
    return support.named and any(aside) and all(a or d for a, d in zip(aside, done, strict=True))


def _received(support: Support, told: Told) -> bool:
    """前年评上拿过10万: whether a clause that names the rule says that it was paid before."""
    received = cues().patterns["received"]
    return any(
        received.search(told.text[clause_start(told, start) : clause_end(told, end)])
        or is_received(told, start, end)
        for start, end in support.spans
    )


def _stands_alone(
    support: Support,
    leaders: Sequence[Support],
    told: Told,
    vocabulary: Vocabulary,
    weights: Mapping[str, Any],
) -> bool:
    """Whether it is an award of its own, told with words of its own."""
    weak = support.score < weights["another"]
    if not support.named or weak or support.denied or _opposed(support, told):
        return False
    if _received(support, told):
        return False
    kinds = {vocabulary.rules[o.rule].rule.kind for o in (leaders[0], support)}
    if len(kinds) > 1 and not (kinds <= _GIVING and _asks_for_total(told)):
        return False
    excluded = {x for o in leaders for x in vocabulary.rules[o.rule].rule.excludes}
    return support.rule not in excluded or of_two_firms(told.text)


def _explains(leader: Support, support: Support, told: Told) -> bool:
    """Whether every word that names a rule is a fact that the leading rule asks for."""
    facts = [m for m in told.mentions[leader.rule] if m.meaning.role in FACT_ROLES]
    return all(
        any(_is_said_by(start, end, fact, told) for fact in facts) for start, end in support.spans
    )


def _is_said_by(start: int, end: int, fact: Mention, told: Told) -> bool:
    """Whether a name is a fact's word, but for one character before it or a suffix after it."""
    if not (start <= fact.start <= start + 1 and fact.end <= end):
        return False
    return fact.end == end or told.text[fact.end : end] in cues().words["suffixes"]


def _own(support: Support, told: Told) -> Iterable[tuple[int, int]]:
    """The places of its words; where two enterprises are told of, those within one clause, if any are
    (小升规，新厂当年建成投产 is no 升规当年建成).
    """
    if not of_two_firms(told.text):
        return support.spans
    whole = [(s, e) for s, e in support.spans if not any(s < mark < e for mark in told.breaks)]
    return whole or support.spans


def _overlap(ours: Iterable[tuple[int, int]], theirs: Iterable[tuple[int, int]]) -> bool:
    other = list(theirs)
    return any(s < end and start < e for s, e in ours for start, end in other)


def _candidate(
    support: Support,
    kind: Kind,
    matter: str,
    placed: Sequence[tuple[Support, Kind, str]],
    told: Told,
    weights: Mapping[str, Any],
) -> Candidate:
    scores = {e.rule: e.score for e, _, _ in placed}
    denied = {e.rule: e.denied for e, _, _ in placed}
    rivals = [
        e.score
        for e, k, m in placed
        if k == "rival"
        and m == matter
        and not (k != kind and _received(e, told))
        and not (k != kind and e.named and _opposed(e, told))
        and not (e.denied and not denied[matter])
    ]
    ahead = scores[matter] - max(rivals) if rivals else float("inf")
    return Candidate(
        rule=support.rule,
        score=support.score,
        parts={name: value for name, value in support.parts.items() if value},
        words=tuple(dict.fromkeys(told.words(s, e)[0] for s, e in support.spans)),
        kind=kind,
        matter=matter,
        margin=ahead,
        close=ahead < weights["close"],
        denied=support.denied,
        received=_received(support, told),
        opposed=_opposed(support, told),
        spans=support.spans,
        reading=support.reading,
    )

"""What in a message speaks for one rule: its names, words of its inputs, figures that fit.

In: one rule's words, the message, scores of articles. Out: ``Support`` or None. The weights stand
in ``picking.yaml``.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from assistant.calculator.filling.filling import read_facts
from assistant.calculator.message.context import Context
from assistant.calculator.message.granting import choice_came_then
from assistant.calculator.message.input_words import RuleWords
from assistant.calculator.message.polarity import polarity
from assistant.calculator.message.told import Mention, Told
from assistant.calculator.quantities.fact import Reading
from corpus.datafile import load_data

FACT_ROLES = ("yes", "no", "choice")
_DATA = Path(__file__).with_name("picking.yaml")
_BESIDE = 4
"""So near before a name a word against it says of what kind it is (施工企业总部)."""
_APART = re.compile("[^\\w\\s]")
_SEVERAL = 2
"""So many inputs named (by their figures, one by a yes or no) stand for a rule that nothing else names."""


@dataclass(frozen=True, slots=True)
class Support:
    """What speaks for a rule: ``parts`` of its ``score``, and the ``spans`` of the words.

    ``named``: one of its names stands there; ``by_figures``: only its figures do. ``lifted`` are the
    places of words against it that only name another award.
    """

    rule: str
    score: float
    parts: Mapping[str, float]
    spans: tuple[tuple[int, int], ...]
    named: bool
    by_figures: bool
    reading: Reading
    lifted: tuple[tuple[int, int], ...] = ()

    @property
    def denied(self) -> bool:
        """Whether every name of it is denied."""
        return "denied" in self.parts


@cache
def weights_of_picking() -> dict[str, Any]:
    """``picking.yaml`` (read once; not to be changed)."""
    data: dict[str, Any] = load_data(_DATA)
    return data


def weigh(
    words: RuleWords,
    told: Told,
    around: Sequence[Context],
    article_scores: Mapping[tuple[str, str], float],
) -> Support | None:
    """What speaks for one rule, or None when its words do not."""
    weights, mentions = weights_of_picking(), told.mentions[words.rule.id]
    names = _maximal(m for m in mentions if m.meaning.role == "name" and not m.covered)
    parts = {"name": _name_score(names, told, weights)}
    named = parts["name"] > 0
    details = _maximal(
        m
        for m in mentions
        if m.meaning.role in ("choice", "yes", "no")
        and not m.covered
        and not words.inputs[m.meaning.input].unsaid
        and not (m.meaning.role == "choice" and polarity(told, m) is False)
    )
    parts["choice"] = _detail_score(details, ("choice",), weights["choice"])
    parts["flag"] = _detail_score(details, ("yes", "no"), weights["flag"])
    adds = bool(words.rule.adds_to)
    by_figures = not named and parts["choice"] == 0 and not adds
    own_case = _figures_named(mentions, words) + (parts["flag"] > 0)
    if by_figures and own_case < _SEVERAL:
        return None
    reading = read_facts(words, told, around)
    parts["filled"] = filled_score(words, reading, weights)
    if by_figures and parts["filled"] < weights["filled"]["most"]:
        return None
    parts["against"] = _against_score(mentions, names, told, weights)
    denied = names and all(polarity(told, m) is False for m in names)
    if denied and not choice_came_then(mentions, told):
        parts["denied"] = -float(weights["denied"]["weight"])
    parts["article"] = _article_score(words, article_scores, weights)
    score = sum(parts.values())
    if not named and not adds and score - parts["article"] < weights["least"]:
        return None
    spans = tuple((m.start, m.end) for m in (names or details))
    return Support(words.rule.id, score, parts, spans, named, by_figures, reading)


def _figures_named(mentions: Sequence[Mention], words: RuleWords) -> int:
    """How many numeric inputs are named (增速, 行业平均: a growth award)."""
    inputs = {m.meaning.input for m in mentions if m.meaning.role == "input"}
    return sum(words.inputs[name].numeric for name in inputs)


def _detail_score(
    details: Sequence[Mention], roles: tuple[str, ...], scale: Mapping[str, float]
) -> float:
    """What the words of choices or flags are worth, each input once."""
    inputs = {d.meaning.input for d in details if d.meaning.role in roles and length(d) > 1}
    return min(len(inputs) * scale["weight"], scale["most"])


def length(mention: Mention) -> int:
    """How many characters a mention has."""
    return mention.end - mention.start


def _maximal(mentions: Iterable[Mention]) -> list[Mention]:
    kept = list(mentions)
    return [
        m
        for m in kept
        if not any(length(o) > length(m) and o.start <= m.start and m.end <= o.end for o in kept)
    ]


def _name_score(names: Sequence[Mention], told: Told, weights: Mapping[str, Any]) -> float:
    scores: dict[str, float] = {}
    for mention in names:
        word = told.text[mention.start : mention.end]
        scores[word] = max(scores.get(word, 0.0), _name_worth(mention, told, weights))
    ranked = sorted(scores.values(), reverse=True)
    if not ranked:
        return 0.0
    return float(ranked[0] + weights["name"]["further"] * sum(ranked[1:]))


def _name_worth(mention: Mention, told: Told, weights: Mapping[str, Any]) -> float:
    scale, background, focus = weights["name"], weights["background"], weights["focus"]
    size = min(length(mention) / scale["letters"], scale["most"])
    worth = float(scale["weight"] * size / max(1, mention.shared) ** 0.5)
    before = told.text[max(0, mention.start - 6) : mention.start]
    if before.endswith(tuple(background["before"])):
        worth *= background["factor"]
    if told.text.startswith(tuple(focus["after"]), mention.end):
        worth += focus["bonus"]
    return worth


def filled_score(words: RuleWords, reading: Reading, weights: Mapping[str, Any]) -> float:
    """What the figures that fit the rule's inputs are worth."""
    told = [f.input for f in reading.fillings] + [doubt.input for doubt in reading.doubts]
    numeric = sum(words.inputs[name].numeric for name in told)
    return float(min(numeric * weights["filled"]["weight"], weights["filled"]["most"]))


def beside_others(support: Support, found: Sequence[Support], told: Told) -> Support:
    """升了特级，产值首次5亿: the support without what words cost that stand against the rule only because
    they name another award, where the rule has a name of its own beside them.
    """
    mentions = told.mentions[support.rule]
    against = [(m.start, m.end) for m in mentions if m.meaning.role == "against"]
    own = tuple(
        (start, end)
        for start, end in support.spans
        if not any(s <= start and end <= e for s, e in against)
    )
    others = [
        span
        for other in found
        if other.named and not other.denied and other.rule != support.rule
        for span in other.spans
        if not any(span[0] < end and start < span[1] for start, end in own)
    ]
    lifted = tuple(
        (s, e)
        for s, e in against
        if any(a <= s and e <= b for a, b in others)
        and not any(_says_its_kind(told.text[e:start]) for start, _ in own if start >= e)
    )
    if not (support.named and own and lifted):
        return support
    weights = weights_of_picking()
    names = [m for m in mentions if m.meaning.role == "name" and (m.start, m.end) in support.spans]
    left = [m for m in mentions if (m.start, m.end) not in lifted]
    parts = {**support.parts, "against": _against_score(left, names, told, weights)}
    return replace(support, parts=parts, score=sum(parts.values()), spans=own, lifted=lifted)


def _says_its_kind(between: str) -> bool:
    """Whether a word stands right before a name, with this between them."""
    return len(between) <= _BESIDE and not _APART.search(between)


def _against_score(
    mentions: Sequence[Mention], names: Sequence[Mention], told: Told, weights: Mapping[str, Any]
) -> float:
    """What the words against the rule cost, those denied or inside its own names left out."""
    against = [
        m
        for m in _maximal(m for m in mentions if m.meaning.role == "against")
        if polarity(told, m) is not False
    ]
    facts = {(m.start, m.end) for m in mentions if m.meaning.role in FACT_ROLES}
    counted = {
        (m.start, m.end)
        for m in against
        if (m.start, m.end) not in facts
        and not any(n.start <= m.start and m.end <= n.end for n in names)
    }
    return -float(weights["against"]["weight"]) * min(len(counted), 2)


def _article_score(
    words: RuleWords, scores: Mapping[tuple[str, str], float], weights: Mapping[str, Any]
) -> float:
    if not scores:
        return 0.0
    rule, best = words.rule, max(scores.values())
    articles = [rule.provision.article, *(p.article for p in rule.also)]
    own = max(scores.get((rule.document, article), 0.0) for article in articles)
    if own == 0.0 and len(scores) >= weights["article"]["at_least"]:
        return float(weights["article"]["absent"])
    return float(weights["article"]["weight"]) * own / best if best > 0 else 0.0

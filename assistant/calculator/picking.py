"""Which rule a person speaks of: by its names, by the facts told, by the articles found.

In: a ``Vocabulary``, one message (``Told``), scores of articles from the retriever (may be empty).
Out: ``Candidate`` objects, best first, each with what its score is made of and the words that
support it. Candidates supported by the same words are rivals (one ``matter``): ``margin`` says how
far the best is ahead, and where it is ``close`` the person is asked which is meant. Candidates of
different matters (升规了，又拿了专精特新) rest on words of their own and may be added up.

No candidate where nothing in the words names a rule. Weights and thresholds: ``picking.yaml``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

from assistant.calculator.context import Context, contexts
from assistant.calculator.cues import cues
from assistant.calculator.fact import Reading
from assistant.calculator.filling import read_facts
from assistant.calculator.rule import Rule
from assistant.calculator.vocabulary import Mention, RuleWords, Told, Vocabulary
from assistant.calculator.wording import load_data

Kind = Literal["main", "another", "companion", "rival"]
_SEVERAL = 2
_FACTS = ("yes", "no", "choice")
_DATA = Path(__file__).with_name("picking.yaml")
_NO_SCORES: Mapping[tuple[str, str], float] = {}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A rule that the message may speak of.

    ``kind``: ``main`` (the best), ``another`` (an award of its own beside it), ``companion`` (the
    text lets it come on top of one of those, and the message tells what it depends on), ``rival``
    (the same words could mean it; ``matter`` is the rule it rivals). ``margin`` is the distance to
    the nearest rival, infinite without one; ``close`` says that it is too small to decide.
    """

    rule: str
    score: float
    parts: Mapping[str, float]
    words: tuple[str, ...]
    kind: Kind
    matter: str
    margin: float
    close: bool
    reading: Reading = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Evidence:
    rule: str
    score: float
    parts: Mapping[str, float]
    spans: tuple[tuple[int, int], ...]
    named: bool
    by_figures: bool
    reading: Reading


def pick(
    vocabulary: Vocabulary,
    told: Told,
    article_scores: Mapping[tuple[str, str], float] = _NO_SCORES,
    around: Sequence[Context] | None = None,
) -> list[Candidate]:
    """The rules that the message may speak of, best first; ``(document id, article key)`` → score."""
    around = contexts(told) if around is None else around
    found = [
        evidence
        for identity in told.mentions
        if (evidence := _weigh(vocabulary.rules[identity], told, around, article_scores))
    ]
    found += _twins(found, vocabulary, told, around)
    if any(e.named or e.parts["choice"] for e in found):
        found = [e for e in found if not e.by_figures]
    found.sort(key=lambda e: (-e.score, e.rule))
    return _arrange(_subjects_last(found, told), vocabulary, told)


@cache
def _weights() -> dict[str, Any]:
    return load_data(_DATA)


# -- the score of one rule


def _weigh(
    words: RuleWords,
    told: Told,
    around: Sequence[Context],
    article_scores: Mapping[tuple[str, str], float],
) -> _Evidence | None:
    """What speaks for one rule, or None when its words do not."""
    weights, mentions = _weights(), told.mentions[words.rule.id]
    names = _maximal(m for m in mentions if m.meaning.role == "name" and not m.covered)
    parts = {"name": _name_score(names, told, weights)}
    named = parts["name"] > 0
    details = _maximal(
        m for m in mentions if m.meaning.role in ("choice", "yes", "no") and not m.covered
    )
    parts["choice"] = _detail_score(details, ("choice",), weights["choice"])
    parts["flag"] = _detail_score(details, ("yes", "no"), weights["flag"])
    adds = bool(words.rule.adds_to)
    by_figures = not named and parts["choice"] == 0 and not adds
    if by_figures and _figures_named(mentions, words) < _SEVERAL:
        return None
    reading = read_facts(words, told, around)
    parts["filled"] = _filled_score(words, reading, weights)
    parts["against"] = _against_score(mentions, names, weights)
    parts["article"] = _article_score(words, article_scores, weights)
    score = sum(parts.values())
    if not named and not adds and score - parts["article"] < weights["least"]:
        return None
    spans = tuple((m.start, m.end) for m in (names or details))
    return _Evidence(words.rule.id, score, parts, spans, named, by_figures, reading)


def _figures_named(mentions: Sequence[Mention], words: RuleWords) -> int:
    """How many numeric inputs that the rule asks for are named (增速, 行业平均: a growth award)."""
    inputs = {m.meaning.input for m in mentions if m.meaning.role == "input"}
    return sum(words.inputs[name].numeric and words.inputs[name].required for name in inputs)


def _detail_score(
    details: Sequence[Mention], roles: tuple[str, ...], scale: Mapping[str, float]
) -> float:
    """What the words of choices or flags are worth, each input once."""
    inputs = {d.meaning.input for d in details if d.meaning.role in roles and len_(d) > 1}
    return min(len(inputs) * scale["weight"], scale["most"])


def len_(mention: Mention) -> int:
    """How many characters a mention has."""
    return mention.end - mention.start


def _maximal(mentions: Iterable[Mention]) -> list[Mention]:
    kept = list(mentions)
    return [
        m
        for m in kept
        if not any(len_(o) > len_(m) and o.start <= m.start and m.end <= o.end for o in kept)
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
    size = min(len_(mention) / scale["letters"], scale["most"])
    worth = float(scale["weight"] * size / max(1, mention.shared) ** 0.5)
    before = told.text[max(0, mention.start - 6) : mention.start]
    if before.endswith(tuple(background["before"])):
        worth *= background["factor"]
    if told.text.startswith(tuple(focus["after"]), mention.end):
        worth += focus["bonus"]
    return worth


def _filled_score(words: RuleWords, reading: Reading, weights: Mapping[str, Any]) -> float:
    told = [f.input for f in reading.fillings] + [doubt.input for doubt in reading.doubts]
    numeric = sum(words.inputs[name].numeric for name in told)
    return float(min(numeric * weights["filled"]["weight"], weights["filled"]["most"]))


def _against_score(
    mentions: Sequence[Mention], names: Sequence[Mention], weights: Mapping[str, Any]
) -> float:
    """What the words against the rule cost, those inside its own names left out."""
    against = _maximal(m for m in mentions if m.meaning.role == "against")
    facts = {(m.start, m.end) for m in mentions if m.meaning.role in _FACTS}
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


# -- how the rules stand to each other


def _arrange(found: Sequence[_Evidence], vocabulary: Vocabulary, told: Told) -> list[Candidate]:
    """Sort into the main one, others beside it, companions and rivals."""
    weights = _weights()
    leaders: list[_Evidence] = []
    placed: list[tuple[_Evidence, Kind, str]] = []
    for evidence in found:
        rule = vocabulary.rules[evidence.rule].rule
        if not leaders:
            alone = evidence.named or evidence.parts["choice"] or evidence.by_figures
            if not alone or evidence.score < weights["least"]:
                continue
            leaders.append(evidence)
            placed.append((evidence, "main", evidence.rule))
            continue
        base = next((o for o in leaders if _adds_up(rule, vocabulary.rules[o.rule].rule)), None)
        rival = next((o for o in leaders if _overlap(o.spans, evidence.spans)), None)
        if rival is None:
            rival = next((o for o in leaders if _explains(o, evidence, told)), None)
        if base is not None and (_told_of(evidence, vocabulary) or (evidence.named and not rival)):
            leaders.append(evidence)
            placed.append((evidence, "companion", base.rule))
        elif rival is not None:
            placed.append((evidence, "rival", rival.rule))
        elif _stands_alone(evidence, leaders, told, vocabulary, weights):
            leaders.append(evidence)
            placed.append((evidence, "another", evidence.rule))
        else:
            placed.append((evidence, "rival", leaders[0].rule))
    return [_candidate(e, kind, matter, placed, told, weights) for e, kind, matter in placed]


def _twins(
    found: Sequence[_Evidence], vocabulary: Vocabulary, told: Told, around: Sequence[Context]
) -> list[_Evidence]:
    """Two rules of one sentence (a share, and its sum): the one that the figures told fit goes first."""
    twins: list[_Evidence] = []
    for evidence in found:
        rule = vocabulary.rules[evidence.rule].rule
        if not evidence.named or evidence.parts["filled"]:
            continue
        for identity in told.mentions:
            words = vocabulary.rules[identity]
            same = words.rule.provision == rule.provision and words.rule.document == rule.document
            if not same or any(e.rule == identity and e.named for e in found):
                continue
            reading = read_facts(words, told, around)
            filled = _filled_score(words, reading, _weights())
            if filled:
                parts = {**evidence.parts, "filled": filled}
                twins.append(replace(evidence, rule=identity, parts=parts, reading=reading))
    return [replace(t, score=sum(t.parts.values())) for t in twins]


def _subjects_last(found: list[_Evidence], told: Told) -> list[_Evidence]:
    """服务业企业升规: who asks is a fact of the rule that is asked about, which goes first."""
    if len(found) < 2 or found[0].parts["filled"]:
        return found
    first = found[0]
    for evidence in found[1:]:
        own = evidence.named and not _overlap(first.spans, evidence.spans)
        if own and evidence.score > 0 and _explains(evidence, first, told):
            return [evidence, *(e for e in found if e is not evidence)]
    return found


def _adds_up(rule: Rule, leader: Rule) -> bool:
    """Whether the text lets one of the two come on top of the other."""
    return leader.id in rule.adds_to or rule.id in leader.adds_to


def _told_of(evidence: _Evidence, vocabulary: Vocabulary) -> bool:
    """Whether the message tells a fact that this rule asks for."""
    inputs = vocabulary.rules[evidence.rule].inputs
    return any(
        inputs[f.input].required or inputs[f.input].numeric for f in evidence.reading.fillings
    )


def _opposed(evidence: _Evidence, told: Told) -> bool:
    """Whether a word against the rule stands in a clause in which it is named."""
    against = [m for m in told.mentions[evidence.rule] if m.meaning.role == "against"]
    return any(
        not any(min(m.start, start) <= mark < max(m.end, end) for mark in told.breaks)
        for m in against
        for start, end in evidence.spans
    )


def _stands_alone(
    evidence: _Evidence,
    leaders: Sequence[_Evidence],
    told: Told,
    vocabulary: Vocabulary,
    weights: Mapping[str, Any],
) -> bool:
    """Whether it is an award of its own, told with words of its own."""
    weak = evidence.score < weights["another"]
    if not evidence.named or weak or _opposed(evidence, told):
        return False
    kinds = {vocabulary.rules[o.rule].rule.kind for o in (leaders[0], evidence)}
    if len(kinds) > 1:
        return False
    excluded = {x for o in leaders for x in vocabulary.rules[o.rule].rule.excludes}
    return evidence.rule not in excluded


def _explains(leader: _Evidence, evidence: _Evidence, told: Told) -> bool:
    """Whether every word that names a rule is a fact that the leading rule asks for."""
    facts = [m for m in told.mentions[leader.rule] if m.meaning.role in _FACTS]
    return all(
        any(_is_said_by(start, end, fact, told) for fact in facts) for start, end in evidence.spans
    )


def _is_said_by(start: int, end: int, fact: Mention, told: Told) -> bool:
    """Whether a name is a fact's word, but for one character before it or a suffix after it."""
    if not (start <= fact.start <= start + 1 and fact.end <= end):
        return False
    return fact.end == end or told.text[fact.end : end] in cues().words["suffixes"]


def _overlap(ours: Iterable[tuple[int, int]], theirs: Iterable[tuple[int, int]]) -> bool:
    other = list(theirs)
    return any(s < end and start < e for s, e in ours for start, end in other)


def _candidate(
    evidence: _Evidence,
    kind: Kind,
    matter: str,
    placed: Sequence[tuple[_Evidence, Kind, str]],
    told: Told,
    weights: Mapping[str, Any],
) -> Candidate:
    scores = {e.rule: e.score for e, _, _ in placed}
    rivals = [e.score for e, k, m in placed if k == "rival" and m == matter]
    ahead = scores[matter] - max(rivals) if rivals else float("inf")
    return Candidate(
        rule=evidence.rule,
        score=evidence.score,
        parts={name: value for name, value in evidence.parts.items() if value},
        words=tuple(dict.fromkeys(told.words(s, e)[0] for s, e in evidence.spans)),
        kind=kind,
        matter=matter,
        margin=ahead,
        close=ahead < weights["close"],
        reading=evidence.reading,
    )

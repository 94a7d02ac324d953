"""What a message and the rules that it names show of whether a result is wanted: the signals of
``wanting.py``.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from assistant.answering.attributes import load_attributes
from assistant.answering.scoring import log_odds
from assistant.answering.settled import left_open
from assistant.calculator.filling.picking import Candidate
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.computing import compute
from assistant.conversation.facts.facts import Facts
from assistant.conversation.facts.gathering import gather_facts
from assistant.conversation.lookup.scoping import in_scope
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.understanding import is_question
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import tells_figures

_TIMES = frozenset({"period", "end"})
_REMEMBERED = 512
_MANY = 4
_MILDER = 1.6
"""The weights of ``wanting.json`` were fitted to log-odds so many times larger (answered questions of the
development half: -5.6 then, -3.5 since articles' own lists tell it, 2026-11-29)."""


def signals_of(turn: Turn, candidates: Sequence[Candidate]) -> dict[str, float]:
    """What the score is made of, the wording left out."""
    main, said = candidates[0], turn.said
    rule = turn.room.rulebook.get(main.rule)
    complete, factless = _needs_no_more(turn, main)
    shown = {
        "sum_asked": said.sum_asked,
        "own": said.own,
        "yes_no": said.yes_no,
        "hearsay": said.hearsay,
        "figures": any(tells_figures(c) for c in candidates),
        "told": any(c.reading.fillings or c.reading.doubts for c in candidates),
        "denied": main.denied,
        "named": main.named,
        "on_top": _on_top(turn, main),
        "complete": complete,
        "factless": factless,
        "each": main.reading.several is not None and main.reading.several.wanted == "each",
        "sum_named": _names_a_sum(turn),
        "award_noun": cues().awards.award_noun.search(said.text) is not None,
        "check": rule is not None and rule.kind == "check",
        "period": rule is not None and rule.kind == "period",
        "period_asked": rule is not None and rule.kind == "period" and _asks_for_time(turn),
        "money": rule is not None and rule.unit == "yuan",
        "goes_on": _goes_on(turn),
    }
    pairs = {
        f"{one}_{other}": shown[one] and shown[other]
        for one, other in (
            ("figures", "sum_asked"),
            ("told", "sum_asked"),
            ("own", "sum_asked"),
            ("complete", "sum_asked"),
            ("complete", "yes_no"),
            ("complete", "figures"),
            ("told", "own"),
            ("named", "on_top"),
        )
    }
    return {
        **{name: float(value) for name, value in (shown | pairs).items()},
        "scope": log_odds(in_scope(turn)),
        "left_open": _left_open(turn),
        "behind": _behind(turn, main),
        "weight": main.score,
        "quantities": float(min(len(turn.heard.around), _MANY)),
        "facts": float(min(len(main.reading.fillings), _MANY)),
        **_asked(turn),
    }


def _asked(turn: Turn) -> dict[str, float]:
    """Which attributes are asked for, and which of them leads."""
    asked = [attribute.name for attribute in turn.said.attributes]
    names = [attribute.name for attribute in load_attributes()]
    return {
        **{f"asks_{name}": float(name in asked) for name in names},
        **{f"leads_{name}": float(name in asked[:1]) for name in names},
    }


def _asks_for_time(turn: Turn) -> bool:
    return any(attribute.name in _TIMES for attribute in turn.said.attributes)


def _names_a_sum(turn: Turn) -> bool:
    """评上国优了，那50万要交税不: whether the sum of the award is named by the asker."""
    text = turn.heard.told.text
    return any(
        context.award
        and not context.quantity.vague
        and not cues().awards.whether.match(text, context.quantity.end)
        for context in turn.heard.around
    )


def _goes_on(turn: Turn) -> bool:
    """那批发的呢, 国家级的冠军产品: after a result."""
    focus = turn.session.focus
    return bool((turn.said.follow or turn.leans_on_focus) and focus is not None and focus.rules)


def _left_open(turn: Turn) -> float:
    """How surely the best article leaves open what is asked; what only tells (酒店，限额以上) asks nothing."""
    asks = turn.said.attributes or turn.said.sum_asked or is_question(turn.said.text)
    if turn.top is None or not asks:
        return log_odds(0.0)
    chance = left_open(turn.top.asked, named=bool(turn.said.attributes)) or 0.0
    return max(_MILDER * log_odds(chance), log_odds(0.0))


def _on_top(turn: Turn, candidate: Candidate) -> bool:
    """Whether the best article found is one the rule stands on."""
    articles = _articles(turn, candidate)
    return not articles or turn.top is None or turn.top.article in articles


def _behind(turn: Turn, candidate: Candidate) -> float:
    """How far the best of the rule's articles lies behind the best article found, by score."""
    hits, articles = turn.search.hits if turn.search else (), _articles(turn, candidate)
    if not hits or not articles:
        return 0.0
    return hits[0].score - max((h.score for h in hits if h.article in articles), default=0.0)


def _articles(turn: Turn, candidate: Candidate) -> set[str]:
    """The articles that a rule stands on."""
    rule = turn.room.rulebook.get(candidate.rule)
    return set() if rule is None else {p.article for p in (rule.provision, *rule.also)}


def _needs_no_more(turn: Turn, candidate: Candidate) -> tuple[bool, bool]:
    """Whether what was told is all that the rule needs, and whether it needs nothing at all."""
    rule = turn.room.rulebook.get(candidate.rule)
    if rule is None:
        return False, False
    facts = gather_facts(turn.room.vocabulary, rule, turn.session, turn.heard)
    complete = facts.several is not None or not compute(rule, facts, turn.as_of).missing
    if not (facts.values or facts.doubts or facts.several):
        return complete, complete
    return complete, _needs_nothing(rule, turn.as_of)


@lru_cache(maxsize=_REMEMBERED)
def _needs_nothing(rule: LoadedRule, as_of: date) -> bool:
    """Whether a rule gives its result to whoever tells nothing."""
    return not compute(rule, Facts(), as_of).missing

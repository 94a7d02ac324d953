"""What a follow-up and the sum computed for it show of whether that is the sum asked for: the signals of
``sureness.py``.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from assistant.calculator.calculation import Calculation
from assistant.calculator.quantities.fact import Quantity
from assistant.conversation.room import Turn
from corpus.datafile import load_data

_WORDS = Path(__file__).with_name("sureness.yaml")
_LONG, _MANY = 40, 4


@cache
def _words(path: Path = _WORDS) -> Mapping[str, re.Pattern[str]]:
    listed: dict[str, str] = load_data(path)["words"]
    return {name: re.compile(pattern) for name, pattern in listed.items()}


def signals_of(
    turn: Turn, calculation: Calculation, last: Calculation, step: str
) -> dict[str, float]:
    """The signals by name, numbers and yes or no (1 or 0).

    In: a turn that is not remembered yet, the sum its step ``step`` gives, and the sum answered just before. How
    late in a conversation it is does not count: a long one is no less sure.
    """
    told = turn.session.told.values()
    told_now = [fact for fact in told if fact.turn >= turn.session.turns]
    values = [v for part in calculation.singles for v in part.inputs.values()]
    values += [fact.value for fact in told_now]
    figures = turn.heard.told.quantities
    unused = [q for q in figures if q.value not in values and not q.negated]
    words = {f"word_{name}": p.search(turn.written) is not None for name, p in _words().items()}
    shown = {
        f"step_{step}": 1.0,
        "nothing_told": not told_now,
        "no_figure_used": bool(figures) and len(unused) == len(figures),
        "told": min(len(told_now), _MANY),
        "length": min(len(turn.written), 3 * _LONG) / _LONG,
        **_of_message(turn, figures, unused),
        **_beside_last(turn, calculation, last),
        **words,
    }
    return {name: float(value) for name, value in shown.items()}


def _of_message(
    turn: Turn, figures: Sequence[Quantity], unused: Sequence[Quantity]
) -> dict[str, float]:
    """What the message is, by its reading."""
    said = turn.said
    return {
        "figures": min(len(figures), _MANY),
        "figures_unused": min(len(unused), _MANY - 1),
        "money_unused": min(sum(q.unit == "yuan" for q in unused), _MANY - 1),
        "vague": any(q.vague for q in figures),
        "bound": any(q.bound is not None for q in figures),
        "negated": any(q.negated for q in figures),
        "withdrawn": turn.heard.told.withdrawn is not None,
        "follows": said.follow,
        "correction": said.correction,
        "sum_asked": said.sum_asked,
        "leans": turn.leans_on_focus,
        **{f"chance_{label}": chance for label, chance in turn.continues.items()},
    }


def _beside_last(turn: Turn, calculation: Calculation, last: Calculation) -> dict[str, float]:
    """What the sum is beside the one before it, and beside all that were answered."""
    session = turn.session
    rules, before = ({part.rule for part in one.singles} for one in (calculation, last))
    inputs = [part.inputs for part in calculation.singles]
    return {
        "same_sum": last.result == calculation.result,
        "same_rules": rules == before,
        "same_inputs": last.rule == calculation.rule
        and [part.inputs for part in last.singles] == inputs,
        "new_rule": bool(rules - before),
        "rule_dropped": bool(before - rules),
        "sum_known": calculation.result in [one.result for one in session.sums],
        "nothing": calculation.result == 0,
        "not_due": calculation.eligible is False,
        "ceiling": calculation.ceiling,
        "parts": min(len(inputs), _MANY),
        "is_total": len(inputs) > 1,
        "of_one_rule": len(rules) < len(inputs),
        "several_awards": len(session.results) > 1,
        "after_total": bool(session.totalled.parts),
        "pending": session.pending is not None,
        "others": len(session.asides),
        "other": bool(session.holder),
        "another": bool(turn.of_other) or turn.came_back,
    }

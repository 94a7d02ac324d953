"""Earlier results of a conversation, found by what they were computed with: 12万那个, 低压那个."""

from dataclasses import replace
from decimal import Decimal

from assistant.answering.draft import Draft
from assistant.answering.reckoning import calculation_draft
from assistant.calculator.calculation import Calculation
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn
from corpus.normalise import fold_plain

_TEN_THOUSAND = 10_000


def one_before(turn: Turn) -> Draft | None:
    """12万那个怎么算出来的, 再说下低压那个: an earlier result, by what was told for it.

    Of those computed with just what the message names the latest; none where that is the last result.
    """
    answered = [*turn.session.undone, *turn.session.sums]
    if answered and cues().replies.first_said.search(turn.said.text):
        of_the_rule = [result for result in answered if result.rule == answered[-1].rule]
        return drafted(turn, of_the_rule[0]) if len(of_the_rule) > 1 else None
    fitting = [result for result in answered if _was_computed_with(turn, result)]
    return drafted(turn, fitting[-1]) if fitting and fitting[-1] is not answered[-1] else None


def before_supposed(turn: Turn) -> Draft | None:
    """还是按省级的算, after 要是国家级的呢 was answered without a sum: the last sum, where all that is named was said before it.
    None where it was not.
    """
    session = turn.session
    last, named = session.last_draft, cues().pointing.going_by.sub("", turn.said.content)
    if last is None or last.calculation is not None or not session.sums or not named:
        return None
    before = fold_plain(session.messages[-1]) if session.messages else ""
    if not cues().supposing.supposed.search(before):
        return None
    said_before = any(named in fold_plain(text) for text in session.messages[:-1])
    return drafted(turn, session.sums[-1]) if said_before else None


def by_figures(turn: Turn) -> list[Calculation]:
    """60万那个跟40万那个: the earlier sums that were computed with the figures named, one for each.

    Empty where fewer than two figures are named, or one of them belongs to none.
    """
    figures = [q.value for q in turn.heard.told.quantities if q.unit != "count" and not q.vague]
    sums = [one for one in turn.session.sums if one.unit == "yuan"]
    found = [
        next((one for one in reversed(sums) if computed_with(one, figure)), None)
        for figure in figures
    ]
    chosen = [one for one in found if one is not None]
    all_apart = len(figures) == len(chosen) == len({id(one) for one in chosen})
    return chosen if all_apart and len(chosen) > 1 else []


def computed_with(result: Calculation, figure: Decimal) -> bool:
    """Whether a result was computed with a figure, also as it is said for short (从450到600)."""
    return any(
        isinstance(value, Decimal) and value in (figure, figure * _TEN_THOUSAND)
        for value in result.inputs.values()
    )


def _was_computed_with(turn: Turn, result: Calculation) -> bool:
    """Whether everything that the message tells of the result's rule is among its inputs."""
    rule = turn.room.rulebook.get(result.rule)
    if rule is None:
        return False
    figures = {q.value for q in turn.heard.told.quantities if not q.vague}
    if figures:
        known = {v for v in result.inputs.values() if isinstance(v, Decimal)}
        return all(figure in known or figure / 100 in known for figure in figures)
    told = turn.read(rule).values
    return bool(told) and all(result.inputs.get(name) == value for name, value in told.items())


def drafted(turn: Turn, result: Calculation | None, outcome: str | None = None) -> Draft | None:
    """The answer that gives this result, of one award or of several; None where there is none.

    ``outcome``: the one that a sum computed now has (``calculated``), unless one is given: ``repeated`` for a sum
    that was answered before, ``compared`` and ``reached`` for what is no sum of its own, which later totals do
    not take in.
    """
    if result is None:
        return None
    names = dict.fromkeys(awards_of(result))
    rules = turn.rules(names)
    document = turn.room.catalog.get(rules[0].document) if rules else None
    if document is None or len(rules) < len(names):
        return None
    draft = calculation_draft(document, rules, result)
    return draft if outcome is None else replace(draft, outcome=outcome)


def awards_of(result: Calculation) -> list[str]:
    """The rules that a result or the parts of it come from."""
    if not result.parts:
        return [result.rule]
    return [name for part in result.parts for name in awards_of(part)]

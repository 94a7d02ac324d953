"""The step for 这两项相差多少, 前面第一个是多少来着, 先给一半是多少, 到账5万了还剩多少, 我比他多多少: what is
asked of sums that were answered before.

Only a message that says nothing else is taken (``sum_words``); which sums it means follows from its names,
figures, places and holders, else from their number.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answering.draft import Draft
from assistant.answering.outcomes import load_texts
from assistant.calculator.calculation import Calculation
from assistant.calculator.comparing import difference, part_of, rest_of
from assistant.calculator.fact import Quantity
from assistant.calculator.told import Mention
from assistant.conversation.earlier import drafted
from assistant.conversation.room import Turn
from assistant.conversation.sum_words import SumQuestion, read_sum_question
from assistant.conversation.totalling import added_up

_HALF = Decimal("0.5")
_PAIR = 2
_NAMING = ("name", "choice")


def of_sums_before(turn: Turn) -> Draft | None:
    """What is asked of the sums before; None where the message says more, or not clearly which."""
    sums = [one for one in turn.session.sums if one.unit == "yuan" and one.result is not None]
    if not sums or (turn.session.pending is not None and not turn.came_back):
        return None
    told = turn.heard.told
    figures = [q for q in told.quantities if q.unit_written and q.unit != "count"]
    names = _named_stretches(turn, sums)
    apart = [*names, *((q.start, q.end) for q in figures)]
    question = read_sum_question(told.text, apart, has_share=any(_is_share(q) for q in figures))
    if question is None or any(q.vague or q.negated for q in figures):
        return None
    meant = _meant(turn, question, sums, names)
    if meant is None:
        return None
    return _answer(turn, question, meant, sums, figures)


def _answer(
    turn: Turn,
    question: SumQuestion,
    meant: list[Calculation],
    sums: Sequence[Calculation],
    figures: Sequence[Quantity],
) -> Draft | None:
    match question.asks:
        case "total":
            return added_up(turn, meant) if len(meant) > 1 and not figures else None
        case "difference":
            pair = meant or _last_two(turn, question, sums)
            return _differing(turn, pair) if len(pair) == _PAIR and not figures else None
        case "again":
            one = _one(meant, _of_present(turn, sums) if turn.came_back else ())
            draft = drafted(turn, one) if one is not None and not figures else None
            return replace(draft, outcome="repeated") if draft is not None else None
        case _:
            one = _one(meant, () if question.count else _answered_last(turn, sums))
            return _in_part(turn, question, one, figures) if one is not None else None


def _last_two(
    turn: Turn, question: SumQuestion, sums: Sequence[Calculation]
) -> Sequence[Calculation]:
    """The last two sums; none after a total, which may be what is held against one of them."""
    last = turn.session.last_draft
    totalled = last is not None and last.calculation is not None and last.calculation.parts
    if question.count == _PAIR or (question.count is None and not totalled):
        return sums[-_PAIR:]
    return []


def _one(meant: Sequence[Calculation], otherwise: Sequence[Calculation]) -> Calculation | None:
    """The only one that is meant; where none is, the last of the others."""
    return meant[0] if len(meant) == 1 else otherwise[-1] if not meant and otherwise else None


def _of_present(turn: Turn, sums: Sequence[Calculation]) -> Sequence[Calculation]:
    """The sums of the enterprise spoken of now: those whose awards, and last part, are its own."""
    own = turn.session.results
    rules = {one.rule for one in own}

    def is_own(parts: Sequence[Calculation]) -> bool:
        return parts[-1] in own and {part.rule for part in parts} <= rules

    return [one for one in sums if is_own(one.parts or (one,))] or own


def _answered_last(turn: Turn, sums: Sequence[Calculation]) -> Sequence[Calculation]:
    """The sum of the last answer, where that was one or a total, else the last sum before it."""
    last = turn.session.last_draft
    calculation = last.calculation if last is not None and last.outcome != "compared" else None
    if calculation is None or calculation.unit != "yuan" or calculation.result is None:
        return sums
    return [calculation]


def _in_part(
    turn: Turn, question: SumQuestion, one: Calculation, figures: Sequence[Quantity]
) -> Draft | None:
    """A share of a sum, or what is left of it when a share or a figure of it was had."""
    if len(figures) + question.half != 1 or one.result is None:
        return None
    said = next((q for q in figures if _is_share(q)), None)
    share = said.value if said is not None else _HALF if question.half else None
    left = said is not None and question.rest_at is not None and question.rest_at < said.start
    if question.asks == "share" and said is not None and not _is_part(question, said):
        return None
    if share is not None and (question.asks == "share" or left):
        return _shown(turn, part_of(one, share))
    had = one.result * share if share is not None else figures[0].value
    money = share is not None or figures[0].unit == "yuan"
    names = (load_texts().say("the_sum_due"), load_texts().say("already_had"))
    return _shown(turn, rest_of(one, had, names)) if money and had <= one.result else None


def _is_part(question: SumQuestion, said: Quantity) -> bool:
    """先给30%, 这笔的一半: whether a share is one of a sum; 那9%呢 tells a fact."""
    return question.part_at is not None and question.part_at < said.start


def _is_share(figure: Quantity) -> bool:
    return figure.unit in ("rate", "points")


def _differing(turn: Turn, pair: Sequence[Calculation]) -> Draft | None:
    before, last = pair
    texts = load_texts()
    names = (texts.say("the_last_sum"), texts.say("the_sum_before"))
    if before.title != last.title:
        names = (last.title, before.title)
    found = difference(last, before, names)
    return None if found is None else _shown(turn, replace(found, parts=(before, last)))


def _shown(turn: Turn, result: Calculation | None) -> Draft | None:
    """Marked as no sum of its own, which later totals would take in."""
    draft = drafted(turn, result) if result is not None else None
    return None if draft is None else replace(draft, outcome="compared")


def _meant(
    turn: Turn,
    question: SumQuestion,
    sums: Sequence[Calculation],
    names: Sequence[tuple[int, int]],
) -> list[Calculation] | None:
    """The sums that are pointed to, empty where none is in particular; None where it is not clear which."""
    if question.own and question.other and turn.session.asides:
        return _of_holders(turn)
    if names:
        return None if _counts(turn) else _named(turn, sums) or None
    last = turn.session.last_draft
    if question.asks == "total" and last is not None and last.outcome == "compared":
        return list(last.calculation.parts) if last.calculation is not None else None
    return _placed(question, sums)


def _counts(turn: Turn) -> bool:
    """省级的两个: whether things are counted beside what is named, which may be told anew."""
    return any(q.unit == "count" and q.value > 1 for q in turn.heard.told.quantities)


def _placed(question: SumQuestion, sums: Sequence[Calculation]) -> list[Calculation] | None:
    places = list(question.places)
    if not places:
        places += [-2] if question.previous else []
        places += [-1] if question.later else []
        if places == [-2] and question.asks in ("difference", "total"):
            places.append(-1)
        if places == [-2] and len(sums) == 1:
            places = [-1]
    if any(not -len(sums) <= place < len(sums) for place in places):
        return None
    chosen = list({place % len(sums): sums[place] for place in places}.values())
    if len(chosen) < len(places):
        return None
    wanted = question.count or 0
    if not chosen and question.asks == "total" and 0 < wanted <= len(sums):
        return list(sums[-wanted:])
    return chosen


def _of_holders(turn: Turn) -> list[Calculation] | None:
    """The last sum of one's own enterprise and of the other one, the present one's last."""
    session = turn.session
    others = [aside.results[-1] for aside in session.asides.values() if aside.results]
    if len(others) != 1 or not session.results:
        return None
    return [*others, session.results[-1]]


def _naming(turn: Turn, rule: str) -> list[Mention]:
    """Where the message names an award, or a choice that was told of it."""
    mentions = turn.heard.told.mentions.get(rule, ())
    return [m for m in mentions if m.meaning.role in _NAMING and not m.covered]


def _named_stretches(turn: Turn, sums: Sequence[Calculation]) -> list[tuple[int, int]]:
    rules = sorted({one.rule for one in sums})
    return [(m.start, m.end) for rule in rules for m in _naming(turn, rule)]


def _named(turn: Turn, sums: Sequence[Calculation]) -> list[Calculation] | None:
    """The latest sum of each award named, of each of its choices where some are, in the order of the
    words; None where a choice was told of none of them.
    """
    found: dict[int, Calculation] = {}
    for rule in {one.rule: None for one in sums}:
        of_rule = [one for one in sums if one.rule == rule]
        mentions = _naming(turn, rule)
        chosen = [m for m in mentions if m.meaning.role == "choice"]
        for mention in chosen or mentions[:1]:
            fitting = [one for one in of_rule if _fits(one, mention)]
            if not fitting:
                return None
            found.setdefault(mention.start, fitting[-1])
    ordered = [found[start] for start in sorted(found)]
    return list({id(one): one for one in ordered}.values())


def _fits(one: Calculation, mention: Mention) -> bool:
    meaning = mention.meaning
    return meaning.role == "name" or str(one.inputs.get(meaning.input)) == meaning.value

"""A total that is asked for again, with one thing more or one of its parts told otherwise.

另有一项省优，合计多少; 优秀奖那个改判成一等奖了，现在一共是多少; 国优要是就一个呢.
"""

from collections.abc import Sequence

from assistant.calculator.calculation import Calculation
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.understanding import asks, is_question
from assistant.conversation.room import Turn
from assistant.conversation.rules.unused import asks_for_total_besides, behind_figures
from assistant.conversation.totals.parts_of_total import parts_of_last

_TWO = 2


def adds_another_kind(turn: Turn, new: Calculation) -> bool:
    """加上一个省优呢, 另有一项省优，合计多少, after 两个国优: whether one more thing is added to the last sum, of
    another kind than all there were so far.
    """
    sums, totals, text = turn.session.sums, cues().totals, turn.said.text
    parts = [part for one in sums[-1:] for part in one.singles]
    if not parts or any(part.rule != new.rule for part in parts):
        return False
    added = totals.added_one.search(text) or totals.adds_on.search(text)
    if not added and not (totals.total.search(text) and cues().events.and_another.search(text)):
        return False
    return len(parts) >= _TWO or any(
        isinstance(v, str) and parts[0].inputs.get(n, v) != v for n, v in new.inputs.items()
    )


def beside_those_before(turn: Turn, news: Sequence[Calculation]) -> list[Calculation]:
    """同年另有一项省优，合计多少, after a laboratory and 国优: what the sums of several awards make when one of
    them is told of one more thing; empty where they are only computed anew.
    """
    totals, text, results = cues().totals, turn.said.text, turn.session.results
    if totals.total.search(text) and (whole := _left_out_before(turn, news)):
        return [*whole, *news]
    adds = totals.total.search(text) and cues().events.and_another.search(text)
    if not (adds or totals.adds_on.search(text)):
        return []
    otherwise = turn.said.correction or cues().corrections.in_fact.search(text)
    if turn.taken_back is not None or otherwise:
        return []  # told in the messages read anew, or put right (其实是重新认定), and no thing more
    changed = [new for new in news if not any(new.is_case_of(before) for before in results)]
    mentions = turn.heard.told.mentions
    if any(
        m.meaning.role == "name" for n in news if n not in changed for m in mentions.get(n.rule, ())
    ):
        return []  # 先拿了专精特新又拿省级小巨人: all are told now
    before = [r for r in results if len(changed) == 1 and r.rule == changed[0].rule]
    if len(before) != 1 or before[0].choices == changed[0].choices:
        return []
    if _is_told_otherwise(before[0], changed[0]):
        return []  # 第二年还在库里，第三年退库了: it is the same one
    return [*(new for new in news if new is not changed[0]), *before, *changed]


def the_other_parts(turn: Turn, new: Calculation) -> list[Calculation] | None:
    """优秀奖那个改判成一等奖了，现在一共是多少: what the last total was made of but for the part that is now
    told otherwise; None where no total is asked for again, or nothing was added up before.
    """
    last, text = turn.session.last_draft, turn.said.text
    if last is None or last.calculation is None or last.outcome != "calculated":
        return None
    parts = parts_of_last(turn) or _each_once(turn.session.sums)
    if len(parts) < _TWO:
        return None
    if cues().totals.left_out.search(text) or cues().events.came_to_nothing.search(text):
        return None
    told = 0 if asks(text) else behind_figures(turn)  # 三年总共就30万 asks for nothing
    total = asks_for_total_besides(turn, [new.rule], told)
    anew = total and new.rule in {part.rule for part in parts}
    one_kind = _one_kind_changed(turn, parts, new)
    if not (anew or one_kind) or any(part.is_case_of(new) for part in parts):
        return None
    if (place := _place_said(turn)) is not None and len({part.rule for part in parts}) == 1:
        return _without(parts, parts[place])
    if one_kind:
        return [part for part in parts if part.choices != new.choices]
    named = [part for part in parts if part.rule == new.rule and _is_taken_back(turn, part, new)]
    if len({tuple(part.inputs.items()) for part in named}) == 1:
        return _without(parts, named[0])
    return without_the_changed(parts, new)


def _left_out_before(turn: Turn, news: Sequence[Calculation]) -> list[Calculation]:
    """除开资质那一项还有多少 / 工程是国优，合一下总数: what the last total had left out, where the others are computed anew."""
    if cues().totals.left_out.search(turn.said.text):
        return []
    rules, last = {new.rule for new in news}, {part.rule for part in parts_of_last(turn)}
    whole = turn.session.totalled.parts
    return [part for part in whole if rules == last and part.rule not in rules]


def _place_said(turn: Turn) -> int | None:
    """如前者改为国家级: which of the parts is told otherwise, by its place (0 the first, -1 the last)."""
    pointing, text = cues().pointing, turn.said.text
    if pointing.the_former.search(text):
        return 0
    return -1 if pointing.the_latter.search(text) else None


def _each_once(sums: Sequence[Calculation]) -> Sequence[Calculation]:
    """The sums answered one by one, where each is another award's; cases of one award are no parts."""
    rules = [one.rule for one in sums]
    once = len(set(rules)) == len(rules) and not any(one.parts for one in sums)
    return [one for one in sums if one.result] if once else []


def _one_kind_changed(turn: Turn, parts: Sequence[Calculation], new: Calculation) -> bool:
    """国优要是就一个呢, after 省优一个国优两个: whether of things of one award, each kind told once, one kind
    is told otherwise.
    """
    text = turn.said.text
    otherwise = (
        turn.said.correction
        or cues().supposing.supposed.search(text)
        or cues().corrections.in_fact.search(text)
    )
    of_total = len(parts_of_last(turn)) >= _TWO and not is_question(text)
    if not (otherwise or (of_total and cues().pointing.one_of_them.search(text))):
        return False
    kinds = [part.choices for part in parts]
    own = all(part.rule == new.rule for part in parts) and not turn.session.asides
    return own and len(set(kinds)) == len(kinds) and new.choices in kinds


def _is_told_otherwise(before: Calculation, new: Calculation) -> bool:
    """Whether a fact that was so is not so now, or the other way round."""
    facts = [n for n, value in before.inputs.items() if isinstance(value, bool)]
    return any(new.inputs.get(n, before.inputs[n]) is not before.inputs[n] for n in facts)


def _is_taken_back(turn: Turn, part: Calculation, new: Calculation) -> bool:
    """Whether the message names a choice of this part that the new sum no longer has."""
    mentions = turn.heard.told.mentions.get(part.rule, ())
    named = {str(m.meaning.value) for m in mentions if m.meaning.role == "choice"}
    gone = set(part.choices) - set(new.choices)
    return bool(named & gone)


def _without(parts: Sequence[Calculation], one: Calculation) -> list[Calculation]:
    place = next(i for i, part in enumerate(parts) if part is one)
    return [part for i, part in enumerate(parts) if i != place]


def without_the_changed(parts: Sequence[Calculation], new: Calculation) -> list[Calculation] | None:
    """实验室要是国家级的，两个一共: of the parts of the last total all but the one that is now told otherwise.

    None where no one part is the nearest to the new one.
    """
    shared = [_in_common(part, new) for part in parts]
    nearest = [part for part, count in zip(parts, shared, strict=True) if count == max(shared)]
    if not max(shared) or not all(part.is_case_of(nearest[0]) for part in nearest):
        return None
    return _without(parts, nearest[0])


def _in_common(part: Calculation, new: Calculation) -> int:
    """How many inputs two results of one rule share."""
    same = part.rule == new.rule
    return sum(same and new.inputs.get(name) == value for name, value in part.inputs.items())

"""Several sums of one award, each given for another thing or choice: 饭店那家, 酒店那家; 国家级实验室, 省级工程中心."""

from assistant.calculator.calculation import Calculation
from assistant.calculator.quantities.cues import cues as fact_cues
from assistant.calculator.quantities.ordinals import place_of
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.understanding import is_question
from assistant.conversation.room import Turn
from assistant.conversation.sessions.session import Session
from assistant.conversation.totals.last_sums import last_sums, without_supposed
from corpus.normalise import fold_plain

_TWO = 2


def cases_of_last(turn: Turn) -> list[Calculation]:
    """省质量奖多少 / 国家的呢 / 都拿了一共: the sums answered of the award in focus, each of another choice, where no
    other award was answered.
    """
    sums = without_supposed(turn.session, [s for s in turn.session.sums if s.unit == "yuan"])
    if len(turn.session.results) != 1 or any(one.rule != sums[-1].rule for one in sums):
        return []
    rule = turn.room.rulebook.get(sums[-1].rule) if sums else None
    names = [n for n, i in rule.inputs.items() if i.type == "choice"] if rule is not None else []
    found = {tuple(str(one.inputs.get(n)) for n in names): one for one in sums if one.result}
    return list(found.values()) if names and len(found) == len(sums) else []


def two_of_a_kind(turn: Turn) -> list[Calculation]:
    """The sums of the last award that were told of one thing after another; empty where it was one thing."""
    session = turn.session
    if _is_of_instalments(turn):
        return []
    if len(things := _things_in_turn(turn)) > 1:
        return things
    if len(some := _told_one_by_one(session)) > 1:
        return some
    last = last_sums(session, _TWO)
    events = cues().events
    alone = len({result.rule for result in session.results}) == 1
    of_last = [session.words_of(one) for one in session.sums[-1:]] if alone else []
    before = [*session.messages[-1:], *of_last]
    told_so = any(
        events.and_another.search(text) or events.attained.search(text) for text in before
    )
    return last if told_so and len(last) == _TWO and last[0].rule == last[1].rule else []


def _is_of_instalments(turn: Turn) -> bool:
    """今年给几万 … 退库了呢 … 前后总共: whether the last sum is of an award paid in instalments, which one enterprise
    has once: an instalment and the whole are no two.
    """
    rules = turn.rules(one.rule for one in turn.session.sums[-1:])
    return not turn.session.asides and any(rule.instalments for rule in rules)


def _told_one_by_one(session: Session) -> list[Calculation]:
    """饭店那家, 酒店那家; 第一个项目, 第二个, 第三个: the last sums of one award, each asked for as that of one of several."""
    sums = [one for one in session.sums if one.unit == "yuan" and one.result]
    found: list[Calculation] = []
    most = 0
    for one in reversed(without_supposed(session, sums)):
        told_so = cues().pointing.one_of_some.search(session.words_of(one))
        if one.parts or one.rule != sums[-1].rule or not (told_so or len(found) < most):
            break
        found.append(one)
        place = place_of(told_so["nth"]) if told_so and told_so["nth"] else None
        most = max(most, 0 if place is None else place + 1)  # 第五家: four came before it
    return found[::-1] if len(found) >= most else []


def _things_in_turn(turn: Turn) -> list[Calculation]:
    """国家级实验室奖多少 … 省级工程中心呢 … 一共: the last sums of one award, each given for a thing of another kind."""
    sums = [one for one in turn.session.sums if one.unit == "yuan" and one.result]
    sums = without_supposed(turn.session, sums)
    rule = turn.room.rulebook.get(sums[-1].rule) if sums else None
    kinds = (
        [n for n, i in rule.inputs.items() if fact_cues().label_is("kind_labels", i.label)]
        if rule is not None
        else []
    )
    found: dict[str, Calculation] = {}
    for one in reversed(sums if kinds else []):
        kind = str(one.inputs.get(kinds[0], ""))
        if one.rule != sums[-1].rule or not kind or kind in found:
            break
        found[kind] = one
    return list(found.values())[::-1]


def with_other_kinds(turn: Turn, results: list[Calculation]) -> list[Calculation]:
    """还拿了两个省优 / 国优一个 / 全部加起来: the results, and before each those of the same award for things of
    another kind that were told as well, and neither asked about, supposed nor put right.
    """
    if turn.session.asides:
        return results
    found: list[Calculation] = []
    for result in results:
        rule = turn.room.rulebook.get(result.rule)
        counts = rule is not None and any(i.type == "integer" for i in rule.inputs.values())
        found += _of_other_kinds(turn, result) if counts else []
        found.append(result)
    return found


def _of_other_kinds(turn: Turn, result: Calculation) -> list[Calculation]:
    """The last sums of the award of each other choice, as long as each was only told."""
    found: dict[tuple[str, ...], Calculation] = {}
    for answer in turn.session.answers:
        one, kind = answer.calculation, answer.calculation.choices
        if one.rule != result.rule:
            continue
        told = _told_first(turn, answer.words)
        if kind not in found and found and _is_no_further_thing(told):
            found.popitem()  # that one was asked about, supposed or put right
        found[kind] = one
    return [one for kind, one in found.items() if kind != result.choices and one.result]


def _told_first(turn: Turn, words: str) -> str:
    """还拿了两个省优, of a sum put right afterwards: the message by which a thing was told at first."""
    messages = [fold_plain(message) for message in turn.session.messages]
    return next((m for m in messages if m and fold_plain(words).startswith(m)), words)


def _is_no_further_thing(words: str) -> bool:
    """Whether words ask, suppose or put right, or tell nothing: what is answered to them comes beside nothing."""
    corrections = cues().corrections
    cases = (cues().supposing.supposed, corrections.correction, corrections.in_fact)
    return not words or is_question(words) or any(cue.search(words) for cue in cases)

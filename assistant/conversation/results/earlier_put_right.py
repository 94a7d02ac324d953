"""头一笔说错了，费率是1.5%; 她那个公司是90万，不是140万; 孙子说弄错了，是一等奖; 饭店那家要是涨6%呢: of several sums answered
an earlier one is put right, or supposed otherwise, and no fact of the last.
"""

from dataclasses import replace
from decimal import Decimal

from assistant.answering.draft import Draft
from assistant.calculator.calculation import Calculation
from assistant.calculator.quantities.ordinals import place_of
from assistant.calculator.quantities.quantity import read_quantities
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.own_case import of_inputs
from assistant.conversation.reading.cues import cues
from assistant.conversation.results.result_of_rules import calculate_rules
from assistant.conversation.room import Turn
from assistant.conversation.rules.changing import last_asked, with_change

_FEWEST = 2
_SHORTEST, _LONGEST = 2, 6
"""So many characters before 那家 or 更正 may be what it is called."""


def put_right_earlier(turn: Turn) -> Draft | None:
    """The earlier sum once more with what is told now; None where the last one is meant, or nothing is told
    that changes it.
    """
    session, corrects = turn.session, _corrects(turn)
    if session.pending is not None or turn.said.new_person or _asks_of_several(turn):
        return None
    if cues().pointing.among_them.search(turn.said.text):
        return None  # 其中一个其实是国优: of several things counted together
    meant = _earlier_meant(turn, corrects=corrects)
    rule = turn.room.rulebook.get(meant.rule) if meant is not None else None
    if meant is None or rule is None:
        return None
    kept = session.copy()
    _take_up(turn, rule, meant)
    said = replace(turn.said, correction=corrects)
    tried = replace(turn, said=said, leans_on_focus=True, continues={"case": 1.0})
    tried.heard = with_change(tried, [rule])
    draft = calculate_rules(tried, [rule], last_asked(tried))
    calculation = draft.calculation if draft is not None else None
    if calculation is None or calculation.missing or calculation.is_case_of(meant):
        session.become(kept)
        return None
    turn.read_as(tried.heard, tried.said)
    turn.leans_on_focus, turn.continues = tried.leans_on_focus, tried.continues
    return draft


def _corrects(turn: Turn) -> bool:
    """Whether something is put right, a figure taken back, or told anew how something was found to be (实验室后来说批的是
    国家级), and not that it came to nothing.
    """
    text, events = turn.said.text, cues().events
    if turn.said.correction or cues().corrections.in_fact.search(text):
        return True
    lost = events.came_to_nothing.search(text) or events.had_before.search(text)
    anew = cues().corrections.told_anew.search(text) is not None and not lost
    return anew or turn.heard.told.withdrawn is not None


def _asks_of_several(turn: Turn) -> bool:
    """Whether a total or a difference is asked for."""
    asked = (cues().totals.total, cues().comparing.compared)
    return any(cue.search(turn.said.text) for cue in asked)


def _earlier_meant(turn: Turn, *, corrects: bool) -> Calculation | None:
    """The earlier sum that is meant; of awards that were told at once (如果第一家其实也只是进了山西100强) the one at the place
    that is said. None where it is the last one.
    """
    alone = [one for one in turn.session.sums if not one.parts]
    if not alone and corrects:
        parts = list(turn.session.totalled.parts)
        return _at_its_place(turn, parts) if len(parts) >= _FEWEST else None
    meant = _sum_meant(turn, alone, corrects=corrects) if len(alone) >= _FEWEST else None
    return None if alone and meant is alone[-1] else meant


def _sum_meant(turn: Turn, alone: list[Calculation], *, corrects: bool) -> Calculation | None:
    """The sum that is put right, by what is taken back, its place, words of its own, whose or of what kind it is; the one that
    is supposed otherwise by words of its own alone.
    """
    by_words = _of_words_of_its_own(turn, alone)
    if not corrects or cues().supposing.supposed.search(turn.said.text):
        return by_words
    return (
        _with_what_is_taken_back(turn, alone)
        or _at_its_place(turn, alone)
        or by_words
        or _of_whom_it_is(turn, alone)
        or _of_the_kind_said(turn, alone)
    )


def _with_what_is_taken_back(turn: Turn, sums: list[Calculation]) -> Calculation | None:
    """是90万，不是140万: the one sum that was computed with the figure taken back."""
    told = turn.heard.told
    kept = {q.value for q in told.quantities}
    gone = {q.value for q in read_quantities(turn.said.text)} - kept
    gone |= {told.withdrawn} if told.withdrawn is not None else set()
    found = [one for one in sums if gone & {v for v in one.inputs.values() if _is_sum(v)}]
    return found[0] if len({id(one) for one in found}) == 1 else None


def _is_sum(value: object) -> bool:
    return isinstance(value, Decimal)


def _at_its_place(turn: Turn, sums: list[Calculation]) -> Calculation | None:
    """头一笔, 第二家那个: the sum at the place that is said, among those of the award answered last."""
    match = cues().corrections.place_of_sum.search(turn.said.text)
    of_rule = [one for one in sums if one.rule == sums[-1].rule]
    among = of_rule if len(of_rule) >= _FEWEST else sums
    place = place_of(match["nth"]) if match is not None else None
    if (
        place is None
        and cues().pointing.the_former.search(turn.said.text)
        and len(among) == _FEWEST
    ):
        place = 0
    return among[place] if place is not None and place < len(among) else None


def _of_whom_it_is(turn: Turn, sums: list[Calculation]) -> Calculation | None:
    """孙子说弄错了, 小舅那个: the one sum that was asked for with the word for whose it is."""
    match = cues().people.holder.search(turn.said.text)
    whose = next(filter(None, match.groupdict().values()), "") if match is not None else ""
    if not whose:
        return None
    found = [one for one in sums if whose in turn.session.words_of(one)]
    return found[0] if len(found) == 1 else None


def _of_the_kind_said(turn: Turn, sums: list[Calculation]) -> Calculation | None:
    """实验室后来说批的是国家级, 农业项目审计后实际为2100万: the one sum of the award answered last that was computed with a choice
    that is said, where a figure or another choice of it is told anew.
    """
    of_rule = [one for one in sums if one.rule == sums[-1].rule]
    mentions = turn.heard.told.mentions.get(sums[-1].rule, ())
    said = {m.meaning.input: m.meaning.value for m in mentions if m.meaning.role == "choice"}
    figures = any(quantity.unit == "yuan" for quantity in turn.heard.told.quantities)

    def is_of_it(one: Calculation) -> bool:
        fits = [one.inputs.get(name) == value for name, value in said.items()]
        return any(fits) and (figures or not all(fits))

    found = [one for one in of_rule if is_of_it(one)]
    return found[0] if len(found) == 1 and len(of_rule) >= _FEWEST else None


def _of_words_of_its_own(turn: Turn, sums: list[Calculation]) -> Calculation | None:
    """批发那家, 饭店更正: the one sum that was asked for with the words before these, those of figures apart."""
    told = turn.heard.told
    figures = {
        i
        for found in told.mentions.values()
        for m in found
        if m.meaning.role == "input"
        for i in range(m.start, m.end)
    }
    for match in cues().corrections.one_pointed_at.finditer(told.text):
        end = match.start()
        for length in range(min(_LONGEST, end), _SHORTEST - 1, -1):
            start = end - length
            word = told.text[start:end]
            if not word.isalpha() or figures & set(range(start, end)):
                continue
            found = [one for one in sums if word in turn.session.words_of(one)]
            if found:
                return found[0] if len(found) == 1 else None
    return None


def _take_up(turn: Turn, rule: LoadedRule, meant: Calculation) -> None:
    """Go by what the earlier sum was computed with, as the last one answered."""
    session = turn.session
    own = any(one.is_case_of(meant) for one in session.results)
    of_it = (h for h, a in session.asides.items() if any(r.is_case_of(meant) for r in a.results))
    if not own and (holder := next(of_it, None)) is not None:
        session.turn_to_holder(holder)
    for name in rule.inputs:
        session.told.pop(name, None)
    for fact in of_inputs(rule, meant, session.turns):
        session.tell(fact)
    session.answered_again(meant)
    session.results = [one for one in session.results if one.rule != meant.rule] + [meant]

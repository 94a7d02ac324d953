"""三个一共多少, after one thing and two more of another kind: the sums that hold so many things between them."""

from dataclasses import replace
from decimal import Decimal

from assistant.answering.draft import Draft
from assistant.answering.outcomes import load_texts
from assistant.answering.reckoning import question_draft
from assistant.calculator.calculation import Calculation
from assistant.calculator.engine.combine import JOINED
from assistant.calculator.quantities.fact import Filling, Item, Quantity
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.heard import read
from assistant.conversation.reading.cues import cues
from assistant.conversation.results.result_of_rules import calculate_rules
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import CLAUSE
from assistant.conversation.rules.earlier_results import drafted
from assistant.conversation.totals.totalling import added_up

_SEVERAL = 2
_SHORT = 6
_BESIDE = 2
"""So many characters may stand beside the number and the word that asks for the total."""


def total_of_things(turn: Turn) -> Draft | None:
    """The last sums added up that hold just as many things as are said; None where no such sums end with
    the last.
    """
    if turn.session.pending is not None or (count := _so_many_asked_for(turn)) is None:
        return None
    chosen, held = _last_that_hold(turn, count.value)
    if held != count.value or held < _SEVERAL:
        return _all_told(turn, count.value) or _so_many(turn, count)
    if len(chosen) == 1:
        return drafted(turn, chosen[0])
    return added_up(turn, _parts(chosen))


def _so_many_asked_for(turn: Turn) -> Quantity | None:
    """三个一共多少: the number of things whose total is asked for, where nothing else is said and the last award is one
    for things that are counted; else None.
    """
    told = turn.heard.told
    total = cues().totals.total.search(told.text)
    if total is None or len(told.quantities) != 1 or told.quantities[0].unit != "count":
        return None
    (count,) = told.quantities
    beside = turn.said.content.replace(count.text, "").replace(total[0], "")
    nothing_else = len(beside) <= _BESIDE and not _names(turn)
    return count if nothing_else and _counts(turn) else None


def _last_that_hold(turn: Turn, wanted: Decimal) -> tuple[list[Calculation], Decimal]:
    """The last sums of one award, in their order, that hold so many things between them; and how many they hold."""
    chosen: list[Calculation] = []
    held = Decimal(0)
    for one in reversed([s for s in turn.session.sums if s.unit == "yuan" and s.result]):
        if chosen and (one.rule != chosen[-1].rule.split(JOINED)[0] or one in _parts(chosen)):
            break
        chosen.append(one)
        held += sum(_things(turn, part) for part in one.singles)
        if held >= wanted:
            break
    return chosen[::-1], held


def _all_told(turn: Turn, wanted: Decimal) -> Draft | None:
    """一个国优两个省优，国优给多少 … 三个一共: so many things as were told for the last sum, of which it gave one kind."""
    rule = _rule_of_last(turn)
    if rule is None:
        return None
    whole = CLAUSE.split(turn.session.answers[-1].words)[:-1]
    heard = turn.hear(f"{'，'.join(whole)}，一共多少")
    several = read(turn.room.vocabulary, rule, heard).several
    if several is None or sum(_of_item(rule, item) for item in several.items) != wanted:
        return None
    turn.read_as(heard)
    return calculate_rules(turn, [rule])


def _so_many(turn: Turn, count: Quantity) -> Draft | None:
    """一个省优给多少 … 五个一共: so many of the things of which the one sum of an award was given."""
    rule = _rule_of_last(turn)
    alone = rule is not None and sum(one.rule == rule.id for one in turn.session.sums) == 1
    counters = [n for n, spec in rule.inputs.items() if spec.type == "integer"] if rule else []
    if rule is None or not alone or len(counters) != 1:
        return None
    told = Filling(counters[0], count.value, count.text, count.start, count.end)
    turn.read_as(replace(turn.heard, placed={rule.id: (told,)}))
    return calculate_rules(turn, [rule])


def _counts(turn: Turn) -> bool:
    """Whether the rule of the last sum has an input that counts things; other sums are cases of one award."""
    rule = _rule_of_last(turn)
    return rule is not None and any(spec.type == "integer" for spec in rule.inputs.values())


def _rule_of_last(turn: Turn) -> LoadedRule | None:
    """The rule of the last sum answered, where it is one award's."""
    rules = {name for one in turn.session.sums[-1:] for name in one.rule.split(JOINED)}
    return turn.room.rulebook.get(rules.pop()) if len(rules) == 1 else None


def _of_item(rule: LoadedRule, item: Item) -> Decimal:
    counted = [v for n, v in item.values.items() if rule.inputs[n].type == "integer"]
    return counted[0] if counted and isinstance(counted[0], Decimal) else Decimal(item.count)


def ask_which_total(turn: Turn) -> Draft | None:
    """七个一共多少, of whatever: a total of sums answered here is no matter of other documents; which is asked. None
    where no total is asked for, or it is said of what.
    """
    session, told = turn.session, turn.heard.told
    total = cues().totals.total.search(told.text)
    if total is None or not session.sums or session.pending is not None or turn.leans_on_focus:
        return None
    beside = turn.said.content.replace(total[0], "")
    other = [q for q in told.quantities if q.unit != "count"]
    if other or len(beside) > _SHORT or _names(turn):
        return None
    rules = turn.rules(tuple(session.sums[-1].rule.split(JOINED)))
    document = turn.room.catalog.get(session.sums[-1].document)
    if not rules or document is None:
        return None
    text = load_texts().say("total_unheard")
    return question_draft(document, rules, text, outcome="total_unheard")


def _parts(chosen: list[Calculation]) -> list[Calculation]:
    return [part for one in chosen for part in one.singles]


def _things(turn: Turn, part: Calculation) -> Decimal:
    """How many things a sum was given for: as many as it counts, else one."""
    rule = turn.room.rulebook.get(part.rule)
    counted = [
        value
        for name, value in part.inputs.items()
        if rule is not None and name in rule.inputs and rule.inputs[name].type == "integer"
    ]
    return counted[0] if len(counted) == 1 and isinstance(counted[0], Decimal) else Decimal(1)


def _names(turn: Turn) -> bool:
    """Whether an award or one of its choices is named."""
    mentions = (m for found in turn.heard.told.mentions.values() for m in found)
    return any(m.meaning.role in ("name", "choice") for m in mentions)

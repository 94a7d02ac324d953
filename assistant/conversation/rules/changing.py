"""The input that a change without a name is for: 后来省里调了，实际是280万, 那要是五百万呢, 说错了，是1800万."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from assistant.calculator.filling.picking import Candidate
from assistant.calculator.message.context import Context
from assistant.calculator.quantities.cues import cues as fact_cues
from assistant.calculator.quantities.fact import Filling, Quantity, Reading
from assistant.calculator.quantities.quantity import read_quantities
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.adding import is_part_of
from assistant.conversation.facts.heard import Heard
from assistant.conversation.facts.told_alike import is_average
from assistant.conversation.room import Turn
from assistant.conversation.sessions.remembered import ToldFact
from corpus.datafile import load_data

TYPE_OF_UNIT = {
    "yuan": "money", "rate": "rate", "points": "rate", "tonne": "number", "kilowatt": "number",
}  # fmt: skip
_DATA = Path(__file__).with_name("changing.yaml")
_SCALE, _TEN_THOUSAND = ("万", "万元"), 10_000


@dataclass(frozen=True, slots=True)
class ChangeLimits:
    """When a figure without a name is taken for a change, and what may stand around one; see ``changing.yaml``."""

    sure: float
    times: int
    particles: str


@cache
def change_limits(path: Path = _DATA) -> ChangeLimits:
    """Read ``changing.yaml``. Raises ``TypeError`` where one is missing or not known."""
    return ChangeLimits(**load_data(path))


def last_asked(turn: Turn) -> str | None:
    """The figure that a change without a name is for: 说错了，是1800万; 不是12.6，是9.8. None where no figure is told, or
    none of the kind was told before.

    The one whose value, or a part of it, is taken back (of two with that value not the average), else
    the one of the same kind told last.
    """
    quantities = turn.heard.told.quantities
    if not quantities:
        return None
    kind = next((TYPE_OF_UNIT[q.unit] for q in quantities if q.unit in TYPE_OF_UNIT), None)
    told = turn.told_of_any
    figures = [
        name
        for name, fact in told.items()
        if isinstance(fact.value, Decimal) and kind in (None, fact.type)
    ]
    kept = {quantity.value for quantity in quantities}
    again = [name for name in figures if {told[name].value, _in_percent(told[name])} & kept]
    if turn.real_again and again:
        return again[-1]
    gone = {q.value for q in read_quantities(turn.said.text) if q.value not in kept}
    withdrawn = [name for name in figures if {told[name].value, _in_percent(told[name])} & gone]
    withdrawn += [name for name in figures if _turned_round(told[name]) in kept]
    withdrawn += [n for n in figures if is_part_of(told[n], turn.heard.told.withdrawn)]
    chosen = [n for n in withdrawn if not is_average(told[n])] or withdrawn
    chosen = chosen or _of_now(turn, figures) or figures
    return _own(turn, chosen) if chosen else None


def _own(turn: Turn, names: list[str]) -> str:
    """涨到15%呢: the one told last; not the average where one's own figure was told at once with it, or is
    named; the average where that is named, or something is put right in no more words, of one's own
    enterprise.
    """
    told, last, focus = turn.told_of_any, names[-1], turn.session.focus
    if any(context.average == "average" for context in turn.heard.around):
        return next((name for name in reversed(names) if is_average(told[name])), last)
    if not is_average(told[last]):
        return last
    mentions = turn.heard.told.mentions
    named = {
        m.meaning.input
        for rule in (focus.rules if focus is not None else ())
        for m in mentions.get(rule, ())
    }
    of_own = [name for name in names if not is_average(told[name])]
    at_once = [n for n in of_own if told[n].turn == told[last].turn and not turn.said.correction]
    at_once = at_once or (of_own if turn.of_other else [])
    own = [name for name in of_own if name in named] or at_once
    return own[-1] if own else last


def _of_now(turn: Turn, names: list[str]) -> list[str]:
    """那3.5亿呢, after 以前到过2亿: the figures of now, unless one is put right or said to be of before."""
    focus, words = turn.session.focus, turn.room.vocabulary.rules
    before = any(c.old or (c.year or turn.as_of.year) < turn.as_of.year for c in turn.heard.around)
    if turn.said.correction or before or focus is None:
        return names
    specs = [spec for rule in focus.rules if rule in words for spec in words[rule].inputs.values()]
    old = {spec.name for spec in specs if spec.old}
    return [name for name in names if name not in old]


def _in_percent(fact: ToldFact) -> Decimal | None:
    """What a rate is as a bare number: 12.6 for 12.6%."""
    return fact.value * 100 if fact.type == "rate" and isinstance(fact.value, Decimal) else None


def _turned_round(fact: ToldFact) -> Decimal | None:
    """写反了，是正8%: a figure below nothing with the other sign."""
    below = isinstance(fact.value, Decimal) and fact.value < 0
    return -fact.value if below and isinstance(fact.value, Decimal) else None


def sure_of_case(turn: Turn) -> bool:
    """Whether the message surely goes on with the case of the present subject."""
    return turn.continues.get("case", 0.0) >= change_limits().sure


def with_change(turn: Turn, rules: list[LoadedRule]) -> Heard:
    """The message, with its one new figure in the place of the one that it changes; itself where it changes none.

    Where the words alone place no figure, the message surely goes on with the case, one of the rules
    has the input, and no other figure could be meant: what was told before is nothing new.
    """
    asked = last_asked(turn)
    of_asked = [rule for rule in rules if asked is not None and asked in rule.inputs]
    if asked is None or len(of_asked) != 1 or not _may_be_changed(turn, of_asked[0], asked):
        return turn.heard
    (rule,), told = of_asked, turn.told_of_any[asked]
    new = _new_figures(turn, rule, told)
    if len({c.quantity.value for c in new}) != 1:
        return turn.heard
    quantity = turn.heard.told.in_message[new[-1].quantity.start]
    value = _worth(quantity, told)
    change = Filling(asked, value, quantity.text, quantity.start, quantity.end)
    return replace(turn.heard, placed={**turn.heard.placed, rule.id: (change,)})


def _may_be_changed(turn: Turn, rule: LoadedRule, asked: str) -> bool:
    """Whether a figure without a name can be for this input: the message surely goes on with the case, or takes a
    part of the figure back, and its words place no figure elsewhere.
    """
    part_withdrawn = is_part_of(turn.told_of_any[asked], turn.heard.told.withdrawn)
    if not (sure_of_case(turn) or turn.of_other or part_withdrawn):
        return False
    reading = turn.read(rule, asked)
    figures = figures_of(reading)
    if reading.several is not None or (figures and not _corrects(turn, figures)):
        return False
    return part_withdrawn or not _is_of_one_year(turn, rule.inputs[asked].label)


def _new_figures(turn: Turn, rule: LoadedRule, told: ToldFact) -> list[Context]:
    """The figures of the message that can be in the place of the fact told, and are not what it was."""
    return [
        c
        for c in turn.heard.around
        if _fits(c, told)
        and not (c.award and turn.said.hearsay)  # 听人家说能给50万
        and (c.quantity.value != told.value or turn.of_other)
        and not _is_of_another(turn, rule, c)
    ]


def is_bare_figure(turn: Turn) -> bool:
    """3%, 那6万呢: whether nothing is said but one figure."""
    told = turn.heard.told
    if len(told.quantities) != 1 or told.quantities[0].unit == "count":
        return False
    (figure,) = told.quantities
    around = told.text[: figure.start] + told.text[figure.end :]
    return not around.strip(change_limits().particles)


def figures_of(reading: Reading) -> list[Filling]:
    """The inputs that a message fills with a number."""
    return [f for f in reading.fillings if isinstance(f.value, Decimal)]


def calls_only_the_figure(turn: Turn, candidate: Candidate, rules: Sequence[LoadedRule]) -> bool:
    """更正：实际投资额为420万, of a deduction: whether another award is named only by a word for the figure that is put
    right, and a sum was told of one of these rules.
    """
    mentions = turn.heard.told.mentions.get(candidate.rule, ())
    names = {(m.start, m.end) for m in mentions if m.meaning.role == "name" and not m.covered}
    inputs = {(m.start, m.end) for m in mentions if m.meaning.role == "input"}
    sums = [n for r in rules for n, spec in r.inputs.items() if spec.type == "money"]
    told = any(name in turn.session.told for name in sums)
    return turn.said.correction and told and bool(names) and names <= inputs


def owning_a_figure(turn: Turn, rules: list[LoadedRule]) -> set[str]:
    """采购额改一下，是3600万, of a sum for the revenue and one for what was bought: the rules of which an input is named
    beside a figure that it takes, where others only might take it.
    """
    mentions = turn.heard.told.mentions
    return {
        rule.id
        for rule in rules
        if {f.input for f in figures_of(turn.read(rule))}
        & {m.meaning.input for m in mentions.get(rule.id, ()) if m.meaning.role == "input"}
    }


def _corrects(turn: Turn, figures: list[Filling]) -> bool:
    """采购额我看错一位，是2.5个亿; 如年底调整到120万: whether the one figure would go to an input of which nothing was
    told, and which the message does not name (unless it puts right), where one was told that it can be
    for.
    """
    if len(figures) != 1 or figures[0].input in turn.session.told:
        return False
    named = {m.meaning.input for found in turn.heard.told.mentions.values() for m in found}
    of_now = not fact_cues().old.search(turn.said.text)
    return turn.said.correction or (of_now and figures[0].input not in named)


def _is_of_one_year(turn: Turn, label: str) -> bool:
    """要是第三年是60万呢, 2024年的应为41万: a figure of one year changes no sum of several years."""
    if not fact_cues().label_is("years_sum_labels", label):
        return False
    text = turn.heard.told.text
    dated = any(c.year is not None and TYPE_OF_UNIT.get(c.quantity.unit) for c in turn.heard.around)
    of_one = dated and not fact_cues().any_in("years_sum_labels", text)
    return of_one or fact_cues().patterns["nth_year"].search(text) is not None


def _is_of_another(turn: Turn, rule: LoadedRule, context: Context) -> bool:
    """年营收2.1亿呢: whether a noun before a figure calls it what another rule of the article asks for."""
    told, rulebook = turn.heard.told, turn.room.rulebook
    own = {(m.start, m.end) for m in told.mentions.get(rule.id, ())}
    beside = [
        rulebook.get(noun.meaning.rule)
        for noun in told.nouns
        if context.before <= noun.start
        and noun.end <= context.quantity.start
        and (noun.start, noun.end) not in own
    ]
    article = (rule.document, rule.provision.article)
    return any(
        other and (turn.of_other or (other.document, other.provision.article) == article)
        for other in beside
    )


def _fits(context: Context, told: ToldFact) -> bool:
    """Whether a figure is exact, said of oneself, and of the kind of the fact told."""
    quantity = context.quantity
    exact = not (quantity.vague or quantity.negated or quantity.bound)
    alike = TYPE_OF_UNIT.get(quantity.unit) == told.type or _is_of_its_size(quantity, told)
    return exact and context.usable and alike


def _is_of_its_size(quantity: Quantity, told: ToldFact) -> bool:
    """弄成五千九百五十呢, after 6000千瓦; 只多了80, after 120万: whether a bare number is about as large as a measure, or
    a sum in 万, that was told.
    """
    in_scale = told.type == "number" or (told.type == "money" and told.words.endswith(_SCALE))
    if quantity.unit != "plain" or not in_scale or not isinstance(told.value, Decimal):
        return False
    times = change_limits().times
    return told.value / times < _worth(quantity, told) < told.value * times


def _worth(quantity: Quantity, told: ToldFact) -> Decimal:
    """What a figure comes to in the terms of the fact told; a bare number, after a sum in 万, is in 万."""
    bare = quantity.unit == "plain" and told.type == "money"
    return quantity.value * _TEN_THOUSAND if bare else quantity.value

"""From a person's words to the inputs of a rule: what was told, what is in doubt, what is left.

In: a message, the day on which it is said, the input that was asked for last, what is known.
Out: ``Reading``: fillings in the rule's terms (yuan, fractions, the choices' own values), doubts
that need a question, and quantities without a place. Nothing is guessed.

Many rules, one message: build a ``Vocabulary`` once, ``tell`` each message once, then
``read_facts`` for each rule.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Final, Literal

from assistant.calculator.engine.bounds import below
from assistant.calculator.filling.apart import figure_of_all, figures_apart, find_apart, find_years
from assistant.calculator.filling.claiming import Claim
from assistant.calculator.filling.placement import Placement
from assistant.calculator.filling.placing import place
from assistant.calculator.filling.summing import of_nth_year
from assistant.calculator.message.affirming import said_choices
from assistant.calculator.message.choosing import choose
from assistant.calculator.message.chosen import Chosen
from assistant.calculator.message.context import Context
from assistant.calculator.message.elapsed import since
from assistant.calculator.message.input_words import InputWords, RuleWords
from assistant.calculator.message.relating import find_excess, related
from assistant.calculator.message.several import find_several
from assistant.calculator.message.told import Told
from assistant.calculator.message.trending import trends
from assistant.calculator.quantities.cues import cues
from assistant.calculator.quantities.fact import Doubt, Excess, Filling, Quantity, Reading, Several

NOTHING_KNOWN: Final[Mapping[str, int | None]] = MappingProxyType({})


def read_facts(
    words: RuleWords,
    told: Told,
    around: Sequence[Context],
    asked: str | None = None,
    known: Mapping[str, int | None] = NOTHING_KNOWN,
) -> Reading:
    """What a message tells about one rule's inputs.

    ``around`` is ``contexts(told)``, made once for all rules. ``asked`` is the input that was
    asked for last, ``known`` the inputs told before, with the years of their figures where told.
    """
    spoken_of = words.rule.id in told.mentions or asked is not None
    choices = said_choices(words, told) if spoken_of else {}
    same = find_several(words, told, choices) if spoken_of else None
    placement = place(words, told, around, asked, known)
    several = _things_told(words, told, around, placement, same)
    parts = [
        *_numbers(words, told, around, placement),
        *_unknown(words, told, placement),
        *_chosen(choose(words, told, asked, choices, several.inputs if several else ()), told),
    ]
    fillings = [part for part in parts if isinstance(part, Filling)]
    doubts = [part for part in parts if isinstance(part, Doubt)]
    excess = find_excess(words, told, around)
    fillings += related(words, fillings, excess, told, around)
    doubts += _in_words(words, told, fillings, doubts, excess)
    unplaced = _unplaced(told, around, placement, fillings)
    return Reading(
        tuple(fillings),
        tuple(doubts),
        tuple(q for q in unplaced if excess is None or q.start != excess.start),
        several,
        excess,
    )


def _things_told(
    words: RuleWords,
    told: Told,
    around: Sequence[Context],
    placement: Placement,
    same: Several | None,
) -> Several | None:
    """The several things that are meant; None for one case. ``same`` is what they have in common.

    Figures of their own are taken from the inputs they were granted to; figures that are those of none of
    them, or of all together, become contested: then the things are not counted either.
    """
    apart = None
    if words.numeric and around:
        apart = find_apart(words, told, around, placement, same)
        apart = apart or find_years(words, told, around, placement)
    if apart is not None:
        for name in apart.inputs:
            placement.granted.pop(name, None)
            placement.contested.pop(name, None)
    elif figures := (
        figures_apart(words, around, placement, same)
        or figure_of_all(words, around, placement, same)
    ):
        placement.contested.update(figures)
        return None
    several = apart or same
    if several is not None:
        _drop_how_many(words, several, placement)
    return several


def _unplaced(
    told: Told, around: Sequence[Context], placement: Placement, fillings: Sequence[Filling]
) -> list[Quantity]:
    """The figures that no input has, but those denied and those that say nothing else."""
    return [
        told.in_message[c.quantity.start]
        for i, c in enumerate(around)
        if i not in placement.used
        and not c.quantity.negated
        and not _says_no_more(told, c, fillings)
    ]


def _says_no_more(told: Told, context: Context, fillings: Sequence[Filling]) -> bool:
    """1.98亿，差一点两亿: whether a bound that names nothing holds of the figure told right before it."""
    quantity = told.in_message[context.quantity.start]
    before = [f for f in fillings if f.end <= quantity.start]
    last = max(before, key=lambda f: f.end, default=None)
    named = any(context.before <= n.start < context.quantity.start for n in told.nouns)
    if quantity.bound != "most" or named or last is None or not isinstance(last.value, Decimal):
        return False
    figures = [q for q in told.quantities if q.start == context.quantity.start or q.unit == "yuan"]
    place = figures.index(context.quantity)
    told_last = place > 0 and told.in_message[figures[place - 1].start].start == last.start
    return told_last and quantity.unit == "yuan" and last.value <= quantity.value


def _in_words(
    words: RuleWords,
    told: Told,
    fillings: Sequence[Filling],
    doubts: Sequence[Doubt],
    excess: Excess | None,
) -> Iterator[Doubt]:
    """What is told in words alone of inputs that no figure fills or leaves in doubt."""
    placed = {filling.input: filling for filling in fillings}
    doubted = {doubt.input for doubt in doubts}
    if excess is None:
        yield from trends(words, told, placed, doubted)
    yield from since(words, told, placed, doubted)


def _numbers(
    words: RuleWords, told: Told, around: Sequence[Context], placement: Placement
) -> Iterator[Filling | Doubt]:
    earlier_first = sorted(placement.granted.items(), key=lambda own: not words.inputs[own[0]].old)
    for name, claim in earlier_first:
        spec = words.inputs[name]
        if name in placement.contested:
            yield _contested(spec, placement.contested[name], told, around)
        elif name in placement.sums:
            yield from _checked(spec, _sum(name, placement.sums[name], told, around))
        else:
            yield from _checked(spec, _number(spec, claim, told, around[claim.index]))
    for name, index in placement.unit_unclear.items():
        if name not in placement.granted:
            yield _unit_unclear(name, told, around[index].quantity)


def _drop_how_many(words: RuleWords, several: Several, placement: Placement) -> None:
    """就这俩奖各给多少: how many things there are is not how many of each."""
    total = sum(item.count for item in several.items)
    for name, claim in list(placement.granted.items()):
        if words.inputs[name].spec.type == "integer" and claim.value == total > 1:
            del placement.granted[name]


def _unknown(words: RuleWords, told: Told, placement: Placement) -> Iterator[Doubt]:
    """实际花了多少正在审: nothing is assumed of a figure that is said not to be known yet."""
    for mention in told.mentions.get(words.rule.id, ()):
        name = mention.meaning.input
        spec = words.inputs.get(name)
        if spec is None or not spec.numeric or name in placement.granted or not spec.spec.assume:
            continue
        if cues().patterns["unknown_behind"].search(told.text[mention.end :]):
            shown, start, end = told.words(mention.start, mention.end)
            yield Doubt(name, "denied", shown, start, end)


def _number(spec: InputWords, claim: Claim, told: Told, context: Context) -> Filling | Doubt:
    quantity = context.quantity
    shown, start, end = told.words(quantity.start, quantity.end)
    if quantity.vague:
        assert quantity.low is not None and quantity.high is not None
        factor = claim.value / quantity.value if quantity.value else Decimal(1)
        ends = sorted((quantity.low * factor, quantity.high * factor))
        high = below(spec.spec, ends[1]) if quantity.strict else ends[1]
        return Doubt(
            spec.name,
            "vague",
            shown,
            start,
            end,
            low=ends[0],
            high=high,
            below_high=quantity.strict,
        )
    if quantity.bound == "most":
        high = below(spec.spec, claim.value) if quantity.strict else claim.value
        return Doubt(
            spec.name,
            "vague",
            shown,
            start,
            end,
            low=spec.low,
            high=high,
            below_high=quantity.strict,
        )
    if spec.spec.type == "integer" and claim.value != claim.value.to_integral_value():
        return Doubt(spec.name, "impossible", shown, start, end, value=claim.value)
    so_far = spec.flow and context.so_far
    return Filling(
        spec.name, claim.value, shown, start, end,
        bound="least" if so_far else quantity.bound, strict=quantity.strict, approximate=quantity.approximate,
        just_reached=quantity.just_reached and not so_far, year=context.year,
    )  # fmt: skip


def _sum(
    name: str, claims: Sequence[Claim], told: Told, around: Sequence[Context]
) -> Filling | Doubt:
    quantities = [around[claim.index].quantity for claim in claims]
    parts = tuple(told.words(q.start, q.end)[0] for q in quantities)
    shown, start, end = told.words(quantities[0].start, quantities[-1].end)
    if any(q.vague or q.bound for q in quantities):
        low = sum((q.low or q.value for q in quantities), Decimal(0))
        high = sum((q.high or q.value for q in quantities), Decimal(0))
        return Doubt(name, "vague", shown, start, end, low=low, high=high)
    total = sum((claim.value for claim in claims), Decimal(0))
    approximate = any(q.approximate for q in quantities)
    years = {around[claim.index].year for claim in claims}
    year = years.pop() if len(years) == 1 else None
    return Filling(name, total, shown, start, end, approximate=approximate, parts=parts, year=year)


def _checked(spec: InputWords, found: Filling | Doubt) -> Iterator[Filling | Doubt]:
    """Values that cannot be are doubts."""
    if isinstance(found, Filling) and isinstance(found.value, Decimal):
        too_low = spec.low is not None and found.value < spec.low
        too_high = spec.high is not None and found.value > spec.high
        if too_low or too_high:
            yield Doubt(
                found.input, "impossible", found.words, found.start, found.end, value=found.value
            )
            return
    yield found


def _contested(
    spec: InputWords, claims: Sequence[Claim], told: Told, around: Sequence[Context]
) -> Doubt:
    quantities = sorted((around[c.index].quantity for c in claims), key=lambda q: q.start)
    words = tuple(told.words(q.start, q.end)[0] for q in quantities)
    shown, start, end = told.words(quantities[0].start, quantities[-1].end)
    dated = all(around[c.index].year or of_nth_year(told.text, around[c.index]) for c in claims)
    reason: Literal["years", "ambiguous"] = "years" if spec.sums_years and dated else "ambiguous"
    return Doubt(spec.name, reason, shown, start, end, values=words)


def _unit_unclear(name: str, told: Told, quantity: Quantity) -> Doubt:
    shown, start, end = told.words(quantity.start, quantity.end)
    if quantity.unit == "currency":
        return Doubt(name, "currency", shown, start, end)
    return Doubt(name, "unit", shown, start, end, value=quantity.value)


def _chosen(found: Sequence[Chosen], told: Told) -> Iterator[Filling | Doubt]:
    for chosen in found:
        shown, start, end = told.words(chosen.start, chosen.end)
        if chosen.value is None:
            reason: Literal["ambiguous", "denied"] = "ambiguous" if chosen.values else "denied"
            yield Doubt(chosen.input, reason, shown, start, end, values=chosen.values)
        else:
            yield Filling(chosen.input, chosen.value, shown, start, end)

"""What the label, type and unit of a rule's input say about the words that can fill it.

In: the inputs of a rule. Out: ``InputWords`` and ``RuleWords``, frozen, made once per rule book. The words
of labels stand in ``cues.yaml``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from assistant.calculator.quantities.cues import cues
from assistant.calculator.quantities.fact import Quantity, Unit
from assistant.calculator.quantities.quantity import read_quantities, value_of
from assistant.calculator.rules.rule import Input, Rule

_UNITS_OF_TYPE: Mapping[str, frozenset[Unit]] = {
    "money": frozenset({"yuan"}),
    "rate": frozenset({"rate", "points"}),
}


@dataclass(frozen=True, slots=True)
class InputWords:
    """One input, and what its type, unit and label say about the words that fill it (``…_labels`` in
    ``cues.yaml`` are the words of labels).

    ``units`` are those of the quantities that fit (none: words fill it), ``counters`` the measure words
    where things are counted, ``low`` and ``high`` the rule's own bounds in its terms (yuan, fractions).

    What figure it is: ``old`` of an earlier time; ``average`` that of others; ``growth`` a rate of growth;
    ``increment`` by how much something grew; ``flow`` what comes in over a year (half a year tells a
    least one); ``sums`` made of parts; ``sums_years`` of the figures of ``years`` years; ``over_years``
    what is given in all years together; ``highest`` the highest of several earlier ones; ``since`` the
    years from a day until today; ``tax_excluded`` without tax.

    What flag it is: ``first`` whether it is the first time; ``status`` whether a title or position is new;
    ``granted`` whether a title came at all; ``completion`` whether a work is done wholly.
    """

    name: str
    spec: Input
    units: frozenset[Unit]
    counters: frozenset[str]
    low: Decimal | None
    high: Decimal | None
    old: bool
    average: bool
    growth: bool
    increment: bool
    sums: bool
    sums_years: bool
    years: int | None
    flow: bool
    highest: bool
    first: bool
    status: bool
    granted: bool
    completion: bool
    over_years: bool
    since: bool
    tax_excluded: bool

    @property
    def required(self) -> bool:
        """Whether the rule asks for it when nobody told it."""
        return not self.spec.optional and self.spec.assume is None

    @property
    def unsaid(self) -> bool:
        """Whether it goes without saying and is never asked for: its words name no rule."""
        return self.spec.assume is not None and not self.spec.assume.words

    @property
    def numeric(self) -> bool:
        """Whether a quantity fills it."""
        return bool(self.units)


@dataclass(frozen=True, slots=True)
class RuleWords:
    """One rule's inputs, ready for filling."""

    rule: Rule
    inputs: Mapping[str, InputWords]
    numeric: Mapping[str, InputWords] = field(init=False)
    """The inputs that a quantity fills."""
    worded: Mapping[str, InputWords] = field(init=False)
    """The inputs that words fill: choices, flags and days."""

    def __post_init__(self) -> None:
        for name, kept in (("numeric", True), ("worded", False)):
            own = {n: i for n, i in self.inputs.items() if i.numeric is kept}
            object.__setattr__(self, name, own)


def input_words(name: str, spec: Input) -> InputWords:
    """What an input's type, unit and label say. Raises ``ValueError`` for a bound that is no quantity."""
    known, label = cues(), spec.label
    units, counters = _units(spec)
    stretch = known.label_is("stretch_labels", label)
    return InputWords(
        name=name,
        spec=spec,
        units=units,
        counters=counters,
        low=_limit(spec.minimum),
        high=_limit(spec.maximum),
        old=known.label_is("old_labels", label),
        average=known.label_is("average_labels", label),
        growth=spec.type == "rate" and known.label_is("growth_labels", label),
        increment=known.label_is("increment_labels", label),
        sums=stretch
        or (known.label_is("sum_labels", label) and not known.label_is("yearly_labels", label)),
        sums_years=known.label_is("years_sum_labels", label),
        years=_years_in(label) if known.label_is("years_sum_labels", label) else None,
        first=spec.type == "flag" and known.label_is("first_labels", label),
        status=spec.type == "flag" and known.label_is("status_labels", label),
        granted=spec.type == "flag" and known.label_is("granted_labels", label),
        since=spec.type == "number" and known.label_is("since_labels", label),
        over_years=spec.type == "money" and known.label_is("over_years_labels", label),
        completion=spec.type == "flag" and known.label_is("completion_labels", label),
        highest=known.label_is("highest_labels", label),
        tax_excluded=known.label_is("tax_excluded_labels", label),
        flow=spec.type == "money" and known.label_is("flow_labels", label) and not stretch,
    )


def _years_in(label: str) -> int | None:
    """Of how many years a label says that its figure is: three for 三年科技研发投入."""
    years = [q.value for q in read_quantities(label) if q.unit == "year" and not q.vague]
    return int(years[0]) if len(years) == 1 else None


def _units(spec: Input) -> tuple[frozenset[Unit], frozenset[str]]:
    """The units of quantities that fit, and the measure words where things are counted."""
    if spec.type in _UNITS_OF_TYPE:
        return _UNITS_OF_TYPE[spec.type], frozenset()
    if spec.type not in ("number", "integer"):
        return frozenset(), frozenset()
    measured = _measure(spec.unit)
    if measured is None:
        return frozenset({"plain", "count"}), frozenset()
    if measured.unit == "count":
        return frozenset({"count"}), frozenset({spec.unit or "", "个", "家", "户"})
    if measured.unit in ("year", "month"):
        return frozenset({"year", "month"}), frozenset()
    return frozenset({measured.unit}), frozenset()


def _measure(unit: str | None) -> Quantity | None:
    try:
        return value_of(f"1{unit}") if unit else None
    except ValueError:
        return None


def _limit(token: str | None) -> Decimal | None:
    return None if token is None else value_of(token).value

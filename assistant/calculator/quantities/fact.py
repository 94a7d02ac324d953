"""Facts found in a person's words, before it is known which input of which rule they fill."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Unit = Literal[
    "yuan", "rate", "points", "count", "year", "month", "day", "workday", "hour", "tonne",
    "kilowatt", "times", "plain", "currency",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, as it stood in the text.

    ``value`` is yuan for money, a fraction for ``rate`` and ``points`` (5个百分点 = 0.05), else plain.
    ``low``/``high`` bound a range or a vague figure (五六百万: vague). ``vague`` figures are asked about.
    ``currency`` is money of another country, whose yuan nobody told. ``bound``: ``least`` (以上, 超过),
    ``most`` (以内, 不到) or None. ``negated``: 不是300万. ``unit_written``: the unit stood in the text (a bare
    500 has unit ``plain``).
    """

    start: int
    end: int
    text: str
    value: Decimal
    unit: Unit
    low: Decimal | None = None
    high: Decimal | None = None
    vague: bool = False
    bound: Literal["least", "most"] | None = None
    negated: bool = False
    unit_written: bool = True
    approximate: bool = False
    """大概, 左右, 将近: the figure counts as told, with a note."""
    strict: bool = False
    """Whether ``bound`` leaves the figure itself out (不到, 超过; 《民法典》第1259条), or a vague
    figure stays below ``high`` (三百多万)."""
    just_reached: bool = False
    """Whether a figure told as a least one was passed for the first time (首次突破3亿)."""
    counted: str | None = None
    """What is counted, when the unit is a measure word (家, 户, 个, 人, 项): the word itself."""
    part: bool = False
    """Whether it is one of the parts that a total told behind it adds up."""


@dataclass(frozen=True, slots=True)
class Period:
    """A date or stretch of time named in the text (去年, 2022年底, 今年1—12月)."""

    start: int
    end: int
    text: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Filling:
    """An input filled from words: the value in the rule's terms, and the words it came from.

    ``bound`` ``least``: the person said 超过, 以上, 至少: the value settles thresholds, not sums.
    ``just_reached``: 首次突破: of steps it is this one. ``approximate``: 大概, 左右. ``parts``: the words of the
    figures that this value was computed from. ``year``: the year the figure is of, where it is said.
    """

    input: str
    value: Decimal | str | bool | date
    words: str
    start: int
    end: int
    bound: Literal["least", "most"] | None = None
    strict: bool = False
    just_reached: bool = False
    approximate: bool = False
    parts: tuple[str, ...] = ()
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words that speak of an input without settling it.

    ``reason``: ``vague`` (五六百万; a range; 不到2亿: ``low`` and ``high`` are the least and the most that it
    can be), ``impossible`` (``value`` is outside what can be), ``ambiguous`` (``values`` are all told),
    ``unit`` (a bare 5000: yuan or 万元?), ``currency`` (800万美元), ``at_odds`` (the other figures told give
    it otherwise).
    """

    input: str
    reason: Literal[
        "vague", "impossible", "ambiguous", "denied", "unit", "currency", "at_odds", "years"
    ]
    words: str
    start: int
    end: int
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    values: tuple[str, ...] = ()
    below_high: bool = False
    """Whether ``high`` is as near as can be below the figure that was told (不到4000万)."""
    told_in_words: bool = False
    """Whether no figure was told at all (没达到行业平均): the ends are those that follow from the words."""
    said: str = ""
    """How a step shows it, where the words alone (2025年1月10日) would not say how much it is."""


@dataclass(frozen=True, slots=True)
class Excess:
    """By how much ``input`` lies above ``over`` (below: negative): 比行业平均高5个点.

    ``settle_excess`` (``relating``) turns it into a value once ``over`` is known.
    """

    input: str
    over: str
    value: Decimal
    words: str
    start: int
    end: int


Wanted = Literal["sum", "each"]


@dataclass(frozen=True, slots=True)
class Item:
    """One of several things of a kind: its values by input, and how many there are of it."""

    values: Mapping[str, Decimal | str | bool | date]
    count: int
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Several:
    """Several values of a choice, all of them meant.

    ``wanted``: ``sum`` (all are the speaker's: 两个省优一个国优), ``each`` (asked in general:
    国家级、省级、市级各给多少). ``inputs`` are the choices in which the items differ.
    """

    items: tuple[Item, ...]
    inputs: tuple[str, ...]
    wanted: Wanted
    of_years: bool = False
    """Whether the items are those of several years, whose sum is that of no one year."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one message tells about one rule's inputs.

    ``unplaced`` are quantities that fit none of its inputs (offsets of the message), without
    those that are denied. ``several``: more than one value of a choice is told and all are meant;
    its inputs stand among the doubts as ``ambiguous`` too, for who computes one case only.
    ``excess``: a growth told only by its distance to an average.
    """

    fillings: tuple[Filling, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    unplaced: tuple[Quantity, ...] = ()
    several: Several | None = None
    excess: Excess | None = None

    def settled_by(self, placed: Sequence[Filling]) -> "Reading":
        """The same reading with inputs filled that it had left open: what was open of them, or of the words
        that fill them, is not.
        """
        if not placed:
            return self
        names = {filling.input for filling in placed}

        def is_apart(start: int, end: int) -> bool:
            return all(f.end <= start or end <= f.start for f in placed)

        return Reading(
            (*(f for f in self.fillings if f.input not in names), *placed),
            tuple(d for d in self.doubts if d.input not in names and is_apart(d.start, d.end)),
            tuple(q for q in self.unplaced if is_apart(q.start, q.end)),
            self.several,
            self.excess,
        )

    @property
    def values(self) -> dict[str, Decimal | str | bool | date]:
        """The filled inputs by name."""
        return {filling.input: filling.value for filling in self.fillings}

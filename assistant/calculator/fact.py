"""Facts found in a person's words, before it is known which input of which rule they fill."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Unit = Literal[
    "yuan", "rate", "points", "count", "year", "month", "day", "workday", "hour", "tonne",
    "kilowatt", "times", "plain",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, as it stood in the text.

    ``value`` is yuan for money, a fraction for ``rate`` and ``points`` (5个百分点 = 0.05), else plain.
    ``low``/``high`` bound a range or a vague figure (五六百万: vague). ``vague`` figures are asked
    about. ``bound``: ``least`` (以上, 超过), ``most`` (以内, 不到) or None. ``negated``: 不是300万.
    ``unit_written``: the unit stood in the text (a bare 500 has unit ``plain``).
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
    """Whether ``bound`` leaves the figure itself out (不到, 超过), 《民法典》第1259条."""
    counted: str | None = None
    """What is counted, when the unit is a measure word (家, 户, 个, 人, 项): the word itself."""


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
    """An input filled from words: the value in the rule's terms, and the words it came from."""

    input: str
    value: Decimal | str | bool | date
    words: str
    start: int
    end: int

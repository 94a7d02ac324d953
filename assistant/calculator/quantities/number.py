"""Chinese and Arabic numerals as ``Decimal``: 六千二百万, 4.8千万, 1.8个亿, 1亿6, 三十几万, 3万5.

In: a run of numeral characters, already folded (half-width, simplified digits not required).
Out: ``Number``: value, and bounds where the words leave the figure open (五六百万, 三百多万).

Why not cn2an: measured on the hard cases of ``tests/assistant/calculator/test_number.py`` (0.5.24),
it is right on whole numbers written wholly in Chinese characters or as 3万5, but raises on 4.8千万,
1.8个亿, 1亿6, 一亿六, 1,200, 三百多万, 百分之十五, and answers ``float`` for anything with a
decimal point. One grammar that covers all of it is shorter than two; cn2an serves the tests as an
independent second opinion where it is right.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

_DIGITS = dict(
    zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)
) | dict(
    zip(
        "壹贰叁肆伍陆柒捌玖俩幺貳參陸兩", (1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 1, 2, 3, 6, 2), strict=True
    )
)
_TENS = {"廿": 20, "卅": 30}
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_D = "".join(_DIGITS)
_U = "".join(_SMALL) + "".join(_LARGE)
_LIMIT = Decimal(10) ** 18
"""Beyond a million 万亿 nothing a person tells is meant as a figure (and Decimal would round)."""
_ARABIC = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_UNIT = rf"(?:\s?个?[万亿萬億]|\s?[{_U}])(?!分之)"
_MORE = rf"[多来余几](?=个?[{_U}])"

NUMERAL = (
    rf"(?:好?[几数](?=个?[{_U}])|{_ARABIC}|[{_D}廿卅十拾])"
    rf"(?:{_UNIT}|{_MORE}|几|点(?=[{_D}])|(?<=[{_U}零〇])(?:{_ARABIC})|[{_D}廿卅])*"
)
"""A run of numeral characters (a pattern to be compiled into others)."""

_ATOM = re.compile(
    rf"(?P<arabic>{_ARABIC})|点(?P<fraction>[{_D}]+)|(?P<digits>[{_D}]+)|(?P<tens>[廿卅])"
    rf"|\s?个?(?P<unit>[{_U}])|(?P<open>好?[几数多来余])"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A numeral's value. ``low``/``high`` are set where the words leave it open.

    ``end`` is how far into the run the numeral reaches; ``scaled`` says that 万 or 亿 stood in it;
    ``bare_digit`` is the offset of a last single digit that stands for the next smaller unit
    (the 6 of 1亿6), or None. ``large_end`` is the offset behind a last 万 or 亿 after which a number
    below a hundred stands (一千九百万 十二), or None. ``grain`` is by how much a following 多 would open it.
    ``below_high``: 多, 几: the figure stays below ``high``.
    """

    value: Decimal
    low: Decimal | None
    high: Decimal | None
    end: int
    scaled: bool
    bare_digit: int | None
    large_end: int | None
    grain: Decimal
    below_high: bool

    @property
    def open(self) -> bool:
        """Whether the words leave the figure open."""
        return self.high is not None


class _Span(NamedTuple):
    """A figure known to lie between two ends (equal ends: known)."""

    low: Decimal
    high: Decimal

    def times(self, factor: int) -> "_Span":
        return _Span(self.low * factor, self.high * factor)

    def plus(self, other: "_Span") -> "_Span":
        return _Span(self.low + other.low, self.high + other.high)


_ZERO = _Span(Decimal(0), Decimal(0))


def _exact(value: Decimal | int) -> _Span:
    return _Span(Decimal(value), Decimal(value))


def _of_digits(digits: str) -> _Span:
    """A run of Chinese digits: 五, 二〇二二, or two neighbours for a guess (五六, 三五)."""
    values = [_DIGITS[d] for d in digits]
    if len(values) == 2 and values[0] and (values[1] - values[0] == 1 or values == [3, 5]):
        return _Span(Decimal(values[0]), Decimal(values[1]))
    return _exact(Decimal("".join(map(str, values))))


class _Sum:
    """Adds up the atoms of one numeral from left to right."""

    def __init__(self) -> None:
        self.total, self.section = _ZERO, _ZERO
        self.pending: _Span | None = None
        self.unit = 0
        self.large = 0
        self.small = 0
        self.torn = False
        self.after_zero = False
        self.scaled = False
        self.below_high = False

    def take(self, kind: str, text: str) -> bool:
        """Add the next atom; False when it cannot belong to this numeral."""
        if kind == "digits":
            return self.digits(text)
        if kind == "fraction":
            return self.fraction(text)
        if kind == "unit":
            return self.add_unit(text)
        if kind == "open":
            return self.leave_open()
        if self.pending is not None:
            return False
        if kind == "arabic":
            self.pending = _exact(Decimal(text.replace(",", "")))
        else:
            self.section = self.section.plus(_exact(_TENS[text]))
        return True

    def digits(self, text: str) -> bool:
        if self.pending is not None:
            return False
        if self.unit and text[0] in "零〇":
            self.after_zero, text = True, text.lstrip("零〇")
        if text:
            self.pending = _of_digits(text)
        return True

    def fraction(self, text: str) -> bool:
        if self.pending is None and not self.section.low:
            return False
        part = Decimal("0." + "".join(str(_DIGITS[d]) for d in text))
        self.pending = (self.pending or _ZERO).plus(_exact(part))
        return True

    def add_unit(self, unit: str) -> bool:
        if unit in _SMALL:
            size = _SMALL[unit]
            if self.pending is None and (size != 10 or self.section.low):
                return False
            if self.small and size >= self.small:  # 八十三千, 五百三百万
                self.torn = True
                return False
            self.small = size
            factor = self.pending if self.pending is not None else _exact(1)
            self.section = self.section.plus(factor.times(size))
        else:
            size = _LARGE[unit]
            group = self.section.plus(self.pending or _ZERO)
            if not group.high and not self.large:
                return False
            if self.large == size and group.high:  # 三十万五十万
                self.torn = True
                return False
            if self.large and (self.large < size or not group.high):
                self.total = self.total.plus(group).times(size)
            else:
                self.total = self.total.plus(group.times(size))
            self.section, self.large, self.scaled, self.small = _ZERO, size, True, 0
        self.pending, self.unit, self.after_zero = None, size, False
        return True

    def grain(self) -> Decimal:
        """By how much 多 opens what has been read: 三百多 and 300多 by 100, 15多 by 1."""
        if self.pending is None:
            return Decimal(self.unit)
        low = self.pending.low
        return Decimal(10) ** _trailing_zeros(low) if low else Decimal(1)

    def leave_open(self) -> bool:
        """几百万, 三百多万, 三十几万, 300余万."""
        self.below_high = True
        if self.pending is None and not self.unit:
            self.pending = _Span(Decimal(2), Decimal(9))
        elif self.pending is not None:
            self.pending = _Span(self.pending.low, self.pending.low + self.grain())
        else:
            self.section = _Span(self.section.low, self.section.low + self.unit)
        return True

    def result(self) -> _Span:
        span = self.total.plus(self.section)
        if self.pending is None:
            return span
        return span.plus(self.pending.times(self.step()))

    def step(self) -> int:
        """What a last digit counts: the next smaller unit (1亿6; 三亿零五 is 3.05亿), else ones."""
        single = self.pending is not None and 0 < self.pending.low < 10 and self.unit > 10
        if single and self.after_zero:
            return self.unit // 100 if self.unit == _LARGE["亿"] else 1
        return self.unit // 10 if single else 1


def _trailing_zeros(value: Decimal) -> int:
    digits = str(int(value))
    return len(digits) - len(digits.rstrip("0"))


def _ends_in(digits: str) -> bool:
    """一万五 一到十二月: whether a numeral ends in the first of these digits, the rest being another's."""
    span = _of_digits(digits)
    return len(digits) > 1 and digits[0] not in "零〇" and span.low == span.high


def read_number(run: str) -> Number | None:
    """The numeral at the head of ``run`` (a match of ``NUMERAL``), or None when it is none.

    A run whose units are in no order of one number (一百八十三千) is none, and no part of it is either.
    """
    total, end, bare, large = _Sum(), 0, None, 0
    for atom in _ATOM.finditer(run):
        if atom.start() != end:
            break
        kind = str(atom.lastgroup)
        if kind == "digits" and total.unit and _ends_in(atom.group(kind)):
            total.take(kind, atom.group(kind)[:1])
            end, bare = atom.start() + 1, atom.start()
            break
        fits = total.take(kind, atom.group(kind))
        if not fits:
            break
        end = atom.end()
        large = end if atom.group(kind) in _LARGE else large
        is_bare = kind in ("arabic", "digits") and total.unit and total.step() > 1
        bare = atom.start() if is_bare else None
    if not end or total.torn:
        return None
    span = total.result()
    if span.high >= _LIMIT:
        return None
    is_open = span.low != span.high
    return Number(
        value=span.low,
        low=span.low if is_open else None,
        high=span.high if is_open else None,
        end=end,
        scaled=total.scaled,
        bare_digit=bare,
        large_end=large if large and span.high % 10**4 < 100 else None,
        grain=total.grain(),
        below_high=total.below_high,
    )

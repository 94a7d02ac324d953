"""Figures in English words: RMB 1.2 billion, 240,000 yuan, half a million, 8 percentage points.

In: tokens. Out: the figure as it is written in Chinese (12亿元, 24万元, 50万元, 8个百分点), to be read by
``assistant.calculator.quantities.quantity``.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from assistant.conversation.reading.phrases import ARTICLES, PhraseBook, Token, entries_of, stem

_YEAR = re.compile(r"(?:19|20)\d\d")
_LARGE = ((Decimal(10**8), "亿"), (Decimal(10**4), "万"))
_MONEY_FROM = Decimal(1000)
_SCALES = 2
"""A hundred thousand, but not a thousand million million."""
_TENS = Decimal(20)
_HALF = Decimal("0.5")


class FigureWords(BaseModel):
    """The words of ``english.yaml`` by which figures are told."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    numerals: Mapping[str, int]
    scales: Mapping[str, int]
    letters: Mapping[str, int]
    half: tuple[str, ...]
    currencies: tuple[str, ...]
    months: Mapping[str, int]
    month_needs: Mapping[str, tuple[str, ...]]
    ranges: tuple[str, ...]
    counted: Mapping[str, str]
    units: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in Chinese and the token after it. ``bare``: without a unit, so it may count things."""

    chinese: str
    end: int
    bare: bool = False


@dataclass(frozen=True, slots=True)
class _Amount:
    value: Decimal
    end: int
    scaled: bool


class FigureReader:
    """Reads figures. Built once; reading changes nothing."""

    def __init__(self, words: FigureWords) -> None:
        self._words = words
        self._units = PhraseBook(entries_of(words.units))
        self._currencies = {stem(word) for word in words.currencies}

    def read(self, tokens: Sequence[Token], at: int) -> Figure | None:
        """The figure that begins at a token, or None."""
        return self._day(tokens, at) or self._figure(tokens, at)

    def measure_word(self, term: str) -> str:
        """The measure word between a bare number and a term."""
        first, *_ = self._words.counted
        fits = (word for word, ends in self._words.counted.items() if ends and term[-2:] in ends)
        return next(fits, first)

    def _figure(self, tokens: Sequence[Token], at: int) -> Figure | None:
        money = self._is_currency(tokens, at)
        first = self._amount(tokens, at + money)
        if first is None:
            return None
        last = self._range_end(tokens, first.end) or first
        if last.scaled and not first.scaled and last is not first:
            first = self._as_scaled(first, tokens, last)
        end = last.end
        if self._is_currency(tokens, end):
            money, end = True, end + 1
        unit = None if money else self._units.longest(tokens, end)
        if unit is not None:
            return Figure(_joined(first, last, unit[1].chinese), unit[0])
        if money or (last.scaled and last.value >= _MONEY_FROM):
            return Figure(_joined(first, last, "元"), end)
        if not last.scaled and self._is_year(tokens, at) and self._is_year(tokens, end - 1):
            return Figure(_joined(first, last, "年"), end)
        if tokens[at].kind == "word" and first.value == 1:
            return None
        return Figure(_joined(first, last, ""), end, bare=True)

    def _range_end(self, tokens: Sequence[Token], at: int) -> _Amount | None:
        if at < len(tokens) and tokens[at].text in self._words.ranges:
            after = at + 1 + self._is_currency(tokens, at + 1)
            return self._amount(tokens, after)
        return None

    def _as_scaled(self, first: _Amount, tokens: Sequence[Token], last: _Amount) -> _Amount:
        """The 100 of 100-150 million."""
        scale = self._scale(tokens, last.end - 1)
        return _Amount(first.value * (scale or 1), first.end, scaled=True)

    def _amount(self, tokens: Sequence[Token], at: int) -> _Amount | None:
        """A number with the words that make it larger."""
        began = at
        value, at = self._number(tokens, at)
        if value is None:
            at += at < len(tokens) and tokens[at].text in ARTICLES
            if self._scale(tokens, at, letters=False) is None:
                return None
            value = Decimal(1)
        if self._texts(tokens, at, 3)[:1] == ("and",) and self._is_half(tokens, at + 2):
            value, at = value + _HALF, at + 3
        scaled = False
        for _ in range(_SCALES):
            scale = self._scale(tokens, at, letters=at > began)
            if scale is None:
                break
            value, at, scaled = value * scale, at + 1, True
            rest, after = self._number(tokens, at + (self._texts(tokens, at, 1) == ("and",)))
            if rest is not None and scale == 100 and rest < 100:
                value, at = value + rest, after
        return _Amount(value, at, scaled)

    def _number(self, tokens: Sequence[Token], at: int) -> tuple[Decimal | None, int]:
        if at >= len(tokens):
            return None, at
        token = tokens[at]
        if token.kind == "number":
            return Decimal(token.text.replace(",", "")), at + 1
        if token.text in self._words.half:
            return self._half(tokens, at)
        known = self._words.numerals
        if token.text not in known:
            return None, at
        value, at = Decimal(known[token.text]), at + 1
        ones = known.get(tokens[at].text, 10) if at < len(tokens) else 10
        if value >= _TENS and 0 < ones < 10:
            return value + ones, at + 1
        return value, at

    def _half(self, tokens: Sequence[Token], at: int) -> tuple[Decimal | None, int]:
        """Half a million, half a year; half of something is no figure."""
        after = at + 1
        after += after < len(tokens) and tokens[after].text in ARTICLES
        larger = self._scale(tokens, after, letters=False) or self._units.longest(tokens, after)
        return (_HALF, after) if larger else (None, at)

    def _is_half(self, tokens: Sequence[Token], at: int) -> bool:
        return self._texts(tokens, at, 1)[:1] in {(word,) for word in self._words.half}

    def _scale(self, tokens: Sequence[Token], at: int, *, letters: bool = True) -> Decimal | None:
        if at >= len(tokens):
            return None
        word = tokens[at].text
        found = self._words.scales.get(word) or self._words.scales.get(word.removesuffix("s"))
        if found is None and letters:
            found = self._words.letters.get(word)
        return None if found is None else Decimal(found)

    def _is_currency(self, tokens: Sequence[Token], at: int) -> bool:
        return at < len(tokens) and tokens[at].stem in self._currencies

    @staticmethod
    def _texts(tokens: Sequence[Token], at: int, count: int) -> tuple[str, ...]:
        return tuple(token.text for token in tokens[at : at + count])

    def _day(self, tokens: Sequence[Token], at: int) -> Figure | None:
        """March 2022, 12 March 2022, March 12th, 2022, in May."""
        place, day = at, ""
        if tokens[place].kind == "number" and self._month(tokens, place + 1):
            day, place = tokens[place].text, place + 1
        month = self._month(tokens, place)
        if month is None:
            return None
        place += 1
        if not day and place < len(tokens) and re.fullmatch(r"[1-3]?\d", tokens[place].text):
            day, place = tokens[place].text, place + 1
            place += self._texts(tokens, place, 1) in {("th",), ("st",), ("nd",), ("rd",)}
        place += self._texts(tokens, place, 1) == (",",) and self._is_year(tokens, place + 1)
        year = ""
        if self._is_year(tokens, place):
            year, place = f"{tokens[place].text}年", place + 1
        needs = self._words.month_needs.get(tokens[at].text)
        if needs and not (day or year) and not set(self._texts(tokens, at - 1, 1)) & set(needs):
            return None
        return Figure(f"{year}{month}月" + (f"{day}日" if day else ""), place)

    def _month(self, tokens: Sequence[Token], at: int) -> int | None:
        return self._words.months.get(tokens[at].text) if at < len(tokens) else None

    @staticmethod
    def _is_year(tokens: Sequence[Token], at: int) -> bool:
        return at < len(tokens) and _YEAR.fullmatch(tokens[at].text) is not None


def _joined(first: _Amount, last: _Amount, unit: str) -> str:
    if first is last:
        return f"{_written(first.value)}{unit}"
    return f"{_written(first.value)}{unit}到{_written(last.value)}{unit}"


def _written(value: Decimal) -> str:
    """A number as it is written in Chinese: 1.2亿, 24万, 6000."""
    for size, name in _LARGE:
        if value >= size:
            return _short(value / size) + name
    return _short(value)


def _short(value: Decimal) -> str:
    return format(value.normalize(), "f")

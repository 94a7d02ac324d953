"""The words of ``quantities.yaml`` compiled once into patterns, and how any words are looked for.

In: the data file. Out: ``QuantityWords``, frozen. ``fold_width`` keeps every offset: one character
in, one character out, so that what is found in the folded text can be cut from the original.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from assistant.calculator.quantities.fact import Unit
from assistant.calculator.quantities.number import NUMERAL
from corpus.datafile import load_data
from corpus.patterns import either, either_word

_DATA = Path(__file__).with_name("quantities.yaml")
_DIGIT = "零〇一二两三四五六七八九"
_NUMERIC = rf"\d{_DIGIT}十百千万亿几"
QUOTATION_MARKS = frozenset("“”\"'‘’《》〈〉「」『』")
"""What is left out of a message and of the words that are looked for in it."""
_WIDE_COMMA = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_SPOKEN_POINT = re.compile(r"(?<=\d)点(?=\d+\s?(?:个?[万亿]|%|个点|倍|吨))")
"""8点8万, as it is written down from speech."""
_MINUS = "\u2212"
"""The sign of arithmetic; on a keyboard it is a hyphen."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit word: the unit it stands for and the factor that leads to it."""

    unit: Unit
    factor: Decimal


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """Patterns and tables for ``quantity.py``; see ``quantities.yaml`` for their meaning."""

    head: re.Pattern[str]
    measure: re.Pattern[str]
    measures: Mapping[str, Measure]
    letter: re.Pattern[str]
    letters: Mapping[str, Decimal]
    parts: Mapping[str, Decimal]
    whole: tuple[tuple[re.Pattern[str], Decimal], ...]
    pairs: Mapping[str, Decimal]
    lone: Mapping[str, Decimal]
    masked: re.Pattern[str]
    before: Mapping[str, re.Pattern[str]]
    after: Mapping[str, re.Pattern[str]]
    short_of: re.Pattern[str]
    just_reached: re.Pattern[str]
    strict: re.Pattern[str]
    just_over: re.Pattern[str]
    ranges: frozenset[str]
    people: re.Pattern[str]
    changes: tuple[str, ...]
    foreign_money: frozenset[str]
    torn: re.Pattern[str]
    torn_group: re.Pattern[str]
    torn_noughts: re.Pattern[str]
    torn_behind: re.Pattern[str]
    time_behind: re.Pattern[str]
    behind: Mapping[str, re.Pattern[str]]

    def mask(self, text: str) -> str:
        """The text with everything blanked out that holds digits but is no quantity."""
        return self.masked.sub(lambda found: "\0" * len(found.group()), text)


@cache
def _fold_one(character: str) -> str:
    point = ord(character)
    if 0xFF01 <= point <= 0xFF5E and character not in "，；？！":
        character = chr(point - 0xFEE0)
    elif character in "\u3000\u00a0\t":
        return " "
    elif character == _MINUS:
        return "-"
    elif character == "○":
        return "〇"
    elif 0xF900 <= point <= 0xFAFF:
        character = unicodedata.normalize("NFKC", character)
    return character.lower() if character.isascii() else character


def fold_width(text: str) -> str:
    """Half-width, lower-case, blanks as blanks: of the same length as ``text``."""
    return "".join(map(_fold_one, _SPOKEN_POINT.sub(".", _WIDE_COMMA.sub(",", text))))


def plain(word: str) -> str:
    """A word as it is looked for: folded, without quotation marks."""
    return "".join(c for c in fold_width(word) if c not in QUOTATION_MARKS)


@cache
def words_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of some words as they are looked for, made once for each list of them."""
    return re.compile(either_word(map(plain, words)))


@cache
def quantity_words() -> QuantityWords:
    """The compiled words (read once; immutable)."""
    data = load_data(_DATA)
    measures = {
        word: Measure(unit, Decimal(factor))
        for unit, by_factor in data["measures"].items()
        for factor, words in by_factor.items()
        for word in words
    }
    measures |= {word: Measure("count", Decimal(1)) for word in data["counters"]}
    between = either_word(data["between"])
    idioms = rf"(?<![{_NUMERIC}.])(?:{either_word(data['idioms'])})"
    return QuantityWords(
        head=re.compile(_head(data)),
        measure=re.compile(_measure(data, measures)),
        measures=measures,
        letter=re.compile(rf"\s?([{''.join(data['letters'])}])(?![a-z\d])元?"),
        letters={k: Decimal(v) for k, v in data["letters"].items()},
        parts={k: Decimal(v) for k, v in data["parts"].items()},
        whole=tuple(
            (re.compile(word), Decimal(value))
            for value, words in data["whole"].items()
            for word in words
        ),
        pairs={k: Decimal(v) for k, v in data["pairs"].items()},
        lone={k: Decimal(v) for k, v in data["lone"].items()},
        masked=re.compile(either(data["patterns"]) + "|" + idioms),
        before={
            kind: re.compile(rf"(?P<word>{either(words)})(?:{between}|\s){{0,3}}$")
            for kind, words in _sided(data, "before")
        },
        after={
            kind: re.compile(rf"\s?(?P<word>{either(words)})")
            for kind, words in _sided(data, "after")
        },
        short_of=re.compile(data["short_of"]),
        just_reached=re.compile(data["just_reached"]),
        strict=re.compile(either(data["strict"])),
        just_over=re.compile(rf"\s?(?:{either_word(data['just_over'])})"),
        ranges=frozenset(data["ranges"]),
        people=re.compile(
            f"(?:{either_word(data['people']['counters'])})(?:{either_word(data['people']['nouns'])})"
        ),
        changes=tuple(data["changes"]),
        foreign_money=frozenset(data["foreign_money"]),
        torn=re.compile(data["torn"]),
        torn_behind=re.compile(data["torn_behind"]),
        time_behind=re.compile(data["time_behind"]),
        torn_group=re.compile(data["torn_group"]),
        torn_noughts=re.compile(data["torn_noughts"]),
        behind={name: re.compile(pattern) for name, pattern in data["behind"].items()},
    )


def _sided(data: Mapping[str, Any], side: str) -> Iterable[tuple[str, list[str]]]:
    kinds = ("approximate", "nearly", "least", "most", "negated")
    return ((kind, data[kind][side]) for kind in kinds if side in data[kind])


def _head(data: Mapping[str, Any]) -> str:
    """What a quantity can begin with, as named groups."""
    sign = r"(?:(?<![\da-z万亿千百十元块%点月年日号吨天家户个人])-|负增长|负的?)"
    parts = either_word(data["parts"])
    whole = either(word for words in data["whole"].values() for word in words)
    lone = either_word(data["lone"])
    foreign = either_word(data["foreign_money"])
    return (
        rf"(?P<whole>{whole})"
        rf"|(?<=[{data['lone_after']}])(?:了|上)?(?P<lone>{lone})元?(?![{_NUMERIC}])"
        rf"|(?P<none>{data['none']})"
        rf"|(?P<pair>{either_word(data['pairs'])})"
        rf"|(?<![{_NUMERIC}])(?P<below>[{_DIGIT}十]{{1,3}}|\d{{1,3}})分之"
        rf"(?P<above>[{_DIGIT}十]{{1,3}}|\d{{1,3}})"
        rf"|(?P<sign>{sign})?(?P<currency>[¥￥]|rmb|{foreign})?\s?"
        rf"(?:(?P<part>{parts})\s?(?:(?P<hundred>百)|(?P<share>{NUMERAL}))"
        rf"|(?P<half>(?<![上下前后大小多过一夜])半)(?=个?[万亿]|个?[年月天成小周星]|个工|个点)"
        rf"|(?P<numeral>{NUMERAL}))"
    )


def _measure(data: Mapping[str, Any], measures: Mapping[str, Measure]) -> str:
    words = []
    for word in sorted(measures, key=len, reverse=True):
        pattern = re.escape(word)
        if word.isascii() and word.isalpha():
            pattern += "(?![a-z])"
        if word in data["not_after"]:
            pattern += f"(?![{data['not_after'][word]}])"
        words.append(pattern)
    joined = "|".join(words)
    return rf"\s?(?P<more>[多来余几])?\s?(?P<word>个半(?:月|小时|钟头|星期|礼拜|百分点|点(?!钟))|{joined})"

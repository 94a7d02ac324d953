"""Sums of sums: two calculations asked in one conversation, and what they are together, apart, by half.

Each way turns two calculations and their sums into messages and the sum that the last one asks for, or
None where it has nothing to ask of these two.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Known:
    """A calculation that is answered right: its words, its article, its sum in yuan."""

    text: str
    article: str
    sum: Decimal


@dataclass(frozen=True, slots=True)
class Wanted:
    """The messages of a conversation and the sum in yuan that its last answer must state."""

    messages: tuple[str, ...]
    sum: Decimal


Sum = Callable[[Known, Known], Wanted | None]

_FOR_A_FRIEND = "替我朋友的公司也问一个："


def two_and_total(one: Known, other: Known) -> Wanted | None:
    """Two awards of one enterprise, then both together."""
    if one.article == other.article:
        return None
    return Wanted((one.text, other.text, "这两项加起来一共多少钱"), one.sum + other.sum)


def two_and_difference(one: Known, other: Known) -> Wanted | None:
    """Two awards of one enterprise, then how far they are apart."""
    if one.article == other.article or one.sum == other.sum:
        return None
    return Wanted((one.text, other.text, "这两项相差多少钱"), abs(one.sum - other.sum))


def two_and_the_first(one: Known, other: Known) -> Wanted | None:
    """Two awards of one enterprise, then the first one's sum once more."""
    if one.article == other.article:
        return None
    return Wanted((one.text, other.text, "前面第一个问题是多少钱来着"), one.sum)


def friend_and_both(one: Known, other: Known) -> Wanted | None:
    """A second enterprise, then both together."""
    messages = (one.text, f"{_FOR_A_FRIEND}{other.text}", "我们两家加起来一共多少钱")
    return Wanted(messages, one.sum + other.sum)


def friend_and_back(one: Known, other: Known) -> Wanted | None:
    """A second enterprise, then back to one's own."""
    messages = (one.text, f"{_FOR_A_FRIEND}{other.text}", "说回我自己的公司，我能拿多少钱来着")
    return Wanted(messages, one.sum)


def halved(one: Known, _other: Known) -> Wanted | None:
    """Half of the sum."""
    return Wanted((one.text, "这笔钱要是先给一半，是多少"), one.sum / 2)


def partly_had(one: Known, _other: Known) -> Wanted | None:
    """What is left of the sum when a part has come."""
    part = one.sum / 4
    if part != part.to_integral():
        return None
    return Wanted((one.text, f"已经到账{part:f}元了，还剩多少没给"), one.sum - part)


SUMS: Mapping[str, Sum] = MappingProxyType({
    way.__name__: way
    for way in (
        two_and_total, two_and_difference, two_and_the_first, friend_and_both, friend_and_back, halved,
        partly_had,
    )
})  # fmt: skip

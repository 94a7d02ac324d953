"""Which one of several is meant by its place: 第三, 第4, 头一, 首, 最后一, 末了一.

``NTH``, ``FIRST`` and ``LAST`` are patterns to be compiled into others; ``place_of`` reads what they find.
"""

from corpus.numbering import ordinal

NTH = r"第(?:[一二三四五六七八九十]{1,3}|[1-9]\d?)"
"""One by its number."""
FIRST = "头一|首|头"
"""The first; 前 (前一个) says it too, but not before a year."""
LAST = "最后一|末了一|最末一|最后|末"


_FIRST = frozenset(FIRST.split("|")) | {"前"}
_LAST = frozenset(LAST.split("|"))


def place_of(said: str) -> int | None:
    """The place that such words say, for an index into what was told in order: 0 the first, -1 the last; None
    for what says no place. A number may stand without its 第.

    >>> place_of("第四"), place_of("头一"), place_of("最后一"), place_of("5"), place_of("哪")
    (3, 0, -1, 4, None)
    """
    if said in _FIRST:
        return 0
    if said in _LAST:
        return -1
    number = ordinal(said.removeprefix("第"))
    return number - 1 if number else None

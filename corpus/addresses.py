"""How an article is addressed: a key that is unique in the document, and a label for people."""

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.outline import Outline, Unit


@dataclass(frozen=True, slots=True)
class Address:
    """``key`` stands in addresses, ``label`` in citations, ``number`` counts (see ``Article``)."""

    key: str
    label: str
    number: int


def addresses(outline: Outline, annexes: Sequence[tuple[int, str]] = ()) -> list[Address]:
    """One address an article, in order. ``annexes``: where an annex begins, and its name.

    One count over the whole document gives ``22`` / 第22条; a count that begins anew under each
    heading gives the path, ``1.2.3`` / 一（二）3. A key met before gets a letter (``24b``), its label
    the name of the annex it stands in (附件1第24条).
    """
    if any(unit.mark.style.name == "unnumbered" for unit in outline.articles):
        whole = len(outline.articles) == 1
        return [
            Address(str(n), "全文" if whole else f"第{n}部分", n)
            for n, _ in enumerate(outline.articles, start=1)
        ]
    plain = outline.law or _one_count(outline.articles)
    taken: Counter[str] = Counter()
    found = []
    for position, unit in enumerate(outline.articles, start=1):
        address = _plain(unit) if plain else _by_path(unit, position)
        taken[address.key] += 1
        if taken[address.key] > 1:
            again = _letters(taken[address.key])
            annex = next((name for at, name in reversed(annexes) if at < unit.start), "")
            address = Address(address.key + again, annex + address.label, address.number)
        found.append(address)
    return found


def _one_count(articles: tuple[Unit, ...]) -> bool:
    """Whether all articles share a style and do not begin anew under another heading."""
    styles = {unit.mark.style.name for unit in articles}
    begins_anew = any(
        b.mark.number <= a.mark.number and a.parent is not b.parent
        for a, b in itertools.pairwise(articles)
    )
    return len(styles) <= 1 and not begins_anew


def _plain(unit: Unit) -> Address:
    number, branch = unit.mark.number, unit.mark.branch
    key = f"{number}-{branch}" if branch else str(number)
    label = f"第{number}条"
    if branch:
        label += "之" + unit.mark.label.rpartition("之")[2]
    return Address(key, label, number)


def _by_path(unit: Unit, position: int) -> Address:
    path = unit.path()
    key = ".".join(str(step.mark.number) for step in path)
    label = "".join(step.mark.written for step in path)
    return Address(key, label, position)


def _letters(count: int) -> str:
    """2 → b, 3 → c, … 27 → ba."""
    letters = ""
    count -= 1
    while True:
        letters = chr(ord("a") + count % 26) + letters
        count //= 26
        if count == 0:
            return letters

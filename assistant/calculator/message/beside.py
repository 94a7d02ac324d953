"""What the words beside one figure say of it: an award, a part, an average, a growth by so much.

In: the words before a figure (up to it) and behind it. Out: one answer each. Words: ``cues.yaml``.
"""

import re
from typing import Literal

from assistant.calculator.quantities.cues import Cues
from assistant.calculator.quantities.fact import Quantity

_GREW_TO = re.compile(r"(?:(?<![达不没未有])[到至成](?:了|\s)?|→|[-=]>)\s*$")
_NOT_INCREMENT = re.compile(r"[到至为→>]")
_QUARTER = 3
_DIRECT = 2
"""An average's figure stands at most this many characters after its words (行业平均是8%)."""

Average = Literal["none", "average", "difference"]


def is_left_out(text: str, quantity: Quantity, known: Cues) -> bool:
    """刘某用3万（勿混）: whether the words behind a figure say that it does not count."""
    return known.patterns["left_out"].match(text, quantity.end) is not None


def months_each(words: str, behind: str, known: Cues) -> int | None:
    """每月收租8000, 3500块一个月: 1; 一个季度两万五: 3; None for a figure that does not come again."""
    patterns = known.patterns
    if patterns["quarterly"].search(words):
        return _QUARTER
    monthly = patterns["monthly"].search(words) or patterns["monthly_behind"].search(behind)
    return 1 if monthly else None


def is_award(text: str, words: str, end: int, after: int, known: Cues) -> bool:
    """Whether it is the sum of an award (奖励3万, 3万的补贴)."""
    if known.patterns["award_before_end"].search(words):
        return True
    return any(text.startswith(word, end) for word in known.words["award_after"] if end < after)


def part_named(words: str, behind: str, known: Cues) -> str | None:
    """The part of a total that it is said to be (设备, 一期), or None."""
    found = list(known.patterns["parts"].finditer(words))
    if found:
        return found[-1].group()
    attached = known.patterns["parts"].match(behind.lstrip("的"))
    return attached.group() if attached else None


def is_so_far(words: str, behind: str, known: Cues) -> bool:
    """上半年4.8万, 4.8万那是上半年: whether a figure is of a part of the year only."""
    return (
        known.patterns["so_far"].search(words) is not None
        or known.patterns["so_far_behind"].match(behind) is not None
    )


def is_falling(words: str, known: Cues) -> bool:
    """Whether the words before it say that something fell by it."""
    if (than_last := known.patterns["than_last"].search(words)) is not None:
        return than_last["less"] is not None
    return (
        known.patterns["drop_end"].search(words) is not None
        and known.patterns["not_drop_end"].search(words) is None
    )


def average_of(
    words: str, text: str, quantity: Quantity, after: int, following: Quantity | None, known: Cues
) -> Average:
    """Whether the figure is the average of others, or a difference to it."""
    found = list(known.patterns["average"].finditer(words))
    if not found:
        if known.patterns["to_it_end"].search(words):
            return "difference"
        behind = text[quantity.end : after].lstrip("的是")
        named = known.patterns["average"].match(behind) is not None
        if named and known.patterns["grow_end"].search(words) and "是" in behind:
            return "none"  # 增了百分之七点五平均一样是八
        return "average" if named and not _has_its_own(after, following) else "none"
    last = found[-1]
    compared = known.patterns["compare_end"].search(words[: last.start()])
    if compared is None:
        return "average"
    between = words[last.end() :]
    if len(between.strip("的是为")) <= _DIRECT and not known.any_in("difference", between):
        distance = quantity.unit == "points" and compared["word"] != "比" and not between.strip()
        return "difference" if distance else "average"
    return "difference" if known.patterns["difference_end"].search(between) else "none"


def _has_its_own(after: int, following: Quantity | None) -> bool:
    """增速5%行业平均3%: whether the words behind a figure name the next figure of the kind."""
    rates = ("rate", "points", "plain")
    return following is not None and following.start == after and following.unit in rates


def is_reached(words: str) -> bool:
    """Whether these words (up to a figure) say that something grew to it: 提高到, 增至."""
    return _GREW_TO.search(words) is not None


def is_increment(words: str, known: Cues) -> bool:
    """Whether these words (up to a figure) say that something grew by it, not to it."""
    if known.patterns["than_last"].search(words):
        return True
    found = list(known.patterns["increment"].finditer(words))
    return bool(found) and not _NOT_INCREMENT.search(words[found[-1].end() :])

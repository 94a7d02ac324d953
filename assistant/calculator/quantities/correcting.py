"""What a message takes back while it is being said: 三个亿，嗯不对，说错了，是一点三个亿.

In: the text and its quantities. Out: ``Withdrawal`` objects (which figure is withdrawn, by which);
``without`` cuts the withdrawn figures out of the text, so that the new one stands in the old one's
place. ``is_correction`` says the same of the words between two choices. Words: ``corrections.yaml``.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.calculator.quantities.fact import Quantity
from assistant.calculator.quantities.punctuation import PAUSE
from corpus.datafile import load_data
from corpus.patterns import either, either_word

_DATA = Path(__file__).with_name("corrections.yaml")
_AS_WRITTEN = (
    "conclusion",
    "explained",
    "taken_off",
    "left_over",
    "discount",
    "of_a_year",
    "plan",
    "found_to_be",
    "by_so_much",
)
"""Entries of the file that are patterns as they stand; the others are lists of words."""
_DENIAL = 12
"""So many characters at most before a figure deny it."""
_NEAR = 40
"""So many characters at most lie between a figure and the one that takes its place."""


@dataclass(frozen=True, slots=True)
class CorrectionWords:
    """Patterns over the words between what is taken back and what takes its place."""

    conclusion: re.Pattern[str]
    plain: re.Pattern[str]
    between: re.Pattern[str]
    after: re.Pattern[str]
    links: re.Pattern[str]
    denial: re.Pattern[str]
    explained: re.Pattern[str]
    contrast: re.Pattern[str]
    taken_off: re.Pattern[str]
    left_over: re.Pattern[str]
    discount: re.Pattern[str]
    of_a_year: re.Pattern[str]
    plan: re.Pattern[str]
    found_to_be: re.Pattern[str]
    by_so_much: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """The figure at index ``withdrawn`` no longer counts, another does.

    ``cut`` are the stretches of text to leave out so that it reads as if it had been said right: a
    new figure without words of its own moves to the old one's place; where it has some (增速12%，
    行业8%，不对，增速是15%), only the old figure and the words that take it back go.
    """

    withdrawn: int
    cut: tuple[tuple[int, int], ...]


@cache
def correction_words() -> CorrectionWords:
    """The compiled words (read once; immutable)."""
    data = load_data(_DATA)
    pause = f"[{re.escape(data['pauses'])}]"
    filler = f"(?:{either_word(data['fillers'])})"
    loose = f"(?:{filler}|{pause})*"
    denied = f"(?:{either_word(data['between']['denied'])})"
    amended = f"(?:{either_word(data['between']['amended'])})"
    turn = data["contrast"]
    forms = (
        f"{loose}{filler}{pause}*{denied}",
        f"{loose}{denied}(?:{filler}|{pause}|(?<=不是)是)",
        f"{loose}{amended}",
    )
    return CorrectionWords(
        plain=re.compile(either(data["plain"])),
        between=re.compile(rf"(?:{'|'.join(forms)})(?:{filler}|{pause}|{amended}|是)*"),
        after=re.compile(f"{pause}?(?:{either_word(data['after'])})"),
        links=re.compile(f"(?:{filler}|{pause}|{either_word(data['links'])})*"),
        denial=re.compile(f"(?:{either_word(turn['before'])})(?:{either_word(turn['said'])})?$"),
        contrast=re.compile(rf"(?:的|了|{filler}|{pause})*(?:{either_word(turn['then'])})"),
        **{name: re.compile(data[name]) for name in _AS_WRITTEN},
    )


def is_correction(between: str) -> bool:
    """Whether the words between two things said for one fact take the first of them back."""
    words = correction_words()
    return words.plain.search(between) is not None or words.between.fullmatch(between) is not None


def withdrawals(quantities: Sequence[Quantity], text: str) -> list[Withdrawal]:
    """Which figures of the text are taken back, in the order of the text."""
    found: list[Withdrawal] = []
    gone: set[int] = set()
    for index in range(1, len(quantities)):
        taken = (
            _contrasted(quantities, index, text)
            or _reduced(quantities, index, text)
            or _replanned(quantities, index, text)
            or _corrected(quantities, index, text, gone)
        )
        gone.update(one.withdrawn for one in taken)
        found += taken
    return found


def _contrasted(quantities: Sequence[Quantity], index: int, text: str) -> list[Withdrawal]:
    """不是3000万，是3500万; and what was said before and is denied here (一亿，不是一亿，是八千万)."""
    words, denied, new = correction_words(), quantities[index - 1], quantities[index]
    floor = max(0, denied.start - _DENIAL)
    denial = words.denial.search(text[floor : denied.start])
    turn = words.contrast.fullmatch(text[denied.end : new.start])
    if denial is None or turn is None or not _alike(denied, new, adjacent=True):
        return []
    found = [Withdrawal(index - 1, ((floor + denial.start(), new.start),))]
    for i in range(index - 1):
        if (quantities[i].value, quantities[i].unit) == (denied.value, denied.unit):
            found.append(Withdrawal(i, ((quantities[i].start, quantities[i].end),)))
    return found


def _reduced(quantities: Sequence[Quantity], index: int, text: str) -> list[Withdrawal]:
    """五百六十万，给剔了六十万，认五百万: what is left stands for the whole, where the sum comes out."""
    if index < 2:
        return []
    whole, off, left = quantities[index - 2 : index + 1]
    words, between = correction_words(), text[whole.end : off.start]
    if left.unit != whole.unit or left.vague or not left.value:
        return []
    if words.left_over.fullmatch(text[off.end : left.start]) is None:
        return []
    if words.discount.search(between):
        fits = off.unit == "rate" and whole.value * off.value == left.value
    elif off.unit == "rate":
        fits = whole.value * (1 - off.value) == left.value
    else:
        fits = off.unit == whole.unit and whole.value - off.value == left.value
    if not fits or not (words.taken_off.search(between) or words.discount.search(between)):
        return []
    span = (whole.end, left.start)
    return [Withdrawal(index - 2, ((whole.start, whole.end), span)), Withdrawal(index - 1, (span,))]


def _replanned(quantities: Sequence[Quantity], index: int, text: str) -> list[Withdrawal]:
    """本来报的35万，后来决算是31万: what was thought at first gives way to what it was found to be."""
    words, first, new = correction_words(), quantities[index - 1], quantities[index]
    floor = max(0, first.start - _DENIAL)
    clause = PAUSE.split(text[floor : first.start])[-1]
    thought = words.plan.search(clause)
    if thought is None or first.unit != new.unit or new.vague:
        return []
    if words.found_to_be.fullmatch(text[first.end : new.start]) is None:
        return []
    start = first.start - len(clause)
    spans = ((start + thought.start(), start + thought.end()), (first.start, new.start))
    return [Withdrawal(index - 1, spans)]


def _corrected(
    quantities: Sequence[Quantity], index: int, text: str, gone: Collection[int]
) -> list[Withdrawal]:
    """三个亿，不对，两个亿."""
    cue = _cue(quantities, index, text)
    if cue is None:
        return []
    new = quantities[index]
    year = correction_words().of_a_year.search(text[quantities[index - 1].end : cue[0]])
    label = year["year"] if year else _label(text[cue[1] : new.start])
    target = _target(quantities, index, text, cue[0], label, gone)
    if target is None or (year and label not in _words_before(quantities, target, text)):
        return []
    old = quantities[target]
    if old.value == new.value:
        return _restated(target, index, new, text)
    if label:
        return [Withdrawal(target, ((old.start, old.end), cue))]
    first = old.end if target == index - 1 else cue[0]
    return [Withdrawal(target, ((old.start, old.end), (first, new.start)))]


def _restated(target: int, index: int, new: Quantity, text: str) -> list[Withdrawal]:
    """三百万，不对，三百万是去年的，这回四百二: neither counts. 去年800万，说反了，前年是800万: the second does."""
    span = (0, 0)
    found = [Withdrawal(target, (span,))]
    if correction_words().explained.match(text, new.end):
        found.append(Withdrawal(index, (span,)))
    return found


def _cue(quantities: Sequence[Quantity], index: int, text: str) -> tuple[int, int] | None:
    """Where the words before (or after) a figure say that it takes the place of another."""
    words = correction_words()
    start, end = quantities[index - 1].end, quantities[index].start
    between = text[start:end]
    cues = list(words.plain.finditer(between))
    if cues:
        return start + cues[0].start(), start + cues[-1].end()
    if words.conclusion.search(between):
        return None
    if words.by_so_much.search(text[: quantities[index - 1].start]):
        return None  # the difference is told, not the wrong figure
    if words.between.fullmatch(between):
        return start, end
    behind = words.after.match(text, quantities[index].end)
    return (start, start) if behind is not None and len(between) < _NEAR else None


def _label(words: str) -> str:
    """What is left of the words between the cue and the new figure: 增速 of 增速是15%."""
    return correction_words().links.sub("", words)


def _target(
    quantities: Sequence[Quantity],
    index: int,
    text: str,
    cue: int,
    label: str,
    gone: Collection[int],
) -> int | None:
    """The figure taken back: the nearest under the same name, else the nearest of its kind."""
    earlier = [i for i in range(index - 1, -1, -1) if i not in gone]
    alike = [i for i in earlier if _alike(quantities[i], quantities[index], i == index - 1)]
    for i in alike:
        if _shares_word(label, _words_before(quantities, i, text)):
            return i
    return next((i for i in alike if cue - quantities[i].end < _NEAR), None)


def _words_before(quantities: Sequence[Quantity], index: int, text: str) -> str:
    """The words between a figure and the one before it."""
    return text[quantities[index - 1].end if index else 0 : quantities[index].start]


def _shares_word(label: str, words: str) -> bool:
    return any(label[i : i + 2] in words for i in range(len(label) - 1))


def _alike(first: Quantity, second: Quantity, adjacent: bool) -> bool:
    rates = ("rate", "points")
    return (
        first.unit == second.unit
        or (first.unit in rates and second.unit in rates)
        or (adjacent and "plain" in (first.unit, second.unit))
    )


def without(length: int, found: Iterable[Withdrawal]) -> list[int]:
    """The offsets of a text of this length that stay when what was taken back is cut out of it."""
    cut = {i for one in found for start, end in one.cut for i in range(start, end)}
    return [i for i in range(length) if i not in cut]

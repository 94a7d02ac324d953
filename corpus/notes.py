"""Notes at an article's end (责任单位, 摘录) and the documents that a text names."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.document import CitedDocument
from corpus.normalise import shadow as to_shadow

_LABELS = (
    r"(?:(?:第一)?(?:责任|牵头|配合|主管|实施|落实|承办|协办|参与|主办|协同|监管)"
    r"(?:责任)?(?:单位|部门|主体|机关)|责任分工)"
)
_LABELLED = re.compile(rf"{_LABELS}[ ]*[:]|\[{_LABELS}\][ ]*:?")
_BARE = re.compile(
    rf"(?:(?<=[。;；\n)\]])|(?<=[。;；\n)\]] )|\A)(?:{_LABELS}[ ]*[:]|\[{_LABELS}\][ ]*:?)[^。\n]+[。]?"
)
_IN_CHARGE = re.compile(
    r"\A(?P<names>[^。；;:]{2,120}?)(?:等)?(?:按照?(?:各自)?职责(?:分工)?|分别|共同|会同有关部门)*"
    r"(?:负责|牵头)(?:落实|实施|办理)?(?:[,，、;；].{1,120}?(?:配合|参与|负责|协同)(?:落实|实施)?)?[。]?\Z"
)
_EXCERPT = re.compile(r"(?:摘录|节录)[。]?\Z")
_SEPARATORS = "、,，;；。\n "
_TAILS = re.compile(
    r"(?:等(?:[^等]{0,6}(?:部门|单位)(?:及各.{1,6}?)?)?)?(?:按照?(?:各自)?职责(?:分工)?(?:分别)?|分别|共同)*"
    r"(?:负责|牵头|配合|参与|协同)?(?:落实|实施|办理)?\Z"
)
_CLOSERS = {"(": ")", "[": "]"}
_HAN = r"\u4e00-\u9fff"
_NUMBER = re.compile(
    rf"(?:[{_HAN}]{{2,20}}?(?:\[[ ]?\d{{4}}[ ]?\]|\(\d{{4}}\))|"
    rf"[{_HAN} ]{{0,24}}?(?:公告|令|通告)[ ]?(?:\d{{4}}年)?)[ ]*第?[ ]*\d{{1,5}}[ ]*号"
)


@dataclass(frozen=True, slots=True)
class Notes:
    """What stands at an article's end but does not bind: ``spans`` are cut out of the body."""

    departments: tuple[str, ...]
    excerpts: tuple[CitedDocument, ...]
    spans: tuple[tuple[int, int], ...]


def notes_in(text: str, shadow: str, start: int, end: int) -> Notes:
    """The notes between two offsets, in any bracket style, and 责任单位： without brackets."""
    names: list[str] = []
    excerpts: list[CitedDocument] = []
    spans: list[tuple[int, int]] = []
    for opening, closing in brackets_in(shadow, start, end):
        inside = shadow[opening + 1 : closing].strip()
        found = _departments_in(text, shadow, opening + 1, closing)
        if _EXCERPT.search(inside):
            excerpts.extend(cited_in(text, shadow, opening + 1, closing, excerpt=True))
        elif found:
            names.extend(found)
        else:
            continue
        spans.append((opening, _past_stop(shadow, closing + 1, end)))
    for labelled in _BARE.finditer(shadow[start:end]):
        first, last = labelled.start() + start, labelled.end() + start
        if not any(a <= first < b for a, b in spans):
            names.extend(_split_names(text, shadow, first, last))
            spans.append((first, last))
    return Notes(tuple(dict.fromkeys(names)), tuple(excerpts), tuple(sorted(spans)))


def brackets_in(shadow: str, start: int, end: int) -> list[tuple[int, int]]:
    """Outermost matched round or square brackets, as offsets of the two signs.

    A square bracket may be closed by a round one and the other way round (mixed punctuation);
    an opening that is never closed is skipped.
    """
    found: list[tuple[int, int]] = []
    stack: list[int] = []
    for sign in re.compile(r"[()\[\]]").finditer(shadow, start, end):
        char, i = sign.group(), sign.start()
        if char in _CLOSERS:
            stack.append(i)
        elif stack:
            opening = stack.pop()
            while found and found[-1][0] > opening:
                found.pop()
            found.append((opening, i))
    return found


def cited_in(
    text: str, shadow: str, start: int, end: int, *, excerpt: bool
) -> tuple[CitedDocument, ...]:
    """Documents named in 《》 between two offsets, each with the 文号 that follows it."""
    found: list[CitedDocument] = []
    depth = opening = 0
    for sign in re.compile("[《》]").finditer(shadow, start, end):
        i = sign.start()
        if shadow[i] == "《":
            opening = i if depth == 0 else opening
            depth += 1
        elif shadow[i] == "》" and depth:
            depth -= 1
            if depth == 0:
                title = "".join(text[opening + 1 : i].split())
                number, stop = _number_after(text, shadow, i + 1, end)
                if title:
                    found.append(CitedDocument(title, number, excerpt, opening, stop))
    return tuple(found)


def read_number(text: str) -> str | None:
    """The 文号 that a shadow text is, with 〔〕 around the year, or None.

    >>> read_number("阳市监[2022]19号")
    '阳市监〔2022〕19号'
    """
    found = _NUMBER.fullmatch(text.strip())
    return plain_number(found.group()) if found else None


def plain_number(text: str) -> str:
    """A 文号 in one spelling: no blanks, 〔〕 around the year."""
    return re.sub(r"[\[(（［【〔](\d{4})[\])）］】〕]", r"〔\1〕", re.sub(r"\s", "", text))


def merge_aliases(names: Iterable[str], groups: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Names as printed, without repetitions; names of one group are one department."""
    kept: dict[str, str] = {}
    for name in names:
        group = next((g for g in groups if name in g), (name,))
        kept.setdefault(group[0], name)
    return tuple(kept.values())


def _number_after(text: str, shadow: str, start: int, end: int) -> tuple[str | None, int]:
    bracketed = shadow[start : start + 1] == "("
    found = _NUMBER.match(shadow, start + bracketed, end)
    if found is None:
        return None, start
    stop = found.end()
    if bracketed and shadow[stop : stop + 1] == ")":
        stop += 1
    return plain_number(text[found.start() : found.end()]), stop


def _departments_in(text: str, shadow: str, start: int, end: int) -> list[str]:
    inside = shadow[start:end].strip()
    if _LABELLED.match(inside):
        return _split_names(text, shadow, start, end)
    in_charge = _IN_CHARGE.match(inside)
    if in_charge and re.search(r"[局委办厅部院府会行所公司心]", in_charge.group("names")):
        return _split_names(text, shadow, start, end)
    return []


def _split_names(text: str, shadow: str, start: int, end: int) -> list[str]:
    """Names between separators outside brackets; labels and 按职责分工负责 are left out."""
    cuts = [start]
    depth = 0
    labels = [(start + m.start(), start + m.end()) for m in _LABELLED.finditer(shadow[start:end])]
    for i in range(start, end):
        depth += (shadow[i] in "([") - (shadow[i] in ")]")
        if depth <= 0 and shadow[i] in _SEPARATORS:
            cuts.append(i)
    for first, last in labels:
        cuts.extend((first, last))
    cuts.extend(start + m.start() for m in re.finditer("会同", shadow[start:end]))
    names = []
    for cut, last in zip(sorted(cuts), [*sorted(cuts)[1:], end], strict=True):
        first = cut
        while first < last and (shadow[first] in _SEPARATORS or shadow[first] == ":"):
            first += 1
        if any(a <= first < b for a, b in labels):
            continue
        name = "".join(text[first:last].split()).removeprefix("会同").removeprefix("會同")
        name = name[: _TAILS.search(to_shadow(name)).start()]  # type: ignore[union-attr]
        if len(name) > 1:
            names.append(name)
    return names


def _past_stop(shadow: str, position: int, end: int) -> int:
    """A full stop right behind a note belongs to the note."""
    return position + 1 if position < end and shadow[position] == "。" else position

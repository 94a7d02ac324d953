"""Numbers that Word shows but does not store: those of automatic lists, counted as Word counts."""

from collections.abc import Callable

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml.etree import _Element

from corpus.numbering import chinese

_CHINESE_FORMATS = frozenset(
    {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand"}
)
_CIRCLED_FORMATS = frozenset({"decimalEnclosedCircle", "decimalEnclosedCircleChinese"})
_DEEPEST = 9


class ListCounter:
    """Counts the automatic lists of one document, paragraph by paragraph in order."""

    def __init__(self, document: WordDocument) -> None:
        self._levels = _levels_by_number(document)
        self._counts: dict[str, list[int]] = {}

    def number_of(self, paragraph: Paragraph) -> str:
        """The number shown before a paragraph (``（一）``), or nothing for a plain one or a bullet."""
        place = _place_of(paragraph)
        if place is None:
            return ""
        number_id, depth = place
        levels = self._levels.get(number_id)
        if levels is None or depth not in levels:
            return ""
        counts = self._counts.setdefault(number_id, [0] * _DEEPEST)
        counts[depth] = counts[depth] + 1 if counts[depth] else levels[depth].start
        counts[depth + 1 :] = [0] * (_DEEPEST - depth - 1)
        return levels[depth].show(counts, levels)


class _Level:
    def __init__(self, element: _Element) -> None:
        self.start = int(_value(element, "w:start") or 1)
        self.format = _value(element, "w:numFmt") or "decimal"
        self.pattern = _value(element, "w:lvlText") or ""

    def show(self, counts: list[int], levels: dict[int, "_Level"]) -> str:
        if self.format in {"bullet", "none"}:
            return ""
        shown = self.pattern
        for depth, level in levels.items():
            number = counts[depth] or level.start
            shown = shown.replace(f"%{depth + 1}", _spelt(number, level.format))
        return shown


def _levels_by_number(document: WordDocument) -> dict[str, dict[int, _Level]]:
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    abstract = {
        element.get(qn("w:abstractNumId")): {
            int(level.get(qn("w:ilvl"))): _Level(level)
            for level in element.findall(qn("w:lvl"))
            if int(level.get(qn("w:ilvl"))) < _DEEPEST
        }
        for element in root.findall(qn("w:abstractNum"))
    }
    return {
        number.get(qn("w:numId")): abstract[_value(number, "w:abstractNumId")]
        for number in root.findall(qn("w:num"))
        if _value(number, "w:abstractNumId") in abstract
    }


def _place_of(paragraph: Paragraph) -> tuple[str, int] | None:
    """The list and the depth that a paragraph or its style belongs to."""
    properties = [paragraph._p.pPr]
    style = paragraph.style
    while style is not None:
        properties.append(style.element.find(qn("w:pPr")))
        style = style.base_style
    for found in properties:
        numbering = found.find(qn("w:numPr")) if found is not None else None
        if numbering is None:
            continue
        number_id = _value(numbering, "w:numId")
        if number_id is None or number_id == "0":
            return None
        return number_id, min(int(_value(numbering, "w:ilvl") or 0), _DEEPEST - 1)
    return None


def _value(element: _Element, tag: str) -> str | None:
    child = element.find(qn(tag))
    return child.get(qn("w:val")) if child is not None else None


def _spelt(number: int, format: str) -> str:
    speak: Callable[[int], str] = str
    if format in _CHINESE_FORMATS:
        speak = chinese
    elif format in _CIRCLED_FORMATS and 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    elif format in {"upperLetter", "lowerLetter"} and 1 <= number <= 26:
        return chr(ord("A" if format == "upperLetter" else "a") + number - 1)
    return speak(number)

"""From marks to headings, articles and items: which level of the numbering holds the measures.

Laws number their articles 第X条. Other documents nest 一、（一）1. (1), and the level of the articles
differs from document to document, even from chapter to chapter. What tells it:

- a style whose numbers run on across headings (1–75 under 一 to 六) numbers articles;
- a unit with words of its own whose subunits are mere list points is an article with items;
- a unit without words of its own is a heading over its subunits.
"""

import itertools
import re
from dataclasses import dataclass, field, replace

from corpus.joining import FINISHED
from corpus.numbering import ARTICLE_RANK, LAW_HEADINGS, Mark, Style
from corpus.patterns import NEVER

_BRACKETED_TITLE = re.compile(r"[\[(][^\[\]()\n]{2,30}[\])][ ]*")
"""第一条【立法目的】, 第一条（立法目的）: where most articles of a law have it, it is their title."""
_UNNAMED_CHAPTER = Style("chapter", NEVER, 2)
_MOSTLY = 0.8
"""Laws' articles have no titles; where this share begins with what looks like one, they have.

Of 1,426 laws one has titles (share 1.0); of the others none is above 0.5 (measured on the archive
of ``eval/reports/laws.md``).
"""
_ASIDE = re.compile(r"\([^()]*\)|《[^《》]*》|“[^“”]*”")
"""What stands in brackets or quotation marks: its punctuation ends no title."""
_IN_CHARGE = "单位:"
HEADING_LIMIT = 80
"""A line over measures that does not end like a sentence is their heading, commas and all."""
TITLE_LIMIT = 45
"""No title of a measure seen so far is longer; longer first sentences are body."""


@dataclass(slots=True)
class Unit:
    """A numbered stretch: ``own_end`` ends its own words, ``end`` those of its subunits too.

    ``title`` spans its title; ``alone``: the title is a line of its own.
    """

    mark: Mark
    start: int
    own_end: int
    end: int
    children: list["Unit"] = field(default_factory=list)
    parent: "Unit | None" = None
    title: tuple[int, int] | None = None
    alone: bool = False

    @property
    def body_start(self) -> int:
        """Where the words after number and title begin."""
        return self.title[1] if self.title else self.mark.end

    def path(self) -> list["Unit"]:
        """The units around this one, outermost first, this one last."""
        return [*(self.parent.path() if self.parent else []), self]


@dataclass(frozen=True, slots=True)
class Outline:
    """Headings and articles in order of the text; every article's ``children`` are its items."""

    headings: tuple[Unit, ...]
    articles: tuple[Unit, ...]
    law: bool

    @property
    def start(self) -> int:
        """Where the first heading or article begins."""
        return min((unit.start for unit in (*self.headings, *self.articles)), default=0)


def is_law(marks: list[Mark]) -> bool:
    """Whether 第X条 is the level of the articles: it opens the document or counts steadily."""
    numbers = [mark.number for mark in marks if mark.style.name == "article"]
    if not numbers:
        return False
    steady = sum(b - a in {0, 1} or b == 1 for a, b in itertools.pairwise(numbers))
    return numbers[0] == 1 or (len(numbers) > 1 and steady >= 0.7 * (len(numbers) - 1))


def build(marks: list[Mark], shadow: str, end: int) -> Outline:
    """The outline of a text whose numbered part runs to ``end``."""
    law = is_law(marks)
    if law:
        marks = _chapters_without_name(marks, shadow)
    else:
        marks = [m for m in marks if m.style.name != "article"]
    units = _nest(marks, end, law)
    _find_titles(units, shadow, law)
    headings: list[Unit] = []
    articles: list[Unit] = []
    running = set() if law else _running_styles(units)
    for unit in units:
        if unit.parent is None:
            _sort(unit, shadow, law, running, headings, articles)
    return Outline(tuple(headings), tuple(articles), law)


def _chapters_without_name(marks: list[Mark], shadow: str) -> list[Mark]:
    """一、总则 right above 第一条, where the document has no 第X章, is a chapter."""
    if any(mark.style.name == "chapter" for mark in marks):
        return marks
    found = []
    for mark, following in itertools.zip_longest(marks, marks[1:]):
        heads = (
            mark.style.name == "chinese"
            and following is not None
            and following.style.name == "article"
            and _is_title(shadow[mark.end : following.start].strip())
        )
        found.append(replace(mark, style=_UNNAMED_CHAPTER, label=mark.written) if heads else mark)
    return found


def _nest(marks: list[Mark], end: int, law: bool) -> list[Unit]:
    units: list[Unit] = []
    stack: list[Unit] = []
    for i, mark in enumerate(marks):
        own_end = marks[i + 1].start if i + 1 < len(marks) else end
        unit = Unit(mark, mark.start, own_end, own_end)
        stack = _ancestors(stack, mark, law)
        if stack:
            unit.parent = stack[-1]
            stack[-1].children.append(unit)
        for above in stack:
            above.end = own_end
        stack.append(unit)
        units.append(unit)
    return units


def _ancestors(stack: list[Unit], mark: Mark, law: bool) -> list[Unit]:
    """Units that a mark stands under: up to a unit of its own style, or of a higher rank."""
    if law and mark.style.rank <= ARTICLE_RANK:
        return [unit for unit in stack if unit.mark.style.rank < mark.style.rank]
    for depth, unit in enumerate(stack):
        if unit.mark.style.name == mark.style.name:
            return stack[:depth]
    if law:
        return stack
    return [unit for unit in stack if not (unit.mark.style.minor and not mark.style.minor)]


def _find_titles(units: list[Unit], shadow: str, law: bool) -> None:
    separator = None if law else _title_separator(units, shadow)
    articles = [unit for unit in units if law and unit.mark.style.name == "article"]
    bracketed = [_BRACKETED_TITLE.match(shadow, u.mark.end, u.own_end) for u in articles]
    if sum(found is not None for found in bracketed) > len(articles) / 2:
        for unit, found in zip(articles, bracketed, strict=True):
            unit.title = found.span() if found else None
    elif articles:
        titled = {id(unit): _title(unit, shadow, None, False) for unit in articles}
        if sum(title is not None for title, _ in titled.values()) >= _MOSTLY * len(articles):
            for unit in articles:
                unit.title, unit.alone = titled[id(unit)]
    for unit in units:
        heading = unit.mark.style.name in LAW_HEADINGS
        if heading or not law:
            unit.title, unit.alone = _title(unit, shadow, separator, heading)
    if not law:
        _drop_chance_titles(units)


def _drop_chance_titles(units: list[Unit]) -> None:
    """A first sentence without a comma is no title where most numbers of its kind have none."""
    leaves = [u for u in units if not u.children and not u.mark.style.minor]
    for style in {unit.mark.style.name for unit in leaves}:
        own = [unit for unit in leaves if unit.mark.style.name == style]
        if sum(unit.title is not None for unit in own) >= len(own) / 2:
            continue
        for unit in own:
            if not unit.alone:
                unit.title = None


def _title(
    unit: Unit, shadow: str, separator: str | None, heading: bool
) -> tuple[tuple[int, int] | None, bool]:
    line_end = shadow.find("\n", unit.mark.end, unit.own_end)
    line_end = unit.own_end if line_end < 0 else line_end
    line = shadow[unit.mark.end : line_end].rstrip()
    if not line:
        return None, False
    stop = unit.mark.end + len(line)
    rest = shadow[line_end : unit.own_end].strip()
    follows = bool(rest) or bool(unit.children)
    over_measures = bool(unit.children) and not unit.children[0].mark.style.minor
    bare = over_measures and not rest and len(line) <= HEADING_LIMIT and not FINISHED.search(line)
    if heading or bare or (follows and _stands_alone(line, separator)):
        return (unit.mark.end, stop), True
    first = _first_sentence(line, separator)
    if first and (first < len(line) or follows) and _is_title(line[:first]):
        return (unit.mark.end, unit.mark.end + first), first == len(line)
    return None, False


def _stands_alone(line: str, separator: str | None) -> bool:
    if len(line) > TITLE_LIMIT:
        return False
    bare = line[:-1] if line[-1] == separator else line
    return FINISHED.search(bare) is None and _is_title(bare) and not _mentions_charge(bare)


def _mentions_charge(line: str) -> bool:
    return _IN_CHARGE in line


def _first_sentence(line: str, separator: str | None) -> int:
    """The length of what stands before the title's separator, with it; 0 for none."""
    depth = 0
    for i, char in enumerate(line[: TITLE_LIMIT + 1]):
        depth += (char in "([《“") - (char in ")]》”")
        if depth <= 0 and char == (separator or "。"):
            return i + 1
    return 0


def _is_title(words: str) -> bool:
    outside = _ASIDE.sub("", words.rstrip("。、:"))
    return 0 < len(words) <= TITLE_LIMIT and not re.search(r"[，；：,;:!?！？。]", outside)


def _title_separator(units: list[Unit], shadow: str) -> str | None:
    """The sign that ends titles in this document where it is not 。: 、 or ： in most units."""
    firsts = []
    for unit in units:
        if unit.mark.style.minor:
            continue
        line = shadow[unit.mark.end : unit.own_end].split("\n", 1)[0]
        outside = _ASIDE.sub("", line)
        sign = re.search(r"[，；：,;:。、 ]", outside)
        if sign and (sign.end() < len(outside) or sign.group() != "。"):
            firsts.append(sign.group())
    for separator in "、:":
        if len(firsts) >= 3 and firsts.count(separator) >= 0.8 * len(firsts):
            return separator
    return None


def _running_styles(units: list[Unit]) -> set[str]:
    """Styles whose numbers run on from one parent's units to the next's."""
    running: set[str] = set()
    by_style: dict[str, list[Unit]] = {}
    for unit in units:
        if not unit.mark.style.minor:
            by_style.setdefault(unit.mark.style.name, []).append(unit)
    for name, members in by_style.items():
        changes = [(a, b) for a, b in itertools.pairwise(members) if a.parent is not b.parent]
        runs = sum(b.mark.number == a.mark.number + 1 for a, b in changes)
        if changes and runs > len(changes) / 2:
            running.add(name)
    return running


def _sort(
    unit: Unit,
    shadow: str,
    law: bool,
    running: set[str],
    headings: list[Unit],
    articles: list[Unit],
) -> None:
    """File a unit as a heading (and look into it) or as an article."""
    if law:
        is_heading = unit.mark.style.name in LAW_HEADINGS
        is_article = unit.mark.style.name == "article"
    else:
        is_heading = _is_heading(unit, shadow, running)
        is_article = not is_heading
    if is_article:
        articles.append(unit)
        return
    if is_heading:
        headings.append(unit)
    for child in unit.children:
        _sort(child, shadow, law, running, headings, articles)


def _is_heading(unit: Unit, shadow: str, running: set[str]) -> bool:
    if not unit.children or unit.mark.style.name in running or unit.children[0].mark.style.minor:
        return False
    for child in unit.children:
        runs_on = child.mark.style.name in running
        if runs_on or (child.children and _is_heading(child, shadow, running)):
            return True
    own = shadow[unit.body_start : unit.own_end].strip()
    points = [shadow[child.mark.end : child.end].strip() for child in unit.children]
    in_charge = sum(_IN_CHARGE in point for point in points)
    listed = sum(point.endswith(("；", ";")) for point in points)
    if in_charge > len(points) / 2:
        return True
    if listed or (own.endswith((":", "：")) and not unit.alone):
        return False
    titled = sum(child.title is not None for child in unit.children)
    return not own or (unit.alone and titled > len(points) / 2)

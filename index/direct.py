"""Direct look-ups: what a query names is found by name, never by likeness.

Article numbers (第22条, 二十二条, 22), 文号 or part of one, departments or part of one, chapters
(第三章, 用地保障) and titles. A query that holds nothing else is answered by the look-up alone;
with other words in it, the look-up leads or narrows the search for them.
"""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.datafile import load_data
from corpus.normalise import fold_plain
from corpus.numbering import ordinal
from index.issues import cited_titles, issues_of
from index.loose_names import LooseName, LooseNames
from index.names import same_department, without_level
from index.references import (
    NumberReference,
    article_references,
    chapter_references,
    issue_references,
)
from index.roster import Roster, without_signs

_BODY = re.compile(r"[\u4e00-\u9fff]{2,20}(?:局|委|办|部|会|院|所|中心|公司|支行|分局|联)")
_OF_ARTICLE = re.compile(
    r"[的里中上面头,，、 ]*(?:第[ ]*[\d〇零一二三四五六七八九十百]{1,5}[ ]*(?:条|部分|章|大?点|大?项)|[一二三四五六七八九十]{1,3}[ ]*[、(])"
)
"""What follows a document's name where an article of it is meant."""
_UNDER = re.compile(
    r"[的里中,，、 ]*第[ ]*([\d一二三四五六七八九十]{1,3})[ ]*(?:条|[大小]?点|款|[大小]?项|小?节)"
)
_STEP = re.compile(r"[一二三四五六七八九十]+|\([^()]+\)|\d+")
"""One of the numbers of a label: 一, (二), 3."""
_ORGAN, _PIECE = 2, 3
"""So much of a 文号 is no chance hit: signs of the organ, and these with the figures."""
_LABEL = 3
"""A label with so many characters (二(一)) is no chance hit."""


@dataclass(frozen=True, slots=True)
class Direct:
    """What was named. ``places`` are numbers in the roster; ``rest`` is the query without it.

    ``whole``: the query holds nothing else. ``narrow``: other articles do not answer.
    """

    kind: str
    places: tuple[int, ...]
    rest: str
    whole: bool
    narrow: bool


class Lookups:
    """Finds what queries name in one roster."""

    def __init__(self, roster: Roster, content_words: Callable[[str], list[str]]) -> None:
        """``content_words`` gives the words of a text that carry a subject."""
        self._roster = roster
        self._content_words = content_words
        self._issues = tuple(issues_of(roster))
        self._cited = cited_titles(self._issues)
        self._loose = LooseNames(roster.catalog.documents)
        self._bodies: str | None = None

    def find(self, folded: str) -> Direct | None:
        """The first look-up that fits a folded query, or None."""
        if not without_signs(folded):
            return None
        for look in (self._articles, self._issue, self._chapter, self._title, self._department):
            found = look(folded)
            if found is not None and found.places:
                return found
        return None

    def documents(self, folded: str) -> tuple[frozenset[str] | None, str]:
        """The ids of the documents that a query names by title or 文号, or loosely before an article of
        it, and the query without the names.

        None where it names none; no id where a 文号 is written out that no document bears.
        """
        named, rest = set(), folded
        for title, document in self._roster.titles:
            if len(title) > 1 and title in folded:
                named.add(document.id)
                rest = rest.replace(title, " ")
        unknown = False
        for reference in issue_references(folded):
            own = [issue for issue in self._issues if issue.own and issue.fits(reference)]
            if own and (reference.certain or any(i.fully_named_by(reference) for i in own)):
                named |= {self._roster.places[n].document.id for i in own for n in i.places[:1]}
            elif not reference.whole:
                continue
            unknown = unknown or not own
            rest = rest.replace(folded[reference.start : reference.end], " ", 1)
        loose = None if named or unknown else self.called(folded)
        if loose is not None and _OF_ARTICLE.match(folded, loose.end):
            return frozenset({loose.document}), f"{folded[: loose.start]} {folded[loose.end :]}"
        return (frozenset(named) if named or unknown else None), rest

    def called(self, folded: str) -> LooseName | None:
        """The document that a query calls by a part of its name (冷链那个文件), or None."""
        return self._loose.find(folded)

    def _articles(self, folded: str) -> Direct | None:
        named, rest = self.documents(folded)

        def of_named(numbers: Iterable[int]) -> list[int]:
            of = self._roster.places
            return [n for n in numbers if named is None or of[n].document.id in named]

        places = of_named(self._roster.by_label.get(without_signs(rest), ()))
        left = rest
        for reference in named_articles(rest):
            here = of_named(self._roster.by_key.get(reference.key, ()))
            if here:
                places.extend(here)
                left = left.replace(rest[reference.start : reference.end], " ", 1)
        if named and not places:
            together = "".join(rest.split())
            label, places = self._label_in(together, named)
            left = together.replace(label, " ", 1)
        if not places:
            return None
        return self._direct("article", list(dict.fromkeys(places)), left, narrow=False)

    def _label_in(self, asked: str, named: frozenset[str]) -> tuple[str, list[int]]:
        """The longest label of a document named, or of a heading in it, that a query without blanks holds:
        二(二)1讲的啥, and the articles under it.
        """
        held: dict[str, list[int]] = {}
        for number, place in enumerate(self._roster.places):
            if place.document.id not in named:
                continue
            steps = _STEP.findall(fold_plain(place.article.label))
            for label in itertools.accumulate(steps):
                if len(label) >= _LABEL and label in asked:
                    held.setdefault(label, []).append(number)
        return max(held.items(), key=lambda pair: len(pair[0]), default=("", []))

    def _issue(self, folded: str) -> Direct | None:
        for reference in issue_references(folded):
            fitting = [issue for issue in self._issues if issue.fits(reference)]
            if not fitting or not (reference.certain or fitting[0].fully_named_by(reference)):
                continue
            rest = folded[: reference.start] + " " + folded[reference.end :]
            citing = [n for issue in fitting if not issue.own for n in issue.places]
            if citing:
                return self._direct("number", list(dict.fromkeys(citing)), rest, narrow=False)
            own = list(dict.fromkeys(n for issue in fitting for n in issue.places))
            return self._direct("number", own, rest, narrow=True)
        return self._part_of_number(folded) or self._cited_title(folded)

    def _part_of_number(self, folded: str) -> Direct | None:
        """A query that is nothing but a piece of a 文号 (政办发[2022]31, 阳政办发)."""
        part = without_signs(folded)
        letters = sum(not c.isdigit() for c in part)
        if letters < _ORGAN or len(part) < _PIECE or not part.isalnum():
            return None
        fitting = [issue for issue in self._issues if part in without_signs(issue.number)]
        places = list(dict.fromkeys(n for issue in fitting for n in issue.places))
        return self._direct("number", places, "", narrow=True) if places else None

    def _cited_title(self, folded: str) -> Direct | None:
        wanted = without_signs(folded)
        named = [title for title in self._cited if title in wanted]
        if not named:
            return None
        title = max(named, key=len)
        return self._direct("number", self._cited[title], wanted.replace(title, " "), narrow=False)

    def _chapter(self, folded: str) -> Direct | None:
        named, left = self.documents(folded)
        for reference in chapter_references(left):
            rest = left[: reference.start] + " " + left[reference.end :]
            if named and (found := self._part(named, left, reference)) is not None:
                return found
            places = [
                number
                for number in self._roster.chapters_by_number.get(reference.key, ())
                if not named or self._roster.places[number].document.id in named
            ]
            if places:
                return self._direct("chapter", places, rest, narrow=True)
        for title, of_title in self._roster.chapters_by_title.items():
            if title not in folded:
                continue
            rest = re.sub(r"[一二三四五六七八九十]+、\s*$", "", folded[: folded.index(title)])
            rest += " " + folded[folded.index(title) + len(title) :]
            found = self._direct("chapter", of_title, rest, narrow=True)
            if found.whole:
                return found
        return None

    def _part(self, named: frozenset[str], left: str, reference: NumberReference) -> Direct | None:
        """第五部分, 第一部分第二条 of a document named whose articles are numbered within its parts."""
        under = _UNDER.match(left, reference.end)
        key = f"{reference.key}.{ordinal(under[1])}" if under else reference.key
        places = [
            number
            for number, place in enumerate(self._roster.places)
            if place.document.id in named
            and (place.article.key == key or place.article.key.startswith(f"{key}."))
            and (under is not None or place.article.chapter is None)
        ]
        if not places:
            return None
        end = under.end() if under else reference.end
        rest = left[: reference.start] + " " + left[end:]
        return self._direct("chapter", places, rest, narrow=True)

    def _title(self, folded: str) -> Direct | None:
        places = self._roster.by_title.get(without_signs(folded), ())
        return self._direct("title", places, "", narrow=False) if places else None

    def _department(self, folded: str) -> Direct | None:
        said = self._said_department(folded)
        if said is None:
            return None
        fitting = [name for name in self._roster.departments if self._is_named(said, name)]
        places = list(dict.fromkeys(n for name in fitting for n in self._roster.departments[name]))
        found = self._direct("department", places, folded.replace(said, " ", 1), narrow=True)
        return found if found.whole else None

    def _said_department(self, folded: str) -> str | None:
        """The department that a query names: the whole of it, or a name that stands in it."""
        whole = without_signs(folded)
        if any(self._is_named(whole, name) for name in self._roster.departments):
            return whole
        known = [
            form
            for name in self._roster.departments
            for form in (name, without_level(name))
            if len(form) > 2 and form in folded
        ]
        if known:
            return max(known, key=len)
        for match in _BODY.finditer(folded):
            if any(same_department(match.group(), name) for name in self._roster.departments):
                return match.group()
        return None

    def _is_named(self, said: str, name: str) -> bool:
        """As ``same_department``; a mere part counts at the name's end, or if no article has it."""
        if not same_department(said, name):
            return False
        if said not in name or name.endswith(said):
            return True
        return len(said) > 2 and said not in self._all_bodies()

    def _all_bodies(self) -> str:
        if self._bodies is None:
            self._bodies = "\n".join(
                fold_plain(place.document.words(place.article.body_start, place.article.body_end))
                for place in self._roster.places
            )
        return self._bodies

    def _direct(self, kind: str, places: Sequence[int], rest: str, *, narrow: bool) -> Direct:
        words = [w for w in self._content_words(rest) if w not in _words().generic]
        return Direct(kind, tuple(places), " ".join(rest.split()), not words, narrow)


def named_articles(folded: str) -> Iterator[NumberReference]:
    """The articles that a folded query names by number, whether any document has them or not."""
    yield from article_references(folded, _words().counted)


@dataclass(frozen=True, slots=True)
class _Words:
    generic: frozenset[str]
    counted: tuple[str, ...]


@cache
def _words() -> _Words:
    data = load_data(Path(__file__).with_name("lookups.yaml"))
    return _Words(frozenset(data["generic"]), tuple(data["counted"]))

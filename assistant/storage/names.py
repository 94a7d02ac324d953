"""Where people are named in a text: by the words around a name and by what names are made of.

Out: spans of names alone, without title or cue. Words: ``personal.yaml``. What begins like a name and
is a common word (金融, 方案) is one only where the text says outright that a name follows (我叫高峰):
common words are those of jieba's dictionary, read without loading jieba.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from corpus.datafile import load_data
from corpus.patterns import either_word

Certainty = Literal["told", "likely", "placed"]
"""A name is told outright (我叫…), likely (…先生), or stands where one would stand (老板…)."""

_HAN = "[\u4e00-\u9fff]"
_END = r"(?=[,，。.、;；!！?？()（）\s〔]|$)"
_BEGIN = r"(?:^|(?<=[,，。.、;；!！?？:：()（）\s〕]))"


@dataclass(frozen=True, slots=True)
class _Way:
    """A pattern whose group ``name`` begins a name, and how certain it is that it is one.

    ``ends``: the match says where the name ends; else that is read from the characters.
    """

    pattern: re.Pattern[str]
    certainty: Certainty
    ends: bool


def find_names(text: str) -> Iterator[tuple[int, int]]:
    """Spans of names in order of the ways to find them; they may lie in each other."""
    words = _words()
    for way in _ways():
        for match in way.pattern.finditer(text):
            start = match.start("name")
            end = match.end("name") if way.ends else words.end_of(text, start, way.certainty)
            if end > start and words.is_name(text, start, end, way.certainty):
                yield start, words.without_title(text, start, end)
    yield from (m.span("name") for pattern in _english() for m in pattern.finditer(text))


class _Words:
    """What names are made of, and what they are not."""

    def __init__(self) -> None:
        data = load_data(Path(__file__).with_name("personal.yaml"))
        self.data = data
        self.single = "".join(data["surnames"].split())
        self.given = frozenset("".join(data["given"].split()))
        self.not_given = frozenset(data["not_given"])
        self.after = frozenset(data["after_names"])
        self.after_words = tuple(data["after_words"])
        self.not_names = tuple(data["not_names"])
        self.compound = tuple(data["compound_surnames"])
        self.ends = frozenset(data["not_name_ends"])
        self.across = frozenset(data["across"])
        self.enterprise = tuple(data["enterprise_ends"])
        self.common = _common_words(self.single)

    @property
    def surname(self) -> str:
        return f"(?:{'|'.join(self.compound)}|[{self.single}])"

    def surname_length(self, text: str, start: int) -> int:
        return 2 if text.startswith(self.compound, start) else 1

    def end_of(self, text: str, start: int, certainty: Certainty) -> int:
        """Where a name that begins at ``start`` ends: one or two characters behind the surname."""
        first = start + self.surname_length(text, start)
        if not self._may_follow(text, first, certainty):
            return start
        second = first + 1
        if text.startswith(self.after_words, second) or not self._may_follow(
            text, second, certainty
        ):
            return second
        return second if text[second] in self.after else second + 1

    def without_title(self, text: str, start: int, end: int) -> int:
        """王先生: where the name alone ends; the title says nothing of who it is."""
        for title in self.data["titles"]:
            if text[start:end].endswith(title) and end - len(title) > start:
                return end - len(title)
        return end

    def _may_follow(self, text: str, place: int, certainty: Certainty) -> bool:
        if place >= len(text) or re.match(_HAN, text[place]) is None:
            return False
        if certainty == "placed":
            return text[place] in self.given
        return text[place] not in self.not_given

    def is_name(self, text: str, start: int, end: int, certainty: Certainty) -> bool:
        """Whether what stands there may be a name at all."""
        name = text[start:end]
        if name.startswith(self.not_names) or text.startswith(self.not_names, start):
            return False
        if certainty == "told":
            return True
        if text.startswith(self.enterprise, end):
            return False
        given = name[self.surname_length(text, start) :]
        if certainty == "placed" and not self.given.issuperset(given):
            return False
        if name[-1] in self.ends and len(name) > 1:
            return False
        begins = text[start : start + 2]
        known = name in self.common or (begins in self.common and len(name) > 1)
        return not known and text[max(0, start - 1) : start + 1] not in self.across


@cache
def _words() -> _Words:
    return _Words()


def _common_words(surnames: str) -> frozenset[str]:
    """Words of two or three characters that begin with a surname, but for those tagged as names."""
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        return frozenset()
    dictionary = Path(spec.origin).with_name("dict.txt").read_text(encoding="utf-8")
    words = re.compile(rf"^((?=[{surnames}])\S{{2,3}}) \d+ (?!nr)\S", re.MULTILINE)
    return frozenset(words.findall(dictionary))


@cache
def _ways() -> tuple[_Way, ...]:
    words = _words()
    data, surname = words.data, words.surname
    behind = "|".join(f"(?<={re.escape(role)})" for role in data["roles"])
    strong = "|".join(f"(?<={re.escape(cue)})" for cue in data["cues"])
    weak = "|".join(f"(?<={re.escape(cue)})" for cue in data["weak_cues"])
    links, maybe = either_word(data["links"]), either_word(data["weak_links"])
    verbs, titles = either_word(data["verbs"]), either_word(data["titles"])
    before = f"(?:(?<!{_HAN})|(?<=[{data['before_titled']}]))"
    closed = rf"(?!{either_word(data['open_titles'])}{_HAN})"
    named = rf"(?P<name>{surname}{_HAN}{{1,2}}?)"
    listed: tuple[tuple[str, Certainty, bool], ...] = (
        (rf"(?:{strong})\s*(?P<name>{surname})", "told", False),
        (rf"(?:{behind})\s*(?:{links})\s*(?P<name>{surname})", "told", False),
        (rf"(?:{behind})\s*(?:{maybe})?\s*(?P<name>{surname})", "placed", False),
        (rf"(?:{weak})(?P<name>{surname}{_HAN}{{1,2}}){_END}", "likely", True),
        (rf"{before}(?P<name>{surname}{_HAN}{{0,2}}?){closed}(?={titles})", "likely", True),
        (rf"{_BEGIN}{named}(?={verbs})", "placed", True),
        (rf"{_BEGIN}{named}[\s,，:：(（]*(?:的?(?:电话|手机|号码|联系电话|手机号)[是:：]?)?\s*(?=〔电话〕)", "placed", True),
        (rf"(?<!百)(?<=姓)(?P<name>{surname}(?:[,，]?(?:单名|名|叫)[个一]?{_HAN}{{1,2}})?)(?!名)", "told", True),
    )  # fmt: skip
    return tuple(_Way(re.compile(p), certainty, ends) for p, certainty, ends in listed)


@cache
def _english() -> tuple[re.Pattern[str], ...]:
    """Names in Latin letters: after a cue at most two words more, after 'I am' a Chinese surname."""
    data = _words().data
    cues, own = either_word(data["english_cues"]), either_word(data["english_self"])
    titles, ends = either_word(data["english_titles"]), either_word(data["english_ends"])
    surnames = "|".join(data["pinyin_surnames"].split())
    word = rf"(?!(?:{ends})\b)[a-z][a-z'-]+"
    return (
        re.compile(
            rf"(?<!company )(?<!firm )(?<!business )(?<!shop )\b(?:{cues})\s*(?P<name>{word}(?:[ ]{word}){{0,1}})",
            re.IGNORECASE,
        ),
        re.compile(rf"\b(?:(?i:{titles}))\.?\s+(?P<name>[A-Z][a-z'-]+(?: [A-Z][a-z'-]+)?)"),
        re.compile(
            rf"\b(?i:{own})\s+(?P<name>(?i:{surnames})\s[A-Z][a-z'-]+|[A-Z][a-z]+\s(?i:{surnames}))\b"
        ),
    )

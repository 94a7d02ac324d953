"""Where the enterprise of a question stands: at the other place that is named, or here.

In: the folded wording with its places replaced by signs (``elsewhere.py``). Out: signals, 0 or 1.
Words: ``standing.yaml``.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.datafile import load_data
from corpus.patterns import any_of

OWN, OTHER = "㐀", "㐂"
"""Characters that no question holds stand for the documents' own place and for another."""
_DATA = Path(__file__).with_name("standing.yaml")
_HOME = "home"


@dataclass(frozen=True, slots=True)
class _Words:
    """The patterns by name, the words for home, for governments above with what stands for them, for
    what is said before a question, and for a district behind a place or one around; for the county's own not being asked
    about, for a government above that pays by itself, and for the county's own being asked about.
    """

    patterns: Mapping[str, re.Pattern[str]]
    home: re.Pattern[str]
    government: re.Pattern[str]
    government_is: str
    opening: re.Pattern[str]
    district: re.Pattern[str]
    district_around: re.Pattern[str]
    venue: re.Pattern[str]
    not_home: re.Pattern[str]
    by_itself: re.Pattern[str]
    home_asked: re.Pattern[str]
    home_how_much: re.Pattern[str]


@cache
def _words(path: Path = _DATA) -> _Words:
    """Read the data. Raises ``KeyError`` for a broken file."""
    data = load_data(path)
    words = data["words"]
    named = {name: any_of(patterns, words) for name, patterns in data["patterns"].items()}
    governments = re.compile(data["government"])
    opening, district = re.compile(data["opening"]), re.compile(data["district"])
    home, venue = re.compile(words[_HOME]), re.compile(data["venue"])
    return _Words(
        patterns=named,
        home=home,
        government=governments,
        government_is=data["government_is"],
        opening=opening,
        district=district,
        district_around=re.compile(data["district_around"]),
        venue=venue,
        not_home=re.compile(data["not_home"]),
        by_itself=re.compile(data["by_itself"]),
        home_asked=re.compile(data["home_asked"]),
        home_how_much=re.compile(data["home_how_much"]),
    )


def as_higher_level(wording: str) -> str:
    """The wording with whoever above gives (国务院, 中央财政) called by one name."""
    words = _words()
    return words.government.sub(words.government_is, wording)


def without_opening(question: str) -> str:
    """The question without what is said before it is asked: 想请教, 请问."""
    return _words().opening.sub("", question)


def with_districts(wording: str) -> str:
    """The wording with a district behind another place as a place, too: 长治市潞州区."""
    return _words().district.sub(OTHER, wording)


def is_venue(place: str, wording: str) -> bool:
    """去香港上市: whether a place is only where something of the enterprise's own is to be done."""
    return _words().venue.search(wording.replace(place, OTHER)) is not None


def whose(wording: str) -> dict[str, float]:
    """What the words say of whose money is asked about, whether a place is named or none."""
    words = _words()
    return {
        "not_home": float(words.not_home.search(wording) is not None),
        "by_itself": float(words.by_itself.search(wording) is not None),
        "home_asked": float(words.home_asked.search(wording) is not None),
    }


def asks_of_home(wording: str) -> bool:
    """县里补多少，省里补了250万: whether it is asked how much the county's own is."""
    return _words().home_how_much.search(wording) is not None


def districts_of(around: Iterable[str], own: Iterable[str], question: str) -> list[str]:
    """The districts of larger places around the documents' own that a question names, none of these: 晋城城区."""
    names = dict.fromkeys(name for full in around for name in (full, full.rstrip("省市")))
    found = []
    for name in names:
        shown = question.replace(name, OTHER)
        found += [name + m.group() for m in _words().district_around.finditer(shown)]
    return [name for name in found if not name.endswith(tuple(own))]


def standing(wording: str) -> dict[str, float]:
    """What the words say of where the enterprise stands; all 0 where no other place is named."""
    patterns, home = _words().patterns, _words().home
    other = wording.rfind(OTHER)
    if other < 0:
        names = (*patterns, "other_last", "own_last", "stands_only", "here_after")
        return dict.fromkeys(names, 0.0)
    found = {name: pattern.search(wording) is not None for name, pattern in patterns.items()}
    own = max((m.start() for m in home.finditer(wording)), default=-1)
    found["other_last"] = other > own
    found["own_last"] = own > other
    found["stands_only"] = found["stands"] and not (found["moves"] or found["here"])
    found["here_after"] = any(m.start() > other for m in patterns["here"].finditer(wording))
    return {name: float(value) for name, value in found.items()}

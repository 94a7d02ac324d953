"""Where the enterprise of a question stands: at the other place that is named, or here.

In: the folded wording with its places replaced by signs (``elsewhere.py``). Out: signals, 0 or 1.
Words: ``standing.yaml``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from assistant.answering.attributes import any_of

OWN, OTHER = "㐀", "㐂"
"""Characters that no question holds stand for the documents' own place and for another."""
_DATA = Path(__file__).with_name("standing.yaml")
_HOME = "home"


@dataclass(frozen=True, slots=True)
class _Words:
    """The patterns by name, the words for home, and for governments above with what stands for them."""

    patterns: Mapping[str, re.Pattern[str]]
    home: re.Pattern[str]
    government: re.Pattern[str]
    government_is: str


@cache
def _words(path: Path = _DATA) -> _Words:
    """Read the data. Raises ``KeyError`` for a broken file."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    words = data["words"]
    named = {name: any_of(patterns, words) for name, patterns in data["patterns"].items()}
    governments = re.compile(data["government"])
    return _Words(named, re.compile(words[_HOME]), governments, data["government_is"])


def as_higher_level(wording: str) -> str:
    """The wording with whoever above gives (国务院, 中央财政) called by one name."""
    words = _words()
    return words.government.sub(words.government_is, wording)


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

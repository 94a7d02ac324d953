"""Where the enterprise of a question stands: at the other place that is named, or here.

In: the folded wording with its places replaced by signs (``elsewhere.py``). Out: signals, 0 or 1.
Words: ``standing.yaml``.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from assistant.answering.attributes import any_of

OWN, OTHER = "㐀", "㐂"
"""Characters that no question holds stand for the documents' own place and for another."""
_DATA = Path(__file__).with_name("standing.yaml")
_HOME = "home"


@cache
def _patterns(path: Path = _DATA) -> tuple[Mapping[str, re.Pattern[str]], re.Pattern[str]]:
    """The patterns by name, and the words for home. Raises ``KeyError`` for a broken file."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    words = data["words"]
    named = {name: any_of(patterns, words) for name, patterns in data["patterns"].items()}
    return named, re.compile(words[_HOME])


def standing(wording: str) -> dict[str, float]:
    """What the words say of where the enterprise stands; all 0 where no other place is named."""
    patterns, home = _patterns()
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

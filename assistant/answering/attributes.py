"""Attributes: what a question asks for, and whether a clause holds it (``attributes.yaml``)."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from corpus.normalise import fold_plain

_DATA = Path(__file__).with_name("attributes.yaml")


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute an answer can have. ``held`` is None for what the document's structure holds.

    ``article``: any clause of the article may hold it, not only those that lead the answer.
    """

    name: str
    asked: re.Pattern[str]
    held: re.Pattern[str] | None
    missing: str
    article: bool

    def held_by(self, words: str) -> bool:
        """Whether these words state the attribute."""
        return self.held is None or self.held.search(fold_plain(words)) is not None


@cache
def load_attributes(
    path: Path = _DATA,
) -> tuple[Attribute, ...]:
    """The attributes in the order in which they lead."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    words: dict[str, str] = data["words"]
    return tuple(
        Attribute(
            name=entry["name"],
            asked=_any(entry["asked"], words),
            held=None if "structure" in entry else _any(entry["held"], {}),
            missing=entry["missing"],
            article=entry.get("article", False),
        )
        for entry in data["attributes"]
    )


def asked_attributes(question: str) -> tuple[Attribute, ...]:
    """The attributes a folded question asks for, the leading one first.

    >>> [a.name for a in asked_attributes("升一级资质奖多少,归谁管")]
    ['department', 'amount']
    """
    return tuple(a for a in load_attributes() if a.asked.search(question))


def _any(patterns: list[str], words: dict[str, str]) -> re.Pattern[str]:
    pattern = "|".join(f"(?:{pattern})" for pattern in patterns)
    for name, forms in words.items():
        pattern = pattern.replace(f"%{name}%", forms)
    return re.compile(pattern)

"""Attributes: what a question asks for, and whether a clause holds it (``attributes.yaml``)."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from assistant.answering.asking import asking_model
from corpus.datafile import load_data
from corpus.normalise import fold_plain
from corpus.numbering import ordinal
from corpus.patterns import any_of

_DATA = Path(__file__).with_name("attributes.yaml")
_REMEMBERED = 512
"""The clauses of a message are read several times on its way."""
_COUNTED = re.compile(
    r"(?<![第一二三四五六七八九十百两])"
    r"(?:[一二三四五六七八九两]?[十百][一二三四五六七八九十]*|[一二三四五六七八九两])"
    r"(?=个?(?:工作日|日|天|年(?!度|级)|月|小时|周岁|元|倍))"
)
"""Numbers written in characters in front of what they count."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute an answer can have. ``held`` is None for what the document's structure holds.

    ``article``: any clause of the article may hold it, not only those that lead the answer.
    ``needs``: a word that the question must hold for the model to find it.
    ``unless``: names of narrower attributes; when one of them is asked, this one is not.
    ``yields``: names of attributes of which the words decide against the model's finding this one.
    ``certain``: a clause without the words of ``held`` does not state it, however like what it answers the
    question is.
    ``listed``: the whole list in which it stands is the answer. ``told``: words that say it where the
    structure does not hold it.
    ``settles``: names of wider attributes that need no answer of their own where this one is held.
    ``once``: documents say it once for all of their articles.
    """

    name: str
    asked: re.Pattern[str]
    held: re.Pattern[str] | None
    missing: str
    article: bool
    unless: frozenset[str]
    needs: re.Pattern[str] | None = None
    yields: frozenset[str] = frozenset()
    certain: bool = False
    listed: bool = False
    told: re.Pattern[str] | None = None
    settles: frozenset[str] = frozenset()
    once: bool = False

    def held_by(self, words: str) -> bool:
        """Whether these words state the attribute."""
        if self.held is None:
            return True
        folded = fold_plain(words)
        return any(self.held.search(form) for form in (folded, _in_digits(folded)))


def _in_digits(folded: str) -> str:
    """三十日以内 as 30日以内: laws count in characters, the patterns in digits."""
    return _COUNTED.sub(lambda found: str(ordinal(found.group()) or found.group()), folded)


@cache
def load_attributes(
    path: Path = _DATA,
) -> tuple[Attribute, ...]:
    """The attributes in the order in which they lead."""
    data = load_data(path)
    words: dict[str, str] = data["words"]
    return tuple(
        Attribute(
            name=entry["name"],
            asked=any_of(entry.get("asked", []), words),
            held=None if "structure" in entry else any_of(entry.get("held", []), {}),
            missing=entry["missing"],
            article=entry.get("article", False),
            unless=frozenset(entry.get("unless", [])),
            needs=any_of([entry["needs"]], words) if "needs" in entry else None,
            yields=frozenset(entry.get("yields", [])),
            certain=entry.get("certain", False),
            listed=entry.get("listed", False),
            told=any_of(entry["told"], {}) if "told" in entry else None,
            settles=frozenset(entry.get("settles", [])),
            once=entry.get("once", False),
        )
        for entry in data["attributes"]
    )


def named_attribute(name: str) -> Attribute:
    """The attribute with this name. Raises ``KeyError``."""
    return {attribute.name: attribute for attribute in load_attributes()}[name]


@lru_cache(maxsize=_REMEMBERED)
def asked_attributes(question: str) -> tuple[Attribute, ...]:
    """The attributes a folded question asks for, the leading one first: what a pattern finds or what the
    model of ``asking.py`` is sure of. What is told behind the question mark asks for nothing by itself.

    >>> [a.name for a in asked_attributes("升一级资质奖多少,归谁管")]
    ['department', 'amount']
    """
    sure = asking_model().asked(question[: question.rfind("?") + 1] or question)
    worded = {a.name for a in load_attributes() if a.asked.search(question)}
    found = [
        a
        for a in load_attributes()
        if a.name in worded or (_surely(a, question, sure) and not a.yields & worded)
    ]
    names = {a.name for a in found}
    return tuple(a for a in found if not a.unless & names)


def _surely(attribute: Attribute, question: str, sure: frozenset[str]) -> bool:
    """Whether the model finds it, and the question holds a word that it needs."""
    needs = attribute.needs
    return attribute.name in sure and (needs is None or needs.search(question) is not None)

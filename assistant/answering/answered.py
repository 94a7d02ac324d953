"""What the words of an article answer beyond doubt: 免费, where it is asked whether it costs anything.

The model of ``settled.py`` goes by likeness and is wrong of short and everyday questions; the ways of
asking in ``answered.yaml`` name the words by which a clause answers them.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from assistant.answering.evidence import Evidence
from corpus.datafile import load_data
from corpus.normalise import fold_plain
from corpus.patterns import NEVER, any_of
from index.hit import ScoredClause

_DATA = Path(__file__).with_name("answered.yaml")
_PART = re.compile("[,，;；。]")
_VERB = "verb"


@dataclass(frozen=True, slots=True)
class Way:
    """One way of asking, and the words that answer it; see ``answered.yaml``."""

    name: str
    asked: tuple[re.Pattern[str], ...]
    unless: re.Pattern[str]
    held: str
    article: bool
    lifts: frozenset[str]
    below: float
    least: int
    alone: bool

    def verb(self, question: str) -> str | None:
        """Empty where the folded question asks so, or the word that the clause must hold; else None."""
        if self.unless.search(question):
            return None
        match = next((m for one in self.asked if (m := one.search(question))), None)
        return None if match is None else match.groupdict().get(_VERB) or ""


@cache
def load_ways(path: Path = _DATA) -> tuple[Way, ...]:
    """The ways of asking. Raises ``KeyError`` when a field is missing."""
    data = load_data(path)
    words: dict[str, str] = data["words"]
    return tuple(
        Way(
            name=entry["name"],
            asked=tuple(any_of([pattern], words) for pattern in entry["asked"]),
            unless=re.compile(entry["unless"]) if "unless" in entry else NEVER,
            held=any_of(entry["held"], words).pattern,
            article=entry.get("article", False),
            lifts=frozenset(entry.get("lifts", [])),
            below=entry.get("below", 1.0),
            least=entry.get("least", 0),
            alone=entry.get("alone", False),
        )
        for entry in data["ways"]
    )


def answered_in_words(
    question: str, evidence: Evidence, matched: Collection[str], open_chance: float
) -> Evidence | None:
    """The evidence with the clause first that answers a folded question in so many words, and without
    the attributes that this settles; None where no words do.

    ``matched`` are the words of the question that the article has, ``open_chance`` is how likely the
    model finds it left open.
    """
    for way in load_ways():
        verb = way.verb(question)
        lacking = tuple(a for a in evidence.lacking if a.name not in way.lifts)
        if verb is None or lacking or open_chance >= way.below:
            continue
        if (clause := _answering(way, verb, evidence, matched)) is not None:
            rest = [c for c in evidence.clauses if c.start != clause.start]
            clauses = (clause, *rest)[: max(len(evidence.clauses), 1)]
            return replace(evidence, clauses=clauses, lacking=())
    return None


def says_outright(question: str, evidence: Evidence, matched: Collection[str]) -> bool:
    """Whether a way of asking that needs no likeness is answered by a clause with as many words of the
    folded question as that needs.
    """
    for way in load_ways():
        verb = way.verb(question) if way.least else None
        if verb is not None and _answering(way, verb, evidence, matched, way.least) is not None:
            return True
    return False


def _answering(
    way: Way, verb: str, evidence: Evidence, matched: Collection[str], least: int = 1
) -> ScoredClause | None:
    """The first of the quoted clauses, else of the article's, that answers."""
    quoted = list(evidence.clauses)
    if way.article:
        lowest = quoted[-1].score
        quoted += [ScoredClause(c.start, c.end, lowest) for c in evidence.article.clauses]
    for clause in quoted:
        words = fold_plain(evidence.document.words(clause.start, clause.end))
        if sum(word in words for word in matched) < least:
            continue
        if any(_says(way, verb, part, matched) for part in _PART.split(words)):
            return clause
    return None


def _says(way: Way, verb: str, part: str, matched: Collection[str]) -> bool:
    """Whether a part of a clause has the words that answer, and one of the question's."""
    return (
        re.search(way.held.replace("%verb%", verb), part) is not None
        and verb in part
        and (way.alone or any(word in part for word in matched))
    )

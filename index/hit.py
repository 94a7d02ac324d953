"""What narrows a search, and what it returns: ranked articles that say why they are there."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True, slots=True)
class Filters:
    """Narrow a search. ``document`` is an id or a 文号, ``chapter`` a number or part of a title,
    ``department`` part of a department's name; ``among`` are ids of the only documents that may answer.
    """

    document: str | None = None
    chapter: str | None = None
    department: str | None = None
    among: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class ScoredClause:
    """A clause of an article (offsets into ``Document.text``) and how well it fits the query."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Hit:
    """One article found. ``document`` is the document's id, ``article`` the article's key.

    ``score`` is the fused score, higher is better, comparable within one search. ``parts`` names
    what it is made of (``dense``, ``lexical``, ``maxsim``, ``direct``…). ``matched`` are the
    words of the query found in the article. ``clauses`` are the article's clauses, best first.
    ``asked`` tells how like the query is to the article's sample questions (``signals.likeness``).
    """

    document: str
    article: str
    score: float
    parts: Mapping[str, float]
    matched: tuple[str, ...]
    clauses: tuple[ScoredClause, ...]
    asked: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The hits of one search, best first.

    ``direct`` says which kind of direct look-up answered (``article``, ``number``, ``department``,
    ``chapter``), or None. ``signals`` are raw figures for refusing (``dense_top``, ``maxsim_top``,
    ``lexical_top``, ``coverage``, ``background_top``, …). ``vector`` is the query's embedding,
    ``(d,) float32``, or None for a direct look-up. ``timings`` are milliseconds by stage. ``found``:
    how many articles there were before the cut; ``exact``: these are what the query names, no more.
    """

    query: str
    hits: tuple[Hit, ...]
    direct: str | None
    signals: Mapping[str, float]
    timings: Mapping[str, float]
    vector: np.ndarray | None = field(repr=False, default=None)
    found: int = 0
    exact: bool = False

"""Documents that a query calls by a part of their name: 冷链那个文件, 加装电梯细则, 纾困十条.

In: a folded query. Out: which document is meant, and where its name stands. A name is weighed by the
pieces of it that stand in a document's title, else in its text, and by how few other documents have them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from corpus.datafile import load_data
from corpus.document import Document
from corpus.normalise import fold_plain

_DATA = Path(__file__).with_name("loose_names.yaml")
_PIECE = 2
"""A piece of a name has at least so many characters."""


@dataclass(frozen=True, slots=True)
class LooseName:
    """The document meant, the span of its name with the word for its kind, and that word (empty for none).

    ``entitled``: all of the name stands in the title.
    """

    document: str
    start: int
    end: int
    kind: str
    entitled: bool


@dataclass(frozen=True, slots=True)
class _Ways:
    """The patterns and limits of ``loose_names.yaml``."""

    name: re.Pattern[str]
    idle: re.Pattern[str]
    of_text: float
    least: float
    ahead: float


@cache
def _ways(path: Path = _DATA) -> _Ways:
    data = load_data(path)
    name = "".join(data["name"])
    for part, forms in data["parts"].items():
        name = name.replace(f"%{part}%", forms)
    return _Ways(
        name=re.compile(name),
        idle=re.compile(data["idle"]),
        of_text=data["of_text"],
        least=data["least"],
        ahead=data["ahead"],
    )


class LooseNames:
    """Finds the documents of one catalogue by parts of their names."""

    def __init__(self, documents: Iterable[Document]) -> None:
        """``documents`` in the catalogue's order."""
        self._documents = tuple(documents)

    @cached_property
    def _texts(self) -> tuple[tuple[str, str, str], ...]:
        """Id, folded title and folded text of each document."""
        return tuple((d.id, fold_plain(d.title), fold_plain(d.text)) for d in self._documents)

    def find(self, folded: str) -> LooseName | None:
        """The first name in a folded query that means one document, or None."""
        for match in _ways().name.finditer(folded):
            name = _ways().idle.sub("", match["name"])
            if len(name) < _PIECE:
                continue
            entitled = [one for one, title, _ in self._texts if _covered(name, title) == len(name)]
            whole = len(entitled) == 1
            kind = match["kind"] or match["kind2"] or ""
            shown = kind and (match["that"] or match["of"])
            meant = entitled[0] if whole else self._best(name) if shown else None
            if meant is not None:
                return LooseName(meant, match.start("name"), match.end(), kind, whole)
        return None

    def _best(self, name: str) -> str | None:
        """The document whose title and text have most of a name, where it is well ahead of the others."""
        scores = {one: 0.0 for one, _, _ in self._texts}
        pieces = {p for _, title, text in self._texts for p in _pieces(name, f"{title} {text}")}
        longest = [p for p in pieces if not any(p != other and p in other for other in pieces)]
        for piece in longest:
            counts = {one: text.count(piece) for one, _, text in self._texts}
            every = sum(counts.values()) or 1
            for one, title, _ in self._texts:
                worth = 1.0 if piece in title else _ways().of_text * (len(self._texts) > 1)
                scores[one] += worth * len(piece) * counts[one] / every
        first, *rest = sorted(scores, key=lambda one: -scores[one]) or [""]
        if not first or scores[first] < _ways().least * len(name):
            return None
        second = scores[rest[0]] if rest else 0.0
        return first if scores[first] >= _ways().ahead * second else None


def _pieces(name: str, text: str) -> Iterator[str]:
    """The longest pieces of a name, one behind the other, that a text has."""
    at = 0
    while at < len(name):
        ends = range(len(name), at + _PIECE - 1, -1)
        end = next((end for end in ends if name[at:end] in text), None)
        if end is not None:
            yield name[at:end]
        at = end or at + 1


def _covered(name: str, text: str) -> int:
    """How many characters of a name stand in pieces in a text."""
    return sum(len(piece) for piece in _pieces(name, text))

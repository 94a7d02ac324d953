"""Whether a sentence is told by its evidence: every word of it, and each figure with its own terms."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from assistant.answering.entailment.aligning import Path, Told, Walk
from assistant.answering.entailment.atoms import Atom, atoms
from assistant.answering.entailment.readings import readings
from assistant.answering.entailment.wording import load_wording
from assistant.answering.generators.generator import Evidence
from corpus.normalise import fold_plain
from corpus.patterns import either_word

_ALLOWED = re.compile(r"[^\w\s,.。;:、!()\"'“”‘’《》%\-—–]")
_END = re.compile(r"[。.!;\s]+$")
_STOP = re.compile(r"[,;:]")
_ARTICLE = re.compile(r"第\d+条")

Part = tuple[Atom, ...]


def untold(words: str, named: Sequence[Evidence], all_of_it: Sequence[Evidence]) -> str | None:
    """Why a sentence is not told by the evidence it names, or None.

    ``all_of_it`` is the evidence of the whole answer: only what is given (奖励, 补助) is called
    by a word of another piece.
    """
    said = _END.sub("", fold_plain(words))
    if mark := _ALLOWED.search(said):
        return f"a mark that no sentence needs: {mark.group()}"
    for article in {a for piece in named for a in _ARTICLE.findall(fold_plain(piece.label))}:
        said = said.replace(article, "")
    if _names_deciders(said, named):
        return None
    given = " ".join(piece.words for piece in all_of_it)
    return (
        None
        if _Sentence(said, named, given).holds()
        else "words or pairs that its evidence has not"
    )


def _names_deciders(said: str, named: Sequence[Evidence]) -> bool:
    """Whether the sentence does nothing but say which departments decide."""
    names = {fold_plain(name) for piece in named for name in piece.departments}
    found = [name for name in names if name in said]
    if not found:
        return False
    left = _without(said, found)
    return not re.sub(r"[\s、,:]", "", _without(left, load_wording().deciding))


def _without(text: str, words: Iterable[str]) -> str:
    return re.sub(either_word(words), "", text)


class _Sentence:
    """A sentence as the parts between its commas, and the paths its evidence offers."""

    def __init__(self, said: str, named: Sequence[Evidence], given: str) -> None:
        words = load_wording()
        self._beside_figures = {*words.connecting, *(word for word in words.given if word in given)}
        self._without_figures = set(words.connecting) - set(words.giving)
        self._parts = [part for text in _STOP.split(said) if (part := _signs(text))]
        ways = [_paths(fold_plain(piece.words)) for piece in named]
        self._plain = [(n, path) for n, (plain, _) in enumerate(ways) for path in plain]
        self._figured = [(n, path) for n, (_, figured) in enumerate(ways) for path in figured]

    def holds(self) -> bool:
        """Whether the parts, taken together or in groups that each end with a figure, are told."""
        return bool(self._parts) and self._from(0, None)

    def _from(self, start: int, before: tuple[int, int] | None) -> bool:
        if start == len(self._parts):
            return True
        for end in range(len(self._parts), start, -1):
            group = self._parts[start:end]
            if end < len(self._parts) and not _figures(group[-1]):
                continue
            for clause, told in self._told(group):
                # A group of its own begins with whom it is about, or goes on with the same clause.
                fresh = before is None or clause == before or told.part == 0
                if fresh and self._from(end, clause):
                    return True
        return False

    def _told(self, group: Sequence[Part]) -> Iterator[tuple[tuple[int, int], Told]]:
        said = tuple(atom for part in group for atom in part)
        figures = _figures(said)
        connecting = self._beside_figures if figures else self._without_figures
        fillers = tuple(_fillers(said, i, connecting) for i in range(len(said)))
        paths = self._figured if figures else self._plain
        if any(Walk(said, fillers, path, i).told() for i in figures for _, path in paths):
            return
        for piece, path in paths:
            if told := Walk(said, fillers, path).told():
                yield (piece, path.reading.clause), told


@lru_cache(maxsize=256)
def _paths(words: str) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """For sentences without a figure, and for those with one."""
    told = readings(words)
    return tuple(map(Path, told.plain)), tuple(map(Path, told.figured))


def _signs(text: str) -> Part:
    return tuple(atom for atom in atoms(text) if atom.kind != "mark")


def _figures(said: Sequence[Atom]) -> list[int]:
    return [i for i, atom in enumerate(said) if atom.kind == "figure"]


def _fillers(said: Sequence[Atom], at: int, words: Iterable[str]) -> tuple[int, ...]:
    """Lengths of the connecting words that begin at a place of the sentence."""
    ahead = ""
    lengths = []
    for length, atom in enumerate(said[at : at + 4], start=1):
        if atom.kind != "sign":
            break
        ahead += atom.text
        if ahead in words:
            lengths.append(length)
    return tuple(lengths)

"""The check of generated sentences: each must name its evidence and agree with it.

What agrees: every figure with its unit, every article, department, date and negation, and besides
every word and pair (``told``). What does not is cut and counted
(``docs/decisions/0003-a-model-is-never-believed.md`` says why).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from assistant.answering.entailment.told import untold
from assistant.answering.generators.generator import Evidence
from assistant.answering.verify import figures
from corpus.datafile import load_data
from corpus.normalise import fold_plain

_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]?(?:\s*\[\d+\])*")
_NAMES = re.compile(r"\[(\d+)\]")
_MARK_BEGUN = re.compile(r"\[\d*")
_PART = re.compile("[,;。:]")

_DATA = Path(__file__).with_name("grounding.yaml")


@dataclass(frozen=True, slots=True)
class _Agreeing:
    """What has to agree; ``bounds`` are searched in the words around a figure, which is ``|``."""

    figure_unit: re.Pattern[str]
    han_number: re.Pattern[str]
    article: re.Pattern[str]
    department: re.Pattern[str]
    negation: re.Pattern[str]
    bounds: Mapping[str, re.Pattern[str]]


@cache
def _agreeing(path: Path = _DATA) -> _Agreeing:
    data = dict(load_data(path))
    bounds = {name: re.compile(pattern) for name, pattern in data.pop("bounds").items()}
    return _Agreeing(**{k: re.compile(v) for k, v in data.items()}, bounds=bounds)


@dataclass(frozen=True, slots=True)
class Checked:
    """A generated sentence that may be shown, and the evidence it named."""

    text: str
    evidence: tuple[Evidence, ...]


class Cut(NamedTuple):
    """A generated sentence that may not be shown, and why."""

    text: str
    reason: str


def ground(pieces: Iterable[str], evidence: Sequence[Evidence]) -> Iterator[Checked | Cut]:
    """Check a text that is being generated, each sentence as soon as it is complete.

    What ``pieces`` raises passes through; the sentence it broke off is then not judged.
    """
    by_number = {piece.number: piece for piece in evidence}
    for sentence in sentences(pieces):
        names = [int(number) for number in _NAMES.findall(sentence)]
        words = _NAMES.sub("", sentence).strip()
        named = tuple(by_number[n] for n in dict.fromkeys(names) if n in by_number)
        reason = fault(words, named) or untold(words, named, evidence)
        yield Checked(words, named) if reason is None else Cut(words, reason)


def sentences(pieces: Iterable[str]) -> Iterator[str]:
    """The sentences of a growing text, each with the marks behind it, once no mark can follow.

    >>> list(sentences(["公示2", "0天。[1", "] 免费。", "[2]"]))
    ['公示20天。[1]', '免费。[2]']
    """
    waiting = ""
    for piece in pieces:
        waiting += piece
        while (match := _SENTENCE.search(waiting)) and _goes_on(waiting[match.end() :]):
            yield from _said(match)
            waiting = waiting[match.end() :]
    for match in _SENTENCE.finditer(waiting):
        yield from _said(match)


def _goes_on(behind: str) -> bool:
    """Whether something stands behind a sentence that is not the beginning of a mark of its own."""
    behind = behind.lstrip()
    return bool(behind) and not _MARK_BEGUN.fullmatch(behind)


def _said(match: re.Match[str]) -> Iterator[str]:
    if sentence := match.group().strip():
        yield sentence


def fault(words: str, named: Sequence[Evidence]) -> str | None:
    """Why a sentence may not be shown, or None."""
    if not named:
        return "names no evidence"
    if not any(char.isalnum() for char in words):
        return "says nothing"
    ground_words = fold_plain(" ".join(f"{e.label} {e.words}" for e in named))
    departments = {d for e in named for d in e.departments}
    said = fold_plain(words)
    if reason := added(said, ground_words, departments):
        return reason
    if _negations_differ(said, ground_words):
        return "a negation that it and its evidence do not share"
    if wrong := _bounds(said) - _bounds(ground_words):
        return f"bounds of its evidence lost or changed: {'、'.join(sorted(map(''.join, wrong)))}"
    return None


def added(said: str, ground_words: str, departments: Iterable[str] = ()) -> str | None:
    """Which figures, articles or departments a folded text has that its ground has not, or None."""
    if loose := _loose_figures(said, ground_words):
        return f"figures that do not stand in its evidence: {'、'.join(sorted(loose))}"
    if wrong := set(_agreeing().article.findall(said)) - set(
        _agreeing().article.findall(ground_words)
    ):
        return f"articles of other evidence: {'、'.join(sorted(wrong))}"
    if wrong := {
        d for d in _agreeing().department.findall(said) if not _known(d, departments, ground_words)
    }:
        return f"departments of other evidence: {'、'.join(sorted(wrong))}"
    return None


def negations(text: str) -> set[str]:
    """The words of a folded text that negate."""
    return set(_agreeing().negation.findall(text))


def _negations_differ(said: str, ground_words: str) -> bool:
    """Whether a part of the sentence is negated and the evidence's part nearest to it is not."""
    evidence = [part for part in _PART.split(ground_words) if part]
    for part in _PART.split(said):
        if not part:
            continue
        pairs = {part[i : i + 2] for i in range(len(part) - 1)}
        shared = [sum(pair in other for pair in pairs) for other in evidence]
        near = evidence[shared.index(max(shared))] if any(shared) else ground_words
        if bool(_agreeing().negation.search(part)) != bool(_agreeing().negation.search(near)):
            return True
    return False


def _bounds(text: str) -> set[tuple[str, ...]]:
    """Each figure with its unit and whether it is an upper or a lower bound, or exact."""
    found: set[tuple[str, ...]] = set()
    for match in _agreeing().figure_unit.finditer(text):
        around = text[max(0, match.start() - 6) : match.start()] + "|" + text[match.end() :][:3]
        kinds = [name for name, pattern in _agreeing().bounds.items() if pattern.search(around)]
        found.add((*_pair(match), *kinds))
    return found


def _loose_figures(said: str, ground_words: str) -> set[str]:
    allowed = {_pair(m) for m in _agreeing().figure_unit.finditer(ground_words)}
    loose = {
        "".join(_pair(m)) for m in _agreeing().figure_unit.finditer(said) if _pair(m) not in allowed
    }
    loose |= figures(said) - figures(ground_words)
    loose |= {n for n in _agreeing().han_number.findall(said) if n not in ground_words}
    return loose


def _pair(match: re.Match[str]) -> tuple[str, str]:
    return match.group(1), (match.group(2) or "").removeprefix("个")


def _known(name: str, departments: Iterable[str], ground_words: str) -> bool:
    return name in ground_words or any(name in d or d in name for d in departments)

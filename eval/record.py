"""The figures of one evaluation as they are kept beside its report.

Single values are kept for the dev half only: of the half put aside nothing but counts leaves.
"""

import gzip
import json
import subprocess
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import numpy as np
from pydantic import BaseModel, ConfigDict

from corpus.catalog import Catalog
from eval.measures import Score, interval, measures, score
from eval.transcript import Transcript

HALVES = ("dev", "held")
EVERYTHING = "all"
SUFFIX = ".json.gz"
"""Of a record's file: a whole evaluation is more than a megabyte of JSON."""
REPOSITORY = Path(__file__).resolve().parent


class Figure(BaseModel):
    """The mean of a measure over a group, its 95% interval, and over how many questions."""

    model_config = ConfigDict(frozen=True)

    mean: float
    low: float
    high: float
    count: int


class Times(BaseModel):
    """Milliseconds: median, 95th percentile, and of how many."""

    model_config = ConfigDict(frozen=True)

    median: float
    p95: float
    count: int


class Bin(BaseModel):
    """A bin of the assistant's probability: its mean, the share that is answerable, the count."""

    model_config = ConfigDict(frozen=True)

    probability: float
    answerable: float
    count: int


class Record(BaseModel):
    """One evaluation. ``figures`` are by half, group and measure; ``values`` by measure and
    question, of the dev half. ``via`` says how it was asked (in process, or the address).
    """

    model_config = ConfigDict(frozen=True)

    made: date
    commit: str
    via: str
    figures: dict[str, dict[str, dict[str, Figure]]]
    values: dict[str, dict[str, float]]
    times: dict[str, Times]
    reliability: tuple[Bin, ...] = ()

    def find(self, half: str, group: str, measure: str) -> Figure | None:
        """One figure, or None where it was not taken."""
        return self.figures.get(half, {}).get(group, {}).get(measure)


def make_record(
    transcripts: Sequence[Transcript], catalog: Catalog, via: str, made: date, commit: str
) -> Record:
    """The record of an evaluation."""
    scores = {
        half: by_group(chosen, catalog)
        for half in HALVES
        if (chosen := [t for t in transcripts if t.question.split == half])
    }
    figures = {
        half: {name: {m: _figure(s) for m, s in found.items()} for name, found in groups.items()}
        for half, groups in scores.items()
    }
    everything = scores.get("dev", {}).get(EVERYTHING, {})
    return Record(
        made=made,
        commit=commit,
        via=via,
        figures=figures,
        values={name: dict(found.values) for name, found in everything.items()},
        times=times(transcripts),
        reliability=reliability(transcripts),
    )


def change(now: Record, before: Record, measure: str) -> tuple[float, float, float, int] | None:
    """Mean change on the dev half with its interval, paired over questions that both hold."""
    mine, theirs = now.values.get(measure, {}), before.values.get(measure, {})
    shared = sorted(mine.keys() & theirs.keys())
    if not shared:
        return None
    gaps = [mine[key] - theirs[key] for key in shared]
    low, high = interval(gaps)
    return float(np.mean(gaps)), low, high, len(shared)


def _figure(found: Score) -> Figure:
    return Figure(mean=found.mean, low=found.low, high=found.high, count=found.count)


def groups_of(transcript: Transcript) -> tuple[str, ...]:
    """The groups of questions that a question counts in."""
    question = transcript.question
    names = [EVERYTHING, question.set]
    if question.set in ("lookup", "refuse"):
        names.append(f"{question.set} · {question.style}")
    if question.hard:
        names.append(f"{question.set} · hard")
    return tuple(names)


def by_group(transcripts: Sequence[Transcript], catalog: Catalog) -> dict[str, dict[str, Score]]:
    """Every measure over every group, in order of the sets."""
    grouped: dict[str, list[Transcript]] = {}
    for transcript in transcripts:
        for name in groups_of(transcript):
            grouped.setdefault(name, []).append(transcript)
    found: dict[str, dict[str, Score]] = {name: {} for name in grouped}
    for measure in measures(catalog):
        for name, members in grouped.items():
            result = score(measure, members)
            if result is not None:
                found[name][measure.name] = result
    return found


def times(transcripts: Iterable[Transcript]) -> dict[str, Times]:
    """Times of the turns, as a person waits for them, and of stages where they are said."""
    kinds: dict[str, list[float]] = {}
    for transcript in transcripts:
        whole = "match" if transcript.question.profile is not None else "ask"
        kinds.setdefault(whole, []).extend(transcript.milliseconds)
        for stage, milliseconds in transcript.stages.items():
            kinds.setdefault(f"stage {stage}", []).append(milliseconds)
    return {
        kind: Times(
            median=float(np.median(values)),
            p95=float(np.percentile(values, 95)),
            count=len(values),
        )
        for kind, values in kinds.items()
        if values
    }


def reliability(transcripts: Iterable[Transcript], bins: int = 10) -> tuple[Bin, ...]:
    """Mean probability, share that is answerable, and count, for each filled bin."""
    pairs = [
        (t.probability, float(t.question.set != "refuse"))
        for t in transcripts
        if t.probability is not None and t.question.set not in ("small", "match")
    ]
    filled: dict[int, list[tuple[float, float]]] = {}
    for probability, answerable in pairs:
        filled.setdefault(min(int(probability * bins), bins - 1), []).append(
            (probability, answerable)
        )
    return tuple(
        Bin(
            probability=float(np.mean([p for p, _ in members])),
            answerable=float(np.mean([a for _, a in members])),
            count=len(members),
        )
        for _, members in sorted(filled.items())
    )


def commit_hash(folder: Path) -> str:
    """The short hash of the checked-out commit, or ``nogit`` outside a repository."""
    try:
        done = subprocess.run(
            ["git", "rev-parse", "--short", "HEAD"],
            cwd=folder, capture_output=True, text=True, check=True,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        return "nogit"
    return done.stdout.strip()


def committed_at(commit: str, folder: Path) -> int:
    """When a commit was made, in seconds; 0 for one that the repository does not know."""
    try:
        done = subprocess.run(
            ["git", "show", "--no-patch", "--format=%ct", f"{commit}^{{commit}}"],
            cwd=folder, capture_output=True, text=True, check=True,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        return 0
    return int(done.stdout)


def newest(folder: Path) -> Record | None:
    """The last of the records kept in a folder, by the day it was made and the commit it was made at
    (a file's own time is that of the clone); None where there is none.
    """

    def age(kept: tuple[Path, Record]) -> tuple[date, int, str]:
        path, record = kept
        return record.made, committed_at(record.commit, REPOSITORY), path.name

    kept = [(path, load(path)) for path in folder.glob(f"*{SUFFIX}")]
    return max(kept, key=age)[1] if kept else None


def save(record: Record, path: Path) -> None:
    """Write the record as gzipped JSON; a value that is whole without its .0."""
    body = record.model_dump(mode="json")
    body["values"] = {
        measure: {key: int(value) if value.is_integer() else value for key, value in found.items()}
        for measure, found in record.values.items()
    }
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    path.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))


def load(path: Path) -> Record:
    """Read a record back. Raises ``OSError``, and ``pydantic.ValidationError`` for one of another shape."""
    return Record.model_validate_json(gzip.decompress(path.read_bytes()))

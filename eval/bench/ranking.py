"""How well the search alone ranks, and what each of its parts is worth.

``python -m eval.bench.ranking`` asks every question of the sets that names its articles, on both
halves apart, and reports how often the right article stands first and among the first three
(hit@1, hit@3) and the mean reciprocal rank; then the same with one part of the score left out, and
with one alone. Nothing here may be tuned on the half ``held``.
"""

import dataclasses
import json
from collections.abc import Mapping, Sequence
from typing import Annotated

import numpy as np
import typer
from rich.console import Console
from rich.table import Table

from assistant.commands.running import run
from assistant.settings import Settings
from corpus.catalog import open_catalog
from eval.question import Question, Split, select
from index.build import open_or_build
from index.retriever import Retriever
from index.weights import load_weights

_CONSOLE = Console(highlight=False)
_SETS = ("lookup", "keyword", "calculate", "ended", "not_stated")
_BEYOND = 1_000


def ranks(retriever: Retriever, questions: Sequence[Question]) -> list[int]:
    """The place of the first right article for each question, from 1; 1000 where it is not found."""
    found = []
    for question in questions:
        keys = [hit.article for hit in retriever.search(question.text, k=50).hits]
        right = [keys.index(key) + 1 for key in question.articles if key in keys]
        found.append(min(right, default=_BEYOND))
    return found


def measures(found: Sequence[int]) -> dict[str, float]:
    """hit@1, hit@3 and the mean reciprocal rank."""
    places = np.array(found)
    return {
        "n": len(places),
        "hit1": float((places == 1).mean()),
        "hit3": float((places <= 3).mean()),
        "mrr": float((1 / places).mean()),
    }


def variants(weights: Mapping[str, float]) -> dict[str, dict[str, float]]:
    """The weights as they are, with one part left out, and with one part alone."""
    without = {f"without {n}": {k: v for k, v in weights.items() if k != n} for n in weights}
    alone = {f"{n} alone": {n: 1.0} for n in weights if n != "maxsim"}
    return {"as it is": dict(weights), **without, **alone}


def main(
    parts: Annotated[bool, typer.Option(help="leave parts out, too")] = True,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Measure and report."""
    settings = Settings()
    catalog = open_catalog(settings.documents)
    retriever = open_or_build(
        catalog, settings.data / "bench-index", model=settings.model, cache=settings.cache
    )
    weights = load_weights()
    tried = variants(weights.weights) if parts else {"as it is": dict(weights.weights)}
    rows = []
    halves: tuple[Split, ...] = ("dev", "held")
    for name, chosen in tried.items():
        other = retriever.with_weights(dataclasses.replace(weights, weights=chosen))
        rows += [{"ranking": name, **r} for half in halves for r in _rows(other, half)]
    if as_json:
        _CONSOLE.print_json(json.dumps(rows))
    else:
        _CONSOLE.print(_table(rows))


def _rows(retriever: Retriever, split: Split) -> list[dict[str, object]]:
    asked = [q for q in select(_SETS, split) if q.articles and q.question]
    found = ranks(retriever, asked)
    hard = [place for place, question in zip(found, asked, strict=True) if question.hard]
    return [
        {"half": split, "questions": "all", **measures(found)},
        {"half": split, "questions": "hard", **measures(hard)},
    ]


def _table(rows: Sequence[Mapping[str, object]]) -> Table:
    table = Table("ranking", "half", "questions", "n", "hit@1", "hit@3", "MRR")
    for row in rows:
        figures = [f"{row[name]:.3f}" for name in ("hit1", "hit3", "mrr")]
        named = [str(row[name]) for name in ("ranking", "half", "questions", "n")]
        table.add_row(*named, *figures)
    return table


if __name__ == "__main__":
    run(main)

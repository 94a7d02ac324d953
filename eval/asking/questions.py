"""The labelled questions (``questions.jsonl``), and the parts in which they are crossed.

A question written as a case of ``other_level`` or ``misuse`` (``eval/misuse``) carries that label alone,
whatever else it asks for; for every other label it is neither an example nor a counter-example.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from corpus.catalog import open_catalog
from index.editorial import read_editorial
from index.wording import features

FILE = Path(__file__).with_name("questions.jsonl")
ALONE = frozenset({"misuse", "other_level"})
"""Labels of what must not be answered."""
_ALIKE = 0.4


@dataclass(frozen=True, slots=True)
class Asking:
    """A question and the labels of what it asks for."""

    question: str
    asks: frozenset[str]

    def tells(self, label: str) -> bool:
        """Whether the question is known to ask, or not to ask, for the label."""
        return label in ALONE or label in self.asks or not self.asks & ALONE


def labelled(path: Path = FILE) -> tuple[Asking, ...]:
    """All labelled questions in the order of the file."""
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return tuple(Asking(line["question"], frozenset(line["asks"])) for line in lines)


def samples(folder: Path) -> tuple[Asking, ...]:
    """The sample questions of the documents in ``folder``: honest, and about the county's own."""
    questions = (
        question
        for document in open_catalog(folder).documents
        for of_article in read_editorial(folder / document.id, document).questions.values()
        for question in of_article
    )
    return tuple(Asking(question, frozenset()) for question in questions)


def parts(questions: Sequence[Asking], count: int = 10, seed: int = 0) -> np.ndarray:
    """The part ``(len(questions),) int`` each question falls in; near duplicates fall in one.

    Near: the sets of n-grams have more than 0.4 of their union in common.
    """
    grams = [sorted(features(question.question)) for question in questions]
    columns = {gram: i for i, gram in enumerate(sorted({g for of in grams for g in of}))}
    rows = np.repeat(np.arange(len(grams)), [len(of) for of in grams])
    places = np.array([columns[gram] for of in grams for gram in of])
    has = csr_matrix((np.ones(len(rows), dtype=np.float32), (rows, places)))
    shared = (has @ has.T).tocoo()
    sizes = np.asarray(has.sum(axis=1)).ravel()
    alike = shared.data > _ALIKE * (sizes[shared.row] + sizes[shared.col] - shared.data)
    edges = (shared.data[alike], (shared.row[alike], shared.col[alike]))
    _, group = connected_components(csr_matrix(edges, shape=shared.shape))
    of_group = np.random.default_rng(seed).permutation(group.max() + 1) % count
    return np.asarray(of_group[group])

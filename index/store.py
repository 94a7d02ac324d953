"""The index folder: what is in it, opening it memory-mapped, noticing that it is stale or damaged.

``rows`` are chunks, ``articles`` places of a ``Roster``; the rows of an article lie side by side.

- ``manifest.json``: what it was made from, figures of the build, size and hash of every file
- ``dense.faiss``: vectors of the rows; ``tokens.bin``, ``token_*.npy``: those of clauses' tokens
- ``rows_*.npy``: kind and span of each row, first row of each article, a hash of each article
- ``lexical/``: BM25 over the articles; ``clause_terms*.npy``: the terms of each row
- ``background.npy``: vectors of questions that have nothing to do with the documents; ``misuse.npy``:
  those of requests that nobody may be helped with; ``stated.npy``: those of the clauses of articles
  without sample questions, read as if they were said; ``…_digests.npy``: a hash of each
- ``stated_articles.npy``: which article each of those clauses is of
- ``words.json``: words learnt for the segmenter
- ``wording.json``, ``wording_*.npy``: how what an article leaves open is asked
"""

import hashlib
import importlib.metadata
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import corpus
import index
from corpus.catalog import Catalog
from index.chunks import Kind
from index.dense import DenseIndex, open_dense
from index.errors import DamagedIndex, StaleIndex
from index.integrity import damage, read_seal
from index.lexical import LexicalIndex, open_lexical
from index.ranges import laid_out
from index.stated import Stated, open_stated
from index.tokens import TokenStore, open_tokens
from index.wording import OpenWording, open_wording

MANIFEST = "manifest.json"
_NUMBERING = ("rows_starts.npy", "rows_kinds.npy", "lexical/vocab.index.json")
_LIBRARIES = ("faiss-cpu", "bm25s", "jieba", "numpy")


@dataclass(frozen=True, slots=True)
class Rows:
    """The chunks: ``kinds`` ``(r,)``, ``spans`` ``(r, 2)`` offsets, ``starts`` ``(articles + 1,)``,
    ``terms``/``term_starts`` the lexical ids of each row.
    """

    kinds: np.ndarray
    spans: np.ndarray
    starts: np.ndarray
    terms: np.ndarray
    term_starts: np.ndarray

    def of(self, article: int, *kinds: Kind) -> np.ndarray:
        """The rows of an article, of these kinds only if any are given."""
        first, last = self.starts[article], self.starts[article + 1]
        rows, of_kind = np.arange(first, last), self.kinds[first:last]
        return rows[np.logical_or.reduce([of_kind == kind for kind in kinds])] if kinds else rows

    def of_all(self, articles: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The rows of some articles, one after the other, and how many each article has."""
        starts = self.starts[articles]
        lengths = self.starts[articles + 1] - starts
        return laid_out(starts, lengths), lengths

    def terms_of(self, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The term ids of some rows, one after the other, and how many each row has."""
        starts = self.term_starts[rows]
        lengths = self.term_starts[rows + 1] - starts
        return self.terms[laid_out(starts, lengths)], lengths


@dataclass(frozen=True, slots=True)
class Store:
    """An open index. ``tokens`` is None where the corpus is too large to keep them.

    ``lexical`` holds the words of the articles, ``asked`` those of their sample questions, ``spoken``
    those of every single question: the editors' in the order of the rows, then the background's.
    ``wording`` tells how what an article leaves open is asked.
    """

    facts: Mapping[str, object]
    rows: Rows
    dense: DenseIndex
    tokens: TokenStore | None
    lexical: LexicalIndex
    asked: LexicalIndex
    spoken: LexicalIndex
    background: np.ndarray
    misuse: np.ndarray
    stated: Stated
    words: tuple[str, ...]
    wording: OpenWording

    @property
    def fingerprint(self) -> str:
        """Names what rows and terms its numbers stand for; indexes that share it were made of the same
        by the same program, be it on different machines. 16 hexadecimal digits.
        """
        sealed = self.facts["files"]
        assert isinstance(sealed, Mapping)
        numbering = [sealed[name]["sha256"] for name in _NUMBERING]
        told = json.dumps([self.facts["origin"], numbering], sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()[:16]


def origin(catalog: Catalog, model_name: str, model_fingerprint: str) -> dict[str, object]:
    """What an index is made from; if any of it changes, the index is stale."""
    return {
        "corpus": catalog.fingerprint,
        "model": model_fingerprint,
        "model_name": model_name,
        "program": _program(),
        "libraries": {name: importlib.metadata.version(name) for name in _LIBRARIES},
    }


def open_store(folder: Path, made_from: Mapping[str, object] | None) -> Store:
    """Open an index folder. ``made_from`` is what it has to be made from; None takes it as it is.

    Raises ``StaleIndex`` if it was not made from ``made_from``, ``DamagedIndex`` if a file is
    missing or altered.
    """
    facts = read_seal(folder, MANIFEST)
    if facts is None:
        raise DamagedIndex(f"{folder} 里没有完整的索引。")
    if made_from is not None and facts.get("origin") != made_from:
        raise StaleIndex(f"{folder} 的索引不是由现在的文件、模型和程序建成的。")
    broken = damage(folder, facts)
    if broken is not None:
        raise DamagedIndex(f"索引文件 {folder / broken} 不完整。")
    try:
        dense = open_dense(folder / "dense.faiss")
        return Store(
            facts=facts,
            rows=_open_rows(folder),
            dense=dense,
            tokens=open_tokens(folder, dense.dimension) if facts.get("tokens") else None,
            lexical=open_lexical(folder / "lexical"),
            asked=open_lexical(folder / "asked"),
            spoken=open_lexical(folder / "spoken"),
            background=np.load(folder / "background.npy"),
            misuse=np.load(folder / "misuse.npy"),
            stated=open_stated(folder),
            words=tuple(json.loads((folder / "words.json").read_text(encoding="utf-8"))),
            wording=open_wording(folder),
        )
    except (OSError, ValueError) as failure:
        raise DamagedIndex(f"{folder} 的索引无法读取。") from failure


def _open_rows(folder: Path) -> Rows:
    return Rows(
        kinds=np.load(folder / "rows_kinds.npy"),
        spans=np.load(folder / "rows_spans.npy", mmap_mode="r"),
        starts=np.load(folder / "rows_starts.npy"),
        terms=np.asarray(np.load(folder / "clause_terms.npy", mmap_mode="r")),
        term_starts=np.load(folder / "clause_term_starts.npy"),
    )


def _program() -> str:
    """A hash of the code and data that decide what stands in an index."""
    digest = hashlib.sha256()
    for package in (corpus, index):
        root = Path(next(iter(package.__path__)))
        for path in sorted(p for p in root.rglob("*") if p.suffix in {".py", ".yaml"}):
            if "documents" not in path.relative_to(root).parts:
                digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()

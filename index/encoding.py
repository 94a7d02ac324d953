"""Vectors of all chunks: taken from an earlier index where texts are unchanged, else encoded.

Encoding is what a build costs. It goes on in blocks, each written to the work folder as it is
done, so that an interrupted build goes on where it stopped.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from index.chunks import ASKED
from index.embedder import Embedder
from index.errors import DamagedIndex
from index.material import Prepared, token_places
from index.progress import Progress
from index.store import Store
from index.tokens import pack

_BLOCK_ROWS = 96


@dataclass(frozen=True, slots=True)
class Encoded:
    """One article's vectors ``(rows, d) float32``; token vectors of its rows, packed, and how many
    each row has.
    """

    vectors: np.ndarray
    tokens: np.ndarray
    scales: np.ndarray
    counts: np.ndarray


class EarlierVectors:
    """Vectors of an earlier index of the same model, found by the hash of an article's chunks or of a
    question.
    """

    def __init__(self, store: Store, folder: Path) -> None:
        """``folder`` is where ``store`` was opened from."""
        digests = np.load(folder / "rows_digests.npy")
        self._store = store
        self._folder = folder
        self._places = {digest.tobytes(): place for place, digest in enumerate(digests)}
        self.has_tokens = store.tokens is not None

    def __contains__(self, digest: bytes) -> bool:
        return digest in self._places

    def get(self, digest: bytes) -> Encoded | None:
        """The article with this hash, or None."""
        place = self._places.get(digest)
        if place is None:
            return None
        rows = self._store.rows.of(place)
        vectors = np.array(self._store.dense.vectors[rows])
        tokens = self._store.tokens
        if tokens is None:
            return without_tokens(vectors)
        return Encoded(vectors, *tokens.packed(int(rows[0]), int(rows[-1]) + 1))

    def apart(self, name: str) -> dict[bytes, np.ndarray]:
        """The vectors ``(d,)`` of the questions of this list, by the hash of each (``digest_of``)."""
        digests = self._folder / f"{name}_digests.npy"
        if not digests.is_file():
            return {}
        kept = {
            "background": self._store.background,
            "misuse": self._store.misuse,
            "stated": self._store.stated.vectors,
        }[name]
        known = (digest.tobytes() for digest in np.load(digests))
        return dict(zip(known, kept, strict=True))


def digest_of(question: str) -> bytes:
    """The hash, 16 bytes, by which a question apart from the documents is known again."""
    return hashlib.blake2b(question.encode(), digest_size=16).digest()


def without_tokens(vectors: np.ndarray) -> Encoded:
    """An article's vectors where no token vectors are kept."""
    dimension = vectors.shape[1]
    return Encoded(
        vectors,
        np.zeros((0, dimension), dtype=np.int8),
        np.zeros(0, dtype=np.float32),
        np.zeros(len(vectors), dtype=np.int64),
    )


def encode_all(
    articles: Sequence[Prepared],
    embedder: Embedder,
    work: Path,
    earlier: EarlierVectors | None,
    progress: Progress,
    *,
    with_tokens: bool,
) -> Iterator[Encoded]:
    """The vectors of every article in order.

    ``work`` keeps finished blocks; what lies there from an interrupted build is used. Whoever
    calls this removes the folder when the index is in place.
    """
    usable = earlier if earlier is not None and earlier.has_tokens >= with_tokens else None
    known = {a.digest for a in articles if usable is not None and a.digest in usable}
    fresh = [article for article in articles if article.digest not in known]
    total = sum(len(article.chunks) for article in fresh)
    blocks = iter(_encode_fresh(fresh, embedder, work, total, progress, with_tokens=with_tokens))
    for article in articles:
        found = usable.get(article.digest) if usable and article.digest in known else None
        if found is None:
            yield next(blocks)
        else:
            yield found if with_tokens else without_tokens(found.vectors)


def _encode_fresh(
    fresh: Sequence[Prepared],
    embedder: Embedder,
    work: Path,
    total: int,
    progress: Progress,
    *,
    with_tokens: bool,
) -> Iterator[Encoded]:
    work.mkdir(parents=True, exist_ok=True)
    done = 0
    for block in _blocks(fresh):
        path = work / _block_name(block, embedder, with_tokens=with_tokens)
        encoded = _read_block(path, block)
        if encoded is None:
            progress("计算文本向量", done, total)
            encoded = _encode_block(block, embedder, with_tokens=with_tokens)
            _write_block(path, encoded)
        done += sum(len(article.chunks) for article in block)
        progress("计算文本向量", done, total)
        yield from encoded


def _blocks(articles: Sequence[Prepared]) -> Iterator[list[Prepared]]:
    block: list[Prepared] = []
    rows = 0
    for article in articles:
        block.append(article)
        rows += len(article.chunks)
        if rows >= _BLOCK_ROWS:
            yield block
            block, rows = [], 0
    if block:
        yield block


def _block_name(block: Sequence[Prepared], embedder: Embedder, *, with_tokens: bool) -> str:
    digest = hashlib.blake2b(f"{embedder.fingerprint}{with_tokens}".encode(), digest_size=16)
    for article in block:
        digest.update(article.digest)
    return digest.hexdigest() + ".npz"


def _encode_block(
    block: Sequence[Prepared], embedder: Embedder, *, with_tokens: bool
) -> list[Encoded]:
    texts = [c.text for a in block for c in a.chunks if c.kind not in ASKED]
    questions = [c.text for a in block for c in a.chunks if c.kind in ASKED]
    tokens: list[np.ndarray] = []
    if with_tokens:
        tokens, vectors = embedder.passage_tokens(texts)
    else:
        vectors = embedder.encode_passages(texts)
    asked = embedder.encode_queries(questions)
    encoded = []
    text_at = question_at = 0
    for article in block:
        asks = sum(chunk.kind in ASKED for chunk in article.chunks)
        own = len(article.chunks) - asks
        rows = np.concatenate(
            [vectors[text_at : text_at + own], asked[question_at : question_at + asks]]
        )
        if with_tokens:
            encoded.append(_with_tokens(article, rows, tokens[text_at : text_at + own]))
        else:
            encoded.append(without_tokens(rows))
        text_at += own
        question_at += asks
    return encoded


def _with_tokens(article: Prepared, rows: np.ndarray, tokens: Sequence[np.ndarray]) -> Encoded:
    keeping = set(token_places(article.chunks))
    packed = [pack(own) for place, own in enumerate(tokens) if place in keeping]
    counts = np.zeros(len(rows), dtype=np.int64)
    for place in keeping:
        counts[place] = len(tokens[place])
    return Encoded(
        rows, np.concatenate([p for p, _ in packed]), np.concatenate([s for _, s in packed]), counts
    )


def _write_block(path: Path, encoded: Sequence[Encoded]) -> None:
    part = path.with_suffix(".part")
    with part.open("wb") as file:
        np.savez(
            file,
            rows=np.array([len(e.vectors) for e in encoded]),
            vectors=np.concatenate([e.vectors for e in encoded]),
            tokens=np.concatenate([e.tokens for e in encoded]),
            scales=np.concatenate([e.scales for e in encoded]),
            counts=np.concatenate([e.counts for e in encoded]),
        )
    part.replace(path)


def _read_block(path: Path, block: Sequence[Prepared]) -> list[Encoded] | None:
    """A finished block of an earlier run, or None if there is none or it is damaged."""
    if not path.is_file():
        return None
    try:
        with path.open("rb") as file, np.load(file) as arrays:
            kept = {name: arrays[name] for name in arrays.files}
        return list(_split(kept, block))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile, DamagedIndex):
        return None


def _split(kept: Mapping[str, np.ndarray], block: Sequence[Prepared]) -> Iterator[Encoded]:
    if list(kept["rows"]) != [len(article.chunks) for article in block]:
        raise DamagedIndex("rows")
    row = token = 0
    for rows in kept["rows"]:
        counts = kept["counts"][row : row + rows]
        taken = int(counts.sum())
        yield Encoded(
            kept["vectors"][row : row + rows],
            kept["tokens"][token : token + taken],
            kept["scales"][token : token + taken],
            counts,
        )
        row += int(rows)
        token += taken

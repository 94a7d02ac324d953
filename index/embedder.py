"""Text → vectors, by a sentence-transformers model.

One forward pass gives both the sentence's vector and the vectors of its tokens (for MaxSim).
Importing this module is cheap; ``open_embedder`` imports torch and sentence_transformers (seconds).
"""

import fnmatch
import hashlib
import json
import os
import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from corpus.datafile import load_data
from index.errors import DamagedModel
from index.packed import PackedEncoder
from index.progress import Progress, silent
from index.provisioning import ensure_model, identity

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_REMEMBERED = 256
_BATCH_TOKENS = 6_000
_SAMPLE = 1 << 20
_MANY = 16
"""From so many texts at once on, all cores work."""
_CORES = min(4, os.cpu_count() or 1)


class Embedder(Protocol):
    """Anything that turns texts into normalised vectors.

    ``name`` is for people, ``fingerprint`` changes whenever the vectors would; ``dimension`` is d.
    """

    name: str
    fingerprint: str
    dimension: int

    def encode_queries(self, texts: Sequence[str]) -> np.ndarray:
        """Queries → ``(n, d) float32``, each of length 1."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> np.ndarray:
        """Passages → ``(n, d) float32``, each of length 1."""
        ...

    def query_tokens(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """One query → token vectors ``(t, d)`` and sentence vector ``(d,)``, float32, length 1."""
        ...

    def passage_tokens(self, texts: Sequence[str]) -> tuple[list[np.ndarray], np.ndarray]:
        """Passages → a ``(t, d) float16`` array of token vectors each, and ``(n, d) float32``."""
        ...


class SentenceTransformerEmbedder:
    """The ``Embedder`` of a sentence-transformers directory, computing in float32, a query on one thread.

    Safe to use from several threads. Vectors of repeated queries are remembered. ``model`` is the
    sentence-transformers model itself, for measuring against it.
    """

    def __init__(self, folder: Path, name: str, query_prefix: str, passage_prefix: str) -> None:
        """Load the model. Raises ``DamagedModel`` if the folder holds none that can be loaded."""
        self.name = name
        self.fingerprint = fingerprint_of(folder, query_prefix, passage_prefix)
        self.model = _load(folder)
        self._packed = PackedEncoder.of(self.model)
        self.dimension = int(self.model.get_embedding_dimension() or 0)
        self._query = _Prefix(self.model, query_prefix)
        self._passage = _Prefix(self.model, passage_prefix)
        self._recent = _Recent(_REMEMBERED)

    def encode_queries(self, texts: Sequence[str]) -> np.ndarray:
        """Queries → ``(n, d) float32``, each of length 1."""
        return self._encode(texts, self._query)

    def encode_passages(self, texts: Sequence[str]) -> np.ndarray:
        """Passages → ``(n, d) float32``, each of length 1."""
        return self._encode(texts, self._passage)

    def query_tokens(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """One query → token vectors ``(t, d)`` and sentence vector ``(d,)``, float32, length 1.

        The tokens of the prefix and the special ones are left out, so ``t`` can be 0.
        """
        known = self._recent.get(text)
        if known is None:
            ((tokens, vector),) = self._forward([text], self._query)
            known = (tokens, vector)
            self._recent.put(text, known)
        return known

    def passage_tokens(self, texts: Sequence[str]) -> tuple[list[np.ndarray], np.ndarray]:
        """Passages → a ``(t, d) float16`` array of token vectors each, and ``(n, d) float32``."""
        tokens: list[np.ndarray] = [np.empty(0)] * len(texts)
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        for places in _batches(texts):
            batch = [texts[place] for place in places]
            for place, (own, vector) in zip(
                places, self._forward(batch, self._passage), strict=True
            ):
                tokens[place] = own.astype(np.float16)
                vectors[place] = vector
        return tokens, vectors

    def _encode(self, texts: Sequence[str], prefix: "_Prefix") -> np.ndarray:
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        for places in _batches(texts):
            output = self._run([texts[place] for place in places], prefix)
            vectors[places] = unit(output["sentence_embedding"].numpy())
        return vectors

    def _forward(
        self, texts: Sequence[str], prefix: "_Prefix"
    ) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        output = self._run(texts, prefix)
        tokens = output["token_embeddings"].numpy()
        lengths = output["attention_mask"].sum(dim=1).numpy()
        vectors = unit(output["sentence_embedding"].numpy())
        for number, length in enumerate(lengths):
            own = tokens[number, prefix.first : max(prefix.first, length - prefix.last)]
            yield unit(own), vectors[number]

    def _run(self, texts: Sequence[str], prefix: "_Prefix") -> Any:
        import torch

        # A second thread that shares a busy core makes a single query slower; a batch gains by it.
        torch.set_num_threads(_CORES if len(texts) >= _MANY else 1)
        with torch.inference_mode():
            prefixed = [prefix.text + text for text in texts]
            if self._packed is not None:
                return self._packed.run(prefixed)
            return self.model.forward(self.model.preprocess(prefixed))


class _Prefix:
    """The words in front of a text, and how many tokens come before and after its own."""

    def __init__(self, model: "SentenceTransformer", text: str) -> None:
        self.text = text
        tokenizer: Any = model.tokenizer
        alone = tokenizer(text, add_special_tokens=False)["input_ids"]
        framed = tokenizer(text)["input_ids"]
        at = next(
            (i for i in range(len(framed)) if framed[i : i + len(alone)] == alone), len(framed)
        )
        self.first = at + len(alone)
        self.last = len(framed) - self.first


class _Recent:
    """The last few queries and their vectors, safe between threads."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._kept: OrderedDict[str, tuple[np.ndarray, np.ndarray]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, text: str) -> tuple[np.ndarray, np.ndarray] | None:
        with self._lock:
            found = self._kept.get(text)
            if found is not None:
                self._kept.move_to_end(text)
            return found

    def put(self, text: str, vectors: tuple[np.ndarray, np.ndarray]) -> None:
        for array in vectors:
            array.flags.writeable = False
        with self._lock:
            self._kept[text] = vectors
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)


def open_embedder(
    name_or_path: str, cache_dir: Path, progress: Progress = silent
) -> SentenceTransformerEmbedder:
    """The embedder of a setting: fetched if need be, with the prefixes its model wants.

    Raises what ``ensure_model`` raises, and ``DamagedModel`` if the folder cannot be loaded.
    """
    folder = ensure_model(name_or_path, cache_dir, progress)
    name = identity(name_or_path)
    query, passage = prefixes_for(folder, name)
    return SentenceTransformerEmbedder(folder, name, query, passage)


def prefixes_for(folder: Path, name: str) -> tuple[str, str]:
    """The query and passage prefix: the directory's own prompts, else those of ``prefixes.yaml``."""
    own = folder / "config_sentence_transformers.json"
    if own.is_file():
        prompts = json.loads(own.read_text(encoding="utf-8")).get("prompts") or {}
        passage = prompts.get("passage") or prompts.get("document")
        if prompts.get("query") or passage:
            return prompts.get("query") or "", passage or ""
    wanted = name.lower()
    for row in _prefix_table():
        if fnmatch.fnmatchcase(wanted, row["match"]):
            return row["query"], row["passage"]
    return "", ""


@cache
def _prefix_table() -> list[dict[str, str]]:
    table: list[dict[str, str]] = load_data(Path(__file__).with_name("prefixes.yaml"))
    return table


def _load(folder: Path) -> "SentenceTransformer":
    import torch
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging as transformers_logging

    quieten: Any = transformers_logging.disable_progress_bar
    quieten()
    try:
        model = SentenceTransformer(
            str(folder), device="cpu", model_kwargs={"dtype": torch.float32}, local_files_only=True
        )
    except (OSError, ValueError, KeyError, RuntimeError) as failure:
        raise DamagedModel(f"目录 {folder} 里的向量模型无法载入：{failure}") from failure
    return model.eval()


def _batches(texts: Sequence[str]) -> Iterator[list[int]]:
    """Places of texts of like length, so that little is spent on padding, longest first."""
    order = sorted(range(len(texts)), key=lambda place: -len(texts[place]))
    batch: list[int] = []
    for place in order:
        longest = len(texts[batch[0]]) if batch else 0
        if batch and (len(batch) + 1) * (longest + 8) > _BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def unit(vectors: np.ndarray) -> np.ndarray:
    """Vectors ``(…, d)`` brought to length 1, float32; one without length stays as it is."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-12), dtype=np.float32)


def fingerprint_of(folder: Path, *prefixes: str) -> str:
    """A hash of what decides the vectors of the model in a folder: its settings, the prefixes, and
    of big files the size, the start and the end.
    """
    digest = hashlib.sha256("\0".join(prefixes).encode())
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        if path.name == "provenance.json" or path.suffix not in {".json", ".safetensors", ".bin"}:
            continue
        size = path.stat().st_size
        digest.update(f"{path.relative_to(folder)}\0{size}\0".encode())
        with path.open("rb") as file:
            digest.update(file.read(_SAMPLE))
            file.seek(max(0, size - _SAMPLE))
            digest.update(file.read(_SAMPLE))
    return digest.hexdigest()

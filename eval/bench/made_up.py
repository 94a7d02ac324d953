"""An embedder that needs no model, for measuring everything but the model."""

import hashlib
from collections.abc import Sequence

import numpy as np


class MadeUpEmbedder:
    """Unit vectors drawn from a hash of the text: equal texts get equal vectors."""

    name = "made-up"
    fingerprint = "made-up-1"
    dimension = 384

    def encode_queries(self, texts: Sequence[str]) -> np.ndarray:
        """Queries → ``(n, d) float32``."""
        return np.array([self._draw(text, 1)[0] for text in texts]).reshape(-1, self.dimension)

    def encode_passages(self, texts: Sequence[str]) -> np.ndarray:
        """Passages → ``(n, d) float32``."""
        return self.encode_queries(texts)

    def query_tokens(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """One query → a vector for each of its characters, and one for the whole."""
        return self._draw(text, max(1, len(text))), self._draw(text, 1)[0]

    def passage_tokens(self, texts: Sequence[str]) -> tuple[list[np.ndarray], np.ndarray]:
        """Passages → a vector for each character (at most 500), and one for the whole."""
        tokens = [self._draw(t, max(1, min(len(t), 500))).astype(np.float16) for t in texts]
        return tokens, self.encode_passages(texts)

    def _draw(self, text: str, count: int) -> np.ndarray:
        seed = hashlib.blake2b(text.encode(), digest_size=8).digest()
        random = np.random.default_rng(int.from_bytes(seed, "little"))
        vectors = random.standard_normal((count, self.dimension), dtype=np.float32)
        unit: np.ndarray = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit

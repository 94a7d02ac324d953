"""Several rankings of the same articles → one.

Each part is standardised (z-score), so that a cosine and a BM25 score can be added; the lexical
one by the square root of its z-score. The weighted mean orders the articles.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

_TINY = 1e-6


@dataclass(frozen=True, slots=True)
class Spread:
    """Mean and standard deviation that scores are standardised by."""

    mean: float
    deviation: float

    @classmethod
    def of(cls, values: np.ndarray) -> "Spread":
        """Of some scores ``(n,)``; those that are NaN do not count."""
        known = values[~np.isnan(values)]
        if not len(known):
            return cls(0.0, 1.0)
        return cls(float(known.mean()), float(known.std()))

    def standardise(self, values: np.ndarray) -> np.ndarray:
        """z-scores ``(n,)``; all 0 where there was no spread. NaN stays NaN."""
        if self.deviation < _TINY:
            return np.where(np.isnan(values), values, 0.0)
        scores: np.ndarray = (values - self.mean) / self.deviation
        return scores


def signed_root(values: np.ndarray) -> np.ndarray:
    """The square root that keeps the sign: brings long tails in line."""
    rooted: np.ndarray = np.sign(values) * np.sqrt(np.abs(values))
    return rooted


def fuse(parts: Mapping[str, np.ndarray], weights: Mapping[str, float]) -> np.ndarray:
    """The weighted mean of standardised parts ``(n,)``; parts without a weight are left out.

    >>> fuse({"a": np.array([0.0, 2.0]), "b": np.array([1.0, 1.0])}, {"a": 1.0, "b": 1.0})
    array([0.5, 1.5])
    """
    used = {name: weight for name, weight in weights.items() if name in parts}
    total = sum(used.values())
    fused: np.ndarray = sum(
        (weight * parts[name] for name, weight in used.items()),
        start=np.zeros_like(next(iter(parts.values())), dtype=np.float64),
    )
    return fused / total


def squash(means: np.ndarray, middle: float) -> np.ndarray:
    """Weighted means → scores between 0 and 1, 0.5 at ``middle``, in the same order."""
    scores: np.ndarray = 1.0 / (1.0 + np.exp(middle - means))
    return scores

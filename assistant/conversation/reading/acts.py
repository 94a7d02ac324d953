"""What a message asks for that only goes on with the answer before it, by its likeness to what people say.

咱不扯那没影的，就说俺现在这样给多少 is 还是按我自己的实际情况算, whatever its words: the act is told by the message's vector (a linear
score over it, fitted by ``python -m eval.following.acts``), and read in a plain form that the steps
know. Measured 2026-11-29: see docs/evaluation.md.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from corpus.datafile import load_data

KEPT = Path(__file__).with_name("acts.json")
_PLAIN = Path(__file__).with_name("acts.yaml")
OTHER = "other"


@dataclass(frozen=True, slots=True)
class ActModel:
    """A linear score over vectors ``(d,)`` of the embedding model called ``model``: ``weights`` ``(acts,
    d)`` and ``bias`` ``(acts,)``.
    """

    model: str
    names: tuple[str, ...]
    weights: np.ndarray
    bias: np.ndarray

    def likeliest(self, vector: np.ndarray) -> tuple[str, float]:
        """The act and its probability."""
        scores = self.weights @ vector + self.bias
        chances = np.exp(scores - scores.max())
        best = int(chances.argmax())
        return self.names[best], float(chances[best] / chances.sum())


@dataclass(frozen=True, slots=True)
class PlainActs:
    """The plain form of each act after a sum, and after any answer; ``least`` is the least probability,
    ``shares`` are the figures that a message of twice or half may hold; ``totals`` ask for so many
    of the last sums together, or for all (0).
    """

    least: float
    of_a_sum: Mapping[str, str]
    of_any: Mapping[str, str]
    shares: frozenset[str]
    totals: Mapping[int, str]

    @property
    def every(self) -> tuple[str, ...]:
        """The acts told apart."""
        return (*self.of_a_sum, *self.of_any)


@cache
def act_model(path: Path = KEPT) -> ActModel:
    """Read the kept model. Raises ``KeyError`` when a part is missing."""
    kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    weights = np.asarray(kept["weights"], dtype=np.float32)
    bias = np.asarray(kept["bias"], dtype=np.float32)
    return ActModel(kept["model"], tuple(kept["names"]), weights, bias)


@cache
def plain_acts() -> PlainActs:
    """Read the plain forms."""
    data = load_data(_PLAIN)
    return PlainActs(
        float(data["least"]),
        data["of_a_sum"],
        data["of_any"],
        frozenset(data["shares"]),
        data["totals"],
    )

"""The numbers of the ranking (``ranking.yaml``), read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.datafile import load_data


@dataclass(frozen=True, slots=True)
class Weights:
    """See ``ranking.yaml`` for what each one means and where it was measured."""

    weights: Mapping[str, float]
    everyday_weight: float
    clause_weights: Mapping[str, float]
    sample: int
    nearest_chunks: int
    nearest_texts: int
    maxsim_articles: int
    shortlist_spread: float
    token_chunks: int
    score_middle: float


@cache
def load_weights() -> Weights:
    """Read them. Raises ``TypeError`` when one is missing or unknown."""
    return Weights(**load_data(Path(__file__).with_name("ranking.yaml")))

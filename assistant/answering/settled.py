"""Whether an article settles what is asked about it: answered by its text, or left open.

Patterns (``attributes.yaml``) know the usual details and which clause holds them; what people ask
beyond them (算不算, 能不能转, 从哪天算) is told by how like the question is to those that the article
answers and those that it leaves open, which an editor lists (``questions.yaml``), and by its wording.
The model is fitted by ``python -m eval.settled``.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from assistant.answering.asking import AskingModel, from_weights
from assistant.answering.attributes import named_attribute
from assistant.answering.evidence import Evidence, is_dated

KEPT = Path(__file__).with_name("settled.json")
WORDING = "open"
LISTS = ("answered", "open")
LIKENESS = tuple(f"{of}_{what}" for of in LISTS for what in ("top", "near", "words"))
UNNAMED = "detail"
"""The attribute of ``attributes.yaml`` that has no name: 您问的这一点."""


@dataclass(frozen=True, slots=True)
class SettledModel:
    """A logistic score over the question's wording, its likeness to the article's questions
    (``index.signals.likeness``), and whether it asks for an attribute that has a name.

    ``open_from``: from which probability on the article counts as leaving it open.
    """

    wording: AskingModel
    weights: Mapping[str, float]
    bias: float
    open_from: float

    def left_open(self, signals: Mapping[str, float]) -> float:
        """The probability that the article leaves it open. ``signals`` as ``signals_of`` gives."""
        score = self.bias + sum(self.weights[name] * signals[name] for name in self.weights)
        return 1.0 / (1.0 + math.exp(-score))


@cache
def settled_model(path: Path = KEPT) -> SettledModel:
    """Read the kept model. Raises ``KeyError`` when a part is missing."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    return SettledModel(
        wording=from_weights(kept["wording"]["weights"], kept["wording"]["bias"], {}),
        weights=kept["weights"],
        bias=kept["bias"],
        open_from=kept["open_from"],
    )


def signals_of(
    question: str, likeness: Mapping[str, float], *, named: bool, wording: AskingModel
) -> dict[str, float]:
    """What the score is made of. ``question`` is folded; ``named`` says that it asks for a known
    attribute.
    """
    chance = min(max(wording.probabilities(question)[WORDING], 1e-6), 1 - 1e-6)
    return {
        "wording": math.log(chance / (1 - chance)),
        **{name: likeness[name] for name in LIKENESS},
        "named": float(named),
    }


def settle(
    question: str, likeness: Mapping[str, float], evidence: Evidence, *, named: bool
) -> Evidence:
    """The evidence; where no known attribute is lacking, but what is asked is likely left open, with
    the nameless one lacking.

    Nothing is found of an article for which no editor listed both kinds of questions, nor of a dated
    clause: whether it still holds is told by its term.
    """
    if evidence.lacking or is_dated(evidence):
        return evidence
    if left_open(question, likeness, named=named) < settled_model().open_from:
        return evidence
    return replace(evidence, lacking=(named_attribute(UNNAMED),))


def left_open(question: str, likeness: Mapping[str, float], *, named: bool) -> float:
    """The probability that an article leaves open what is asked; 0 without both lists."""
    if not all(name in likeness for name in LIKENESS):
        return 0.0
    model = settled_model()
    return model.left_open(signals_of(question, likeness, named=named, wording=model.wording))

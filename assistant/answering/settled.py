"""Whether an article settles what is asked about it: answered by its text, or left open.

Patterns (``attributes.yaml``) know the usual details and which clause holds them; what people ask
beyond them (算不算, 能不能转, 从哪天算) is told by how like the question is to those that the article
answers and those that it leaves open, which an editor lists (``questions.yaml``), and by its wording.
The model is fitted by ``python -m eval.settled``.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from assistant.answering.answered import answered_in_words
from assistant.answering.asking import AskingModel
from assistant.answering.attributes import named_attribute
from assistant.answering.evidence import Evidence, is_dated
from assistant.answering.scoring import Score, log_odds, score_from

KEPT = Path(__file__).with_name("settled.json")
WORDING = "open"
LISTS = ("answered", "open")
LIKENESS = tuple(f"{of}_{what}" for of in LISTS for what in ("top", "near", "words"))
UNNAMED = "detail"
"""The attribute of ``attributes.yaml`` that has no name: 您问的这一点."""


@dataclass(frozen=True, slots=True)
class SettledModel:
    """The score of what is left open: the question's wording, its likeness to the article's questions
    (``index.signals.likeness``), and whether it asks for an attribute that has a name.

    ``open_from``: from which probability on the article counts as leaving it open.
    """

    score: Score
    open_from: float


@cache
def settled_model(path: Path = KEPT) -> SettledModel:
    """Read the kept model. Raises ``KeyError`` when a part is missing."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    return SettledModel(score_from(kept), kept["open_from"])


def signals_of(
    question: str, likeness: Mapping[str, float], *, named: bool, wording: AskingModel
) -> dict[str, float]:
    """What the score is made of. ``question`` is folded; ``named`` says that it asks for a known
    attribute.
    """
    return {
        "wording": log_odds(wording.probabilities(question)[WORDING]),
        **{name: likeness[name] for name in LIKENESS},
        "named": float(named),
    }


def settle(
    question: str,
    likeness: Mapping[str, float],
    evidence: Evidence,
    *,
    named: bool,
    asks: bool = True,
    matched: Collection[str] = (),
) -> Evidence:
    """The evidence; where no known attribute is lacking, but what is asked is likely left open, with
    the nameless one lacking.

    Nothing is left open of a message that ``asks`` nothing (贷款, 创新券), nor where words of the article
    answer it, told by those that it has ``matched``, the known attribute then being held, too. Nothing
    is found of an article for which no editor listed both kinds of questions, nor of a dated clause:
    whether it still holds is told by its term.
    """
    chance = left_open(question, likeness, named=named)
    if (answered := answered_in_words(question, evidence, matched, chance)) is not None:
        return answered
    if evidence.lacking or is_dated(evidence) or not asks:
        return evidence
    if chance < settled_model().open_from:
        return evidence
    return replace(evidence, lacking=(named_attribute(UNNAMED),))


def left_open(question: str, likeness: Mapping[str, float], *, named: bool) -> float:
    """The probability that an article leaves open what is asked; 0 without both lists."""
    if not all(name in likeness for name in LIKENESS):
        return 0.0
    score = settled_model().score
    return score.probability(signals_of(question, likeness, named=named, wording=score.wording))

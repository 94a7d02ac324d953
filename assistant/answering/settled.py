"""Whether an article settles what is asked about it: answered by its text, or left open.

Patterns (``attributes.yaml``) know the usual details and which clause holds them; what people ask
beyond them (算不算, 能不能转, 从哪天算) is told by how like the question is to those that the article
answers and those that it leaves open, which an editor lists (``questions.yaml``), and by how its words
are spread over the two lists.
The model is fitted by ``python -m eval.settled``.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from assistant.answering.answered import answered_in_words
from assistant.answering.attributes import named_attribute
from assistant.answering.evidence import Evidence, is_dated
from assistant.answering.scoring import chance_of

KEPT = Path(__file__).with_name("settled.json")
LISTS = ("answered", "open")
LIKENESS = tuple(f"{of}_{what}" for of in LISTS for what in ("top", "near", "words"))
WORDED = tuple(f"{part}_{where}" for part in ("matter", "end") for where in ("everywhere", "here"))
"""How a message is worded (``index.wording``)."""
UNNAMED = "detail"
"""The attribute of ``attributes.yaml`` that has no name: 您问的这一点."""


@dataclass(frozen=True, slots=True)
class SettledModel:
    """The score of what is left open, a logistic one: the question's likeness to the article's
    questions, its wording held against theirs, and whether it asks for an attribute that has a name.

    ``open_from``: from which probability on the article counts as leaving it open; ``surely_from``: also
    where nothing is asked in so many words; ``held_below``: below it an attribute that its clauses seem
    to lack is held after all.
    """

    weights: Mapping[str, float]
    bias: float
    open_from: float
    surely_from: float
    held_below: float


@cache
def settled_model(path: Path = KEPT) -> SettledModel:
    """Read the kept model. Raises ``TypeError`` when a part is missing or unknown."""
    return SettledModel(**json.loads(path.read_text(encoding="utf-8")))


def signals_of(likeness: Mapping[str, float], *, named: bool) -> dict[str, float]:
    """What the score is made of; ``named`` says that the question asks for a known attribute.

    Raises ``KeyError`` when the article lacks a list.
    """
    return {name: likeness[name] for name in (*LIKENESS, *WORDED)} | {"named": float(named)}


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
    the nameless one lacking; where one is lacking, but what is asked is almost certainly answered,
    without it (unless the attribute is one that its words settle, ``Attribute.certain``).

    Hardly anything is left open of a message that ``asks`` nothing (贷款, 创新券), and nothing where words
    of the article answer it, told by those that it has ``matched``, the known attribute then being held,
    too. Nothing is found of an article for which no editor listed both kinds of questions, nor of a dated
    clause: whether it still holds is told by its term.
    """
    model, chance = settled_model(), left_open(likeness, named=named)
    if (answered := answered_in_words(question, evidence, matched, chance or 0.0)) is not None:
        return answered
    if chance is None:
        return evidence
    if evidence.lacking:
        held = chance < model.held_below and not any(a.certain for a in evidence.lacking)
        return replace(evidence, lacking=()) if held else evidence
    least = model.open_from if asks else model.surely_from
    if chance < least or is_dated(evidence):
        return evidence
    return replace(evidence, lacking=(named_attribute(UNNAMED),))


def left_open(likeness: Mapping[str, float], *, named: bool) -> float | None:
    """The probability that an article leaves open what is asked; None without both lists."""
    if not all(name in likeness for name in (*LIKENESS, *WORDED)):
        return None
    model, signals = settled_model(), signals_of(likeness, named=named)
    return chance_of(model.bias + sum(model.weights[name] * signals[name] for name in signals))

"""Whether a message asks for what nobody may be helped with: to cheat, forge, bribe, or forget the rules.

Patterns (``conversation/reading/cues/talk.yaml``) know the usual words. Beyond them it is told by how
the message is worded, before anything is looked up, and then by how like it is to such requests
(``index/misuse.yaml``), to what people ask about the documents and to what they ask of anything else.
Fitted by ``python -m eval.misuse``.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from assistant.answering.scoring import Score, log_odds, score_from

KEPT = Path(__file__).with_name("misuse.json")
WORDING = "misuse"
LISTS = ("misuse", "question", "background")
LIKENESS = tuple(f"{of}_{what}" for of in LISTS for what in ("top", "near"))


@dataclass(frozen=True, slots=True)
class MisuseModel:
    """``worded_from``: from which probability on the wording alone is enough; ``refuse_from``: from
    which the score of wording and likeness is.
    """

    score: Score
    worded_from: float
    refuse_from: float


@cache
def misuse_model(path: Path = KEPT) -> MisuseModel:
    """Read the kept model. Raises ``KeyError`` when a part is missing."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    return MisuseModel(score_from(kept), kept["worded_from"], kept["refuse_from"])


def worded_as_misuse(text: str) -> bool:
    """Whether a folded text is worded like such a request."""
    return _worded(text) >= misuse_model().worded_from


def is_misuse(text: str, found: Mapping[str, float]) -> bool:
    """Whether a folded text is such a request, by its wording and the signals of its search.

    A look-up by name (第22条) has no signals, and is none.
    """
    if not found:
        return False
    model = misuse_model()
    return model.score.probability(signals_of(_worded(text), found)) >= model.refuse_from


@lru_cache(maxsize=64)
def _worded(text: str) -> float:
    """The chance by the wording alone; a message is judged by it before its search and after."""
    return misuse_model().score.wording.probabilities(text)[WORDING]


def signals_of(worded: float, found: Mapping[str, float]) -> dict[str, float]:
    """What the score is made of: the chance by the wording, the signals of the search."""
    return {"wording": log_odds(worded), **{name: found[name] for name in LIKENESS}}

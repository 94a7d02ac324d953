"""Whether a message goes on with the subject before it or opens one of its own.

归谁管 has no subject; 饭馆也这么弄? and 我媳妇是个体户她那笔行不 have words of their own and still go on.
A logistic score over the wording of the message and what a search for it alone finds, fitted by
``python -m eval.leaning``.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.answering.asking import AskingModel
from assistant.answering.scope import load_scope
from assistant.answering.scoring import Score, log_odds, score_from
from index.hit import SearchResult

KEPT = Path(__file__).with_name("leaning.json")
WORDING = "leans"


@dataclass(frozen=True, slots=True)
class LeaningModel:
    """The score of going on; ``leans_from``: from which probability on a message counts as going on;
    ``apart_from``: by how much it must be nearer to questions that are no matter of the documents to
    be none of it.
    """

    score: Score
    leans_from: float
    apart_from: float


@cache
def leaning_model(path: Path = KEPT) -> LeaningModel:
    """Read the kept model. Raises ``KeyError`` when a part is missing."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    return LeaningModel(score_from(kept), kept["leans_from"], kept["apart_from"])


def signals_of(
    message: str, content: str, found: SearchResult, subject: tuple[str, str], wording: AskingModel
) -> dict[str, float]:
    """What the score is made of.

    ``message`` is folded, ``content`` what it has of its own (``Understanding.content``); ``found``
    is the search for it alone; ``subject`` the document's id and the article's key spoken of before.
    """
    top = found.hits[0]
    own = next((hit for hit in found.hits if (hit.document, hit.article) == subject), None)
    asked = own.asked if own is not None else {}
    scope = load_scope().probability(found.signals, message)
    return {
        "wording": log_odds(wording.probabilities(message)[WORDING]),
        "content": float(len(content)),
        "top": top.score,
        "same": float(own is top),
        "gap": top.score - (own.score if own is not None else 0.0),
        "scope": log_odds(scope),
        "answered": asked.get("answered_top", 0.0),
        "words": max(asked.get("answered_words", 0.0), asked.get("open_words", 0.0)),
        "question": found.signals.get("question_top", 0.0),
    }


def goes_on(message: str, content: str, found: SearchResult, subject: tuple[str, str]) -> float:
    """The probability that a message goes on with the subject before it; 0 for what was named, and
    for what is no matter of the documents.
    """
    model = leaning_model()
    if found.direct is not None or not found.hits or apart(found) > model.apart_from:
        return 0.0
    wording = model.score.wording
    return model.score.probability(signals_of(message, content, found, subject, wording))


def apart(found: SearchResult) -> float:
    """How much nearer a message is to questions that are no matter of the documents (cosine); 0 where
    its words are not.
    """
    signals = found.signals
    if signals.get("background_words", 0.0) <= signals.get("question_words", 0.0):
        return 0.0
    return signals.get("background_top", 0.0) - signals.get("question_top", 0.0)

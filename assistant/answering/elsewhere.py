"""Whether a question asks for the policy of another place or another level of government.

沁水县对总部落户补多少 does, 总部想从沁水挪过来补多少 does not, and both name the same place. A logistic
score over the places named, where the enterprise stands (``standing.py``) and the wording, in which
each place stands only as what it is to the documents (their own, one around it, another); fitted by
``python -m eval.elsewhere``.
"""

import json
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.answering.asking import AskingModel
from assistant.answering.scope import article_words
from assistant.answering.scoring import Score, log_odds, score_from
from assistant.answering.standing import (
    OTHER,
    OWN,
    as_higher_level,
    is_venue,
    standing,
    whose,
    with_districts,
    without_opening,
)
from corpus.document import Article, Document

KEPT = Path(__file__).with_name("elsewhere.json")
WORDING = "elsewhere"
_ENDINGS = "省市县区"
_AROUND, _LEVEL = "㐁", "㐃"
"""Characters that no question holds stand for places around the documents' own in the wording, and
for a level of title that the article itself names."""
_LEVELS = re.compile("(?!县级)[一-龥]{1,2}级")
_ISSUED, _ISSUER = "(?:那边|方面)?(?:给|上头)?(?=(?:发|颁|授|批|评|认)(?:的|下来|了))", "上级"
"""牌子是北京发的 names who granted it, and asks for no other place's policy."""
_POINTING = re.compile("^(?:的|这|那|个|边|分)+")
_MANY = 2


@dataclass(frozen=True, slots=True)
class ElsewhereModel:
    """The score of another's policy being asked for, and from which probability on it is:
    ``elsewhere_from`` where another place is named, ``level_from`` where only levels of government are.
    """

    score: Score
    elsewhere_from: float
    level_from: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A folded question with each place replaced by what it is to the documents.

    ``other`` are the places that are neither the documents' own nor around it; ``own`` and
    ``around`` tell how many of those are named.
    """

    wording: str
    own: int
    around: int
    other: tuple[str, ...]


@cache
def elsewhere_model(path: Path = KEPT) -> ElsewhereModel:
    """Read the kept model. Raises ``KeyError`` when a part is missing."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    return ElsewhereModel(score_from(kept), kept["elsewhere_from"], kept["level_from"])


def placed(
    question: str, places: Iterable[str], documents: Collection[Document], nearest: Article | None
) -> Placed:
    """The places of a folded question sorted out; ``places`` are the names found in it.

    A place that the nearest article itself names is left as it stands (晋城银保监分局), one around it
    where the article names the same thing of it (山西赛区).
    """
    own = {name for d in documents for name in _names_of_own(d)}
    around = {name for d in documents for name in d.within}
    words = article_words(documents, nearest)
    counts, other, wording = {OWN: 0, _AROUND: 0}, [], as_higher_level(without_opening(question))
    for place in sorted(set(places), key=lambda name: (-len(name), name)):
        wording = re.sub(re.escape(place) + _ISSUED, _ISSUER, wording)
        if place not in wording or is_venue(place, wording):
            continue
        if any(_same(place, name) for name in own):
            sign = OWN
        elif any(_same(place, name) for name in around):
            if _thing_of(place, wording) in words:
                continue
            sign = _AROUND
        elif place in words:
            continue
        else:
            sign = OTHER
            other.append(place)
        if sign != OTHER:
            counts[sign] += 1
        wording = wording.replace(place, sign)
    for level in set(_LEVELS.findall(wording)):
        if level in words:
            wording = wording.replace(level, _LEVEL)
    return Placed(with_districts(wording), counts[OWN], counts[_AROUND], tuple(other))


def signals_of(question: Placed, wording: AskingModel) -> dict[str, float]:
    """What the score is made of."""
    worded = log_odds(wording.probabilities(question.wording)[WORDING])
    return {
        "own": float(min(question.own, _MANY)),
        "around": float(min(question.around, _MANY)),
        "other": float(min(len(question.other), _MANY)),
        "wording": worded,
        "wording_placed": worded if question.around or question.other else 0.0,
        **standing(question.wording),
        **whose(question.wording),
    }


def asks_elsewhere(question: Placed) -> bool:
    """Whether another's policy is asked for."""
    model = elsewhere_model()
    least = model.elsewhere_from if question.other else model.level_from
    return chance_elsewhere(question) >= least


def chance_elsewhere(question: Placed) -> float:
    """The probability that another's policy is asked for."""
    score = elsewhere_model().score
    return score.probability(signals_of(question, score.wording))


def _thing_of(place: str, question: str) -> str:
    """A place and the two characters after it; 山西这个分赛区 is 山西赛区."""
    start = question.index(place)
    behind = _POINTING.sub("", question[start + len(place) :])
    return place + behind[:2]


def _names_of_own(document: Document) -> tuple[str, ...]:
    """The names of the place a document holds for, its chief town's among them (凤城)."""
    aliases = next((g for g in document.place_aliases if document.place in g), ())
    return (document.place, *aliases) if document.place else ()


def _same(place: str, name: str) -> bool:
    return place == name or place == name.rstrip(_ENDINGS) or place.rstrip(_ENDINGS) == name

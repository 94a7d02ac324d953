"""Whether a question is the documents' matter: years, other documents, and a calibrated score.

Refusing by one similarity threshold does not work (see ``docs/retrieval.md``); the score is a
logistic regression over several signals, and two thresholds leave room for doubt.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from corpus.datafile import load_data
from corpus.document import Article, Document
from index.hit import Hit, SearchResult

_DATA = Path(__file__).with_name("scope.yaml")
_PATTERNS = (
    *("foreign_article", "foreign_law", "nameless_place"),
    *("year", "version", "of_the_year", "leads", "deed", "done"),
)


@dataclass(frozen=True, slots=True)
class ScopeModel:
    """Whether a question is the documents' matter: signals of a search → a probability → refuse, doubt
    or answer.

    Two logistic models. ``weights`` and ``bias`` are for articles with an editor's questions.
    ``unlisted`` are several for articles without, each with its own ``bias``, the best first: the first
    one whose signals are all there is used. Below ``refuse_below`` a question is refused, below
    ``doubt_below`` answered with a word of doubt. ``latin_shift`` is added for a question in Latin
    letters, which shares no words with a Chinese text.

    The patterns say that a question is of another text: of another article, law or place that is not
    at hand (``foreign_article``, ``foreign_law``, ``nameless_place``), or of another year (the rest).
    """

    weights: Mapping[str, float]
    bias: float
    unlisted: Sequence[Mapping[str, float]]
    refuse_below: float
    doubt_below: float
    other_year: re.Pattern[str]
    foreign_article: re.Pattern[str]
    foreign_law: re.Pattern[str]
    nameless_place: re.Pattern[str]
    year: re.Pattern[str]
    version: re.Pattern[str]
    of_the_year: re.Pattern[str]
    leads: re.Pattern[str]
    deed: re.Pattern[str]
    done: re.Pattern[str]
    latin_shift: float

    def probability(self, signals: Mapping[str, float], question: str = "") -> float:
        """The probability that the documents speak of the matter: the higher one of both kinds of
        articles.
        """
        shift = self._shift(question)
        return max(self.of_listed(signals, shift), self.of_unlisted(signals, shift))

    def of_both(self, signals: Mapping[str, float], question: str) -> tuple[float, float]:
        """The probabilities by the listed articles and by the best of the others, whichever leads."""
        shift = self._shift(question)
        return self.of_listed(signals, shift), self.of_unlisted(signals, shift, leading=False)

    def surety(self, probability: float) -> int:
        """0 where a question is refused at this probability, 1 where it is answered in doubt, else 2."""
        return (probability >= self.refuse_below) + (probability >= self.doubt_below)

    def _shift(self, question: str) -> float:
        latin = sum("a" <= char <= "z" for char in question) > len(question) / 2
        return latin * self.latin_shift

    def of_listed(self, signals: Mapping[str, float], shift: float = 0.0) -> float:
        """The probability by what editors listed for the articles."""
        score = sum(w * signals.get(name, 0.0) for name, w in self.weights.items())
        return _chance(self.bias + shift + score)

    def of_unlisted(
        self, signals: Mapping[str, float], shift: float = 0.0, *, leading: bool = True
    ) -> float:
        """The probability by the figures of the best article without an editor's questions; 0 where there is
        none, or where it is not the best of all and should be ``leading``.
        """
        if leading and signals.get("unlisted_rank", 0.0) > 0:
            return 0.0
        for weights in self.unlisted:
            named = {name: w for name, w in weights.items() if name != "bias"}
            if named.keys() <= signals.keys():
                score = sum(w * signals[name] for name, w in named.items())
                return _chance(weights["bias"] + shift + score)
        return 0.0


def _chance(score: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, score))))


@cache
def load_scope(path: Path = _DATA) -> ScopeModel:
    """Read the model. Raises ``KeyError`` when a field is missing."""
    data = load_data(path)
    return ScopeModel(
        weights=data["weights"],
        bias=data["bias"],
        unlisted=data["unlisted"],
        refuse_below=data["refuse_below"],
        doubt_below=data["doubt_below"],
        other_year=re.compile("|".join(data["other_year"])),
        **{name: re.compile(data[name]) for name in _PATTERNS},
        latin_shift=data["latin_shift"],
    )


def whose_matter(found: SearchResult, question: str) -> SearchResult:
    """The hits of the documents whose matter a question rather is first: of those for which editors listed
    questions, or of the others.

    A score compares articles of one kind well and tells little across the kinds; the two probabilities are
    of one measure. Articles without questions lead from behind only where the others would be refused.
    """
    if "unlisted_rank" not in found.signals or found.direct is not None:
        return found
    model, leads = load_scope(), found.signals["unlisted_rank"] == 0
    listed, unlisted = (model.surety(p) for p in model.of_both(found.signals, question))
    if not (listed > unlisted if leads else unlisted - listed > 1):
        return found
    kinds = [_is_listed(hit) for hit in found.hits]
    if leads not in kinds:
        return found
    own = (hit for hit, kind in zip(found.hits, kinds, strict=True) if kind is leads)
    rest = (hit for hit, kind in zip(found.hits, kinds, strict=True) if kind is not leads)
    signals = {**found.signals, "unlisted_rank": float(leads)}
    return replace(found, hits=(*own, *rest), signals=signals)


def is_rather_unlisted(found: SearchResult, question: str) -> bool:
    """Whether a question is surely the matter of the document whose article leads, one for which no editor listed
    questions, and less that of those with such lists.
    """
    if found.direct is not None or found.signals.get("unlisted_rank", 1.0) > 0:
        return False
    model = load_scope()
    listed, unlisted = model.of_both(found.signals, question)
    return unlisted >= model.doubt_below and unlisted > listed


def matter_of_both(found: SearchResult, question: str) -> Hit | None:
    """The best hit of the kind of documents that does not lead, where the question is surely the matter of
    both kinds; else None.
    """
    if "unlisted_rank" not in found.signals or not found.hits:
        return None
    model = load_scope()
    if any(p < model.doubt_below for p in model.of_both(found.signals, question)):
        return None
    leads = _is_listed(found.hits[0])
    return next((hit for hit in found.hits if _is_listed(hit) is not leads), None)


def _is_listed(hit: Hit) -> bool:
    return "answered_top" in hit.asked or "open_top" in hit.asked


def another_matter(signals: Mapping[str, float]) -> bool:
    """Whether a question is nearer to what people ask about other things than to the documents.

    A question is always nearer to questions than to a text: of an article for which none are listed
    its own figures tell.
    """
    if (unlisted := load_scope().of_unlisted(signals)) > 0:
        return unlisted < load_scope().refuse_below
    near = max(signals.get("dense_top", 0.0), signals.get("question_top", 0.0))
    return signals.get("background_top", 0.0) > near


def foreign_article(question: str, documents: Iterable[Document]) -> str | None:
    """Another document whose article is asked for (民法典第三条), or None."""
    match = load_scope().foreign_article.search(question)
    if match is None:
        return None
    name = match.group("name")
    return None if any(name in d.title for d in documents) else name


def foreign_law(question: str, documents: Iterable[Document]) -> str | None:
    """A law asked about (公司法规定…) of which no document speaks, or None."""
    match = load_scope().foreign_law.search(question)
    if match is None:
        return None
    name = match["name"] or match["name2"]
    return None if any(name in d.text for d in documents) else name


def nameless_place(question: str) -> str | None:
    """Another county that is not called by its name (其他县, 邻县), or None."""
    match = load_scope().nameless_place.search(question)
    return match.group() if match else None


def foreign_year(
    question: str, documents: Iterable[Document], nearest: Article | None
) -> str | None:
    """A year whose policies are asked for and that is not a document's own, or None."""
    documents = tuple(documents)
    match = load_scope().other_year.search(question)
    if match is None:
        return None
    year = next(value for name, value in match.groupdict().items() if value)
    own = {str(d.issued.year) for d in documents if d.issued}
    if year in own or f"{year}年" in article_words(documents, nearest):
        return None
    return f"{year}年"


def article_words(documents: Iterable[Document], article: Article | None) -> str:
    """The words of an article of one of the documents; none for none."""
    if article is None:
        return ""
    for document in documents:
        if any(candidate is article for candidate in document.articles):
            return document.words(article.start, article.end)
    return ""

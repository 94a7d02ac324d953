"""A query → ranked articles that say why they are there."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from corpus.normalise import fold_plain
from index.abbreviations import Abbreviations
from index.clauses import ClauseScorer, in_order
from index.direct import Direct, Lookups
from index.editorial import Everyday
from index.embedder import Embedder, unit
from index.hit import Filters, Hit, SearchResult
from index.lexical import terms_of
from index.loose_names import LooseName
from index.query import Query, query_of
from index.ranking import Ranked, Ranker
from index.roster import Roster
from index.searcher import LocalSearcher, Searcher
from index.segmenter import Segmenter, grams
from index.signals import QuestionPlaces, likeness, signals, words_asked
from index.stopwatch import Stopwatch
from index.store import Store
from index.weights import Weights, load_weights

_LONGEST = 2000


class Retriever:
    """Searches one index. Safe to use from several threads."""

    def __init__(
        self,
        store: Store,
        roster: Roster,
        embedder: Embedder,
        segmenter: Segmenter,
        everyday: Everyday,
        searcher: Searcher | None = None,
        weights: Weights | None = None,
    ) -> None:
        """``roster`` lists the articles that ``store`` was built from, ``everyday`` their words;
        ``searcher`` searches this machine's files and ``weights`` are those of ``ranking.yaml``
        unless given.
        """
        weights = weights or load_weights()
        self.embedder = embedder
        self.segmenter = segmenter
        self._store = store
        self._roster = roster
        self._everyday = everyday
        self.searcher = searcher or LocalSearcher(store)
        self._lookups = Lookups(roster, segmenter.content_words)
        self._ranker = Ranker(store, self.searcher, weights)
        self._places = QuestionPlaces.of(store.rows, roster.documents)
        plain = {roster.places[n].document.id for n in set(store.stated.articles.tolist())}
        self._short = Abbreviations(d for d in roster.catalog.documents if d.id in plain)
        self._clauses = ClauseScorer(store, self.searcher, weights.clause_weights)

    def with_weights(self, weights: Weights) -> "Retriever":
        """The same index ranked by other weights, for measuring what they are worth."""
        return Retriever(
            self._store,
            self._roster,
            self.embedder,
            self.segmenter,
            self._everyday,
            self.searcher,
            weights,
        )

    @property
    def roster(self) -> Roster:
        """The articles that the index was built from."""
        return self._roster

    @property
    def facts(self) -> dict[str, Any]:
        """What the index was made from, and figures of its build."""
        return dict(self._store.facts)

    @property
    def vectors(self) -> np.ndarray:
        """The vectors of all chunks, ``(n, d) float32``; not to be written to."""
        return self._store.dense.vectors

    def documents_named(self, text: str) -> frozenset[str] | None:
        """The ids of the documents that a text names by title or 文号, or loosely before an article;
        None where it names none, no id where a 文号 is written out that no document bears.
        """
        return self._lookups.documents(fold_plain(text))[0]

    def without_documents(self, text: str) -> str:
        """The text, folded, without the documents' names and numbers."""
        return self._lookups.documents(fold_plain(text))[1]

    def document_called(self, folded: str) -> LooseName | None:
        """The document that a folded text calls by a part of its name (冷链那个文件), or None."""
        return self._lookups.called(folded)

    def meant_by(self, folded: str) -> list[str]:
        """The words of the texts that a folded text means with everyday words (餐馆: 餐饮)."""
        return self._everyday.meant_by(folded)

    def name_of(self, word: str) -> str | None:
        """The name in a title that a folded word is short for (公租房: 公共租赁住房), or None."""
        return self._short.name_of(word)

    def _spelled_out(self, folded: str) -> tuple[str, list[str]]:
        """A folded text with the names that its words are short for, and its content words."""
        content = list(self.segmenter.content_words(folded))
        written = self._short.spelled_out(folded, content) if self._short else folded
        return written, content if written == folded else list(
            self.segmenter.content_words(written)
        )

    def search(
        self,
        query: str,
        k: int = 10,
        filters: Filters | None = None,
        before: str | None = None,
    ) -> SearchResult:
        """The ``k`` best articles for a query in plain words.

        What the query names (第22条, a 文号, a department, a chapter, a title) is looked up by
        name and stands first. ``filters`` narrow the search. ``before`` is a question that the query
        goes on with: both are searched for, each by its own (remembered) forward pass, and the query
        alone decides which clauses of the articles fit best. An empty query finds nothing.
        """
        stopwatch = Stopwatch()
        whole = query if before is None else f"{before} {query}"
        folded, content = self._spelled_out(fold_plain(whole)[:_LONGEST].strip())
        allowed = self._roster.allowed(filters) if filters is not None else None
        direct = self._named(folded, allowed)
        stopwatch.note("direct")
        if not folded or k < 1:
            return SearchResult(whole, (), None, {}, stopwatch.stop())
        if direct is not None and direct.whole and before is None:
            hits = tuple(self._named_hit(number) for number in direct.places[:k])
            named = len(direct.places)
            return SearchResult(
                whole, hits, direct.kind, {}, stopwatch.stop(), found=named, exact=True
            )
        encoded, wanted = self._encoded(query, before, folded, direct, stopwatch)
        ranked = self._ranked(encoded, allowed, direct, stopwatch)
        words = words_asked(self._store, encoded)
        found = signals(self._store, self._places, ranked, encoded, content, words)
        stopwatch.note("signals")
        shown = self._likeness(ranked, k, folded, words)
        hits = self._hits(ranked, k, wanted, content, shown, same_query=wanted is encoded)
        stopwatch.note("clauses")
        kind = direct.kind if direct else None
        exact = direct is not None and direct.narrow
        number = len(ranked.articles)
        return SearchResult(
            whole, hits, kind, found, stopwatch.stop(), encoded.vector, found=number, exact=exact
        )

    def _encoded(
        self,
        query: str,
        before: str | None,
        folded: str,
        direct: Direct | None,
        stopwatch: Stopwatch,
    ) -> tuple[Query, Query]:
        """What is searched for, and by what the clauses of the articles are chosen: the query alone. The two
        are one without a question ``before``; what is named is searched for by the words left beside it.
        """
        alone = self._encode_part(query, stopwatch) if before is not None else None
        if before is not None and alone is not None and direct is None:
            return self._joined(self._encode_part(before, stopwatch), alone), alone
        whole = self._encode(direct.rest if direct else folded, stopwatch)
        return whole, whole if alone is None else alone

    def _ranked(
        self, query: Query, allowed: np.ndarray | None, direct: Direct | None, stopwatch: Stopwatch
    ) -> Ranked:
        """The articles by fit; what the query names leads, or is all there is."""
        if direct is None:
            return self._ranker.rank(query, allowed, stopwatch)
        named = np.zeros(len(self._roster), dtype=bool)
        named[list(direct.places)] = True
        leading = self._ranker.rank(query, named, stopwatch)
        if direct.narrow:
            return leading
        return _led_by(leading, self._ranker.rank(query, allowed, stopwatch))

    def _named(self, folded: str, allowed: np.ndarray | None) -> Direct | None:
        """What the query names, as far as the filters let it through."""
        direct = self._lookups.find(folded)
        if direct is None or allowed is None:
            return direct
        places = tuple(number for number in direct.places if allowed[number])
        if not places:
            return None
        return Direct(direct.kind, places, direct.rest, direct.whole, direct.narrow)

    def _joined(self, first: Query, second: Query) -> Query:
        """Two queries as one: the mean of their vectors, the tokens and terms of both."""
        vector = unit(first.vector + second.vector)
        tokens = np.concatenate([first.tokens, second.tokens])
        terms = first.terms | second.terms
        meant = (first.meant | second.meant) - terms
        return query_of(vector, tokens, terms, meant, self._store.lexical)

    def _encode_part(self, text: str, stopwatch: Stopwatch) -> Query:
        return self._encode(self._spelled_out(fold_plain(text)[:_LONGEST])[0], stopwatch)

    def _encode(self, folded: str, stopwatch: Stopwatch) -> Query:
        terms = set(terms_of(folded, self.segmenter))
        meant = {
            term
            for word in self._everyday.meant_by(folded)
            for term in terms_of(word, self.segmenter)
        }
        stopwatch.note("words")
        tokens, vector = self.embedder.query_tokens(folded)
        stopwatch.note("encode")
        return query_of(vector, tokens, terms, meant - terms, self._store.lexical)

    def _likeness(
        self, ranked: Ranked, k: int, folded: str, words: np.ndarray
    ) -> list[dict[str, float]]:
        """How like a folded query is to what is asked about the best articles, and how it is worded."""
        numbers = ranked.articles[:k].tolist()
        worded = self._store.wording.odds(folded, numbers)
        return [
            likeness(self._places, number, ranked, words) | odds
            for number, odds in zip(numbers, worded, strict=True)
        ]

    def _hits(
        self,
        ranked: Ranked,
        k: int,
        wanted: Query,
        content: Sequence[str],
        shown: Sequence[Mapping[str, float]],
        *,
        same_query: bool,
    ) -> tuple[Hit, ...]:
        """The best articles with their clauses as they fit ``wanted``, which may be the query."""
        numbers = ranked.articles[:k].tolist()
        places = [self._roster.places[number] for number in numbers]
        maxsim, asked = (ranked.row_maxsim, ranked.to_questions) if same_query else (None, None)
        clauses = self._clauses.score(numbers, places, wanted, maxsim, asked)
        matched = self._matched(ranked.articles[:k], content)
        return tuple(
            Hit(
                document=place.document.id,
                article=place.article.key,
                score=float(ranked.scores[rank]),
                parts={name: float(values[rank]) for name, values in ranked.parts.items()},
                matched=matched[rank],
                clauses=clauses[rank],
                asked=shown[rank],
            )
            for rank, place in enumerate(places)
        )

    def _named_hit(self, number: int) -> Hit:
        place = self._roster.places[number]
        return Hit(place.document.id, place.article.key, 1.0, {"direct": 1.0}, (), in_order(place))

    def _matched(self, articles: np.ndarray, content: Sequence[str]) -> list[tuple[str, ...]]:
        """The content words that each article holds; of a word it lacks, the parts it holds."""
        parts = [[part for part in grams(word) if len(part) > 1] or [word] for word in content]
        every = list(dict.fromkeys([*content, *(part for of_word in parts for part in of_word)]))
        held = dict(zip(every, self._store.lexical.holds(articles, every).tolist(), strict=True))
        found: list[dict[str, None]] = [{} for _ in articles]
        for word, of_word in zip(content, parts, strict=True):
            for rank, words in enumerate(found):
                own = [part for part in of_word if held[part][rank]]
                whole = held[word][rank] or len(own) == len(of_word)
                words.update(dict.fromkeys([word] if whole else own))
        return [tuple(words) for words in found]


def _led_by(leading: Ranked, others: Ranked) -> Ranked:
    """The named articles first, by fit, then all others as they were ranked."""
    rest = np.isin(others.articles, leading.articles, invert=True)
    top = float(others.scores.max(initial=0.0))
    named = {"direct": np.ones(len(leading.articles)), **leading.parts}
    unnamed = {"direct": np.zeros(int(rest.sum()))}
    unnamed |= {name: values[rest] for name, values in others.parts.items()}
    shared = [name for name in named if name in unnamed]
    return Ranked(
        articles=np.concatenate([leading.articles, others.articles[rest]]),
        scores=np.concatenate([np.maximum(leading.scores, top), others.scores[rest]]),
        parts={name: np.concatenate([named[name], unnamed[name]]) for name in shared},
        best_row=max(leading.best_row, others.best_row),
        typical_row=others.typical_row,
        row_maxsim=_either(leading.row_maxsim, others.row_maxsim),
        questions=others.questions,
        to_questions=others.to_questions,
        stated=others.stated,
    )


def _either(first: np.ndarray | None, second: np.ndarray | None) -> np.ndarray | None:
    """What the first knows of each row, else what the second does."""
    if first is None or second is None:
        return second if first is None else first
    return np.where(np.isnan(first), second, first)

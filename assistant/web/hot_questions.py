"""Questions that many ask: what is really asked, by how many different conversations.

A question counts for the document's own question it is most like (of the article its answer cited);
one that is like none counts in its own words. What fewer conversations than a setting asked is
nobody's business and is never shown. On public pages an article that many ask about is named by one
of the document's own questions, so that nobody can put words of his own there; the office also sees
the words asked.
"""

import threading
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from assistant.clock import today
from assistant.storage.editor_answers import LIKE_ENOUGH, character_pairs, pairs_likeness
from assistant.storage.turns import AskedTurn, TurnLog
from assistant.storage.unanswered import question_key
from assistant.web.examples import sample_questions, themes

if TYPE_CHECKING:
    from assistant.conversation.assistant import Assistant

LOOKED_THROUGH = 5000
"""Of the turns of the days asked for, the latest that are counted (1.3 s the first time, then 0.3)."""
OFFERED, LEAST_OFFERED = 6, 3
"""Questions offered on the home page; with fewer that many ask, the documents' own are offered."""
PLAINEST = 5
"""An article's first questions are an editor's own, plainly put; later ones imitate how people talk."""
FRESH_SECONDS = 600

Place = tuple[str, str]
"""A document's id and an article's key."""


@dataclass(frozen=True, slots=True)
class HotQuestion:
    """A question and how many conversations it was asked in; ``own``: in a document's own words."""

    question: str
    sessions: int
    own: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """Questions for the home page; ``from_use``: many ask these."""

    from_use: bool
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Sample:
    """A document's own question and the pairs of characters it is compared by."""

    text: str
    pairs: frozenset[str]


@dataclass(slots=True)
class _Group:
    """Questions that count as one; of an article where they are like one of its own."""

    question: str
    place: Place | None
    sessions: set[str] = field(default_factory=set)


class HotQuestions:
    """Counted from the log of turns. ``sessions`` is the least number that makes a question hot,
    ``days`` how far back the offer looks. Safe to use from several threads.
    """

    def __init__(self, turns: TurnLog, sessions: int, days: int) -> None:
        self._turns = turns
        self._sessions = sessions
        self._days = days
        self._lock = threading.Lock()
        self._samples: dict[str, Mapping[str, Sequence[_Sample]]] = {}
        self._known: dict[tuple[str, Place], str] = {}
        self._offer: tuple[float, Offer] | None = None

    def between(self, assistant: "Assistant", since: date, until: date) -> list[HotQuestion]:
        """What many asked on these days, the most asked first."""
        hot = [
            HotQuestion(group.question, len(group.sessions), group.place is not None)
            for group in self._groups(assistant, since, until)
            if len(group.sessions) >= self._sessions
        ]
        return sorted(hot, key=lambda found: (-found.sessions, found.question))

    def offer(self, assistant: "Assistant") -> Offer:
        """What the home page offers; counted again after a while, not with every visit."""
        with self._lock:
            if self._offer is None or time.monotonic() - self._offer[0] > FRESH_SECONDS:
                self._offer = (time.monotonic(), self._new_offer(assistant))
            return self._offer[1]

    def _new_offer(self, assistant: "Assistant") -> Offer:
        asked: dict[Place, list[_Group]] = defaultdict(list)
        for group in self._groups(assistant, today() - timedelta(days=self._days - 1), today()):
            if group.place is not None:
                asked[group.place].append(group)
        sessions = {p: len(set().union(*(g.sessions for g in asked[p]))) for p in asked}
        hot = sorted(
            (p for p in asked if sessions[p] >= self._sessions), key=lambda p: (-sessions[p], p)
        )
        if len(hot) >= LEAST_OFFERED:
            return Offer(True, tuple(self._plainest(assistant, p, asked[p]) for p in hot[:OFFERED]))
        first = [theme.questions[0] for theme in themes(assistant.catalog, assistant.rulebook)]
        return Offer(False, tuple(first[:OFFERED]))

    def _plainest(self, assistant: "Assistant", place: Place, groups: Sequence[_Group]) -> str:
        """Of the article's plainest questions the one most like what was asked."""
        asked = [(character_pairs(group.question), len(group.sessions)) for group in groups]

        def fits(sample: _Sample) -> float:
            return sum(count * pairs_likeness(pairs, sample.pairs) for pairs, count in asked)

        return max(self._samples_of(assistant, place)[:PLAINEST], key=fits).text

    def _groups(self, assistant: "Assistant", since: date, until: date) -> list[_Group]:
        """What was asked on these days, what counts as one question together."""
        groups: dict[str, _Group] = {}
        for turn in self._turns.asked(since, until, LOOKED_THROUGH):
            place, own = self._own_question(assistant, turn)
            key = own or question_key(turn.question)
            if key:
                group = groups.setdefault(key, _Group(own or turn.question, place))
                group.sessions.add(turn.session_id)
        return list(groups.values())

    def _own_question(self, assistant: "Assistant", turn: AskedTurn) -> tuple[Place | None, str]:
        """The article's own question that this one is most like; none where it is like none."""
        if turn.document is None or turn.article is None:
            return None, ""
        place = (turn.document, turn.article)
        if len(self._known) > 2 * LOOKED_THROUGH:
            self._known.clear()
        asked = (turn.question, place)
        if asked not in self._known:
            self._known[asked] = self._most_like(assistant, *asked)
        own = self._known[asked]
        return (place, own) if own else (None, "")

    def _most_like(self, assistant: "Assistant", question: str, place: Place) -> str:
        pairs = character_pairs(question)
        measured = (
            (pairs_likeness(pairs, sample.pairs), sample.text)
            for sample in self._samples_of(assistant, place)
        )
        alike, text = max(measured, default=(0.0, ""))
        return text if alike >= LIKE_ENOUGH else ""

    def _samples_of(self, assistant: "Assistant", place: Place) -> Sequence[_Sample]:
        """The article's own questions; none of a document no longer there."""
        document_id, article = place
        if document_id not in self._samples:
            known = assistant.catalog.get(document_id)
            read = sample_questions(assistant.catalog, known) if known else {}
            self._samples[document_id] = {
                key: [_Sample(text, frozenset(character_pairs(text))) for text in texts]
                for key, texts in read.items()
            }
        return self._samples[document_id].get(article, ())

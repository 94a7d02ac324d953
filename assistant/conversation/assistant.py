"""The assistant: the one object every surface holds."""

import logging
import re
import time
from collections.abc import Iterator, Mapping
from datetime import date

from assistant.answering.answer import Answer, CalculationView
from assistant.answering.draft import Draft
from assistant.answering.generators.generator import Generator
from assistant.answering.generators.tally import Tally
from assistant.answering.view import view
from assistant.calculator.engine.engine import calculate
from assistant.calculator.engine.inputs import read_inputs
from assistant.calculator.errors import RuleUnknown
from assistant.calculator.rules.rulebook import RuleBook
from assistant.conversation.lookup.pages import SearchPage, search_page
from assistant.conversation.matching.profile import match
from assistant.conversation.matching.rows import MatchResult
from assistant.conversation.reading.courtesies import without_courtesies
from assistant.conversation.reading.framing import unframed
from assistant.conversation.room import Room, Turn
from assistant.conversation.sessions.remembered import Focus
from assistant.conversation.sessions.session import Session
from assistant.conversation.sessions.store import Sessions, new_session
from assistant.conversation.subjects.at_once import (
    AtOnce,
    questions_of,
    subjects_meant,
    with_unanswered,
)
from assistant.conversation.subjects.homing import (
    is_outside,
    names_no_matter,
    rests_on_outside,
    rests_on_refused,
)
from assistant.conversation.subjects.in_two import changed_then_added
from assistant.conversation.telling.finishing import finish
from assistant.conversation.telling.streaming import Wording, tell
from assistant.conversation.turn import run_turn
from corpus.catalog import Catalog
from index.hit import Filters
from index.retriever import Retriever

_log = logging.getLogger("assistant")
_PIECE = re.compile(r".{1,12}", re.DOTALL)

Traced = tuple[Answer, tuple[Turn, ...]]
"""An answer and the turns it took."""


class Assistant:
    """Answers questions, searches, calculates and matches. Safe to use from several threads."""

    def __init__(self, room: Room, sessions: Sessions, generator: Generator | None = None) -> None:
        self._room = room
        self._sessions = sessions
        self._generator = generator

    @property
    def catalog(self) -> Catalog:
        """Every document at hand."""
        return self._room.catalog

    @property
    def rulebook(self) -> RuleBook:
        """Every calculation rule."""
        return self._room.rulebook

    @property
    def retriever(self) -> Retriever:
        """The search."""
        return self._room.retriever

    @property
    def tally(self) -> Tally:
        """What became of whatever a model offered."""
        return self._room.tally

    @property
    def sessions(self) -> int:
        """How many conversations are kept at the moment."""
        return len(self._sessions)

    def ask(
        self, question: str, session_id: str | None = None, as_of: date | None = None
    ) -> Answer:
        """Answer one message as of a day (default: today in China)."""
        return self.ask_traced(question, session_id, as_of)[0]

    def ask_traced(
        self, question: str, session_id: str | None = None, as_of: date | None = None
    ) -> Traced:
        """The same, with the turns it took: what each step saw, rejected and cost."""
        *_, last = self._answer(question, session_id, as_of)
        assert not isinstance(last, str)
        return last

    def ask_stream(
        self, question: str, session_id: str | None = None, as_of: date | None = None
    ) -> Iterator[str | Answer]:
        """The same turn as pieces of its verified text as they come, then the whole answer."""
        told = 0
        for part in self._answer(question, session_id, as_of):
            if isinstance(part, str):
                told += len(part)
                yield part
            else:
                answer, _ = part
                yield from _PIECE.findall(answer.answer[told:])
                yield answer

    def ask_alone(self, question: str, as_of: date | None = None) -> Answer:
        """The answer to a message by itself: no conversation, no model, and nothing is kept of it."""
        day = as_of or self._room.today()
        session = new_session()
        at_once = questions_of(self._room, without_courtesies(unframed(question)), day)
        drafts = [draft for draft, _ in self._take(session, at_once, day)]
        return finish(self._room, drafts, session_id=session.id, elapsed_ms=0.0).answer

    def _answer(
        self, question: str, session_id: str | None, as_of: date | None
    ) -> Iterator[str | Traced]:
        """What a model phrases of the answer, as it comes; then the answer and its turns."""
        began = time.perf_counter()
        day = as_of or self._room.today()
        asked = without_courtesies(unframed(question))
        at_once = questions_of(self._room, asked, day)

        def turn(session: Session) -> tuple[str, list[tuple[Draft, Turn]]]:
            return session.id, self._take(session, at_once, day)

        kept_as, taken = self._sessions.take(session_id, turn)
        wording = Wording(tuple(draft for draft, _ in taken), "extractive")
        if self._generator is not None:
            questions = [turn.written for _, turn in taken]
            for part in tell(self._room, self._generator, wording.drafts, questions):
                if isinstance(part, str):
                    yield part
                else:
                    wording = part
        *before, last = wording.drafts
        if len(taken) >= len(at_once.questions):
            last = with_unanswered(last, at_once.left)
        finished = finish(
            self._room,
            (*before, last),
            session_id=kept_as,
            elapsed_ms=(time.perf_counter() - began) * 1000,
            generated_by=wording.generated_by,
        )
        for cut in finished.dropped:
            _log.warning("cut on the way out: %s", cut)
        yield finished.answer, tuple(turn for _, turn in taken)

    def _take(self, session: Session, at_once: AtOnce, day: date) -> list[tuple[Draft, Turn]]:
        """The turns of one message: one for each question, or for each subject that one is asked of."""
        room, questions = self._room, at_once.questions
        two = changed_then_added(session, at_once.whole) if len(questions) > 1 else None
        if two is not None and two.surely:
            questions = (at_once.whole,)
        if len(questions) == 1 and (meant := subjects_meant(session, questions[0])):
            return [self._turn_of(session, subject, questions[0], day) for subject in meant]
        taken: list[tuple[Draft, Turn]] = []
        subjects: list[Focus | None] = []
        for part in questions:
            if taken and rests_on_refused(room, taken[-1][0], part):
                break
            outside = bool(taken) and is_outside(taken[-1][0])
            if outside and rests_on_outside(part):
                continue
            kept = session.copy() if outside else None
            draft, turn = run_turn(room, session, part, day)
            if kept is not None and names_no_matter(draft, turn):
                session.become(kept)
                continue
            taken.append((draft, turn))
            subjects.append(session.focus)
            if taken[-1][0].reason == "unsafe":  # what follows an order rests on it
                break
        if len(questions) > 1:
            session.at_once = [subject for subject in subjects if subject is not None]
        return taken

    def _turn_of(
        self, session: Session, subject: Focus, question: str, day: date
    ) -> tuple[Draft, Turn]:
        session.turn_to(subject)
        return run_turn(self._room, session, question, day)

    def search(self, query: str, limit: int = 10, filters: Filters | None = None) -> SearchPage:
        """Ranked articles."""
        return search_page(self._room, query, limit, filters or Filters())

    def calculate(
        self, rule_id: str, inputs: Mapping[str, object], as_of: date | None = None
    ) -> CalculationView:
        """Run one rule. Raises ``RuleUnknown``, and ``InputError`` for bad inputs."""
        rule = self.rulebook.get(rule_id)
        if rule is None:
            raise RuleUnknown(rule_id)
        day = as_of or self._room.today()
        return view(calculate(rule, read_inputs(rule, inputs), day))

    def match(self, profile: str | Mapping[str, object], as_of: date | None = None) -> MatchResult:
        """What certainly and what possibly applies to an enterprise."""
        return match(self._room, profile, as_of or self._room.today()).result

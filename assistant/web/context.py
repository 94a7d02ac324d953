"""What a route needs: the parts of one application, handed over by FastAPI's dependencies."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, Request

from assistant.answering.answer import Answer
from assistant.intake.errors import ApiError
from assistant.settings import Settings
from assistant.storage.archive import Archive
from assistant.web.chat.relay import ChatRelay
from assistant.web.door import Door
from assistant.web.feedback import FeedbackKeeper
from assistant.web.hot_questions import HotQuestions
from assistant.web.limits import RateLimiter
from assistant.web.metrics import Metrics
from assistant.web.operator.offering import fits, with_editor_answer
from assistant.web.serving.crew import Crew
from assistant.web.serving.pool import Pool
from assistant.web.serving.readiness import Readiness
from assistant.web.suggesting import Suggestions

if TYPE_CHECKING:
    from assistant.conversation.assistant import Assistant


@dataclass(frozen=True, slots=True)
class Context:
    """The parts of one application."""

    settings: Settings
    readiness: Readiness
    pool: Pool
    limiter: RateLimiter
    typing_limiter: RateLimiter
    message_limiter: RateLimiter
    metrics: Metrics
    feedback: FeedbackKeeper
    archive: Archive
    hot: HotQuestions
    suggestions: Suggestions
    chat: Door | None = None
    relay: ChatRelay | None = None
    when_ready: Callable[[], None] | None = None
    crew: Crew = field(default_factory=Crew)

    @property
    def assistant(self) -> "Assistant":
        """The loaded assistant; raises ``ApiError`` while there is none."""
        return self.readiness.require()

    def ask(
        self, question: str, session_id: str | None = None, as_of: date | None = None
    ) -> Answer:
        """The assistant's answer, counted and kept, an editor's beside it. Blocks: to be run in the pool."""
        return self._kept(question, self.assistant.ask(question, session_id, as_of))

    def ask_stream(
        self, question: str, session_id: str | None = None, as_of: date | None = None
    ) -> Iterator[str | Answer]:
        """The same turn in pieces, then the whole answer, counted and kept."""
        for part in self.assistant.ask_stream(question, session_id, as_of):
            yield self._kept(question, part) if isinstance(part, Answer) else part

    def _kept(self, question: str, answer: Answer) -> Answer:
        self.metrics.answer(answer)
        self.metrics.offered(self.assistant.tally.take())
        assistant = self.assistant
        found = self.archive.answered(
            question, answer, lambda kept: fits(assistant, question, answer, kept)
        )
        return with_editor_answer(answer, found, assistant)

    def require_ready(self) -> None:
        """Raise ``ApiError`` unless the assistant is loaded and the web chat open, here and in the
        processes that serve with this one.
        """
        self.readiness.require()
        if (self.chat and not self.chat.is_open) or not self.crew.complete:
            raise ApiError("index_not_ready", retry_after=1)


async def context_of(request: Request) -> Context:
    """The context of the application that serves this request."""
    context: Context = request.app.state.context
    return context


InContext = Annotated[Context, Depends(context_of)]


def limited(cost: float) -> Callable[[Request, Context], Awaitable[None]]:
    """A dependency that takes ``cost`` questions from the client's allowance, or refuses."""

    async def take(request: Request, context: InContext) -> None:
        take_allowance(context.limiter, request, cost)

    return take


def take_allowance(
    limiter: RateLimiter, request: Request, cost: float = 1.0, refusal: str | None = None
) -> None:
    """Take ``cost`` from the client's allowance; raises ``ApiError`` ``too_many_requests``.

    ``refusal`` is said in place of the usual sentence.
    """
    wait = limiter.take(request.client.host if request.client else "", cost)
    if wait:
        raise ApiError("too_many_requests", detail=refusal, retry_after=int(wait) + 1)


# A calculation or a rating costs the server a small part of what a question costs.
SMALL_COST = 0.1
QUESTION = Depends(limited(1.0))
SMALL_REQUEST = Depends(limited(SMALL_COST))

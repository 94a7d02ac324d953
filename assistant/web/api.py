"""The application: every door of the house on one FastAPI app."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.staticfiles import StaticFiles

from assistant.settings import Settings
from assistant.storage.archive import Archive, open_archive
from assistant.web.bodies import ErrorBody
from assistant.web.body_limit import BodyLimit
from assistant.web.chat.relay import ChatRelay
from assistant.web.context import Context
from assistant.web.door import Door, in_own_thread
from assistant.web.feedback import FeedbackKeeper
from assistant.web.heading import HeadAsGet
from assistant.web.hot_questions import HotQuestions
from assistant.web.limits import RateLimiter
from assistant.web.methods import RestOfHouse
from assistant.web.metrics import Metrics
from assistant.web.observing import Observed
from assistant.web.operator.desk import install_desk
from assistant.web.pages import STATIC
from assistant.web.refusing import install_handlers
from assistant.web.routes import (
    ask,
    documents,
    feedback,
    health,
    hot_questions,
    messages,
    operator,
    operator_calls,
    operator_editing,
    operator_messages,
    operator_office,
    operator_poor_ratings,
    operator_sign_in,
    pages,
    policies,
    rules,
    search,
    suggestions,
    widget,
)
from assistant.web.security import SecurityHeaders
from assistant.web.serving.crew import Crew
from assistant.web.serving.pool import Pool
from assistant.web.serving.readiness import Readiness
from assistant.web.suggesting import Suggestions
from assistant.web.sweeping import sweep
from assistant.web.widget import OriginGate, read_origins

if TYPE_CHECKING:
    from assistant.conversation.assistant import Assistant

VERSION = "1"
_ERRORS: dict[int | str, dict[str, Any]] = {
    status: {"model": ErrorBody} for status in (400, 404, 413, 422, 429, 503)
}
_DOORS = (
    ask,
    hot_questions,
    suggestions,
    search,
    documents,
    rules,
    feedback,
    messages,
    health,
    pages,
    policies,
    widget,
)
_DESK = (
    operator,
    operator_calls,
    operator_messages,
    operator_editing,
    operator_poor_ratings,
    operator_office,
    operator_sign_in,
)


def create_app(
    settings: Settings,
    assistant: "Assistant | None" = None,
    *,
    readiness: Readiness | None = None,
    feedback_keeper: FeedbackKeeper | None = None,
    archive: Archive | None = None,
    when_ready: Callable[[], None] | None = None,
    crew: Crew | None = None,
    chat: bool = True,
) -> FastAPI:
    """The application. Without an assistant (or a ``readiness`` that loads one) it builds one from
    the settings in the background after start, then calls ``when_ready``. ``crew`` are the
    processes that serve with this one; ``chat=False`` leaves the web chat out.
    """
    kept = archive or open_archive(settings.database)
    if readiness is None:
        readiness = (
            Readiness.of(assistant) if assistant else Readiness(lambda: _build(settings, kept))
        )
    crew = crew or Crew()
    door = Door(lambda: _build_chat(context)) if chat else None
    context = Context(
        settings=settings,
        readiness=readiness,
        pool=Pool(settings.answer_threads, settings.answer_queue, settings.answer_timeout),
        limiter=RateLimiter(settings.requests_per_minute),
        typing_limiter=RateLimiter(settings.requests_per_minute),
        message_limiter=RateLimiter(settings.messages_per_hour, seconds=3600),
        metrics=Metrics(crew.folder),
        feedback=feedback_keeper or kept.feedback,
        archive=kept,
        hot=HotQuestions(kept.turns, settings.hot_sessions, settings.hot_days),
        suggestions=Suggestions(),
        crew=crew,
        chat=door,
        relay=_relay(door, crew, settings),
        when_ready=when_ready,
    )
    app = FastAPI(
        title="政策通",
        version=VERSION,
        description="读懂县里的惠企公文：逐条引用、精确计算、不知道就直说。",
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
        responses=_ERRORS,
    )
    app.state.context = context
    install_handlers(app)
    for module in _DOORS:
        app.include_router(module.router)
    install_desk(app, settings, context)
    for desk in _DESK:
        app.include_router(desk.router)
    app.mount("/site", StaticFiles(directory=STATIC), name="site")
    if context.chat:
        app.mount("/", RestOfHouse(app.routes, context.relay or context.chat))
    _add_middleware(app, context)
    return app


def _add_middleware(app: FastAPI, context: Context) -> None:
    """The last one added sees a request first."""
    app.add_middleware(BodyLimit)
    if context.settings.allowed_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=read_origins(context.settings.allowed_origins),
            allow_methods=["GET", "POST"],
            allow_headers=["Content-Type"],
            expose_headers=["Retry-After", "X-Request-ID"],
        )
    app.add_middleware(OriginGate, allowed=context.settings.allowed_origins)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(HeadAsGet)
    app.add_middleware(Observed, metrics=context.metrics)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Serve at once; load in the background, one heavy thing after the other.

    Who takes a place in a crew that serves already, loads before it takes its first request.
    """
    context: Context = app.state.context
    opening = asyncio.create_task(_open(context))
    stopping = asyncio.Event()
    if context.relay:
        await context.relay.open()
    sweeping = asyncio.create_task(sweep(context, stopping))
    if context.crew.workers > 1 and context.crew.complete:
        await opening
        if context.readiness.state == "failed":
            os._exit(1)  # the supervisor keeps the one to be replaced, or tries again
    try:
        yield
    finally:
        opening.cancel()
        with suppress(asyncio.CancelledError):
            await opening
        stopping.set()
        await sweeping
        if context.relay:
            await context.relay.close()
        if context.chat:
            await context.chat.close()
        context.pool.close()
        context.archive.database.close()


def _relay(chat: Door | None, crew: Crew, settings: Settings) -> ChatRelay | None:
    """Between the chats of several processes."""
    if chat is None or crew.folder is None:
        return None
    seconds, limit = settings.session_minutes * 60.0, settings.session_limit
    name = f"worker-{os.getpid()}"
    return ChatRelay(chat, crew.folder, name, seconds=seconds, limit=limit)


async def _open(context: Context) -> None:
    await in_own_thread(context.readiness.run)
    if context.readiness.state == "failed":
        if context.chat:
            context.chat.fail()
        return
    if context.chat:
        await context.chat.open()
    if context.when_ready:
        context.when_ready()


def _build(settings: Settings, archive: Archive) -> "Assistant":
    from assistant.assembly import build_assistant  # late: imports torch

    return build_assistant(settings, archive=archive)


def _build_chat(context: Context) -> FastAPI:
    from assistant.web.chat.page import build_chat  # late: imports gradio, which takes seconds

    async def build() -> FastAPI:
        return build_chat(context)

    # Without a running loop Gradio makes loops of its own and never closes them.
    return asyncio.run(build())

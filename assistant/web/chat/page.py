"""The web chat: a thin face of the same assistant, built with Gradio (five seconds to import).

A handler checks the question as the interface does, streams the answer until it is whole or the
reader says stop, and keeps nothing but the list of messages on the page; which answer was rated is
found by the message's place in it.
"""

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from typing import Any

import gradio as gr
from fastapi import FastAPI
from starlette.routing import Mount

from assistant.answering.answer import Answer
from assistant.intake.checks import QUESTION_LIMIT, check_question, check_session
from assistant.intake.errors import ApiError
from assistant.web.chat.surroundings import ChatPage, refuse_alike
from assistant.web.chat.voice import voice_html
from assistant.web.context import SMALL_COST, Context
from assistant.web.examples import themes
from assistant.web.feedback import grade_names
from assistant.web.pages import render
from assistant.web.public_texts import public_texts
from assistant.web.rendering import (
    answer_html,
    asked_html,
    message_html,
    one_block,
    partial_html,
)
from assistant.web.stopping import until

Update = tuple[Sequence[dict[str, Any]], dict[str, Any] | gr.Textbox, "Talk", str]
"""The messages on the page, what changes about the text box, the talk, and the session's id."""

MESSAGES_KEPT = 80
REDRAW_SECONDS = 0.06


@dataclass(eq=False)
class Wish:
    """What the reader wants of a talk or of the answer under way: to go on, to stop, to begin anew.

    It is one object whoever holds the talk: a question that was sent with the talk as it was
    before 清空 still learns of it.
    """

    stop: asyncio.Event = field(default_factory=asyncio.Event)
    anew: bool = False


@dataclass(frozen=True)
class Talk:
    """What one open page holds: the session, the messages shown, the answers among them by place.

    Of a long talk only the latest messages stay on the page. Every state of the talk has a ``wish``
    of its own. ``left`` is the session that 清空 ended: the page may still name it once more.
    """

    session_id: str | None = None
    messages: tuple[dict[str, Any], ...] = ()
    answers: Mapping[int, str] = field(default_factory=dict)
    wish: Wish = field(default_factory=Wish)
    left: str | None = None

    def taken_up(self, session_id: str) -> "Talk":
        """The talk of a page that has one already, while this process (a new one) knows of none."""
        known = check_session(session_id or None)
        if self.session_id is not None or known in (None, self.left):
            return self
        return Talk(known).with_message(public_texts()["chat"]["taken_up"])

    def begun_anew(self) -> "Talk":
        """An empty talk in place of this one."""
        return Talk(left=self.session_id or self.left)

    def with_question(self, text: str) -> "Talk":
        """The talk with a question at its end."""
        dropped = max(0, len(self.messages) - MESSAGES_KEPT)
        answers = {place - dropped: name for place, name in self.answers.items()}
        asked = {"role": "user", "content": asked_html(text)}
        return Talk(self.session_id, (*self.messages[dropped:], asked), answers, Wish())

    def with_answer(self, answer: Answer, content: str) -> "Talk":
        """The talk with an answer at its end, and the next questions one may click."""
        options = [{"value": text} for text in answer.suggestions]
        said = _said(content) | ({"options": options} if options else {})
        answers = {**self.answers, len(self.messages): answer.answer_id}
        return Talk(answer.session_id, (*self.messages, said), answers)

    def with_message(self, text: str) -> "Talk":
        """The talk with a sentence of the program's own at its end."""
        return Talk(self.session_id, (*self.messages, _said(message_html(text))), self.answers)

    def stopped(self, text: str) -> "Talk":
        """The talk with what had come of an answer when it was stopped."""
        if not text:
            return self.with_message(public_texts()["chat"]["stopped_empty"])
        came = (*self.messages, _said(partial_html(text)))
        return replace(self, messages=came).with_message(public_texts()["chat"]["stopped"])


def build_chat(context: Context) -> FastAPI:
    """The chat as an application of its own, to be mounted at ``/``."""
    inside = FastAPI(openapi_url=None)
    gr.mount_gradio_app(
        inside,
        _blocks(context),
        path="/",
        theme=gr.themes.Base(font=["sans-serif"], font_mono=["monospace"]),
        footer_links=[],
        run_history=False,
        ssr_mode=False,
        show_error=False,
        max_file_size=1,
    )
    for route in inside.routes:
        if isinstance(route, Mount) and isinstance(route.app, FastAPI):
            refuse_alike(route.app)
    names = "、".join(document.name for document in context.assistant.catalog.documents)
    head = render(
        "chat_head.html",
        names=names,
        grades=" ".join(grade_names().values()),
        voice_input=context.settings.voice_input,
    )
    inside.add_middleware(ChatPage, head=head, unscripted=render("chat_unscripted.html"))
    return inside


def _blocks(context: Context) -> gr.Blocks:
    assistant = context.assistant
    documents = assistant.catalog.documents
    places = "、".join(dict.fromkeys(d.place for d in documents if d.place))
    said = public_texts()["chat"]
    offered = themes(assistant.catalog, assistant.rulebook)
    blocks: gr.Blocks = gr.Blocks(title=said["title"], analytics_enabled=False, fill_width=True)
    with blocks:
        _html(render("chat_header.html", tagline=said["tagline"].format(places=places)))
        talk = gr.State(Talk(), time_to_live=context.settings.session_minutes * 60)
        session = gr.Textbox(
            visible="hidden", elem_id="session", label=said["session"]
        )  # held by the tab
        _html(render("chat_welcome.html", themes=offered), elem_id="welcome")
        conversation = gr.Chatbot(
            label=said["conversation"],
            show_label=False,
            elem_id="conversation",
            height=None,
            buttons=["copy"],
            latex_delimiters=[],
            autoscroll=False,
            layout="bubble",
            container=False,
            placeholder=" ",
        )
        with gr.Row(elem_id="composer"):
            _html(render("chat_suggestions.html"), elem_id="suggestions")
            if context.settings.voice_input:
                _html(voice_html(), elem_id="voice")
            question = gr.Textbox(
                label=said["question"],
                placeholder=said["example"],
                lines=1,
                max_lines=5,
                submit_btn=said["send"],
                container=False,
                elem_id="question",
            )
        _html(render("chat_footer.html", documents=documents))
        _connect(context, question, conversation, talk, session)
    return blocks


def _html(value: str, elem_id: str | None = None) -> None:
    """HTML of our own. Not ``gr.HTML``: it evaluates its value as a template, which needs eval."""
    gr.Markdown(one_block(value), sanitize_html=False, container=False, elem_id=elem_id)


def _connect(
    context: Context,
    question: gr.Textbox,
    shown: gr.Chatbot,
    talk: gr.State,
    session: gr.Textbox,
) -> None:
    """One handler each for a typed question, a clicked suggestion, the wish to stop, a rating."""
    outputs = [shown, question, talk, session]
    limits: dict[str, Any] = {
        "api_visibility": "private",
        "concurrency_limit": context.settings.answer_threads,
        "concurrency_id": "turn",
        "show_progress": "hidden",
    }

    async def typed(
        text: str, state: Talk, session_id: str, request: gr.Request
    ) -> AsyncIterator[Update]:
        async for update in take_turn(context, text, state.taken_up(session_id), _client(request)):
            yield update

    async def chosen(
        state: Talk, session_id: str, request: gr.Request, option: gr.SelectData
    ) -> AsyncIterator[Update]:
        talk_now = state.taken_up(session_id)
        async for update in take_turn(context, str(option.value), talk_now, _client(request)):
            yield update

    async def stop(state: Talk) -> gr.Textbox:
        state.wish.stop.set()
        return _ready_to_send()  # also where the connection broke and no answer is under way

    async def anew(state: Talk) -> tuple[list[Any], Talk, str]:
        state.wish.anew = True
        state.wish.stop.set()
        return [], state.begun_anew(), ""

    async def rated(state: Talk, request: gr.Request, like: gr.LikeData) -> None:
        place = like.index if isinstance(like.index, int) else like.index[0]
        await rate(context, state, place, bool(like.liked), _client(request))

    question.submit(typed, [question, talk, session], outputs, **limits)
    shown.option_select(chosen, [talk, session], outputs, **limits)
    quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    question.stop(stop, [talk], question, **quiet)
    shown.clear(anew, [talk], [shown, talk, session], **quiet)
    shown.like(rated, [talk], None, **quiet)


def _client(request: gr.Request) -> str:
    return request.client.host if request.client else ""


async def take_turn(context: Context, text: str, talk: Talk, client: str) -> AsyncIterator[Update]:
    """One turn on the page: the question at once, the text as it comes, then the whole answer."""
    if talk.wish.anew:
        talk = talk.begun_anew()
    if not text.strip():
        yield _update(talk, gr.skip())  # whatever has been typed meanwhile stays
        return
    if len(text) > QUESTION_LIMIT:  # what was written stays in the box, to be made shorter
        yield _update(talk.with_message(ApiError("question_too_long").message), gr.skip())
        return
    now = talk.with_question(text)
    waiting = gr.Textbox(value="", submit_btn=False, stop_btn=public_texts()["chat"]["stop"])
    yield _update(now, waiting, message_html(public_texts()["chat"]["searching"]))
    said: str | Answer = ""
    try:
        async for said in until(now.wish.stop, _parts(context, text, talk.session_id, client)):
            if isinstance(said, str):
                yield _update(now, gr.skip(), partial_html(said))
    except ApiError as error:
        now = now.with_message(error.message)
    else:
        now = _ended(context, now, said, text)
    yield _update(now, _ready_to_send())


def _ready_to_send() -> gr.Textbox:
    return gr.Textbox(submit_btn=public_texts()["chat"]["send"], stop_btn=False)


def _ended(context: Context, talk: Talk, said: str | Answer, asked: str) -> Talk:
    """The talk with the answer, or with what had come of it."""
    if talk.wish.anew:
        return talk.begun_anew()
    if isinstance(said, str):
        return talk.stopped(said)
    assistant = context.assistant
    shown = answer_html(said, assistant.catalog, assistant.rulebook, asked)
    return talk.with_answer(said, shown)


def _update(talk: Talk, box: dict[str, Any] | gr.Textbox, *unfinished: str) -> Update:
    messages = [*talk.messages, *map(_said, unfinished)]
    return messages, box, talk, talk.session_id or ""


async def _parts(
    context: Context, text: str, session_id: str | None, client: str
) -> AsyncGenerator[str | Answer]:
    """The text so far, not more often than it is worth drawing, then the answer."""
    wait = context.limiter.take(client)
    if wait:
        raise ApiError("too_many_requests", retry_after=int(wait) + 1)
    question = check_question(text)
    said, drawn = "", 0.0
    async with aclosing(
        context.pool.stream(lambda: context.ask_stream(question, session_id))
    ) as parts:
        async for part in parts:
            if isinstance(part, Answer):
                yield part
                continue
            said += part
            if time.monotonic() - drawn > REDRAW_SECONDS:
                drawn = time.monotonic()
                yield said


async def rate(context: Context, talk: Talk, place: int, liked: bool, client: str) -> None:
    """Keep the rating of the answer that stands at this place; anything else is ignored."""
    answer_id = talk.answers.get(place)
    if answer_id is None or context.limiter.take(client, SMALL_COST):
        return
    rating = 1 if liked else -1
    kept = await context.pool.run(lambda: context.feedback.keep(answer_id, rating, None))
    if kept == "first":
        context.metrics.rated(rating)


def _said(content: str) -> dict[str, Any]:
    return {"role": "assistant", "content": content}

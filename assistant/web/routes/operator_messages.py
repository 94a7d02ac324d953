"""Citizens' messages at the console: read, answer, hand over to a department, close, export."""

from collections.abc import Callable, Mapping
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from assistant.intake.errors import ApiError
from assistant.storage.codes import read_code, shown_code
from assistant.storage.messages import Message, MessageState
from assistant.web.context import Context, InContext
from assistant.web.operator.departments import departments, reachable
from assistant.web.operator.desk import (
    EditorForm,
    OperatorForm,
    OperatorPage,
    RowNumber,
    change_noted,
    desk_page,
)
from assistant.web.operator.export import Cell, Rows, offer
from assistant.web.operator.search import article_name
from assistant.web.operator.sign_in import Visit
from assistant.web.operator.texts import china_time, texts
from assistant.web.outlines import find_place

router = APIRouter(include_in_schema=False)

SHOWN, EXPORTED, EXCERPT = 200, 20_000, 80
ANSWER_LIMIT = 2000
Chosen = Annotated[MessageState | Literal[""], Query()]


@router.get("/operator/messages")
async def messages(
    visit: OperatorPage, context: InContext, state: Chosen = "", code: str = ""
) -> Response:
    """The latest messages; the one with a code that a caller reads out opens at once."""
    archive = context.archive
    trouble = ""
    if code:
        read = read_code(code)
        number = await context.pool.run(lambda: archive.messages.find(read)) if read else None
        if number is not None:
            return RedirectResponse(f"/operator/messages/{number}", status_code=303)
        trouble = texts()["messages"]["unknown"]
    kept = await context.pool.run(lambda: archive.messages.latest(SHOWN, state or None))
    return await desk_page(
        "operator_messages.html",
        visit,
        context,
        current="messages",
        messages=[
            {
                "id": message.id,
                "time": china_time(message.sent_at),
                "text": _excerpt(message.text),
                "state": texts()["message_states"][message.state],
                "department": message.department,
            }
            for message in kept
        ],
        chosen=state,
        suffix=f"?state={state}" if state else "",
        states=texts()["message_states"],
        trouble=trouble,
    )


@router.get("/operator/messages/{id}")
async def message(id: RowNumber, visit: OperatorPage, context: InContext) -> HTMLResponse:
    """One message whole."""
    return await _message_page(visit, context, await _get(context, id))


@router.post("/operator/messages/{id}/answer")
async def answer(id: RowNumber, form: EditorForm, context: InContext) -> Response:
    """Answer a message; a mistake shows the form again with what was written."""
    draft = {name: form.fields.get(name, "") for name in ("answer", "document", "article")}
    text = draft["answer"]
    if not 0 < len(text) <= ANSWER_LIMIT:
        trouble = texts()["messages"]["limit"].format(most=ANSWER_LIMIT)
        return await _message_page(form.visit, context, await _get(context, id), draft, trouble)
    place = None
    if draft["article"]:
        place = find_place(context.assistant, draft["document"], draft["article"])
        if place is None:
            kept = await _get(context, id)
            unknown = texts()["editing"]["no_such_article"]
            return await _message_page(form.visit, context, kept, draft, unknown)
    box, who = context.archive.messages, form.visit.user.name
    document, article = (place[0].id, place[1].key) if place else (None, None)
    return await _changed(
        context, form.visit, id, "answer", lambda: box.answer(id, who, text, document, article)
    )


@router.post("/operator/messages/{id}/hand_over")
async def hand_over(id: RowNumber, form: OperatorForm, context: InContext) -> Response:
    """Give a message to a department to work on."""
    name = form.fields.get("department", "")
    if name not in reachable(departments(context.assistant.catalog.documents)):
        raise ApiError("input_invalid", path="department")
    box = context.archive.messages
    return await _changed(
        context, form.visit, id, "hand_over", lambda: box.hand_over(id, name), name
    )


@router.post("/operator/messages/{id}/close")
async def close(id: RowNumber, form: OperatorForm, context: InContext) -> Response:
    """Nothing more will be done about a message."""
    box = context.archive.messages
    return await _changed(context, form.visit, id, "close", lambda: box.close(id))


async def _changed(
    context: Context, visit: Visit, id: int, deed: str, change: Callable[[], bool], more: str = ""
) -> RedirectResponse:
    """Change a message, note who did it, and show it again."""
    await change_noted(context, visit, f"message_{deed}", f"{id} {more}".strip(), change)
    return RedirectResponse(f"/operator/messages/{id}", status_code=303)


async def _get(context: Context, id: int) -> Message:
    found = await context.pool.run(lambda: context.archive.messages.get(id))
    if found is None:
        raise ApiError("not_found")
    return found


async def _message_page(
    visit: Visit,
    context: Context,
    message: Message,
    draft: Mapping[str, str] | None = None,
    trouble: str = "",
) -> HTMLResponse:
    given = message.answer
    assistant = context.assistant
    shown = await desk_page(
        "operator_message.html",
        visit,
        context,
        current="messages",
        message=message,
        time=china_time(message.sent_at),
        code=shown_code(message.code),
        state=texts()["message_states"][message.state],
        answered=china_time(given.at) if given else "",
        article=article_name(assistant, given.document, given.article) if given else "",
        draft=draft or _draft(message),
        documents=assistant.catalog.documents,
        departments=reachable(departments(assistant.catalog.documents)),
        limit=ANSWER_LIMIT,
        trouble=trouble,
    )
    shown.status_code = 400 if trouble else 200
    return shown


def _draft(message: Message) -> dict[str, str]:
    """What the form begins with: the answer given before, to be put right."""
    given = message.answer
    return {
        "answer": given.text if given else "",
        "document": (given.document if given else None) or "",
        "article": (given.article if given else None) or "",
    }


async def _exported(visit: OperatorPage, context: InContext, state: Chosen = "") -> Rows:
    """The messages, or those handed over as work orders, for other programs."""
    archive = context.archive

    def read() -> list[Message]:
        chosen = texts()["message_states"].get(state, texts()["messages"]["every_state"])
        archive.audit.note(visit.user.name, "messages_export", chosen)
        return archive.messages.latest(EXPORTED, state or None)

    return [_row(context, message) for message in await context.pool.run(read)]


offer(router, "messages", _exported)


def _row(context: Context, message: Message) -> tuple[Cell, ...]:
    given = message.answer
    return (
        message.id,
        china_time(message.sent_at),
        message.text,
        message.contact,
        texts()["message_states"][message.state],
        message.department,
        given.text if given else "",
        article_name(context.assistant, given.document, given.article) if given else "",
        message.answered_by,
        china_time(given.at) if given else "",
    )


def _excerpt(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT else f"{line[:EXCERPT]}……"

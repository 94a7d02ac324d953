"""Citizens' messages at the console: read, answer, hand over to a department, close, export."""

from collections.abc import Callable, Mapping
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from assistant.intake.errors import ApiError
from assistant.storage.codes import read_code, shown_code
from assistant.storage.errors import ChangedMeanwhile
from assistant.storage.messages import Message, MessageState
from assistant.web.context import Context, InContext
from assistant.web.operator.departments import departments, reachable
from assistant.web.operator.desk import (
    EditorForm,
    OperatorForm,
    OperatorPage,
    Posted,
    RowNumber,
    change_noted,
    desk_page,
)
from assistant.web.operator.export import Cell, Rows, offer
from assistant.web.operator.paging import PageNumber, Paging, read_page
from assistant.web.operator.search import article_name
from assistant.web.operator.sign_in import Visit
from assistant.web.operator.texts import china_time, texts
from assistant.web.outlines import find_place

router = APIRouter(include_in_schema=False)

EXPORTED, EXCERPT = 20_000, 80
ANSWER_LIMIT = 2000
Chosen = Annotated[MessageState | Literal[""], Query()]


@router.get("/operator/messages")
async def messages(
    visit: OperatorPage,
    context: InContext,
    state: Chosen = "",
    code: str = "",
    number: PageNumber = 1,
) -> Response:
    """One page of the messages, the latest first; the one with a code that a caller reads out opens
    at once.
    """
    archive = context.archive
    trouble = ""
    if code:
        read = read_code(code)
        found = await context.pool.run(lambda: archive.messages.find(read)) if read else None
        if found is not None:
            return RedirectResponse(f"/operator/messages/{found}", status_code=303)
        trouble = texts()["messages"]["unknown"]
    kept, paging = await context.pool.run(lambda: _page_of(context, number, state))
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
        paging=paging,
        exported=EXPORTED,
    )


def _page_of(context: Context, number: int, state: Chosen) -> tuple[list[Message], Paging]:
    box, wanted = context.archive.messages, state or None
    return read_page(
        number,
        "/operator/messages",
        lambda: box.count(wanted),
        lambda limit, skip: box.latest(limit, wanted, skip),
        state=state,
    )


@router.get("/operator/messages/{id}")
async def message(id: RowNumber, visit: OperatorPage, context: InContext) -> HTMLResponse:
    """One message whole."""
    return await _message_page(visit, context, await _get(context, id), {})


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
    named = (place[0].id, place[1].key) if place else None
    return await _changed(
        context,
        form,
        id,
        "answer",
        lambda: box.answer(id, form.seen, who, text, named),
        draft=draft,
    )


@router.post("/operator/messages/{id}/hand_over")
async def hand_over(id: RowNumber, form: OperatorForm, context: InContext) -> Response:
    """Give a message to a department to work on."""
    name = form.fields.get("department", "")
    if name not in reachable(departments(context.assistant.catalog.documents)):
        raise ApiError("input_invalid", path="department")
    box = context.archive.messages
    return await _changed(
        context,
        form,
        id,
        "hand_over",
        lambda: box.hand_over(id, form.seen, name),
        more=name,
        draft={"department": name},
    )


@router.post("/operator/messages/{id}/close")
async def close(id: RowNumber, form: OperatorForm, context: InContext) -> Response:
    """Nothing more will be done about a message."""
    box = context.archive.messages
    return await _changed(context, form, id, "close", lambda: box.close(id, form.seen))


async def _changed(
    context: Context,
    form: Posted,
    id: int,
    deed: str,
    change: Callable[[], bool],
    *,
    more: str = "",
    draft: Mapping[str, str] | None = None,
) -> Response:
    """Change a message, note who did it, and show it again; where somebody else changed it since it
    was seen, as it is now, with what was written beside it.
    """
    said = texts()["messages"]
    try:
        await change_noted(
            context, form.visit, f"message_{deed}", f"{id} {more}".strip(), change, said["gone"]
        )
    except ChangedMeanwhile:
        kept = await _get(context, id)
        trouble = said["changed"].format(state=texts()["message_states"][kept.state])
        return await _message_page(form.visit, context, kept, draft or {}, trouble, status=409)
    return RedirectResponse(f"/operator/messages/{id}", status_code=303)


async def _get(context: Context, id: int) -> Message:
    found = await context.pool.run(lambda: context.archive.messages.get(id))
    if found is None:
        raise ApiError("not_found", detail=texts()["messages"]["gone"])
    return found


async def _message_page(
    visit: Visit,
    context: Context,
    message: Message,
    draft: Mapping[str, str],
    trouble: str = "",
    *,
    status: int = 400,
) -> HTMLResponse:
    """``draft`` is what was written into the forms; ``status`` that of the page where there is trouble."""
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
        draft={**_draft(message), **draft},
        documents=assistant.catalog.documents,
        departments=reachable(departments(assistant.catalog.documents)),
        limit=ANSWER_LIMIT,
        trouble=trouble,
    )
    shown.status_code = status if trouble else 200
    return shown


def _draft(message: Message) -> dict[str, str]:
    """What the form begins with: the answer given before, to be put right."""
    given = message.answer
    return {
        "answer": given.text if given else "",
        "document": (given.document if given else None) or "",
        "article": (given.article if given else None) or "",
        "department": message.department,
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

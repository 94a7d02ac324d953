"""The call log as a page and as files for other programs; calls handed over as work orders."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from assistant.intake.errors import ApiError
from assistant.storage.calls import FOLLOW_UPS, Call, CallFilter
from assistant.storage.errors import ChangedMeanwhile
from assistant.web.context import Context, InContext
from assistant.web.operator.call_filter import Chosen, ChosenCalls
from assistant.web.operator.departments import departments, reachable
from assistant.web.operator.desk import (
    OperatorForm,
    OperatorPage,
    RowNumber,
    change_noted,
    desk_page,
)
from assistant.web.operator.export import Cell, Rows, offer
from assistant.web.operator.paging import PageNumber, Paging, read_page
from assistant.web.operator.search import article_name
from assistant.web.operator.sign_in import Visit
from assistant.web.operator.texts import china_time, texts

router = APIRouter(include_in_schema=False)

EXPORTED = 20_000


@router.get("/operator/calls")
async def calls(
    visit: OperatorPage,
    context: InContext,
    chosen: ChosenCalls,
    number: PageNumber = 1,
) -> HTMLResponse:
    """One page of the calls chosen, the latest first."""
    return await _calls_page(visit, context, chosen, number)


async def _calls_page(
    visit: Visit, context: Context, chosen: Chosen, number: int, trouble: str = ""
) -> HTMLResponse:
    log = context.archive.calls

    def read() -> tuple[list[Call], Paging, list[str]]:
        rows, paging = read_page(
            number,
            "/operator/calls",
            lambda: log.count(chosen.calls),
            lambda limit, skip: log.latest(limit, chosen.calls, skip),
            **chosen.fields,
        )
        return rows, paging, log.departments()

    kept, paging, named = await context.pool.run(read)
    known = reachable(departments(context.assistant.catalog.documents))
    return await desk_page(
        "operator_calls.html",
        visit,
        context,
        current="calls",
        calls=[_shown(context, call) for call in kept],
        chosen=chosen,
        trouble=trouble or chosen.trouble,
        paging=paging,
        exported=EXPORTED,
        follow_ups=texts()["follow_ups"],
        offices=known,
        departments=[*known, *(name for name in named if name not in known)],
    )


def _shown(context: Context, call: Call) -> dict[str, Any]:
    return {
        "id": call.id,
        "time": china_time(call.at),
        "who": call.who,
        "question": call.question,
        "article": article_name(context.assistant, call.document, call.article),
        "answer": call.answer,
        "note": call.note,
        "department": call.department,
        "handed": china_time(call.handed_at) if call.handed_at else "",
        "follow_up": call.follow_up,
        "revision": call.revision,
    }


@router.post("/operator/calls/{id}")
async def follow_up(
    id: RowNumber, form: OperatorForm, context: InContext, chosen: ChosenCalls
) -> Response:
    """Say how a call went on, and to which department it goes; then the same page again."""
    back = form.fields.get("page", "")
    number = int(back) if back.isdecimal() and len(back) < 6 and int(back) else 1
    written = form.fields.get("follow_up")
    state = next((known for known in FOLLOW_UPS if known == written), None)
    if state is None:
        raise ApiError("call_invalid", path="follow_up")
    log = context.archive.calls
    department = form.fields.get("department", "")
    call = await context.pool.run(lambda: log.get(id))
    if department:
        check_office(context, department)
        if state != "hand_over" and call is not None and call.department != department:
            raise ApiError(
                "call_invalid", path="follow_up", detail=texts()["calls"]["not_handed_over"]
            )
    elif state == "hand_over" and call is not None and not call.department:
        raise ApiError("call_invalid", path="department", detail=texts()["calls"]["no_department"])
    told = " ".join(part for part in (str(id), texts()["follow_ups"][state], department) if part)
    try:
        await change_noted(
            context,
            form.visit,
            "call_follow_up",
            told,
            lambda: log.set_follow_up(id, form.seen, state, department),
        )
    except ChangedMeanwhile:
        return await _overtaken(context, form.visit, chosen, number, id)
    page = number if number > 1 else ""
    return RedirectResponse(f"/operator/calls{chosen.suffix(page=page)}", status_code=303)


async def _overtaken(
    context: Context, visit: Visit, chosen: Chosen, number: int, id: int
) -> HTMLResponse:
    """The same page as it is now: somebody else changed this call since it was seen."""
    call = await context.pool.run(lambda: context.archive.calls.get(id))
    state = texts()["follow_ups"][call.follow_up] if call else ""
    trouble = texts()["calls"]["changed"].format(id=id, state=state)
    shown = await _calls_page(visit, context, chosen, number, trouble)
    shown.status_code = 409
    return shown


def check_office(context: Context, department: str) -> None:
    """Raise ``ApiError`` ``call_invalid`` for what is no department to hand over to."""
    if department not in reachable(departments(context.assistant.catalog.documents)):
        raise ApiError("call_invalid", path="department", detail=texts()["calls"]["no_department"])


async def _exported(visit: OperatorPage, context: InContext, chosen: ChosenCalls) -> Rows:
    """The calls chosen, for other programs."""
    return await _rows(context, visit, "calls_export", str(chosen), chosen.calls, _row)


async def _orders(visit: OperatorPage, context: InContext, chosen: ChosenCalls) -> Rows:
    """Those of the calls chosen that were handed over, as work orders."""
    which = chosen.calls if chosen.calls.follow_up else replace(chosen.calls, handed=True)
    return await _rows(context, visit, "orders_export", str(chosen), which, _order)


async def _rows(
    context: Context,
    visit: Visit,
    action: str,
    subject: str,
    which: CallFilter,
    row: Callable[[Context, Call], tuple[Cell, ...]],
) -> Rows:
    archive = context.archive

    def read() -> list[Call]:
        archive.audit.note(visit.user.name, action, subject)
        return archive.calls.latest(EXPORTED, which)

    return [row(context, call) for call in await context.pool.run(read)]


def _row(context: Context, call: Call) -> tuple[Cell, ...]:
    return (
        call.id,
        china_time(call.at),
        call.who,
        call.question,
        article_name(context.assistant, call.document, call.article),
        call.answer,
        call.note,
        call.department,
        texts()["follow_ups"][call.follow_up],
    )


def _order(context: Context, call: Call) -> tuple[Cell, ...]:
    return (
        call.id,
        call.department,
        china_time(call.at),
        china_time(call.handed_at) if call.handed_at else "",
        call.question,
        article_name(context.assistant, call.document, call.article),
        call.answer,
        call.note,
        call.who,
        texts()["follow_ups"][call.follow_up],
        *("", "", ""),  # for the department to fill in
    )


offer(router, "calls", _exported)
offer(router, "orders", _orders)

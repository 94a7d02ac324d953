"""The call log as a page and as files for other programs."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from assistant.storage.calls import FOLLOW_UPS, Call, FollowUp
from assistant.web.context import Context, InContext
from assistant.web.errors import ApiError
from assistant.web.operator_desk import OperatorForm, OperatorPage, desk_page
from assistant.web.operator_export import Cell, csv_file, xlsx_file
from assistant.web.operator_search import article_name
from assistant.web.operator_texts import china_time, texts

router = APIRouter(include_in_schema=False)

SHOWN, EXPORTED = 200, 20_000
HEAD = ("编号", "时间", "话务员", "问题", "条文", "答复", "备注", "转办部门", "后续")
Chosen = Annotated[Literal["", "none", "hand_over", "call_back", "done"], Query()]


@router.get("/operator/calls")
async def calls(visit: OperatorPage, context: InContext, follow_up: Chosen = "") -> HTMLResponse:
    """The latest calls."""
    kept = await context.pool.run(lambda: context.archive.calls.latest(SHOWN, _wanted(follow_up)))
    shown = [
        {
            "id": call.id,
            "time": china_time(call.at),
            "who": call.who,
            "question": call.question,
            "article": article_name(context.assistant, call.document, call.article),
            "answer": call.answer,
            "note": call.note,
            "department": call.department,
            "follow_up": call.follow_up,
        }
        for call in kept
    ]
    return await desk_page(
        "operator_calls.html",
        visit,
        context,
        current="calls",
        calls=shown,
        chosen=follow_up,
        suffix=f"?follow_up={follow_up}" if follow_up else "",
        follow_ups=texts()["follow_ups"],
    )


@router.post("/operator/calls/{id}")
async def follow_up(id: int, form: OperatorForm, context: InContext) -> RedirectResponse:
    """Say how a call went on."""
    state = _wanted(form.fields.get("follow_up", ""))
    if state is None:
        raise ApiError("call_invalid", path="follow_up")
    archive, who = context.archive, form.visit.user.name

    def write() -> bool:
        changed = archive.calls.set_follow_up(id, state)
        if changed:
            archive.audit.note(who, "call_follow_up", f"{id} {texts()['follow_ups'][state]}")
        return changed

    if not await context.pool.run(write):
        raise ApiError("not_found")
    return RedirectResponse("/operator/calls", status_code=303)


@router.get("/operator/calls.csv")
async def as_csv(visit: OperatorPage, context: InContext, follow_up: Chosen = "") -> Response:
    """The call log, or the calls to hand over, as CSV."""
    rows = await _exported(context, visit.user.name, follow_up)
    return csv_file("calls.csv", HEAD, rows)


@router.get("/operator/calls.xlsx")
async def as_xlsx(visit: OperatorPage, context: InContext, follow_up: Chosen = "") -> Response:
    """The same as an Excel file."""
    rows = await _exported(context, visit.user.name, follow_up)
    return await context.pool.run(lambda: xlsx_file("calls.xlsx", HEAD, rows))


async def _exported(context: Context, who: str, follow_up: str) -> list[tuple[Cell, ...]]:
    archive = context.archive

    def read() -> list[Call]:
        archive.audit.note(who, "calls_export", texts()["follow_ups"].get(follow_up, "全部"))
        return archive.calls.latest(EXPORTED, _wanted(follow_up))

    return [
        (
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
        for call in await context.pool.run(read)
    ]


def _wanted(text: str) -> FollowUp | None:
    return next((known for known in FOLLOW_UPS if known == text), None)

"""The call log as a page and as files for other programs."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, RedirectResponse

from assistant.storage.calls import FOLLOW_UPS, Call, FollowUp
from assistant.web.context import InContext
from assistant.web.errors import ApiError
from assistant.web.operator_desk import OperatorForm, OperatorPage, change_noted, desk_page
from assistant.web.operator_export import Rows, offer
from assistant.web.operator_search import article_name
from assistant.web.operator_texts import china_time, texts

router = APIRouter(include_in_schema=False)

SHOWN, EXPORTED = 200, 20_000
HEAD = ("编号", "时间", "话务员", "问题", "条文", "答复", "备注", "转办部门", "后续")
Chosen = Annotated[FollowUp | Literal[""], Query()]


@router.get("/operator/calls")
async def calls(visit: OperatorPage, context: InContext, follow_up: Chosen = "") -> HTMLResponse:
    """The latest calls."""
    kept = await context.pool.run(lambda: context.archive.calls.latest(SHOWN, follow_up or None))
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
    written = form.fields.get("follow_up")
    state = next((known for known in FOLLOW_UPS if known == written), None)
    if state is None:
        raise ApiError("call_invalid", path="follow_up")
    log = context.archive.calls
    await change_noted(
        context,
        form.visit,
        "call_follow_up",
        f"{id} {texts()['follow_ups'][state]}",
        lambda: log.set_follow_up(id, state),
    )
    return RedirectResponse("/operator/calls", status_code=303)


async def _exported(visit: OperatorPage, context: InContext, follow_up: Chosen = "") -> Rows:
    """The call log, or the calls to hand over, for other programs."""
    archive = context.archive

    def read() -> list[Call]:
        chosen = texts()["follow_ups"].get(follow_up, "全部")
        archive.audit.note(visit.user.name, "calls_export", chosen)
        return archive.calls.latest(EXPORTED, follow_up or None)

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


offer(router, "calls", HEAD, _exported)

"""One turn of a conversation, whole or as an event stream."""

from collections.abc import AsyncIterator
from typing import Any

from fastapi import APIRouter, Response
from fastapi.responses import StreamingResponse

from assistant.answering.answer import Answer
from assistant.intake.checks import check_day, check_question, check_session
from assistant.web.bodies import AskBody
from assistant.web.context import QUESTION, InContext
from assistant.web.streaming import EVENT_STREAM, events

router = APIRouter(tags=["问答"], dependencies=[QUESTION])


def _turn(body: AskBody) -> dict[str, Any]:
    """The arguments of ``Assistant.ask``, checked."""
    return {
        "question": check_question(body.question),
        "session_id": check_session(body.session_id),
        "as_of": check_day(body.as_of),
    }


@router.post("/api/ask", response_model=Answer, summary="问一句")
async def ask(body: AskBody, context: InContext) -> Response:
    """一轮对话：回答、引用、计算、提示。不带 session_id 就开始新的会话。"""
    turn = _turn(body)
    answer = await context.pool.run(lambda: context.ask(**turn))
    return Response(answer.model_dump_json(), media_type="application/json")


@router.post(
    "/api/ask/stream",
    summary="问一句，边答边看",
    response_class=StreamingResponse,
    responses={200: {"content": {EVENT_STREAM: {"schema": {"type": "string"}}}}},
)
async def ask_stream(body: AskBody, context: InContext) -> StreamingResponse:
    """同一轮对话，以事件流给出：若干 token 事件是文字，最后一个 done 事件是完整的回答。"""
    turn = _turn(body)
    parts = context.pool.stream(lambda: context.ask_stream(**turn))
    first = await anext(parts)  # what fails before the first word still gets its own status
    return StreamingResponse(
        events(_again(first, parts)),
        media_type=EVENT_STREAM,
        headers={"X-Accel-Buffering": "no"},
    )


async def _again(
    first: str | Answer, rest: AsyncIterator[str | Answer]
) -> AsyncIterator[str | Answer]:
    """The first part and the rest."""
    yield first
    async for part in rest:
        yield part

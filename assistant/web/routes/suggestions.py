"""Questions offered while one types."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from assistant.intake.checks import check_question
from assistant.web.bodies import SuggestionsBody
from assistant.web.context import SMALL_COST, InContext, take_allowance

router = APIRouter(tags=["问答"])


@router.get("/api/suggestions", summary="边打字边提示的问题")
async def suggestions(
    request: Request,
    context: InContext,
    q: Annotated[str, Query(description="已经打出来的字")] = "",
) -> SuggestionsBody:
    """文件自己的示例问题里，和打出来的字相近的，最多五个；不看别人问过什么，也不保存打的字。"""
    take_allowance(
        context.typing_limiter, request, SMALL_COST
    )  # not out of the questions one may ask
    typed = check_question(q, "q")
    assistant = context.assistant
    found = await context.pool.run(lambda: context.suggestions.fitting(assistant, typed))
    return SuggestionsBody(questions=found)

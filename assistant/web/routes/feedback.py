"""Ratings of answers."""

from fastapi import APIRouter

from assistant.intake.checks import check_comment
from assistant.intake.errors import ApiError
from assistant.web.bodies import FeedbackBody, FeedbackKept
from assistant.web.context import SMALL_REQUEST, InContext
from assistant.web.feedback import agree

router = APIRouter(tags=["评价"], dependencies=[SMALL_REQUEST])


@router.post("/api/feedback", summary="评价一个回答", response_model_exclude_none=True)
async def feedback(body: FeedbackBody, context: InContext) -> FeedbackKept:
    """1 表示有帮助，-1 表示没帮助；满意度可以再分五级，5 最好，3 级以上配 1，2 级以下配 -1。

    同一个回答以最后一次为准，重复提交不算新的评价。
    """
    if body.rating not in (1, -1):
        raise ApiError("rating_invalid", path="rating")
    if body.grade is not None and not agree(body.rating, body.grade):
        raise ApiError("grade_invalid", path="grade")
    keep = context.feedback.keep
    given = (body.answer_id, body.rating, check_comment(body.comment), body.grade)
    kept = await context.pool.run(lambda: keep(*given))
    if kept is None:
        raise ApiError("answer_unknown", path="answer_id")
    if kept == "first":
        context.metrics.rated(body.rating)
    return FeedbackKept(answer_id=body.answer_id, rating=body.rating, grade=body.grade)

"""Ratings of answers."""

from fastapi import APIRouter

from assistant.web.bodies import FeedbackBody, FeedbackKept
from assistant.web.context import SMALL_REQUEST, InContext
from assistant.web.errors import ApiError

router = APIRouter(tags=["评价"], dependencies=[SMALL_REQUEST])


@router.post("/api/feedback", summary="评价一个回答")
async def feedback(body: FeedbackBody, context: InContext) -> FeedbackKept:
    """1 表示有帮助，-1 表示没帮助；同一个回答以最后一次为准，重复提交不算新的评价。"""
    if body.rating not in (1, -1):
        raise ApiError("rating_invalid", path="rating")
    keep = context.feedback.keep
    if not await context.pool.run(lambda: keep(body.answer_id, body.rating, body.comment)):
        raise ApiError("answer_unknown", path="answer_id")
    context.metrics.rated(body.rating)
    return FeedbackKept(answer_id=body.answer_id, rating=body.rating)

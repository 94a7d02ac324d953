"""What many ask, for whoever does not know what to ask."""

from fastapi import APIRouter

from assistant.web.bodies import HotQuestionsBody
from assistant.web.context import InContext

router = APIRouter(tags=["问答"])


@router.get("/api/hot-questions", summary="大家常问的")
async def hot_questions(context: InContext) -> HotQuestionsBody:
    """许多次会话里都问到的，归到文件自己的示例问题；问的人还少时，就是示例问题。"""
    assistant = context.assistant
    offer = await context.pool.run(lambda: context.hot.offer(assistant))
    return HotQuestionsBody(from_use=offer.from_use, questions=list(offer.questions))

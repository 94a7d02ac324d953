"""Ranked articles for operators, and what applies to an enterprise."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from assistant.conversation.lookup.pages import SearchPage
from assistant.conversation.matching.rows import MatchResult
from assistant.intake.checks import check_limit, check_profile, check_question
from assistant.web.bodies import MatchBody
from assistant.web.context import QUESTION, InContext
from index.hit import Filters

router = APIRouter(tags=["检索"], dependencies=[QUESTION])


@router.get("/api/search", response_model=SearchPage, summary="检索条文")
async def search(
    context: InContext,
    q: Annotated[str, Query(description="词语、问题、第22条、22、文号、部门")] = "",
    limit: Annotated[int, Query(description="取几条，1 至 100")] = 10,
    document: Annotated[str | None, Query(description="文件的 id 或文号")] = None,
    chapter: Annotated[str | None, Query(description="章的序号或标题的一部分")] = None,
    department: Annotated[str | None, Query(description="责任单位名称的一部分")] = None,
) -> Response:
    """按相关程度排列的条文；匹配的词用 mark 标出。"""
    query, most = check_question(q, "q"), check_limit(limit)
    filters = Filters(document or None, chapter or None, department or None)
    assistant = context.assistant
    page = await context.pool.run(lambda: assistant.search(query, most, filters))
    return Response(page.model_dump_json(), media_type="application/json")


@router.post("/api/match", response_model=MatchResult, summary="哪些政策适合我")
async def match(body: MatchBody, context: InContext) -> Response:
    """企业的情况（一段话，或按名称填写的事实）→ 一定适用的条文和可能适用的条文。"""
    assistant = context.assistant
    inputs = {name for rule in assistant.rulebook.rules for name in rule.inputs}
    profile = check_profile(body.profile, inputs)
    result = await context.pool.run(lambda: assistant.match(profile))
    return Response(result.model_dump_json(exclude_none=True), media_type="application/json")

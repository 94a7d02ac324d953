"""The calculation rules: what they need, and what comes out."""

from fastapi import APIRouter, Response

from assistant.answering.answer import CalculationView
from assistant.calculator.rules.rule import Rule
from assistant.intake.checks import check_day, check_facts
from assistant.intake.errors import ApiError
from assistant.web.bodies import CalculateBody, RulesBody
from assistant.web.context import SMALL_REQUEST, Context, InContext
from assistant.web.outlines import rule_summary

router = APIRouter(tags=["计算"])


def _rule(context: Context, rule_id: str) -> Rule:
    rule: Rule | None = context.assistant.rulebook.get(rule_id)
    if rule is None:
        raise ApiError("rule_unknown")
    return rule


@router.get("/api/rules", summary="全部计算规则")
async def rules(context: InContext) -> RulesBody:
    """全部计算规则，各在哪一条，需要哪些事实。"""
    return RulesBody(rules=[rule_summary(rule) for rule in context.assistant.rulebook.rules])


@router.get("/api/rules/{rule_id}", summary="一条计算规则")
async def rule(rule_id: str, context: InContext) -> Rule:
    """一条计算规则的全部内容：依据、输入、参数、条件、读法、例子。"""
    return _rule(context, rule_id)


@router.post(
    "/api/rules/{rule_id}/calculate",
    response_model=CalculationView,
    summary="算一次",
    dependencies=[SMALL_REQUEST],
)
async def calculate(rule_id: str, body: CalculateBody, context: InContext) -> Response:
    """按给出的事实计算；还缺的事实列在 missing。"""
    day, inputs = check_day(body.as_of), check_facts(body.inputs, "inputs")
    _rule(context, rule_id)
    assistant = context.assistant
    result = await context.pool.run(lambda: assistant.calculate(rule_id, inputs, day))
    return Response(result.model_dump_json(), media_type="application/json")

"""Whether the server lives, whether it can answer, and what it has counted."""

from typing import Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel

from assistant.web.context import InContext

router = APIRouter(tags=["运行"])


class Status(BaseModel):
    """Alive, or ready."""

    status: Literal["ok", "ready"]


@router.get("/healthz", summary="是否在运行")
async def health() -> Status:
    """程序在运行（不问模型是否载入）。"""
    return Status(status="ok")


@router.get("/readyz", summary="能否回答")
async def ready(context: InContext) -> Status:
    """模型与索引已经载入，可以回答；在此之前是 503。"""
    context.require_ready()
    return Status(status="ready")


@router.get("/metrics", summary="Prometheus 指标", response_class=Response)
async def metrics(context: InContext) -> Response:
    """Prometheus 文本格式的计数。"""
    text = context.metrics.text(context.readiness.state == "ready")
    return Response(text, media_type="text/plain; version=0.0.4; charset=utf-8")

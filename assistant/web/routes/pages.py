"""The interface's description for people, and the files that pages load."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from assistant.intake.errors import error_texts
from assistant.web.pages import page
from assistant.web.reference import operations

router = APIRouter(include_in_schema=False)


@router.get("/docs")
async def docs(request: Request) -> HTMLResponse:
    """The interface's description as a page, made from ``/openapi.json``; nothing is fetched."""
    return page("docs.html", operations=operations(request.app.openapi()), errors=error_texts())

"""The widget's script, a page that shows it, and the page for a frame."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from assistant.web.context import InContext
from assistant.web.pages import page
from assistant.web.widget import OPTION_LIMIT, OPTIONS, frame_policy, widget_script

router = APIRouter(include_in_schema=False)

FRESH_SECONDS = 300


@router.get("/widget.js")
async def script(request: Request) -> Response:
    """The one file a page of another site loads."""
    found = widget_script()
    headers = {
        "Cache-Control": f"public, max-age={FRESH_SECONDS}",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "ETag": found.etag,
        "Vary": "Accept-Encoding",
    }
    if request.headers.get("if-none-match") == found.etag:
        return Response(status_code=304, headers=headers)
    body = found.plain
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        body = found.compressed
    return Response(body, media_type="text/javascript; charset=utf-8", headers=headers)


@router.get("/widget/demo")
async def demo(request: Request) -> HTMLResponse:
    """A plain page like a county site's, with the widget on it and how it got there."""
    return page("widget_demo.html", server=str(request.base_url))


@router.get("/widget/frame")
async def frame(request: Request, context: InContext) -> HTMLResponse:
    """The same panel as a page, for sites that embed by iframe; options in the address."""
    given = request.query_params
    options = {name: given[name][:OPTION_LIMIT] for name in OPTIONS if given.get(name)}
    policy = {"Content-Security-Policy": frame_policy(context.settings.allowed_origins)}
    return page("widget_frame.html", headers=policy, options=options)

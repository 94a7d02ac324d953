"""Pages of our own (not Gradio's): templates, their policy, and the files they load."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from assistant.web.security import PAGE_POLICY

HERE = Path(__file__).parent
STATIC = HERE / "static"


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined
    )


def render(template: str, **values: Any) -> str:
    """HTML from a template; every value is escaped, every place has to be filled."""
    return _templates().get_template(template).render(**values)


def page(
    template: str, *, status: int = 200, headers: Mapping[str, str] | None = None, **values: Any
) -> HTMLResponse:
    """A page made from a template, with the policy of our own pages (scripts from here only)."""
    html = render(template, **values)
    policy = {"Content-Security-Policy": PAGE_POLICY}
    return HTMLResponse(html, status, headers=policy | dict(headers or {}))

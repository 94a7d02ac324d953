"""The widget as it is served: one script with its style inside, and the origins that may use it."""

import gzip
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.intake.errors import ApiError
from assistant.web.pages import STATIC
from assistant.web.refusing import refusal
from assistant.web.security import PAGE_POLICY

ANY = "*"
OPTIONS = ("title", "label", "color", "position", "theme", "greeting", "questions")
"""What a page may set: ``data-title`` on the script, ``?title=`` in the address of the frame."""
OPTION_LIMIT = 600
_STYLE = '"%STYLE%"'
_SPEECH = "/* %SPEECH% */"


@dataclass(frozen=True, slots=True)
class Script:
    """The script's bytes, plain and compressed, and a name for this content."""

    plain: bytes
    compressed: bytes
    etag: str


@cache
def widget_script() -> Script:
    """The one script: ``widget.js`` with ``speech.js`` and the text of ``widget.css`` in it."""
    code, speech, style = (
        (STATIC / name).read_text(encoding="utf-8")
        for name in ("widget.js", "speech.js", "widget.css")
    )
    whole = code.replace(_SPEECH, speech, 1)
    plain = whole.replace(_STYLE, json.dumps(style, ensure_ascii=False), 1).encode()
    etag = f'"{hashlib.sha256(plain).hexdigest()[:16]}"'
    return Script(plain, gzip.compress(plain, 9, mtime=0), etag)


def read_origins(allowed: Sequence[str]) -> list[str]:
    """Origins as browsers write them: scheme and host in small letters, no slash at the end."""
    return [origin.strip().rstrip("/").lower() for origin in allowed if origin.strip()]


def frame_policy(allowed: Sequence[str]) -> str:
    """The policy of the page for a frame: only the allowed origins may show it."""
    ancestors = " ".join(["'self'", *read_origins(allowed)])
    return PAGE_POLICY.replace("frame-ancestors 'none'", f"frame-ancestors {ancestors}")


class OriginGate:
    """Refuses what a page of another origin asks of the interface, unless that origin is allowed; and
    the forms of citizens' messages, whatever is allowed: nobody is to write in a visitor's name.

    A browser names the page's origin; a program names none and is let through.
    """

    def __init__(self, app: ASGIApp, allowed: Sequence[str]) -> None:
        self._app = app
        self._allowed = frozenset(read_origins(allowed))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, or answer ``origin_refused``."""
        if scope["type"] == "http":
            headers = Headers(scope=scope)
            origin, host = headers.get("origin"), headers.get("host", "")
            if origin is not None and not self._may(scope, origin.lower(), host.lower()):
                refused = refusal(HTTPConnection(scope), ApiError("origin_refused"))
                await refused(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _may(self, scope: Scope, origin: str, host: str) -> bool:
        own = origin != "null" and urlsplit(origin).netloc == host
        if scope["path"].startswith("/api/"):
            return own or ANY in self._allowed or origin in self._allowed
        form = scope["method"] == "POST" and scope["path"].startswith("/messages/")
        return own or not form

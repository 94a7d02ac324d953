"""HEAD is answered as GET without a body, at every address: checkers of links and caches ask so."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class HeadAsGet:
    """Passes HEAD on as GET and drops what would follow the headers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The headers of GET, its length included; the first part of a body ends the response."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return
        # A copy: the server has to know that this is HEAD, or it waits for the body.
        inner = {**scope, "method": "GET"}
        done = False

        async def without_body(message: Message) -> None:
            nonlocal done
            if message["type"] == "http.response.start":
                await send(message)
            elif message["type"] == "http.response.body" and not done:
                done = True
                await send({"type": "http.response.body", "body": b""})

        await self._app(inner, receive, without_body)
        if "route" in inner:
            scope["route"] = inner["route"]  # by which the request is counted

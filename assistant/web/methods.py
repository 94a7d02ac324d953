"""A wrong method on an address of ours is said to be one, though the chat takes every address left."""

from collections.abc import Sequence

from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Receive, Scope, Send


class RestOfHouse:
    """``rest`` answers what none of ``routes`` is for; a route of which only the method is not its
    own refuses by itself (405, with the methods it allows).
    """

    def __init__(self, routes: Sequence[BaseRoute], rest: ASGIApp) -> None:
        self._routes = tuple(routes)
        self._rest = rest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on to the route that refuses, or to the rest."""
        if scope["type"] == "http":
            for route in self._routes:
                match, child = route.matches(scope)
                if match is Match.PARTIAL:
                    await route.handle({**scope, **child}, receive, send)
                    return
        await self._rest(scope, receive, send)

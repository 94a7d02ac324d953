"""Who is at the console: signed cookies, tokens against forged requests, roles.

The cookie names an account and its seal; a sign-in ends when it is twelve hours old, when the
account signs out anywhere, is locked, or its role or password changes. Every change needs a token that only a
page of this site can know.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from fastapi import Request, Response
from itsdangerous import BadSignature, URLSafeTimedSerializer

from assistant.storage.users import Role, User
from assistant.web.context import Context

COOKIE = "zct_operator"
DOOR_COOKIE = "zct_operator_door"
PATH = "/operator"
SIGNED_IN_SECONDS = 12 * 3600
DOOR_SECONDS = 3600
RANK: dict[Role, int] = {"operator": 0, "editor": 1, "admin": 2}


class SignInNeeded(Exception):
    """A page was asked for without a sign-in; the visitor is sent to the sign-in page."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A signed-in user, and the token that this user's changes have to carry."""

    user: User
    token: str

    def may(self, role: Role) -> bool:
        """Whether the user has this role or a higher one."""
        return RANK[self.user.role] >= RANK[role]

    def carries(self, token: str) -> bool:
        """Whether a change that came with this token was meant by the user."""
        return _same(token, self.token)


class SignIns:
    """Makes and reads the cookies."""

    def __init__(self, key: str) -> None:
        self._key = key.encode()
        self._signed_in = URLSafeTimedSerializer(key, salt="operator sign-in")
        self._door = URLSafeTimedSerializer(key, salt="operator door")

    def begin(self, response: Response, user: User, *, secure: bool) -> None:
        """Sign this user in: every sign-in has a token of its own."""
        value = self._signed_in.dumps([user.id, user.seal, secrets.token_urlsafe(12)])
        response.set_cookie(
            COOKIE,
            value,
            max_age=SIGNED_IN_SECONDS,
            path=PATH,
            httponly=True,
            secure=secure,
            samesite="lax",
        )
        response.delete_cookie(DOOR_COOKIE, path=PATH)

    def end(self, response: Response) -> None:
        """Forget the sign-in in this browser."""
        response.delete_cookie(COOKIE, path=PATH)

    def visit(self, request: Request, context: Context) -> Visit | None:
        """Who sends this request, or None."""
        try:
            value = self._signed_in.loads(
                request.cookies.get(COOKIE, ""), max_age=SIGNED_IN_SECONDS
            )
            id, seal, nonce = value
        except (BadSignature, ValueError, TypeError):
            return None
        user = context.archive.users.sealed(id, seal)
        return Visit(user, self._token("visit", nonce)) if user else None

    def door(self) -> tuple[str, str]:
        """The sign-in form's cookie and token."""
        nonce = secrets.token_urlsafe(12)
        return self._door.dumps(nonce), self._token("door", nonce)

    def came_through_door(self, request: Request, token: str) -> bool:
        """Whether a sign-in was sent by our own form, in the same browser."""
        try:
            nonce = self._door.loads(request.cookies.get(DOOR_COOKIE, ""), max_age=DOOR_SECONDS)
        except BadSignature:
            return False
        return _same(token, self._token("door", str(nonce)))

    def _token(self, purpose: str, nonce: str) -> str:
        return hmac.new(self._key, f"{purpose}:{nonce}".encode(), hashlib.sha256).hexdigest()


def set_door(response: Response, value: str, *, secure: bool) -> None:
    """Give the browser the sign-in form's cookie."""
    response.set_cookie(
        DOOR_COOKIE,
        value,
        max_age=DOOR_SECONDS,
        path=PATH,
        httponly=True,
        secure=secure,
        samesite="strict",
    )


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())

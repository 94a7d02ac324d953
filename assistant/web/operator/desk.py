"""What the console's routes hold besides the context, and who may come in."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Path, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from assistant.intake.errors import ApiError
from assistant.settings import Settings
from assistant.storage.users import Role
from assistant.web.context import Context, InContext
from assistant.web.operator.initials import Initials
from assistant.web.operator.secret import signing_key
from assistant.web.operator.sign_in import RANK, SignInNeeded, SignIns, Visit
from assistant.web.operator.telephones import load_telephones
from assistant.web.pages import page

SIGN_IN_PAGE = "/operator/login"
_FORM_LIMIT = 20
RowNumber = Annotated[int, Path(ge=0, le=2**31 - 1)]
"""The number of something kept, as databases hold it; another one in an address is no address."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The console's own parts of one application."""

    sign_ins: SignIns
    telephones: Mapping[str, str]
    initials: Initials


def open_desk(settings: Settings, context: Context) -> Desk:
    """The parts, from the settings. Raises ``BadDeskSetting`` where a setting or data file is bad."""
    return Desk(
        sign_ins=SignIns(signing_key(settings)),
        telephones=load_telephones(settings),
        initials=Initials(lambda: context.assistant),
    )


async def desk_of(request: Request) -> Desk:
    """The console's parts of the application that serves this request."""
    desk: Desk = request.app.state.desk
    return desk


InDesk = Annotated[Desk, Depends(desk_of)]


async def _visit(request: Request, context: InContext, desk: InDesk) -> Visit | None:
    """Who sends this request; the account is looked up each time, so that locking works at once."""
    return await context.pool.run(lambda: desk.sign_ins.visit(request, context))


MaybeVisit = Annotated[Visit | None, Depends(_visit)]


class StillLoading(Exception):
    """A page was asked for before the documents are loaded."""


def _on_page(role: Role) -> Callable[[Visit | None, Context], Awaitable[Visit]]:
    """A dependency for pages: who is not signed in is sent to the sign-in page."""

    async def admit(visit: MaybeVisit, context: InContext) -> Visit:
        if visit is None:
            raise SignInNeeded
        if context.readiness.state != "ready":
            raise StillLoading
        if not visit.may(role):
            raise ApiError("not_allowed")
        return visit

    return admit


def _on_call(role: Role) -> Callable[[Visit | None], Awaitable[Visit]]:
    """A dependency for what scripts of the page ask for."""

    async def admit(visit: MaybeVisit) -> Visit:
        if visit is None:
            raise ApiError("sign_in_needed")
        if not visit.may(role):
            raise ApiError("not_allowed")
        return visit

    return admit


OperatorPage = Annotated[Visit, Depends(_on_page("operator"))]
EditorPage = Annotated[Visit, Depends(_on_page("editor"))]
AdminPage = Annotated[Visit, Depends(_on_page("admin"))]
OperatorCall = Annotated[Visit, Depends(_on_call("operator"))]


async def check_token(visit: OperatorCall, request: Request) -> None:
    """Refuse a script's change without the visit's token."""
    _require_token(visit, request.headers.get("X-CSRF-Token", ""))


def posted(role: Role) -> Callable[[Visit | None, Request, Context], Awaitable["Posted"]]:
    """A dependency for forms: who posted it and its fields, once its token is checked."""
    admit = _on_page(role)

    async def read(visit: MaybeVisit, request: Request, context: InContext) -> "Posted":
        admitted = await admit(visit, context)
        fields = await form_fields(request)
        _require_token(admitted, fields.get("token", ""))
        return Posted(admitted, fields)

    return read


@dataclass(frozen=True, slots=True)
class Posted:
    """A form that a signed-in user sent."""

    visit: Visit
    fields: Mapping[str, str]

    @property
    def seen(self) -> int:
        """The revision of what the form changes, as the page showed it; one that never was without."""
        written = self.fields.get("seen", "")
        return int(written) if written.isdecimal() and len(written) < 10 else -1


OperatorForm = Annotated[Posted, Depends(posted("operator"))]
EditorForm = Annotated[Posted, Depends(posted("editor"))]


async def form_fields(request: Request) -> dict[str, str]:
    """The text fields of a form, line breaks as people count them; files are dropped."""
    async with request.form(max_files=0, max_fields=_FORM_LIMIT) as form:
        texts = {name: value for name, value in form.items() if isinstance(value, str)}
    return {name: text.replace("\r\n", "\n").strip() for name, text in texts.items()}


def _require_token(visit: Visit, token: str) -> None:
    if not visit.carries(token):
        raise ApiError("token_invalid")


async def change_noted(
    context: Context,
    visit: Visit,
    action: str,
    subject: str,
    change: Callable[[], bool],
    gone: str | None = None,
) -> None:
    """Change what is kept, and note who did it.

    Raises ``ApiError`` ``not_found``, told as ``gone``, where ``change`` says that there is nothing of
    the kind.
    """

    def write() -> bool:
        changed = change()
        if changed:
            context.archive.audit.note(visit.user.name, action, subject)
        return changed

    if not await context.pool.run(write):
        raise ApiError("not_found", detail=gone)


async def desk_page(
    template: str, visit: Visit, context: Context, *, current: str, **values: Any
) -> HTMLResponse:
    """A page of the console, with the number of waiting messages; no browser keeps it."""
    return page(
        template,
        headers={"Cache-Control": "no-store"},
        visit=visit,
        may={role: visit.may(role) for role in RANK},
        current=current,
        waiting=await context.pool.run(context.archive.messages.waiting),
        **values,
    )


def install_desk(app: FastAPI, settings: Settings, context: Context) -> None:
    """Put the console's parts into the application; who is not signed in is sent to sign in."""
    app.state.desk = open_desk(settings, context)

    async def redirect(_: Request, __: Exception) -> RedirectResponse:
        return RedirectResponse(SIGN_IN_PAGE, status_code=303)

    async def wait(_: Request, __: Exception) -> HTMLResponse:
        failed = context.readiness.state == "failed"
        headers = {"Retry-After": "60" if failed else "2"}
        return page("failed.html" if failed else "waiting.html", status=503, headers=headers)

    app.add_exception_handler(SignInNeeded, redirect)
    app.add_exception_handler(StillLoading, wait)

"""Signing in and out."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from assistant.intake.errors import ApiError
from assistant.web.context import Context, InContext, take_allowance
from assistant.web.operator.desk import (
    SIGN_IN_PAGE,
    Desk,
    InDesk,
    MaybeVisit,
    OperatorForm,
    form_fields,
)
from assistant.web.operator.sign_in import set_door
from assistant.web.operator.texts import texts
from assistant.web.pages import page

router = APIRouter(include_in_schema=False)

_ATTEMPT = 10.0
"""Checking a password costs as much as answering several questions."""


@router.get(SIGN_IN_PAGE)
async def sign_in_page(request: Request, desk: InDesk, visit: MaybeVisit) -> Response:
    """The form; who is signed in already goes on."""
    if visit:
        return RedirectResponse("/operator", status_code=303)
    return _form(
        request, desk, texts()["sign_in"]["ended"] if "ended" in request.query_params else ""
    )


@router.post(SIGN_IN_PAGE)
async def sign_in(request: Request, context: InContext, desk: InDesk) -> Response:
    """Check name and password."""
    fields = await form_fields(request)
    try:
        take_allowance(context.limiter, request, _ATTEMPT)
    except ApiError as error:
        often, tried = texts()["sign_in"]["often"], fields.get("name", "")[:32]
        refused = _form(request, desk, often, status=error.status, name=tried)
        refused.headers["Retry-After"] = str(error.retry_after)
        return refused
    if not desk.sign_ins.came_through_door(request, fields.get("token", "")):
        return _form(request, desk, texts()["sign_in"]["stale"], status=403)
    name, password = fields.get("name", ""), fields.get("password", "")
    result = await context.pool.run(lambda: context.archive.users.sign_in(name, password))
    if result.user is None:
        # What is no account's name may be a password, typed in the wrong field.
        tried = result.tried or texts()["sign_in"]["nobody"]
        await _noted(context, tried, "sign_in_shut" if result.shut else "sign_in_failed")
        message = texts()["sign_in"]["shut" if result.shut else "wrong"]
        return _form(request, desk, message, status=403, name=name[:32])
    await _noted(context, result.user.name, "sign_in")
    response = RedirectResponse("/operator", status_code=303)
    desk.sign_ins.begin(response, result.user, secure=_secure(request))
    return response


@router.post("/operator/logout")
async def sign_out(form: OperatorForm, context: InContext, desk: InDesk) -> Response:
    """End every sign-in of the account: a cookie that was copied opens nothing any more."""
    name = form.visit.user.name
    await context.pool.run(lambda: context.archive.users.sign_out(name))
    await _noted(context, name, "sign_out")
    response = RedirectResponse(SIGN_IN_PAGE, status_code=303)
    desk.sign_ins.end(response)
    return response


async def _noted(context: Context, who: str, action: str) -> None:
    await context.pool.run(lambda: context.archive.audit.note(who, action))


def _form(
    request: Request, desk: Desk, message: str, *, status: int = 200, name: str = ""
) -> HTMLResponse:
    cookie, token = desk.sign_ins.door()
    response = page(
        "operator_sign_in.html",
        status=status,
        headers={"Cache-Control": "no-store"},
        message=message,
        token=token,
        name=name,
    )
    set_door(response, cookie, secure=_secure(request))
    return response


def _secure(request: Request) -> bool:
    return request.url.scheme == "https"

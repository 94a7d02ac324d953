"""Messages to the office: sent with consent, followed by a code; as JSON and as pages."""

from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from assistant.intake.checks import MESSAGE_LIMIT
from assistant.intake.errors import ApiError
from assistant.storage.codes import read_code, shown_code
from assistant.storage.messages import Followed
from assistant.web.bodies import FollowedBody, MessageBody
from assistant.web.citizen_messages import followed_body, read_letter
from assistant.web.context import Context, InContext, take_allowance
from assistant.web.operator.desk import form_fields
from assistant.web.operator.texts import texts
from assistant.web.pages import page
from assistant.web.public_texts import public_texts

router = APIRouter(tags=["留言"])

# Looking a code up costs as much as trying a password: codes are not to be found by trying.
LOOK_UP = 10.0


@router.post("/api/messages", summary="给县里留言")
async def send(body: MessageBody, request: Request, context: InContext) -> FollowedBody:
    """回应里的 code 是查询码，凭它看答复。"""
    sent = await _keep(context, request, body.message, body.contact or "", consent=body.consent)
    return followed_body(sent, context)


@router.get("/api/messages/{code}", summary="凭查询码看留言")
async def follow(code: str, request: Request, context: InContext) -> FollowedBody:
    """到了哪一步，答复了什么；联系方式从不在里面。"""
    _take_look_up(context, request)
    return followed_body(await _find(context, code), context)


@router.get("/messages/new", include_in_schema=False)
async def form(context: InContext, question: str = "") -> HTMLResponse:
    """给县里留言: the form, begun with the question that was asked."""
    return _form(context, {"message": question[:MESSAGE_LIMIT]})


@router.post("/messages/new", include_in_schema=False)
async def send_form(request: Request, context: InContext) -> Response:
    """Keep the message and go on to its page; a mistake shows the form again as it was filled."""
    given = await form_fields(request)
    try:
        sent = await _keep(
            context,
            request,
            given.get("message", ""),
            given.get("contact", ""),
            consent=given.get("consent") == "yes",
        )
    except ApiError as error:
        return _form(context, given, error)
    address = urlencode({"code": shown_code(sent.code)})
    return RedirectResponse(f"/messages?{address}", status_code=303)


@router.get("/messages", include_in_schema=False)
async def followed_page(request: Request, context: InContext, code: str = "") -> HTMLResponse:
    """查留言: the form for the code, and where the message with this code stands."""
    if not code:
        return _followed(context, code)
    try:
        _take_look_up(context, request)
        return _followed(context, code, followed_body(await _find(context, code), context))
    except ApiError as error:
        return _followed(context, code, error=error)


@router.post("/messages/withdraw", include_in_schema=False)
async def withdraw(request: Request, context: InContext) -> HTMLResponse:
    """Forget a message, as its sender wishes."""
    typed = (await form_fields(request)).get("code", "")
    try:
        _take_look_up(context, request)
        await _withdraw(context, (await _find(context, typed)).code)
    except ApiError as error:
        return _followed(context, typed, error=error)
    return _followed(context, "", told=public_texts()["messages"]["withdrawn"])


async def _keep(
    context: Context, request: Request, text: str, contact: str, *, consent: bool
) -> Followed:
    letter = read_letter(text, contact, consent=consent)
    take_allowance(context.message_limiter, request, refusal=public_texts()["messages"]["too_many"])
    days = context.settings.message_days
    return await context.pool.run(
        lambda: context.archive.messages.add(letter.text, letter.contact, days)
    )


def _take_look_up(context: Context, request: Request) -> None:
    take_allowance(context.limiter, request, LOOK_UP, public_texts()["messages"]["look_ups"])


async def _find(context: Context, typed: str) -> Followed:
    """The message with the code that was typed; raises ``ApiError`` ``message_unknown``."""
    code = read_code(typed)
    found = await context.pool.run(lambda: context.archive.messages.follow(code)) if code else None
    if found is None:
        raise ApiError("message_unknown", path="code")
    return found


async def _withdraw(context: Context, code: str) -> None:
    archive = context.archive

    def write() -> None:
        number = archive.messages.find(code)
        if archive.messages.withdraw(code):
            archive.audit.note(texts()["messages"]["citizen"], "message_withdraw", str(number))

    await context.pool.run(write)


def _form(context: Context, given: dict[str, str], error: ApiError | None = None) -> HTMLResponse:
    names = ("message", "contact", "consent")
    return _page(
        "message_new.html",
        error,
        given={name: given.get(name, "") for name in names},
        days=context.settings.message_days,
        limit=MESSAGE_LIMIT,
    )


def _followed(
    context: Context,
    typed: str,
    found: FollowedBody | None = None,
    *,
    error: ApiError | None = None,
    told: str = "",
) -> HTMLResponse:
    return _page(
        "message_followed.html",
        error,
        typed=typed[:100],
        found=found,
        told=told,
        states=texts()["message_states"],
    )


def _page(template: str, error: ApiError | None, **values: Any) -> HTMLResponse:
    """A page that no browser keeps; an error is told on it, beside the field it names."""
    headers = {"Cache-Control": "no-store"}
    if error and error.retry_after is not None:
        headers["Retry-After"] = str(error.retry_after)
    return page(
        template,
        status=error.status if error else 200,
        headers=headers,
        trouble=error.message if error else "",
        invalid=error.path if error else None,
        **values,
    )

"""How a refusal leaves: as a page for who reads in a browser, as JSON for the interface."""

import logging

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from sqlalchemy.exc import DatabaseError, OperationalError
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request

from assistant.calculator.errors import CalculatorError, InputError
from assistant.intake.errors import ApiError, error_texts
from assistant.storage.trouble import is_damage
from assistant.web.pages import page
from assistant.web.public_texts import public_texts

_log = logging.getLogger("assistant.web")
_SOON = 30
"""Seconds after which a database that is being started again may be there."""
_LATER = 600
"""Seconds after which a backup may stand in the place of a damaged one."""
_FOR_SCRIPTS = ("/api/", "/operator/api/", "/widget.js")


def refusal(connection: HTTPConnection, error: ApiError) -> Response:
    """The response that says so to whoever asked."""
    if not _reads_pages(connection):
        return _json(error)
    said = public_texts()["refused"]
    shown = page(
        "refused.html",
        status=error.status,
        headers={"Cache-Control": "no-store"},
        heading=said["missing" if error.status == 404 else "shut"],
        message=said.get(error.code, error.message),
        at_desk=connection.url.path.startswith("/operator"),
    )
    if error.retry_after is not None:
        shown.headers["Retry-After"] = str(error.retry_after)
    return shown


def _json(error: ApiError) -> JSONResponse:
    """With ``Retry-After`` where the error says when to come back."""
    headers = {"Retry-After": str(error.retry_after)} if error.retry_after is not None else None
    return JSONResponse(error.body, status_code=error.status, headers=headers)


def _reads_pages(connection: HTTPConnection) -> bool:
    """Whether a person waits for this: browsers ask for HTML by name when a page is opened."""
    return "text/html" in connection.headers.get("accept", "") and not _is_for_scripts(connection)


def _is_for_scripts(connection: HTTPConnection) -> bool:
    return connection.url.path.startswith(_FOR_SCRIPTS)


def install_handlers(app: FastAPI) -> None:
    """Make every error of ``app`` leave so."""
    app.add_exception_handler(ApiError, _refused)
    app.add_exception_handler(CalculatorError, _cannot_calculate)
    app.add_exception_handler(RequestValidationError, _invalid_body)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(DatabaseError, _nothing_kept)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, ApiError)
    return refusal(request, error)


def _cannot_calculate(request: Request, error: Exception) -> Response:
    assert isinstance(error, CalculatorError)
    path = error.path if isinstance(error, InputError) else None
    code = error.code if error.code in error_texts() else "input_invalid"
    return refusal(request, ApiError(code, path=path, detail=error.message))


def _invalid_body(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    if first["type"] == "json_invalid":
        return refusal(request, ApiError("json_unreadable"))
    if first["loc"][0] == "path":
        return refusal(request, ApiError("not_found"))
    if isinstance(first.get("input"), bytes):  # left unread, as it was not said to be JSON
        return refusal(request, ApiError("not_json"))
    named = [str(part) for part in first["loc"] if part not in {"body", "query"}]
    path = ".".join(part for part in named if part != "str" and not part.startswith("dict["))
    return refusal(request, ApiError("body_invalid", path=path[:80] or None))


def _nothing_kept(request: Request, error: Exception) -> Response:
    """The database is out of reach or damaged: nothing can be read or kept."""
    if is_damage(error):
        _log.error("database damaged", exc_info=error)
        return refusal(request, ApiError("storage_damaged", retry_after=_LATER))
    if not isinstance(error, OperationalError):
        raise error
    _log.error("database out of reach", exc_info=error)
    return refusal(request, ApiError("storage_unavailable", retry_after=_SOON))


def _http_error(request: Request, error: Exception) -> Response:
    """Errors of the framework itself: unknown address, method, a body that does not decode."""
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        response = refusal(request, ApiError("method_not_allowed"))
        response.headers.update(error.headers or {})
        return response
    unreadable = "json_unreadable" if _is_for_scripts(request) else "form_unreadable"
    code = {400: unreadable, 403: "not_found", 404: "not_found", 413: "body_too_large"}
    return refusal(request, ApiError(code.get(error.status_code, "internal_error")))

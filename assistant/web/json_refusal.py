"""A refusal in the interface's shape, whoever asked."""

from fastapi.responses import JSONResponse

from assistant.intake.errors import ApiError


def json_refusal(error: ApiError) -> JSONResponse:
    """The response with the error's status and body, and ``Retry-After`` where it says when to come back."""
    headers = {"Retry-After": str(error.retry_after)} if error.retry_after is not None else None
    return JSONResponse(error.body, status_code=error.status, headers=headers)

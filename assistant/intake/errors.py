"""What goes wrong at a door, and how it is said.

``ApiError`` carries a code of ``errors.yaml``; the table there gives its HTTP status and its sentence:

- 400, 413: the request reads well but cannot be used (``question_empty``, ``date_invalid`` …)
- 404: what is asked for does not exist (``document_unknown``, ``rule_unknown`` …)
- 422: the body is not the JSON the interface describes (``json_unreadable``, ``body_invalid``), or no
  form (``form_unreadable``)
- 429: ``too_many_requests``, with ``Retry-After``
- 503: ``index_not_ready``, ``busy``, ``answer_timeout``, ``storage_unavailable``, ``storage_damaged``, with ``Retry-After``
- 500: ``internal_error``; the reason is in the log, never in the answer
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.datafile import load_data


@dataclass(frozen=True, slots=True)
class ErrorText:
    """A row of the table: the HTTP status and the sentence for a person."""

    status: int
    message: str


@cache
def error_texts() -> Mapping[str, ErrorText]:
    """Every error code of the interface with its status and sentence."""
    rows = load_data(Path(__file__).with_name("errors.yaml"))
    return {code: ErrorText(row["status"], row["message"]) for code, row in rows.items()}


class ApiError(Exception):
    """A refusal with a code of the table. ``path`` names the field, ``detail`` says more.

    ``detail`` replaces the table's sentence and must be fit for a citizen to read.
    """

    def __init__(
        self,
        code: str,
        *,
        path: str | None = None,
        detail: str | None = None,
        retry_after: int | None = None,
    ) -> None:
        text = error_texts()[code]
        self.code = code
        self.status = text.status
        self.message = detail or text.message
        self.path = path
        self.retry_after = retry_after
        super().__init__(code)

    @property
    def body(self) -> dict[str, dict[str, str]]:
        """The JSON body."""
        error = {"code": self.code, "message": self.message}
        return {"error": error | ({"path": self.path} if self.path else {})}

"""The assistant is loaded in the background, so that health answers before the model is there."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from assistant.intake.errors import ApiError

if TYPE_CHECKING:
    from assistant.conversation.assistant import Assistant

_log = logging.getLogger("assistant.web")

RETRY_SECONDS = 5


class Readiness:
    """Holds the assistant once it is loaded. ``run`` loads it, once."""

    def __init__(self, load: Callable[[], "Assistant"]) -> None:
        self._load = load
        self._assistant: Assistant | None = None
        self._failed = False

    @classmethod
    def of(cls, assistant: "Assistant") -> "Readiness":
        """One that is ready from the start."""
        readiness = cls(lambda: assistant)
        readiness.run()
        return readiness

    @property
    def state(self) -> Literal["loading", "ready", "failed"]:
        """Where the loading stands."""
        if self._failed:
            return "failed"
        return "ready" if self._assistant is not None else "loading"

    def require(self) -> "Assistant":
        """The assistant; raises ``ApiError`` ``index_not_ready`` or ``index_failed``."""
        if self._failed:
            raise ApiError("index_failed", retry_after=60)
        if self._assistant is None:
            raise ApiError("index_not_ready", retry_after=RETRY_SECONDS)
        return self._assistant

    def run(self) -> None:
        """Load now; a failure is logged and kept."""
        try:
            self._assistant = self._load()
        except Exception as error:  # noqa: BLE001 - kept, and said to everyone who asks
            self._failed = True
            _log.error("load failed: %s", getattr(error, "message", ""), exc_info=error)

"""One process of the server as it starts: quiet libraries, logs, an application that loads itself."""

import asyncio
import gc
import logging
import os
import threading
from typing import TYPE_CHECKING

from fastapi import FastAPI
from rich.console import Console

from assistant.progress import TerminalProgress
from assistant.settings import Settings
from assistant.storage.archive import Archive, open_archive
from assistant.storage.trouble import damaged
from assistant.web.api import create_app
from assistant.web.observing import JsonLines
from assistant.web.serving.crew import Crew
from assistant.web.serving.readiness import Readiness

if TYPE_CHECKING:
    from assistant.conversation.assistant import Assistant

# Read by packages when they are first imported: no look-ups outside, one thread a library. Gradio
# sums up the last ten thousand events anew after each one, for a page that is not served here.
_QUIET = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "GRADIO_ANALYTICS_CACHE_FREQUENCY": str(10**12),
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "OMP_NUM_THREADS": "1",
}


def quieten() -> None:
    """Set what libraries read from the environment, also for processes started from here."""
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)


def loading_app(settings: Settings, console: Console, crew: Crew) -> FastAPI:
    """The application; it loads after the start, and tells the console once the crew is complete."""
    archive = open_archive(settings.database)

    def load() -> "Assistant":
        from assistant.assembly import build_assistant  # late: imports torch

        # Walking a million new objects again and again takes a second of the start.
        gc.disable()
        try:
            with TerminalProgress(console) as progress:
                return build_assistant(settings, progress, archive=archive)
        except BaseException:
            gc.enable()
            raise

    def announce() -> None:
        gc.freeze()
        gc.enable()
        if crew.note_loaded():
            _say_ready(settings, console)
            look = threading.Thread(target=_say_if_damaged, args=(archive, settings, console))
            look.daemon = True
            look.start()

    return create_app(
        settings, readiness=Readiness(load), archive=archive, when_ready=announce, crew=crew
    )


def _say_ready(settings: Settings, console: Console) -> None:
    address = address_of(settings)
    console.print(
        f"已经就绪：在浏览器里打开 {address} 提问，接口说明在 {address}/docs", soft_wrap=True
    )
    console.print(
        f"也可以：curl {address}/api/ask -H 'Content-Type: application/json' "
        """-d '{"question": "首次升规的工业企业奖励多少？"}'""",
        soft_wrap=True,
    )


def _say_if_damaged(archive: Archive, settings: Settings, console: Console) -> None:
    """Damage in what is seldom read would else be met by the first who needs it."""
    if not archive.database.is_sound():
        console.print(damaged(settings.database), soft_wrap=True)


def address_of(settings: Settings) -> str:
    """The address as a person on this machine types it."""
    anywhere = settings.host in {"0.0.0.0", "::", ""}
    host = "127.0.0.1" if anywhere else settings.host
    return f"http://[{host}]:{settings.port}" if ":" in host else f"http://{host}:{settings.port}"


def log_to_stderr() -> None:
    """One JSON object a line."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    handler.addFilter(_is_news)
    for name, level in (("assistant", logging.INFO), ("uvicorn.error", logging.WARNING)):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.setLevel(level)
        logger.propagate = False


def _is_news(record: logging.LogRecord) -> bool:
    """False for what a shutdown does on purpose: cutting connections that pages hold open."""
    cancelled = record.exc_info is not None and record.exc_info[0] is asyncio.CancelledError
    return not cancelled and "graceful shutdown exceeded" not in record.getMessage()

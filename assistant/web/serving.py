"""Start the server: one process, health at once, progress on the terminal while it loads."""

import asyncio
import gc
import logging
import os
import socket
from typing import TYPE_CHECKING

import uvicorn
from fastapi import FastAPI
from rich.console import Console

from assistant.progress import TerminalProgress
from assistant.settings import Settings
from assistant.web.api import create_app
from assistant.web.observing import JsonLines
from assistant.web.readiness import Readiness

if TYPE_CHECKING:
    from assistant.conversation.assistant import Assistant

# Read by packages when they are first imported: no look-ups outside, one thread a library.
_QUIET = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "OMP_NUM_THREADS": "1",
}


def serve(settings: Settings, console: Console) -> None:
    """Serve until interrupted. Raises ``OSError`` where the address cannot be had."""
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    _log_to_stderr()
    listener = _listen(settings.host, settings.port)
    console.print(f"政策通正在启动（{_address(settings)}），载入文件、模型和索引……")
    app = _app(settings, console)
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        ws="none",
        lifespan="on",
        timeout_graceful_shutdown=2,  # an open chat page never lets go by itself
    )
    uvicorn.Server(config).run(sockets=[listener])


def _app(settings: Settings, console: Console) -> FastAPI:
    def load() -> "Assistant":
        from assistant.assembly import build_assistant  # late: imports torch

        # Walking a million new objects again and again takes a second of the start.
        gc.disable()
        try:
            with TerminalProgress(console) as progress:
                return build_assistant(settings, progress)
        except BaseException:
            gc.enable()
            raise

    def announce() -> None:
        gc.freeze()
        gc.enable()
        address = _address(settings)
        console.print(
            f"已经就绪：在浏览器里打开 {address} 提问，接口说明在 {address}/docs", soft_wrap=True
        )
        console.print(
            f"也可以：curl {address}/api/ask -H 'Content-Type: application/json' "
            """-d '{"question": "首次升规的工业企业奖励多少？"}'""",
            soft_wrap=True,
        )

    return create_app(settings, readiness=Readiness(load), when_ready=announce)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError:
        listener.close()
        raise
    return listener


def _address(settings: Settings) -> str:
    """The address as a person on this machine types it."""
    anywhere = settings.host in {"0.0.0.0", "::", ""}
    host = "127.0.0.1" if anywhere else settings.host
    return f"http://[{host}]:{settings.port}" if ":" in host else f"http://{host}:{settings.port}"


def _is_news(record: logging.LogRecord) -> bool:
    """False for what a shutdown does on purpose: cutting connections that pages hold open."""
    cancelled = record.exc_info is not None and record.exc_info[0] is asyncio.CancelledError
    return not cancelled and "graceful shutdown exceeded" not in record.getMessage()


def _log_to_stderr() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    handler.addFilter(_is_news)
    for name, level in (("assistant", logging.INFO), ("uvicorn.error", logging.WARNING)):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.setLevel(level)
        logger.propagate = False

"""Start the server: health at once, progress on the terminal while it loads."""

import socket
import sys
from typing import Any

import uvicorn
from rich.console import Console

from assistant.settings import Settings
from assistant.web.serving.crew import Crew
from assistant.web.serving.starting import address_of, loading_app, log_to_stderr, quieten
from assistant.web.serving.workers import serve_together

_OPTIONS: dict[str, Any] = {
    "log_config": None,
    "access_log": False,
    "server_header": False,
    "ws": "none",
    "lifespan": "on",
    "timeout_graceful_shutdown": 2,  # an open chat page never lets go by itself
}


def serve(settings: Settings, console: Console) -> None:
    """Serve until interrupted. Raises ``OSError`` where the address cannot be had."""
    quieten()
    log_to_stderr()
    listener = _listen(settings.host, settings.port)
    address = address_of(settings)
    console.print(
        f"政策通正在启动（{address}），载入文件、模型和索引（第一次要建索引，几分钟）……",
        soft_wrap=True,
    )
    if settings.workers > 1:
        if status := serve_together(settings, listener, _OPTIONS):
            sys.exit(status)
        return
    app = loading_app(settings, console, Crew())
    uvicorn.Server(uvicorn.Config(app, **_OPTIONS)).run(sockets=[listener])


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

"""Start the server: health at once, progress on the terminal while it loads."""

import errno
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


_REASONS = {
    errno.EADDRINUSE: "别的程序占着它，先停掉那个程序，或者用 PORT=别的端口 再试",
    errno.EADDRNOTAVAIL: "HOST 不是这台机器的地址",
    errno.EACCES: "没有权限用这个端口，用 PORT=别的端口 再试",
}


class CannotListen(Exception):
    """The address cannot be had. ``message`` says why, in Chinese."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def serve(settings: Settings, console: Console) -> None:
    """Serve until interrupted. Raises ``CannotListen``."""
    listener = _listen(settings.host, settings.port)
    quieten()
    log_to_stderr()
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
    except OSError as error:
        listener.close()
        raise CannotListen(f"不能在 {host}:{port} 上监听（{_reason(error)}）。") from error
    return listener


def _reason(error: OSError) -> str:
    if isinstance(error, socket.gaierror):
        return "HOST 不是这台机器的地址"
    return _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__

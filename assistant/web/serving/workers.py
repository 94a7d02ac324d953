"""Several processes behind one address: each with the model and the index, all on one database."""

import multiprocessing
import os
import signal
import socket
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Any

import uvicorn
from rich.console import Console

from assistant.settings import Settings
from assistant.storage.archive import open_archive
from assistant.web.operator.secret import signing_key
from assistant.web.serving.crew import Crew
from assistant.web.serving.starting import loading_app, log_to_stderr
from assistant.web.serving.supervising import Supervisor

_DEEPEST = 70
"""So many bytes may lead to the workers' folder; its own name and a socket's take thirty."""


@dataclass(frozen=True, slots=True)
class Worker:
    """One process's work; carried there by ``spawn``. ``options`` are uvicorn's."""

    settings: Settings
    crew: Crew
    listener: socket.socket
    options: dict[str, Any]

    def __call__(self) -> None:
        """Serve until told to stop, or until the process that started this one is gone."""
        log_to_stderr()
        threading.Thread(target=_follow_parent, daemon=True).start()
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # uvicorn sends it on when it is done
        app = loading_app(self.settings, Console(), self.crew)
        with suppress(KeyboardInterrupt):
            uvicorn.Server(uvicorn.Config(app, **self.options)).run(sockets=[self.listener])


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


def place_for_sockets() -> str:
    """Where the workers' folder is made: the temporary directory, or ``/tmp`` where that lies so deep
    that the address of a socket in it would be longer than Linux takes (107 bytes).
    """
    usual = gettempdir()
    return usual if len(os.fsencode(usual)) <= _DEEPEST else "/tmp"


def serve_together(settings: Settings, listener: socket.socket, options: dict[str, Any]) -> int:
    """Serve with ``settings.workers`` processes until told to stop; the exit status.

    What can go wrong with the database or the key goes wrong here, before any of them starts.
    Whichever worker is first builds a missing index, under a lock; the others wait for it.
    """
    open_archive(settings.database).database.close()
    signing_key(settings)
    loaded: Synchronized[int] = multiprocessing.get_context("spawn").Value("i", 0)
    with TemporaryDirectory(prefix="zhengcetong-", dir=place_for_sockets()) as folder:
        os.environ.update(PROMETHEUS_MULTIPROC_DIR=folder)  # read as a worker imports the client
        crew = Crew(settings.workers, Path(folder), loaded)
        return Supervisor(Worker(settings, crew, listener, options), crew).run()

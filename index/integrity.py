"""Folders that are either whole or absent: locks, hashes, and renaming into place."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import IndexBusy

_BLOCK = 1 << 20


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def seal(folder: Path, name: str, facts: dict[str, object]) -> None:
    """Write ``facts`` and the size and hash of every file in ``folder`` to ``folder/name``."""
    files = {
        path.relative_to(folder).as_posix(): {"bytes": path.stat().st_size, "sha256": sha256(path)}
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    text = json.dumps({**facts, "files": files}, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / name).write_text(text + "\n", encoding="utf-8")


def read_seal(folder: Path, name: str) -> dict[str, object] | None:
    """What ``seal`` wrote, or None if it is missing or unreadable."""
    try:
        facts = json.loads((folder / name).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return facts if isinstance(facts, dict) else None


def damage(folder: Path, facts: dict[str, object]) -> str | None:
    """The name of the first sealed file that is missing or altered, or None if all are whole."""
    files = facts.get("files")
    if not isinstance(files, dict):
        return "files"
    for name, seen in files.items():
        path = folder / name
        if not path.is_file() or path.stat().st_size != seen["bytes"]:
            return str(name)
        if sha256(path) != seen["sha256"]:
            return str(name)
    return None


def put_in_place(made: Path, folder: Path) -> None:
    """Rename the finished folder ``made`` to ``folder``, replacing what is there.

    Files are flushed to the disk first, so that after a power cut the folder is whole or absent.
    """
    for path in made.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
    if folder.exists():
        old = folder.with_name(folder.name + ".old")
        shutil.rmtree(old, ignore_errors=True)
        folder.rename(old)
        made.rename(folder)
        shutil.rmtree(old, ignore_errors=True)
    else:
        folder.parent.mkdir(parents=True, exist_ok=True)
        made.rename(folder)


@contextmanager
def only_one(lock: Path, wait: float, busy: str) -> Iterator[None]:
    """Hold a lock between processes for the length of a ``with`` block.

    Args:
        lock: the lock's file; its folder is made if missing.
        wait: how many seconds to wait for another process.
        busy: the Chinese sentence to raise ``IndexBusy`` with when it takes longer.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(lock, timeout=wait):
            yield
    except Timeout as failure:
        raise IndexBusy(busy) from failure

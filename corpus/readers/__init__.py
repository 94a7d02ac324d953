"""Files of every format that official documents come in → their text.

``read`` picks the reader by the file's suffix. Each reader returns plain text in which a form feed
begins a new page; what it cannot read raises ``UnreadableFile`` with one Chinese sentence.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import UnreadableFile
from corpus.layout import plain_newlines
from corpus.normalise import plain_radicals
from corpus.readers.text import read_text

MAX_BYTES = 50_000_000
"""A document larger than this is not one official document."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file's text with line ends as ``\\n``; ``pages`` are offsets at which a page begins."""

    text: str
    pages: tuple[int, ...]


def read(path: Path) -> ReadFile:
    """Read a txt, md, docx, pdf or html file. Raises ``UnreadableFile``."""
    reader = _readers().get(path.suffix.lower())
    if reader is None:
        raise UnreadableFile(
            f"“{path.name}”的格式不认识：可以加入 txt、md、docx、pdf 或 html 文件。"
        )
    try:
        size = path.stat().st_size
        data = path.read_bytes() if 0 < size <= MAX_BYTES else b""
    except OSError as error:
        raise UnreadableFile(f"“{path.name}”打不开：文件不存在，或没有读取权限。") from error
    if not data:
        reason = "是空文件" if size == 0 else "太大，超过 50 MB"
        raise UnreadableFile(f"“{path.name}”{reason}，没有加入。")
    # Characters only: every place in the file stays what it was.
    text = plain_radicals(plain_newlines(reader(data, path.name)))
    if not re.search(r"\w", text):
        raise UnreadableFile(f"“{path.name}”里没有文字，没有加入。")
    return ReadFile(text, tuple(found.end() for found in re.finditer("\f", text)))


def _readers() -> dict[str, Callable[[bytes, str], str]]:
    """Readers by suffix; those with libraries behind them are imported when they are called."""
    return {
        ".txt": read_text,
        ".md": read_text,
        ".markdown": read_text,
        ".docx": _docx,
        ".pdf": _pdf,
        ".html": _html,
        ".htm": _html,
    }


def _docx(data: bytes, name: str) -> str:
    from corpus.readers.docx import read_docx

    return read_docx(data, name)


def _pdf(data: bytes, name: str) -> str:
    from corpus.readers.pdf import read_pdf

    return read_pdf(data, name)


def _html(data: bytes, name: str) -> str:
    from corpus.readers.html import read_html

    return read_html(data, name)

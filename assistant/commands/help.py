"""The help of a command in Chinese: typer's own English is put in Chinese by ``help.yaml``.

A Chinese character takes two columns of a terminal; typer counts one, so the lines are broken here.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import typer

# typer keeps its copy of click under this name; there is no public one (one version is pinned).
from typer._click.formatting import HelpFormatter

from corpus.datafile import load_data

_DATA = Path(__file__).with_name("help.yaml")
_CLOSING = "，。；：、？！）》”…]"


def in_chinese(command: Any) -> Any:
    """The command (and those under it), its help plain and in Chinese."""
    command.context_class, command.rich_markup_mode = InChinese, None
    for under in getattr(command, "commands", {}).values():
        in_chinese(under)
    return command


def columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(2 if unicodedata.east_asian_width(mark) in "WF" else 1 for mark in text)


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` columns (one more mark where a stop would begin a line).

    Broken at blanks and between Chinese characters, never inside a word of Latin letters.
    """
    lines = [""]
    for piece in re.findall(r"\[[^\]\s]*\]|[!-~]+|\s+|.", text):
        if columns(lines[-1]) + columns(piece) > width and lines[-1] and piece not in _CLOSING:
            lines.append("")
        if lines[-1] or not piece.isspace():
            lines[-1] += piece
    return [line.rstrip() for line in lines]


class ChineseFormatter(HelpFormatter):
    """Typer's plain help, in Chinese."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """How the command is written."""
        super().write_usage(prog, _chinese(args), prefix or _words()["usage"])

    def write_heading(self, heading: str) -> None:
        """What the rows below are."""
        self.write(f"{'':>{self.current_indent}}{_chinese(heading)}：\n")

    def write_text(self, text: str) -> None:
        """Paragraphs, with an empty line between."""
        paragraphs = re.split(r"\n\s*\n", text)
        for place, paragraph in enumerate(paragraphs):
            self.write("\n" * bool(place))
            for line in wrapped(" ".join(paragraph.split()), self.width - self.current_indent):
                self.write(f"{'':>{self.current_indent}}{line}\n")

    def write_dl(
        self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Names on the left, what they are on the right; a long name has a line to itself."""
        told = [(_chinese(first), _chinese(second)) for first, second in rows]
        left = min(max(columns(first) for first, _ in told), col_max) + col_spacing
        for first, second in told:
            lines = wrapped(second, max(self.width - self.current_indent - left, 10))
            head = first + " " * (left - columns(first))
            if columns(first) > col_max:
                lines, head = ["", *lines], first
            for place, line in enumerate(lines):
                text = (head if place == 0 else " " * left) + line
                self.write(f"{'':>{self.current_indent}}{text}".rstrip() + "\n")


class InChinese(typer.Context):
    """Where a command runs whose help is in Chinese."""

    formatter_class = ChineseFormatter


def _chinese(text: str) -> str:
    for english, chinese in _words()["words"]:
        text = re.sub(english, chinese, text)
    return text


@cache
def _words() -> dict[str, Any]:
    found: dict[str, Any] = load_data(_DATA)
    return found

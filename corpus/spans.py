"""What stands from one place of a text to another."""

from typing import Protocol


class Span(Protocol):
    """Whatever has a place: from ``start`` up to ``end``."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """The place behind it."""


def overlap(one: Span, other: Span) -> bool:
    """Whether two of them have a character in common."""
    return one.start < other.end and other.start < one.end

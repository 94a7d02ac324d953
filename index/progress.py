"""How long-running work tells the person who waits how far it is."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with the stage (Chinese, for people), how much is done and how much there is."""


def silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""

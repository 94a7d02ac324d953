"""The questions of ``questions.jsonl``, and what a scripted model proposes for each."""

import json
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError

from eval.question import Expectation, QuestionFileError

FILE = Path(__file__).with_name("questions.jsonl")

Sort = Literal["vague", "story", "refuse"]
Reply = dict[str, Any] | str
"""A proposal as JSON, or whatever else a model says."""


class Asked(Expectation):
    """A question with its expectation, an honest proposal for it, and lies.

    ``vague``: an article answers it, in words it does not use; ``story``: a sum follows from it;
    ``refuse``: no document speaks of it.
    """

    id: str
    sort: Sort
    question: str
    honest: Reply
    lies: tuple[Reply, ...]

    def reply(self, way: str) -> str:
        """What a scripted model says: ``honest``, or ``lie-1``, ``lie-2`` …"""
        said = self.honest if way == "honest" else self.lies[int(way.removeprefix("lie-")) - 1]
        return said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)


def read_asked(path: Path = FILE) -> tuple[Asked, ...]:
    """Every question in order. Raises ``QuestionFileError`` with file and line."""
    found: list[Asked] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            found.append(Asked.model_validate_json(line))
        except ValidationError as error:
            raise QuestionFileError(f"{path.name}:{number}: {error}") from error
    return tuple(found)

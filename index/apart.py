"""What is asked apart from the documents: lists of questions that none of them answers."""

from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from corpus.datafile import load_data
from corpus.normalise import fold_plain


class Matter(BaseModel):
    """A matter that documents of other places speak of: its words, and questions about it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: tuple[str, ...]
    asked: tuple[str, ...]


def asked_apart(name: str) -> tuple[str, ...]:
    """A list of questions that no document answers, by the name of its file."""
    return tuple(str(question) for question in _content(name)["questions"])


def other_matters(texts: Iterable[str]) -> tuple[Matter, ...]:
    """The matters of ``matters.yaml`` of which none of the texts (of documents) has a word."""
    folded = [fold_plain(text) for text in texts]
    matters = (Matter.model_validate(entry) for entry in _content("matters")["matters"])
    return tuple(
        m for m in matters if not any(fold_plain(w) in text for w in m.words for text in folded)
    )


def words_apart(texts: Iterable[str]) -> tuple[str, ...]:
    """The words of those matters by which a person names one (folded), longest first."""
    words = {fold_plain(word) for matter in other_matters(texts) for word in matter.words}
    return tuple(sorted((w for w in words if len(w) > 1), key=lambda w: (-len(w), w)))


def _content(name: str) -> dict[str, list[object]]:
    content: dict[str, list[object]] = load_data(Path(__file__).with_name(f"{name}.yaml"))
    return content

"""``english.yaml``: what English phrases about one document mean, in the words of its text.

General phrases (company, revenue, provincial level) are no matter of a document: they are known to
``assistant.conversation.reading.glossing``, which says how a phrase is written.
"""

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from corpus.datafile import read_data

Terms = Mapping[str, tuple[str, ...]]
"""Chinese terms, each with the English phrases that mean it."""


class _EnglishFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    terms: dict[str, tuple[str, ...]] = {}


def read_english(path: Path) -> Terms:
    """The terms of a document; a missing file holds none. Raises ``BadDocumentData``."""
    return read_data(path, _EnglishFile).terms

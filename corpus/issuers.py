"""Who grants a title, by level: ``issuers.yaml`` beside a document.

People name who handed the plate over (北京发的, 省里给评的) where the document names the level. One list
serves every rule of the document: a choice of a rule says at which level it is granted.
"""

from collections.abc import Mapping
from itertools import product
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from corpus.datafile import read_data

ISSUERS = "issuers.yaml"


class Issuers(BaseModel):
    """``levels``: by level, what people call who grants there; ``words``: what they say it did."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    levels: Mapping[str, tuple[str, ...]] = {}
    words: tuple[str, ...] = ()

    def names(self, level: str) -> tuple[str, ...]:
        """Each issuer of a level with each of the words. Raises ``KeyError`` for an unknown level."""
        return tuple(who + word for who, word in product(self.levels[level], self.words))


def read_issuers(folder: Path) -> Issuers:
    """The list in a document's folder, empty where there is none. Raises ``BadDocumentData``."""
    return read_data(folder / ISSUERS, Issuers)

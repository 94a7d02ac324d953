"""The closed lists of words by which a model's sentence is held against its evidence, as data."""

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from corpus.datafile import load_data

_DATA = Path(__file__).with_name("wording.yaml")

Words = tuple[str, ...]


class Wording(BaseModel):
    """``wording.yaml``; what each list is for stands there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    connecting: Words
    giving: Words
    given: Words
    droppable: Words
    kept: Words
    innocent: Words
    excepting: Words
    excluding: Words
    in_turn: str
    conditional: Words
    separating: Words
    alternative: Words
    exemplary: str
    origin: Words = Field(alias="from")
    becoming: Words
    deciding: Words


@cache
def load_wording() -> Wording:
    """The lists, read once."""
    return Wording.model_validate(load_data(_DATA))

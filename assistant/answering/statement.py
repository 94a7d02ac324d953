"""A sentence of an answer together with what it rests on."""

from dataclasses import dataclass

from assistant.answering.answer import Citation


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence for a person.

    ``text`` carries no citation mark; ``citations`` are the words it rests on. ``basis`` are
    further texts whose figures it may repeat: steps of a calculation, the reader's own words,
    a fixed text. A figure found in neither is cut on the way out (``verify``).
    """

    text: str
    citations: tuple[Citation, ...] = ()
    basis: tuple[str, ...] = ()
    notice: bool = False

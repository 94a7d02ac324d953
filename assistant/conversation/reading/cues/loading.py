"""A theme of cues: what its yaml file says, compiled into its dataclass, one field a key.

A cue is a list of patterns over folded text; any of them is looked for. A pattern over several lines is
put together without the ends of the lines and the blanks beside them. ``%name%`` stands for words of
``words.yaml``. Instead of the list there may be ``each``: patterns that are kept apart, for their place
says something; ``plain``: words as they are written, the longest first; ``outcomes``: patterns kept
apart, each list of them with the outcome that it means.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from assistant.calculator.quantities.ordinals import FIRST, LAST, NTH
from corpus.datafile import load_data
from corpus.patterns import any_of, either_word

Cue = re.Pattern[str]
Outcomes = tuple[tuple[str, Cue], ...]
Theme = TypeVar("Theme")
Words = Mapping[str, str]

FOLDER = Path(__file__).parent


def shared_words() -> Words:
    """The words that ``%name%`` stands for, by name. Raises what ``load_data`` does."""
    words = load_data(FOLDER / "words.yaml")
    known = {name: _on_one_line(pattern) for name, pattern in words.items()}
    known |= {"nth": NTH, "first": FIRST, "last": LAST}
    for name in known:  # words may stand for others, in whatever order
        known = {of: text.replace(f"%{name}%", known[name]) for of, text in known.items()}
    return known


def load_theme(theme: type[Theme], words: Words, folder: Path = FOLDER) -> Theme:
    """The cues of one theme, from the file that is called like its class.

    Raises what ``load_data`` does, ``re.error`` for a broken pattern, and ``ValueError`` for a key without a
    field or a field without a key.
    """
    path = folder / f"{theme.__name__.lower()}.yaml"
    data = load_data(path)
    if unmatched := data.keys() ^ theme.__annotations__.keys():
        raise ValueError(f"{path.name} and {theme.__name__} differ in {sorted(unmatched)}")
    return theme(**{name: _compiled(cue, words) for name, cue in data.items()})


def _compiled(cue: Any, words: Words) -> Cue | tuple[Cue, ...] | Outcomes:
    if isinstance(cue, list):
        return _any_of(cue, words)
    ((form, entries),) = cue.items()
    return _FORMS[form](entries, words)


def _any_of(patterns: list[str], words: Words) -> Cue:
    return any_of(map(_on_one_line, patterns), words)


def _each(patterns: list[str], words: Words) -> tuple[Cue, ...]:
    return tuple(_any_of([pattern], words) for pattern in patterns)


def _plain(entries: list[str], _: Words) -> Cue:
    return re.compile(either_word(entries))


def _outcomes(entries: list[dict[str, Any]], words: Words) -> Outcomes:
    return tuple((entry["outcome"], _any_of(entry["whole"], words)) for entry in entries)


def _on_one_line(pattern: str) -> str:
    if "\n" not in pattern:
        return pattern
    return "".join(line.strip(" ") for line in pattern.split("\n"))


_FORMS: dict[str, Callable[[Any, Words], Cue | tuple[Cue, ...] | Outcomes]] = {
    "each": _each,
    "plain": _plain,
    "outcomes": _outcomes,
}

"""How near the first an article found must be for what is done with it; the shares are in
``nearness.yaml``.
"""

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from corpus.datafile import load_data

_DATA = Path(__file__).with_name("nearness.yaml")


@dataclass(frozen=True, slots=True)
class Nearness:
    """Shares of the first article's score, 0 to 1, from which another one is near enough: to be named as
    ``related``; for its rules to be of the ``same_matter``; to lead, since it ``holds`` what is asked, is
    ``in_force``, ``grants`` something or is that of the ``named_award``; to be ``matched`` with an
    enterprise; to be told of beside the answer, of an ``other_document`` or a ``later_document``.
    """

    related: float
    same_matter: float
    holds: float
    in_force: float
    matched: float
    grants: float
    named_award: float
    other_document: float
    later_document: float


@cache
def nearness(path: Path = _DATA) -> Nearness:
    """Read the shares. Raises ``KeyError`` where one is missing or does not say on what it was
    ``measured``.
    """
    data = load_data(path)
    for entry in data.values():
        entry["measured"]
    return Nearness(**{f.name: float(data[f.name]["share"]) for f in fields(Nearness)})

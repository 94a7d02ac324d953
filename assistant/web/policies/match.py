"""哪些政策适合我: a short form or a story in words, and the articles that apply as a list to print."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from assistant.calculator.quantities.quantity import read_quantities
from assistant.conversation.matching.rows import MatchRow
from assistant.web.amounts import sum_words
from corpus.datafile import load_data
from corpus.normalise import fold_plain

STORY = "story"
OTHERS, ENDED = "其他", "有效期已过的"
IN_FULL = 4
"""So many rows of a group are shown in full, the others in a line each."""
FIELD_LIMIT = 200
ADDRESS_LIMIT = 6000
"""So many characters of an address pass every server on the way (nginx refuses more than 8 KB)."""
_UNITS = {"money": ("yuan",), "rate": ("rate", "points")}


@dataclass(frozen=True, slots=True)
class ProfileField:
    """One question of the short form. ``words`` is what stands before the answer in the profile."""

    key: str
    words: str
    label: str
    hint: str
    options: tuple[str, ...]
    type: str
    least: Decimal | None


@cache
def profile_fields() -> tuple[ProfileField, ...]:
    """The short form, from ``profile.yaml``."""
    file = Path(__file__).with_name("profile.yaml")
    rows = load_data(file)
    return tuple(
        ProfileField(
            f"field{n}",
            row["name"],
            row["label"],
            row.get("hint", ""),
            tuple(row.get("options", ())),
            row["type"],
            Decimal(row["least"]) if "least" in row else None,
        )
        for n, row in enumerate(rows, start=1)
    )


@dataclass(frozen=True, slots=True)
class Misfit:
    """A field whose answer cannot be read, and the sentence that says so."""

    key: str
    says: str


def misfit(given: Mapping[str, str]) -> Misfit | None:
    """The first figure of the form that is none, lacks its unit or cannot be; None where all are read."""
    for field in profile_fields():
        value = given.get(field.key, "").strip()[:FIELD_LIMIT]
        if value and field.type in _UNITS and not _reads(field, value):
            says = (
                f"“{field.label}”填的“{value}”读不懂，请写成{field.hint.removeprefix('如 ')}这样。"
            )
            return Misfit(field.key, says)
    return None


def _reads(field: ProfileField, value: str) -> bool:
    found = [q for q in read_quantities(fold_plain(value)) if q.unit in _UNITS[field.type]]
    told = [n for q in found for n in (q.value, q.low, q.high) if n is not None]
    return bool(found) and all(field.least is None or n >= field.least for n in told)


def told_of(sent: Mapping[str, str]) -> dict[str, str]:
    """Those of the values sent that belong to the form and are not empty."""
    names = (*(field.key for field in profile_fields()), STORY)
    return {name: value for name in names if (value := sent.get(name, "").strip())}


def profile_text(given: Mapping[str, str]) -> str:
    """The enterprise in one text: the form's answers, then the story; empty where nothing is told."""
    parts = [
        field.words + value
        for field in profile_fields()
        if (value := given.get(field.key, "").strip()[:FIELD_LIMIT])
    ]
    story = given.get(STORY, "").strip()
    return "，".join([*parts, story] if story else parts)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows on one theme in their order: the first ones in full, the ``rest`` short."""

    label: str
    rows: tuple[MatchRow, ...]
    rest: tuple[MatchRow, ...]


def by_theme(found: Sequence[MatchRow]) -> list[Group]:
    """Possible rows by theme, in the order in which the themes come first; ended ones at the end."""
    groups: dict[str, list[MatchRow]] = {}
    for row in sorted(found, key=lambda row: bool(row.ended)):
        label = ENDED if row.ended else row.group or OTHERS
        groups.setdefault(label, []).append(row)
    return [
        Group(label, tuple(rows[:IN_FULL]), tuple(rows[IN_FULL:])) for label, rows in groups.items()
    ]


def amount(row: MatchRow) -> str:
    """The row's sum in words, marked where it is only an upper limit; empty without one."""
    if row.amount_yuan is None:
        return ""
    return ("最高" if row.ceiling else "") + sum_words(Decimal(row.amount_yuan))


def total(amount_yuan: str) -> str:
    """The total in words; empty where it is nought."""
    sum_ = Decimal(amount_yuan)
    return sum_words(sum_) if sum_ else ""

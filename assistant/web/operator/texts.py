"""The console's words for people, from ``texts.yaml``, and the heads of its tables, from ``tables.yaml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from assistant.clock import CHINA
from corpus.datafile import load_data


@cache
def texts() -> Mapping[str, Mapping[str, str]]:
    """Each group's words by code."""
    file = Path(__file__).with_name("texts.yaml")
    groups: Mapping[str, Mapping[str, str]] = load_data(file)
    return groups


@dataclass(frozen=True, slots=True)
class TableWords:
    """What a table that is exported is called, and its columns."""

    title: str
    head: tuple[str, ...]


@cache
def tables() -> Mapping[str, TableWords]:
    """Each table's words by its code. Raises ``KeyError`` where one lacks its title or head."""
    file = Path(__file__).with_name("tables.yaml")
    return {
        code: TableWords(table["title"], tuple(table["head"]))
        for code, table in load_data(file).items()
    }


def china_time(moment: datetime) -> str:
    """A moment as people in China write it."""
    return moment.astimezone(CHINA).strftime("%Y-%m-%d %H:%M")

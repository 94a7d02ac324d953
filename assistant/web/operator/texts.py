"""The console's words for people, from ``texts.yaml``."""

from collections.abc import Mapping
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


def china_time(moment: datetime) -> str:
    """A moment as people in China write it."""
    return moment.astimezone(CHINA).strftime("%Y-%m-%d %H:%M")

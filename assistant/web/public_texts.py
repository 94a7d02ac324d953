"""The public pages' words for people, from ``public_texts.yaml``."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from corpus.datafile import load_data


@cache
def public_texts() -> Mapping[str, Mapping[str, str]]:
    """Each page's words by code."""
    groups: Mapping[str, Mapping[str, str]] = load_data(Path(__file__).with_suffix(".yaml"))
    return groups

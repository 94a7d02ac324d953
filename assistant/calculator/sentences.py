"""The sentences that the calculator itself adds to a rule's own words; they stand in YAML."""

from functools import cache
from pathlib import Path

import yaml


@cache
def _sentences() -> dict[str, str]:
    text = Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


def sentence(key: str, **names: str) -> str:
    """The sentence with this key, its names filled."""
    return _sentences()[key].format(**names)

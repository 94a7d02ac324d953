"""The sentences that the calculator itself adds to a rule's own words; they stand in YAML."""

from functools import cache
from pathlib import Path

from corpus.datafile import load_data


@cache
def _sentences() -> dict[str, str]:
    return dict(load_data(Path(__file__).with_suffix(".yaml")))


def sentence(key: str, **names: str) -> str:
    """The sentence with this key, its names filled."""
    return _sentences()[key].format(**names)


def says_gap(failure: str) -> bool:
    """Whether a sentence why nothing is due says by how much it fails (还差 3亿元)."""
    return _sentences()["gap"].format(gap="") in failure

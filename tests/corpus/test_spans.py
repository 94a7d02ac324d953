"""What stands from one place of a text to another."""

from types import SimpleNamespace

import pytest

from corpus.spans import overlap


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [((0, 3), (2, 4), True), ((2, 4), (0, 3), True), ((0, 3), (3, 5), False)],
)
def test_spans_overlap_where_they_share_a_character(one, other, shared) -> None:
    first, second = (SimpleNamespace(start=s, end=e) for s, e in (one, other))
    assert overlap(first, second) is shared

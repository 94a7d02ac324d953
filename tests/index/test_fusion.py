import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.fusion import Spread, fuse, signed_root, squash

SCORES = st.lists(st.floats(-100, 100), min_size=2, max_size=30).map(np.array)


@given(SCORES)
def test_standardised_scores_keep_their_order(values: np.ndarray) -> None:
    standard = Spread.of(values).standardise(values)
    assert abs(standard.mean()) < 1e-6
    assert (np.diff(standard[np.argsort(values)]) >= -1e-9).all()


@given(SCORES)
def test_root_and_squash_keep_the_order(values: np.ndarray) -> None:
    order = np.argsort(values, kind="stable")
    assert (np.diff(signed_root(values)[order]) >= 0).all()
    squashed = squash(values, 2.0)[order]
    assert (np.diff(squashed) >= 0).all()
    assert ((squashed >= 0) & (squashed <= 1)).all()


def test_nan_neither_counts_nor_spreads() -> None:
    values = np.array([1.0, np.nan, 3.0])
    standard = Spread.of(values).standardise(values)
    assert standard[0] == -1
    assert np.isnan(standard[1])
    assert standard[2] == 1
    assert Spread.of(np.array([np.nan])) == Spread(0.0, 1.0)


def test_equal_scores_say_nothing() -> None:
    assert (Spread.of(np.ones(4)).standardise(np.ones(4)) == 0).all()


def test_parts_without_a_weight_are_left_out() -> None:
    parts = {"dense": np.array([1.0, 0.0]), "other": np.array([0.0, 9.0])}
    assert fuse(parts, {"dense": 2.0, "maxsim": 1.0}).tolist() == [1.0, 0.0]

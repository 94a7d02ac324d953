"""The signs by which an input claims a figure are weighed by data."""

import pytest

from assistant.calculator.filling.claim_weights import claim_weights


def test_words_before_a_figure_count_for_more_than_words_after_it():
    weights = claim_weights()
    assert weights.before > weights.inside > weights.after > weights.led > weights.least


def test_a_weight_that_nobody_knows_is_an_error(tmp_path):
    file = tmp_path / "claiming.yaml"
    file.write_text("before: 10.0\nbare_money: 100000\nbeside: 3.0\n", encoding="utf-8")
    with pytest.raises(TypeError):
        claim_weights(file)

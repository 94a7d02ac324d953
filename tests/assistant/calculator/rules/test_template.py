"""Templates: text with names in braces, and nothing cleverer."""

import pytest

from assistant.calculator.errors import ExpressionError
from assistant.calculator.rules.template import parse_template


def test_names_are_replaced_by_what_is_said_of_them() -> None:
    template = parse_template("增速 {growth}，满 {whole} 个", ["growth", "whole"])
    assert template.names == ("growth", "whole")
    assert template.fill({"growth": "7.9%", "whole": "7"}.__getitem__) == "增速 7.9%，满 7 个"
    assert template.literal == "增速  ，满   个"


def test_a_text_without_names_stays_itself() -> None:
    assert parse_template("不满足", []).fill(str) == "不满足"


@pytest.mark.parametrize(
    "source", ["{a", "a}", "{b}", "{a.real}", "{a[0]}", "{a:>9}", "{a!r}", "{}", "{0}"]
)
def test_anything_cleverer_is_refused(source: str) -> None:
    with pytest.raises(ExpressionError):
        parse_template(source, ["a"])

"""What the assistant is asked to do besides taking a turn."""

import pytest

from assistant.calculator.errors import RuleUnknown


def test_a_rule_that_is_not_there_is_told_in_a_sentence(assistant):
    with pytest.raises(RuleUnknown, match="没有规则“nosuch”"):
        assistant.calculate("nosuch", {})

"""Blanks that stand for commas."""

import pytest

from assistant.conversation.reading.blanks import punctuated


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("今年升了一级 产值也过1亿 总共多少", "今年升了一级，产值也过1亿，总共多少"),
        ("零售额涨了 增速6% 行业平均3%", "零售额涨了，增速6%，行业平均3%"),
        ("那别的减免 用自己去申请不", "那别的减免 用自己去申请不"),
        ("小升规 奖励", "小升规 奖励"),
        ("零售额 1500万", "零售额 1500万"),
        ("how much 给多少", "how much 给多少"),
    ],
)
def test_between_two_stretches_that_tell_something(text, read):
    assert punctuated(text) == read

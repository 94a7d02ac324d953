"""Which instalment of an award that is paid over three years is asked for."""

import pytest

from assistant.conversation.reading.instalments import instalments_asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("当年能到手多少", (0,)),
        ("第二年给多少", (1,)),
        ("那明年能拿多少", (1,)),
        ("最后一年还能拿多少", (2,)),
        ("后两年呢", (1, 2)),
        ("第二年了，到现在一共能拿多少", (0, 1)),
        ("今年还有没有钱", (0,)),
        ("第二年退库了，今年还有没有钱", (1,)),
        ("小升规一共奖多少", ()),
    ],
)
def test_instalments(text, asked):
    assert instalments_asked(text) == asked


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("小升规第二年给10万对吧", (1,)),
        ("第三年发20万是吗", (2,)),
        ("那明年还有没", (1,)),
        ("来电人问头一年实际到账", (0,)),
        ("今年这一年到手的呢", (0,)),
        ("头一年评上的企业", ()),
    ],
)
def test_an_instalment_that_is_claimed_or_asked_for_shortly(text, places):
    assert instalments_asked(text) == places

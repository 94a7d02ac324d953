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

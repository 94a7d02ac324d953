"""What a message needs to go on with a subject, or to stand by itself, is data that says where it comes
from.
"""

import pytest

from assistant.conversation.rules.changing import change_limits
from assistant.conversation.thread.on_its_own import needed
from assistant.conversation.thread.taking_up import chances_needed


def test_to_be_sure_takes_more_than_to_be_likely():
    assert chances_needed().sure > chances_needed().likely > chances_needed().outside
    assert change_limits().sure > chances_needed().sure


def test_a_question_by_itself_is_very_like_one_that_was_listed():
    assert needed().like > 0.9
    assert needed().surely_answered < needed().ahead


@pytest.mark.parametrize("read", [chances_needed, needed, change_limits])
def test_a_figure_that_nobody_knows_is_an_error(read, tmp_path):
    file = tmp_path / "limits.yaml"
    file.write_text("perhaps: 0.4\n", encoding="utf-8")
    with pytest.raises(TypeError):
        read(file)

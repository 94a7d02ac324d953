"""Questions made of facts of a document, and those that ask something else besides."""

import pytest

from assistant.conversation.lookup.document_question import facts_asked


@pytest.mark.parametrize(
    ("words", "facts"),
    [
        ("啥时候施行的,有效到哪年", {"begins", "ends"}),
        ("的文号是多少", {"number"}),
        ("号是多少", {"number"}),
        ("管到哪一年", {"ends"}),
        ("啥时候开始执行,到哪天", {"begins", "ends"}),
        ("是哪个单位发的", {"issuer"}),
        ("还管用不", {"still"}),
        ("都讲了些啥", {"contents"}),
        ("是哪年印发的", {"issued"}),
    ],
)
def test_what_is_asked_of_a_document(words: str, facts: set[str]) -> None:
    assert facts_asked(words) == facts


@pytest.mark.parametrize(
    "words", ["", "奖多少", "什么时候到账", "第七条写的啥", "的补贴管到哪一年"]
)
def test_what_is_asked_of_something_else(words: str) -> None:
    assert not facts_asked(words)

import pytest

from assistant.answering.either import offered, weigh_either

REFUND = "实现税费退库“72小时到账”"
SHARE = "给予省补助金额20%的补助,最高不超过100万元"


@pytest.mark.parametrize(
    ("question", "clause", "stated", "holds"),
    [
        ("退税是72小时还是7天", REFUND, "72小时", True),
        ("研发机构补20%还是30%", SHARE, "20%", True),
    ],
)
def test_of_two_figures_offered_the_one_of_the_clause_is_told(
    question: str, clause: str, stated: str, holds: bool
) -> None:
    premise = weigh_either(question, clause, clause)
    assert premise is not None
    assert (premise.stated, premise.holds) == (stated, holds)


def test_two_figures_of_one_case_are_offered_by_a_word_only() -> None:
    assert offered("去年2亿今年3亿") is None
    assert offered("小升规奖20万还是30万") is not None

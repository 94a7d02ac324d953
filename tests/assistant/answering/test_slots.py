import pytest

from assistant.answering.slots import weigh_otherwise

HEADQUARTERS = "对认定为总部的经济企业给予300万的一次性补助"
SCALE_UP = (
    "给予20万元奖励(当年奖10万元,第二、三年若不退库分别奖5万元),对当年建成投产的,一次性奖励150万元"
)
INSTITUTES = "在省、市级补助基础上,对省级新型研发机构给予省补助金额20%的补助"


@pytest.mark.parametrize(
    ("question", "clause", "stated"),
    [
        ("总部补助每年300万是吧", HEADQUARTERS, "一次性"),
        ("总部补助分三年给是吧", HEADQUARTERS, "一次性"),
        ("小升规一次性给20万对吧", SCALE_UP, "当年奖10万元,第二、三年若不退库分别奖5万元"),
        ("当年建成的150万分三年给对吧", SCALE_UP, "一次性"),
        ("市级新型研发机构县里给20%是吧", INSTITUTES, "省级"),
        ("第二次评上还给10万对吧", "首次被认定的,给予10万元奖励", "首次"),
        ("政府采购文件要200块一份对吧", "免收政府采购文件费", "免收"),
    ],
)
def test_what_the_clause_has_otherwise_is_told(question: str, clause: str, stated: str) -> None:
    premise = weigh_otherwise(question, clause)
    assert premise is not None
    assert (premise.stated, premise.holds) == (stated, False)


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("总部补助300万,一次性给是吧", HEADQUARTERS),
        ("省级新型研发机构县里给20%是吧", INSTITUTES),
        ("重新认定的最高20万吧", "首次认定的最高50万元;重新认定的最高20万元"),
    ],
)
def test_what_agrees_is_not_told_otherwise(question: str, clause: str) -> None:
    assert weigh_otherwise(question, clause) is None

"""The sum just given, said again, is a comment and no new figure."""

import pytest

FIRST = "限上饭店，去年主营980万，涨了11%，全行业九个点，能奖多少"


@pytest.mark.parametrize("comment", ["才三万", "三万？", "才两万啊"])
def test_a_comment_on_the_sum_repeats_the_answer(talk, comment):
    first, second = talk(FIRST, comment)
    assert first.calculation.amount_yuan == second.calculation.amount_yuan == "30000"


def test_a_figure_after_an_answer_still_changes_the_case(talk):
    _, second = talk(FIRST, "要是到一千万整呢")
    assert second.calculation.amount_yuan == "100000"


QUALITY = ["晋城市质量奖，企业奖励多少", "省的", "中国质量奖"]


@pytest.mark.parametrize("again", ["头一个再说一遍", "第一个再说下"])
def test_the_first_of_several_answers_once_more(talk, again):
    *_, last = talk(*QUALITY, again)
    assert last.calculation.amount_yuan == "300000"


@pytest.mark.parametrize("doubt", ["你确定？", "没算错吧", "你确定？一半不是45万吗"])
def test_a_doubt_changes_nothing(talk, doubt):
    *_, last = talk("高企重新认定通过了，三年研发投了90万，能补多少", doubt)
    assert last.calculation.amount_yuan == "200000"
    assert "**2.**" not in last.answer


@pytest.mark.parametrize("pressing", ["总得有个数吧，你别糊弄我", "你倒是给个准话", "别忽悠我"])
def test_pressing_for_an_answer_is_no_misuse(talk, pressing):
    first, second = talk("乡村e镇省里已经给钱培育了，县财政再补多少万", pressing)
    assert (second.kind, second.reason) == (first.kind, first.reason) == ("policy", "not_stated")
    assert {c.label for c in second.citations} == {"第27条"}


SHOP = "限上超市，零售额8000万，涨了10%，行业平均6%，奖多少"


@pytest.mark.parametrize(
    "again",
    [
        "再讲一遍数目",
        "刚来了个客人，多少来着",
        "能不能把金额再说一遍",
        "好多钱喃，再说一哈",
        "太快了没记下来，再来一遍",
    ],
)
@pytest.mark.parametrize("between", [[], ["归谁管"], ["怎么算的"]])
def test_the_sum_is_said_again(talk, again, between):
    first, *_, last = talk(SHOP, *between, "金额没听清" if between else again)
    assert last.calculation.amount_yuan == first.calculation.amount_yuan


TOLD = "工业转型项目 固定资产投资总额和实际投资都是5000万整 已完成 奖励"


@pytest.mark.parametrize(
    "thanks",
    ["好的，没别的问题了，谢谢", "唔该晒", "中，谢谢恁", "搞清楚了，感谢您", "谢啦，回头请你喝茶"],
)
def test_thanks_compute_nothing(talk, thanks):
    _, last = talk(TOLD, thanks)
    assert last.kind == "chat"
    assert last.calculation is None

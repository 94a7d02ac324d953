"""公示完又给撤了: the title an award was computed for is lost, and comes back."""

import pytest

HEADQUARTERS = "我们公司认定为总部经济企业了，县里给多少"
LIST = "我们进了山西100强，县里一次性奖多少"


@pytest.mark.parametrize(
    ("before", "lost"),
    [
        (HEADQUARTERS, "哎，老板说那个认定公示完又给撤了"),
        (LIST, "名单复核，我们被挤出去了"),
        ("首次认定高企，三年研发一共72万，给多少", "公示完资格没了"),
    ],
)
def test_what_was_lost_is_not_due(talk, before, lost):
    *_, last = talk(before, lost)
    assert last.calculation.eligible is False
    assert last.calculation.amount_yuan == "0"
    assert "没有了" in last.answer


def test_it_comes_back(talk):
    *_, last = talk(HEADQUARTERS, "认定公示完又给撤了", "复议赢了，认定恢复了")
    assert last.calculation.amount_yuan == "3000000"


@pytest.mark.parametrize("asked", ["要是被撤了还给吗", "怕被取消了"])
def test_what_is_only_feared_or_asked_is_not_lost(talk, asked):
    *_, last = talk(HEADQUARTERS, asked)
    assert last.calculation is None or last.calculation.eligible is not False


def test_leaving_the_statistics_is_a_matter_of_instalments(talk):
    *_, last = talk("我们厂今年头一回升规，联网直报了，给多少", "第二年又退出去了")
    assert last.calculation is None or last.calculation.amount_yuan != "0"


def test_of_several_awards_the_one_that_is_named(talk):
    *_, last = talk(
        HEADQUARTERS, "今年还新认定了省级孵化器，这个给多少", LIST, "孵化器那个认定公示完又给撤了"
    )
    assert last.calculation.rule == "incubator-recognition-award"
    assert last.calculation.amount_yuan == "0"

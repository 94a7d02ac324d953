"""The sum just given with that of another award answered before."""

import pytest

STORY = "工业转型项目固定资产投资5500万实际也投了5500万，今年全完工，拿了山西省质量奖，一共能有多少"
ALONE = "刚对了账，项目实际投资5100万，项目那块多少"


@pytest.mark.parametrize(
    "joins", ["加上质量奖", "那连质量奖一起", "跟质量奖一搭儿", "质量奖加上现在这个"]
)
def test_one_that_is_named_is_joined_to_the_one_just_given(talk, joins):
    *_, alone, both = talk(STORY, ALONE, joins)
    assert alone.calculation.amount_yuan == "2040000"
    assert both.calculation.amount_yuan == "2540000"


def test_one_more_of_a_kind_is_no_award_joined(talk):
    *_, last = talk(
        "中国创新创业大赛国家优秀奖一个，山西赛区一等奖一个，两个项目，合计多少",
        "一等奖改成二等奖",
        "再加一个山西赛区优秀奖的项目",
    )
    assert last.calculation.amount_yuan in ("140000", "100000")

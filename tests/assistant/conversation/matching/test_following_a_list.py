"""After a list of what fits: one of its awards by its place or name, all together, another case."""

import pytest

BUILDERS = "我们建筑公司今年晋升一级资质，有个工程还评上省优质工程，能享受什么政策"


@pytest.mark.parametrize(
    ("asked", "sum_"),
    [
        ("那第一个给多少", "2000000"),
        ("省优那个多少", "200000"),
        ("一共能拿多少", "2200000"),
        ("俩都给的话一共多少", "2200000"),
    ],
)
def test_the_sums_of_a_list_are_spoken_of_as_if_answered(talk, asked, sum_):
    listed, answer = talk(BUILDERS, asked)
    assert listed.kind == "match"
    assert answer.calculation.amount_yuan == sum_


def test_what_is_put_right_after_a_list_changes_its_total(talk):
    *_, answer = talk(BUILDERS, "一共能拿多少", "工程其实是国家优质工程", "那一共呢")
    assert answer.calculation.amount_yuan == "2500000"


def test_a_list_says_what_falls_short_and_by_how_much(talk):
    listed, more, total = talk(
        "替我叔问的,他是农业龙头企业,加工车间固定资产投了960万完工了,又得了阳城县质量奖,到底能拿哪些",
        "后来添了设备总投资1040万,也都完工了,投资那个呢",
        "总的给我叔报个数吧",
    )
    assert "够不上" in listed.answer and "40万元" in listed.answer
    assert more.calculation.amount_yuan == "416000"
    assert total.calculation.amount_yuan == "616000"

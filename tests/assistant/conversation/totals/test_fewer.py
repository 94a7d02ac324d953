"""Of things that were counted so many came to nothing, or are of another kind."""

import pytest


@pytest.mark.parametrize(
    ("messages", "yuan"),
    [
        (("我们拿了两个国优一个省优，一共多少", "有一个国优后来被撤了"), "700000"),
        (("我们拿了两个国优一个省优，一共多少", "有一个国优后来被撤了", "一共剩多少"), "700000"),
        (("我们孵了两家上市的四家国家高企，一共多少", "有一家上市的没上成"), "700000"),
        (
            ("有两个国家级的众创空间，都是今年新认的，一共给多少", "有一个其实是省级的"),
            "1500000",
        ),
        # one part of a total has another choice
        (
            (
                "创新创业大赛国家优秀奖一个，山西赛区一等奖一个，两个项目，合计多少",
                "一等奖改成二等奖",
            ),
            "130000",
        ),
        (("一个国优一个省优工程，一共奖多少", "国优那个后来改判成省优了"), "400000"),
    ],
)
def test_what_is_left_is_the_sum(talk, messages, yuan):
    *_, last = talk(*messages)
    assert last.calculation.amount_yuan == yuan


def test_of_all_things_lost_nothing_is_left_out_by_number(talk):
    *_, last = talk("我们拿了一个国优，给多少", "那个国优后来被撤了")
    assert last.calculation.amount_yuan == "0"


def test_one_that_came_to_nothing_is_not_turned_into_the_other(talk):
    *_, last = talk("一个国优一个省优工程，一共奖多少", "若国优未评上、仅剩省优，则为多少？")
    assert last.calculation.amount_yuan == "200000"


def test_the_one_alone_is_no_total(talk):
    told = (
        "新批了省级重点实验室，给多少",
        "同时还有一个市级工程技术研究中心，也是新获批，两个一共多少",
    )
    *_, last = talk(*told, "如果那个市级的升成国家级，单这一个给多少")
    assert last.calculation.amount_yuan == "1000000"


def test_one_of_those_counted_is_of_another_kind(talk):
    *_, last = talk(
        "我们本县施工企业拿了优质工程，奖多少", "省里的", "一共两个都是省优", "其中一个其实是国优"
    )
    assert last.calculation.amount_yuan == "700000"

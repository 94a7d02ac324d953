"""固定资产一共砸进去6200万, 两个项目都创成了，一共奖多少: a total of what a message itself tells takes in nothing before."""

import pytest


@pytest.mark.parametrize(
    ("messages", "yuan"),
    [
        (
            (
                "单位的家属楼租给个人住，一年收36万房租，房产税交多少？",
                "我们本地建筑公司今年有两个项目都创成了省优质工程，一共奖多少？",
            ),
            "400000",
        ),
        (
            (
                "新获批了一个市级的临床医学研究中心，建设经费支持多少万",
                "工业转型项目，固定资产一共砸进去6200万，全部完工了，县里能返我们多少钱",
            ),
            "2480000",
        ),
        (
            (
                "链主企业年营业收入达到2亿元，奖励多少？",
                "规上服务业，最低入库收入1000万，两块业务一块1100万一块500万，主营收入合计1600万，增速9%，行业平均7%，奖多少？",
            ),
            "54000",
        ),
    ],
)
def test_it_is_not_added_to_what_was_answered_before(talk, messages, yuan):
    *_, last = talk(*messages)
    assert last.calculation.amount_yuan == yuan


def test_a_total_asked_behind_the_figures_takes_it_in(talk):
    *_, last = talk(
        "我们今年认定为总部企业，补助多少",
        "工业转型项目也完工了，投了6200万，连这个一共拿多少",
    )
    assert last.calculation.amount_yuan == "5480000"

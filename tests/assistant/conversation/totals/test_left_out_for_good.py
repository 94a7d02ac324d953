"""A part of a total that is told to be left out comes in no later total; and what was answered since is in it."""

import pytest

MOVED = "建筑公司,一级资质,今年总部整个从高平迁来阳城,又给我们认定成总部经济企业了,一共能拿多少"
CHAMPION = "新厂今年建成投产当年就入规了，另外新认定上省级单项冠军企业，两样一块能拿多少"
GROWTH = "做物流的规上服务业，收入是最低入库收入的1.6倍，增速8%，行业平均6%，另外创新券用了4万（我们是科技型中小企业），一共给多少呀"


@pytest.mark.parametrize(
    ("messages", "sum_"),
    [
        ((MOVED, "光迁过来这一条多少", "总部经济的批文其实还没下来,先不算它"), "2000000"),
        ((MOVED, "总部那个没认上 拿掉吧", "一共多少"), "2000000"),
        ((CHAMPION, "冠军那个没批下来 先不算它 剩多少"), "1500000"),
        (
            (
                GROWTH,
                "年底券又用了点 正好5万 券给多少",
                "还有个创新创业大赛山西赛区优秀奖 这个多少",
                "三样全算上",
            ),
            "108000",
        ),
    ],
)
def test_the_sum_without_it(talk, messages, sum_):
    *_, last = talk(*messages)
    assert last.calculation is not None
    assert last.calculation.amount_yuan == sum_


@pytest.mark.parametrize(
    ("messages", "sum_"),
    [
        ((MOVED, "质量奖也评上了县里的，光质量奖多少"), "200000"),
        (
            (
                "单项冠军企业新认定国家级，今年进了全国民营企业500强，合计奖励多少",
                "单项冠军更正为省级，该项多少",
            ),
            "500000",
        ),
        (
            (
                "今年头一回小升规，三年研发140万头一回认上高企，一共多少",
                "高企研发更正为80万，这份多少",
            ),
            "400000",
        ),
    ],
)
def test_the_one_that_the_question_names_or_points_back_to(talk, messages, sum_):
    *_, last = talk(*messages)
    assert last.calculation.amount_yuan == sum_


def test_why_is_asked_of_one_part(talk):
    *_, last = talk(
        "工业转型项目固定资产投资4800万，完工了，又头一回评上省级专精特新小巨人，能给多少",
        "项目咋就没份",
    )
    assert last.calculation.amount_yuan == "0"
    assert "还差" in last.answer

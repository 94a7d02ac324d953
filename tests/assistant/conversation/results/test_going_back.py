"""还是按我自己的实际情况算: one's own case once more, after others were computed."""

import pytest

TAX = "民营企业，今年新增税收刚好100万，奖几万"
GIANT = "公司头一次评上国家级专精特新小巨人，县里能兑现多少现钱"
SERVICES = "规上服务业，最低入库收入1000万，主营收入1600万，增速9%，行业平均7%，奖多少？"
HATCHED = "孵化器今年孵出来五家国家级高新技术企业，县里扶持多少"


@pytest.mark.parametrize(
    ("messages", "yuan"),
    [
        ((TAX, "要是300万呢", "还是按我自己的实际情况算，能拿多少"), "100000"),
        ((TAX, "那200万能拿多少", "话说回来，按我原本的是几多"), "100000"),
        ((TAX, "200万呢", "300万呢", "算了，还是按原来的吧，多少钱"), "100000"),
        ((GIANT, "省级能给多少", "我自己实际的那个是多少来着"), "500000"),
        ((GIANT, "要是省级呢", "刚才那是打比方，我真实情况能拿多少"), "500000"),
        ((SERVICES, "如果增速是5%的话能有多少", "恢复成我开始说的，能拿多少"), "54000"),
        ((HATCHED, "3家能拿多少", "不改了，照我最早说的算"), "250000"),
    ],
)
def test_the_sum_of_one_s_own_case(talk, messages, yuan):
    *_, last = talk(*messages)
    assert last.calculation is not None
    assert last.calculation.amount_yuan == yuan


def test_its_facts_hold_again(talk):
    *_, last = talk(TAX, "那200万能拿多少", "还是照我原先说的算", "再多20万呢")
    assert last.calculation.amount_yuan == "120000"


def test_a_figure_put_right_is_the_first_case(talk):
    *_, last = talk(TAX, "说错了，是150万", "要是300万呢", "按我实际的能拿多少")
    assert last.calculation.amount_yuan == "150000"


@pytest.mark.parametrize("message", ["还是按原来的标准吗", "按实际投资额的4%给吗"])
def test_words_of_the_rules_are_no_way_back(talk, message):
    *_, last = talk(TAX, "那200万能拿多少", message)
    assert last.calculation is None or last.calculation.amount_yuan != "100000"


@pytest.mark.parametrize(
    ("then", "yuan"),
    [
        (("要是市级的呢", "那差多少"), "1000000"),
        (("要是市级的呢", "多拿多少"), "1000000"),
    ],
)
def test_the_difference_from_what_is_not_due(talk, then, yuan):
    *_, last = talk("国家级单项冠军企业，今年刚认的，奖多少", *then)
    assert last.calculation.amount_yuan == yuan


def test_by_how_much_a_figure_falls_short_is_no_difference(talk):
    *_, last = talk("链主企业年营业收入达到2亿元，奖励多少？", "要是1亿呢", "差多少")
    assert last.calculation.amount_yuan == "0"
    assert "还差1亿元" in last.answer

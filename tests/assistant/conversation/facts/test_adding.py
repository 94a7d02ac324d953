"""再多一家呢, 又追加了500万: figures that come on top of what was told, or off it."""

import pytest

HATCHERY = "孵化器孵出一户上市的两家国家高新一共多少"
PROJECT = "工业转型项目完工了，总额和实际都是6000万，奖多少"


@pytest.mark.parametrize(
    ("before", "then", "yuan"),
    [
        (HATCHERY, ["再多一家高新"], "650000"),
        (HATCHERY, ["再多一家高新", "再多两家高新呢"], "750000"),
        (PROJECT, ["后来又追加了500万"], "2600000"),
        (PROJECT, ["要是再多投1000万呢"], "2800000"),
        (PROJECT, ["要是少投500万呢"], "2200000"),
    ],
)
def test_what_comes_on_top_is_added_to_what_was_told(talk, before, then, yuan):
    *_, last = talk(before, *then)
    assert last.calculation.amount_yuan == yuan


@pytest.mark.parametrize(
    ("before", "then", "yuan"),
    [
        (
            "民营企业新增税收200万奖多少",
            "要是多交了300万呢",
            "300000",
        ),  # its own figure is an increase
        (PROJECT, "要是7000万呢", "2800000"),
        (PROJECT, "后来又追加了，一共是7000万", "2800000"),
    ],
)
def test_other_figures_take_the_place_of_what_was_told(talk, before, then, yuan):
    *_, last = talk(before, then)
    assert last.calculation.amount_yuan == yuan


def test_a_capacity_added_to_the_one_told(talk):
    *_, last = talk("5800千瓦的光伏要不要办环评？", "再加200千瓦，成6000了")
    assert last.calculation.eligible is False


def test_one_more_of_another_kind_is_added_to_the_sum(talk):
    *_, last = talk("我们今年拿了两个国优，奖多少", "加上一个省优呢")
    assert last.calculation.amount_yuan == "1200000"


def test_figures_told_as_one_change_together_whatever_else_is_told(talk):
    *_, last = talk(
        "工业转型项目A，固定资产投资总额和实际投资都是4800万元，已完工，奖多少",
        "项目B两项都是5200万元，也完工了，奖多少",
    )
    assert last.calculation.amount_yuan == "2080000"


@pytest.mark.parametrize(
    ("told", "change", "amount"),
    [
        ("头一年20万，第二年25万，第三年30万", "说错了，第三年是60万", "500000"),
        ("分别20万、25万、30万", "第二年其实是35万", "425000"),
        ("分别20万、20万、30万", "第二年其实是35万", "425000"),
        ("分别20万、25万、30万", "最后一年要是只有10万呢", "275000"),
        ("2023年20万，2024年25万，2025年30万", "2024年的记岔了，是35万", "425000"),
        ("前年20万，去年25万，今年30万", "去年的填错了，应为35万", "425000"),
        ("依次是20万、25万、30万", "头一个数报错了，应该是30万", "425000"),
    ],
)
def test_the_figure_of_one_year_is_changed_in_their_sum(talk, told, change, amount):
    *_, last = talk(f"首次通过高新技术企业认定，三年研发投入{told}，给多少", change)
    assert last.calculation.amount_yuan == amount


def test_the_years_of_a_row_of_figures_are_those_said_before_it(talk):
    *_, last = talk(
        "我司2025年首次通过高企认定，23、24、25年研发投入分别为28万、31万、22万，资金扶持多少？",
        "24年研发投入填错，应为41万，其余不变。",
    )
    assert last.calculation.amount_yuan == "455000"


def test_one_year_s_figure_stands_for_no_total_of_three(talk):
    *_, last = talk("首次认定高新，三年研发投入81万，给多少", "2024年研发投入填错，应为41万")
    assert last.calculation is None


def test_what_is_put_in_besides_is_added_and_the_total_told_with_it_is_the_total(talk):
    farm = "农业龙头企业，新盖的鸡场固定资产投了一千二百万，都盖完了，能奖多少"
    for change in ("那要是再上三百万的设备，总共一千五百万呢", "那要是再上三百万的设备呢"):
        *_, last = talk(farm, change)
        assert last.calculation.amount_yuan == "600000"


@pytest.mark.parametrize(
    ("told", "change", "amount"),
    [
        (
            "我司自有住房出租给个人,2025年不含税租金:1-6月14.4万,7-12月16.8万。按4%房产税应缴?",
            "更正:7-12月应为15.6万。",
            "12000",
        ),
        (
            "2025年首次通过高企认定。研发投入:2022年38.6万,2023年29.4万,2024年41.0万。扶持资金?",
            "更正:2024年应为31.0万,委外10万重复入账。",
            "495000",
        ),
    ],
)
def test_a_figure_is_put_right_by_the_words_before_it(talk, told, change, amount):
    assert talk(told, change)[-1].calculation.amount_yuan == amount


def test_the_figures_of_two_years_are_put_right_each_in_its_place(talk):
    *_, last = talk(
        "规上服务业,主营收入2024年2,900万,2025年3,150万,26条可报几何?",
        "最低入库收入2,000万;年末本行业平均增速7.1%。",
        "更正:剔除其他业务收入,2024年应为2,760万,2025年应为2,990万,其余不变",
    )
    assert last.calculation.amount_yuan == "24000"

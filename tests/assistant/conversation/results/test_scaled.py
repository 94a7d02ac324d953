"""再多200万, 比现在少一家, 翻一番, 要是只有一半: so much more or less, or so many times, what was told."""

import pytest

TAX = "民营企业，今年新增税收刚好100万，奖几万"
VOUCHER = "科技型中小企业年用创新券40万，补多少"
HATCHED = "孵化器今年孵出来五家国家级高新技术企业，县里扶持多少"
RENT = "公司把住房租给个人，一年租金10万元，房产税交多少？"
INSTITUTE = "省级新型研发机构，今年省里拨下来240万补助，县里跟着再给多少？"
MATCHING = "链主企业，本地配套率从30%提到40%，提高的这部分对应的采购额是4200万，县里补多少"
RESTAURANT = "限上饭店，一年主营收入870万，比上年多了9个点，行业平均6个点，奖多少"
DEVELOPED = "新产品自主研发项目在工信局备过案了，研发花了64万，最多能扶持多少"
TWO_FIGURES = "工业转型项目已竣工，固定资产投资总额3亿元，实际投资额2.9亿元，奖多少"


@pytest.mark.parametrize(
    ("before", "then", "yuan"),
    [
        (TAX, ["那再多20万能拿多少"], "120000"),
        (TAX, ["如果再多20万的话，一共能拿多少"], "120000"),
        (TAX, ["在现在这个数上加20万呢", "再加40万呢"], "160000"),
        (VOUCHER, ["少30万呢"], "75000"),
        (VOUCHER, ["在现在这个数上减30万，能有多少"], "75000"),
        (HATCHED, ["比现在多2家呢"], "350000"),
        (INSTITUTE, ["比现在少40万呢"], "400000"),
        (RESTAURANT, ["要是在多435万能那多少"], "90000"),
        (MATCHING, ["再增加2100万能拿多少"], "630000"),
    ],
)
def test_so_much_more_or_less_than_what_was_told(talk, before, then, yuan):
    *_, last = talk(before, *then)
    assert last.calculation is not None
    assert last.calculation.amount_yuan == yuan


@pytest.mark.parametrize(
    ("before", "then", "yuan"),
    [
        (TAX, "翻一番呢", "200000"),
        (TAX, "这个数乘个二，能拿几多", "200000"),
        (INSTITUTE, "要是这个数的两倍呢", "960000"),
        (INSTITUTE, "翻个倍能拿多少", "960000"),
        (MATCHING, "要是只有一半呢", "210000"),
        (MATCHING, "采购额要是减半呢", "210000"),
        (RENT, "除以2的话呢", "2000"),
        (VOUCHER, "如果只有现在的四分之一呢", "75000"),
    ],
)
def test_so_many_times_what_was_told(talk, before, then, yuan):
    *_, last = talk(before, then)
    assert (last.calculation.amount_yuan if last.calculation else None) == yuan


def test_a_half_that_is_not_supposed_is_one_of_the_sum(talk):
    *_, last = talk(DEVELOPED, "先给一半是多少")
    assert last.calculation.amount_yuan == "160000"
    assert "50%" in last.answer


def test_of_several_figures_it_is_asked_which_doubles(talk):
    *_, last = talk(TWO_FIGURES, "翻一番呢")
    assert last.calculation is None
    assert "实际投资额" in last.answer


def test_a_growth_that_doubles_is_no_figure_that_does(talk):
    *_, last = talk("限上批发，销售额1.85亿，涨了14%，同行平均9%，奖多少", "增速翻倍的话能拿多少")
    assert last.calculation.inputs["growth"] == "100%"


def test_what_was_supposed_so_leaves_the_sum_before(talk):
    *_, last = talk(TAX, "那再多20万能拿多少", "差多少")
    assert last.calculation.amount_yuan == "20000"


@pytest.mark.parametrize("then", ["要是翻一番呢", "担保的刚才补多少，如果担保金额翻倍呢"])
def test_a_fee_of_so_many_per_cent_is_no_growth_that_doubles(talk, then):
    *_, last = talk("先问担保，费率2.5%担保1000万，政府性融资担保，补多少", then)
    assert last.calculation.amount_yuan == "100000"


def test_a_figure_that_rose_by_so_many_times(talk):
    *_, once, twice = talk("备案的新产品研发项目，经费46万，最高扶持？", "经费涨了一倍", "再翻一倍")
    assert (once.calculation.amount_yuan, twice.calculation.amount_yuan) == ("460000", "500000")

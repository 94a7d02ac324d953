"""A total over what is told beside: another award's own figure, the share and what it comes to."""

import pytest


@pytest.mark.parametrize(
    ("message", "amount"),
    [
        (
            "咱是链主企业，年营业收入2.5亿，本地配套率还提了5个百分点，相应采购额3500万，这两块一共能拿多少？",
            "450000",
        ),
        ("链主，营收首次到3个亿，配套率提高5个点，采购额3500万，这两样加起来拿多少", "550000"),
        ("今年建成投产今年入规的工业企业，产品属于那14个战略新兴产业，一共奖多少", "1800000"),
    ],
)
def test_a_figure_of_another_award_is_counted_in(talk, message, amount):
    *_, last = talk(message)
    assert last.calculation.amount_yuan == amount


def test_of_a_share_and_what_it_comes_to_the_one_that_takes_the_figure(talk):
    (first,) = talk("重点扶持领域拟设立一支规模1亿元的子基金，政府投资基金最多可出资多少万元？")
    (last,) = talk("政府投资基金出资比例最高多少")
    assert first.calculation.amount_yuan == "50000000"
    assert last.calculation.value == "50"


def test_awards_counted_are_no_things(talk):
    *_, last = talk(
        "本县建筑企业，今年晋升一级资质，同年还创了一个省优质工程，两项奖励合计多少万？"
    )
    assert last.calculation.amount_yuan == "2200000"


def test_things_counted_in_a_row_are_all_meant(talk):
    (only,) = talk("当年孵化国家级高新技术企业3家、上市企业1户，给多少？")
    assert only.calculation.amount_yuan == "650000"


@pytest.mark.parametrize(
    ("message", "yuan"),
    [
        (
            "建筑公司今年创了3个省优质工程，又拿阳城县质量奖，民营的，税新增105万，问下总共能补多少",
            "905000",
        ),
        (
            "我们是链主企业,今年营业收入到了2亿,本地配套率提高10个百分点,对应的采购额多了4500万,您给算算",
            "550000",
        ),
        (
            "我孵化机构本年孵化上市企业1户、国家级高新技术企业2家，获市级补助40万元。两项扶持合计多少",
            "600000",
        ),
        (
            "新工艺研发项目工信备了案，研发经费70万，去年别的项目省里补过10万，最多扶持多少",
            "350000",
        ),
    ],
)
def test_an_award_told_by_its_own_figure_is_in_the_total(talk, message, yuan):
    (answer,) = talk(message)
    assert answer.calculation.amount_yuan == yuan

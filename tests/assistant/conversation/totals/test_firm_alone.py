"""Of two enterprises one alone, or the one that is left."""

import pytest

VOUCHERS = (
    "我公司是科技型中小企业 今年创新券花了9万 补多少",
    "我姐的公司也是科技型中小企业，创新券花了4万，两家一共多少",
)


@pytest.mark.parametrize(
    ("asked", "sum_"),
    [
        ("她不报了 就报我的", "70000"),
        ("就剩我这份了 多少", "70000"),
        ("单看她那个", "40000"),
        ("光我姐的", "40000"),
        ("我姐的今年不报了 还剩多少", "70000"),
    ],
)
def test_the_sum_of_one(talk, asked, sum_):
    *_, both, alone = talk(*VOUCHERS, asked)
    assert both.calculation.amount_yuan == "110000"
    assert alone.calculation.amount_yuan == sum_

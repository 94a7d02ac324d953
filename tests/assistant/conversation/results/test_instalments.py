"""An award paid over three years: one of its instalments is asked for."""

import pytest

ENTERED = "我那铸件厂今年头一回升规，联网直报了，不属于四基也不属于那些新兴产业，给多少"


@pytest.mark.parametrize(
    ("asked", "yuan"),
    [
        ("今年到手的是几万", "100000"),
        ("头一年先到手几万？", "100000"),
        ("第二年给多少", "50000"),
        ("第三年呢", "50000"),
        ("那三年一共多少", "200000"),
        ("第三年退库了呢", "150000"),
    ],
)
def test_the_instalment_that_is_asked_for(talk, asked, yuan):
    *_, last = talk(ENTERED, asked)
    assert last.calculation.amount_yuan == yuan


def test_the_whole_stands_beside_an_instalment(talk):
    (only,) = talk("小升规当年能领多少")
    assert only.calculation.amount_yuan == "100000"
    assert [other.amount_yuan for other in only.calculation.alternatives] == ["200000"]


def test_of_two_awards_the_one_in_instalments_counts_with_this_years(talk):
    (only,) = talk("我们厂今年升规，属于工业四基，两样加上今年到手的是多少")
    assert only.calculation.amount_yuan == "400000"

"""收入大概七八百万: a figure told only roughly holds in later messages, where it settles the result."""

HOTEL = "酒店，限额以上"


def test_it_settles_the_result_once_the_rest_is_known(talk):
    *_, last = talk(HOTEL, "收入大概七八百万吧", "比上年涨了12%", "行业平均5.5%，给多少")
    assert last.calculation.amount_yuan == "30000"


def test_it_is_asked_for_where_it_decides(talk):
    *_, last = talk(HOTEL, "收入大概九百到一千一百万", "比上年涨了12%", "行业平均5.5%，给多少")
    assert last.calculation is None or last.calculation.amount_yuan is None


def test_the_figure_itself_takes_its_place(talk):
    *_, last = talk(
        HOTEL, "收入大概九百到一千一百万", "比上年涨了12%，行业平均5.5%", "准数是1200万，给多少"
    )
    assert last.calculation.amount_yuan == "100000"


def test_a_range_that_settles_the_sum_is_said_in_its_step(talk):
    (answer,) = talk("科技创新券用了四五十万，能补多少")
    assert answer.calculation.amount_yuan == "200000"
    assert "40万元到50万元" in answer.calculation.steps[0]

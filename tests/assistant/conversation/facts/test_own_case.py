"""An award goes by the figures it was computed with, whatever another was told since."""


def test_back_to_an_award_after_another_with_figures_of_the_same_name(talk):
    *_, last = talk(
        "限上批发，销售额3.6亿，增速7%，行业平均5%，奖多少",
        "那要是零售，零售额1800万，增6%，行业平均4%呢",
        "回头说批发，要是增速8%呢",
    )
    assert last.calculation.amount_yuan == "80000"

"""每年省补200万，县里今年补多少 … 三年一共: what one year brings, and then all of them."""

TOLD = "省级新型研发机构，建设期3年，每年省补150万，县里今年补多少"


def test_what_one_year_brings_is_not_that_of_all(talk):
    (only,) = talk(TOLD)
    assert only.calculation.amount_yuan == "300000"


def test_then_all_years_are_asked_for(talk):
    for asked in ("三年一共", "三年下来呢", "整个建设期能拿多少"):
        *_, last = talk(TOLD, asked)
        assert last.calculation.amount_yuan == "900000"


def test_asked_at_once_it_is_that_of_all(talk):
    (only,) = talk("省级新型研发机构，建设期3年，每年省补150万，县里一共补多少")
    assert only.calculation.amount_yuan == "900000"

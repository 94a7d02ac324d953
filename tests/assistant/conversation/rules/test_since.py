"""2024年升规，2025年退库: calendar years are years of an award that is paid over several."""

import pytest


@pytest.mark.parametrize(
    ("asked", "yuan"),
    [
        ("2024年首次升规的工业企业，2025年退库了，一共多少", "100000"),
        ("前年首次升规的工业企业，今年退库了，总共拿多少", "150000"),
        ("我们厂前年升的规，去年掉出来了，一共能拿多少", "100000"),
        ("2024年升规的，一直在库，2025年那笔是多少", "50000"),
        ("2024年首次升规的工业企业，一直没退库，今年2026年这一年能领多少", "50000"),
        ("去年升规的，一直在库，到今年为止一共领多少", "150000"),
    ],
)
def test_a_year_is_counted_from_that_of_the_event(talk, asked, yuan):
    (only,) = talk(asked)
    assert only.calculation.amount_yuan == yuan


def test_the_year_of_the_event_may_have_been_told_before(talk):
    *_, then, later = talk("今年刚升规，能拿多少", "要是明年就退库了", "如果是2028年才退库的")
    assert (then.calculation.amount_yuan, later.calculation.amount_yuan) == ("100000", "150000")


def test_the_year_may_stand_in_the_clause_before(talk):
    told = "我开了个陶瓷厂，今年头一回够上规模以上了，也联网直报了，有啥奖"
    *_, last = talk(told, "那要是明年行情不好，退库了，总共能落下多少？")
    assert last.calculation.amount_yuan == "100000"


def test_a_year_without_that_of_the_event_is_asked_about(talk):
    (only,) = talk("我们是首次升规的工业企业，直报，2025年退库了，一共多少")
    assert [m.input for m in only.calculation.missing] == ["withdrawn_year"]

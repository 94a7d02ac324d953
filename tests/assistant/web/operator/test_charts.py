"""Counts become bars of true length."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from assistant.web.operator.charts import WIDTH, by_day, by_name

FIRST = date(2026, 11, 1)


def test_every_day_has_its_bar_and_the_highest_is_named():
    chart = by_day({FIRST: 2, FIRST + timedelta(2): 8}, FIRST, FIRST + timedelta(3))
    assert [bar.value for bar in chart.bars] == [2, 0, 8, 0]
    assert [bar.label for bar in chart.bars][2] == "2026-11-03"
    assert chart.bars[2].height == 4 * chart.bars[0].height
    assert chart.bars[1].height == 0
    month = by_day({FIRST + timedelta(28): 3}, FIRST, FIRST + timedelta(29))
    assert [bar.text for bar in month.bars if bar.value] == ["11/29"]
    assert chart.summary == "共 10 次，最多的一天是 2026-11-03，8 次"


def test_on_a_narrow_screen_there_is_room_for_a_few_dates():
    month = by_day({FIRST + timedelta(n): n for n in range(30)}, FIRST, FIRST + timedelta(29))
    few = [bar.text for bar in month.bars if bar.text and bar.first]
    assert few == ["11/3", "11/12", "11/21", "11/30"]
    assert [bar.figure for bar in month.bars if bar.first][-1] == "29", "the highest has its figure"
    year = by_day({FIRST: 7}, FIRST, FIRST + timedelta(364))
    assert [bar.figure for bar in year.bars if bar.figure] == ["7"]


def test_figures_that_do_not_fit_beside_each_other_stand_where_the_dates_do():
    busy = by_day({FIRST + timedelta(n): 500 + n for n in range(30)}, FIRST, FIRST + timedelta(29))
    assert [bar.figure for bar in busy.bars if bar.figure][-2:] == ["526", "529"]
    assert all(bar.text for bar in busy.bars if bar.figure)
    quiet = by_day({FIRST + timedelta(n): 50 for n in range(30)}, FIRST, FIRST + timedelta(29))
    assert all(bar.figure for bar in quiet.bars)


def test_without_counts_there_are_no_bars():
    assert by_day({}, FIRST, FIRST).bars == []
    assert by_name([]) == []


def test_names_are_whole_and_the_longest_bar_is_the_whole_width():
    name = "某县人民政府办公室关于支持企业的若干措施第22条"
    first, second = by_name([(name, 3), ("第1条", 1)])
    assert (first.label, first.percent) == (name, 100)
    assert (second.value, second.percent) == (1, 33.3)


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=366))
def test_bars_stay_inside_the_picture_and_in_proportion(values):
    days = {FIRST + timedelta(n): value for n, value in enumerate(values)}
    chart = by_day(days, FIRST, FIRST + timedelta(len(values) - 1))
    most = max(values)
    for bar in chart.bars:
        assert bar.x >= -0.1 and bar.x + bar.width <= WIDTH + 0.1
        assert bar.y >= 0 and bar.y + bar.height <= chart.height
        tallest = max(other.height for other in chart.bars)
        assert abs(bar.height - tallest * bar.value / most) <= 0.11

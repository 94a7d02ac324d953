"""Headers, footers and page numbers go; words of the text stay, whatever they share."""

from collections.abc import Sequence

from corpus.readers.running import Row, without_running_lines


def page(*lines: str, head: str = "", foot: str = "") -> list[Row]:
    """A page whose lines are 20 points high with 10 between them; head and foot are set apart."""
    rows = [Row(line, 100 + 30 * n, 120 + 30 * n) for n, line in enumerate(lines)]
    above = [Row(head, 20, 30)] if head else []
    return [*above, *rows, *([Row(foot, 800, 810)] if foot else [])]


def left(pages: Sequence[list[Row]]) -> list[list[str]]:
    return without_running_lines(pages)


def test_headers_footers_and_page_numbers_go() -> None:
    pages = [
        page(f"甲{n}", "乙", f"丙{n}", head=f"县政府公报 2023年第3期 {n}", foot=f"— {n} —")
        for n in range(1, 6)
    ]
    assert left(pages) == [[f"甲{n}", "乙", f"丙{n}"] for n in range(1, 6)]


def test_a_header_may_be_missing_on_the_first_page() -> None:
    pages = [page("标题", "正文", foot="1")]
    pages += [page("正文", f"第{n}段", head="县政府公报", foot=str(n)) for n in (2, 3, 4)]
    assert left(pages) == [["标题", "正文"], *(["正文", f"第{n}段"] for n in (2, 3, 4))]


def test_articles_that_differ_in_numbers_only_stay() -> None:
    pages = [page(f"第{n}条 奖励企业{n}万元", head=f"{n}. 奖励第{n}类企业") for n in range(1, 40)]
    assert left(pages) == [[row.text for row in rows] for rows in pages]


def test_the_same_department_at_the_end_of_every_page_stays() -> None:
    pages = [page(f"第{n}段正文", foot="（责任单位：县工信局）") for n in range(1, 6)]
    assert all(lines[-1] == "（责任单位：县工信局）" for lines in left(pages))


def test_what_no_gap_sets_apart_stays() -> None:
    pages = [page("奖励标准", f"甲{n}", "乙", f"丙{n}", foot=f"— {n} —") for n in range(1, 6)]
    assert left(pages)[0] == ["奖励标准", "甲1", "乙", "丙1"]


def test_what_stands_at_other_heights_stays() -> None:
    pages = [page(*["正文"] * n, foot=f"— {n} —") for n in range(1, 6)]
    for n, rows in enumerate(pages):
        rows.insert(-1, Row("小计", 200 + 60 * n, 220 + 60 * n))
    assert all(lines[-1] == "小计" for lines in left(pages))


def test_a_lone_figure_that_does_not_count_pages_stays() -> None:
    pages = [page("补助（万元）", figure) for figure in ("10", "50", "20")]
    assert left(pages) == [["补助（万元）", figure] for figure in ("10", "50", "20")]

"""Days that somebody writes and that no calendar has."""

import pytest

from assistant.calculator.quantities.no_day import no_day


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2月30日提交的，3月1日受理", "2月30日"),
        ("2026年13月1日申请简易注销", "2026年13月1日"),
        ("六月三十一号交的", "六月三十一号"),
        ("２０２３年２月２９日", "２０２３年２月２９日"),
        ("2026-02-30申请", "2026-02-30"),
        ("9999年12月31日申请", "9999年12月31日"),
    ],
)
def test_a_day_that_cannot_be(text: str, words: str):
    assert no_day(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "2月29日", "2024年2月29日", "26年3月8日", "10年3月8日", "去年12月31号", "3月33号楼", "2026-11-30",
        "二〇二六年三月八日", "1月初五", "阳政办发〔2022〕31号", "0356-4222222", "干了13个月30天",
    ],
)  # fmt: skip
def test_what_is_a_day_or_none_at_all(text: str):
    assert no_day(text) is None

"""县里给补贴不: that something is given, and that the text leaves open how much."""

import pytest


@pytest.mark.parametrize(
    ("asked", "article"),
    [
        ("乡村e镇县里给补贴不", "27"),
        ("银行来咱县设网点有奖励吗", "1"),
        ("参与制定行业标准给钱不", "25"),
        ("建了研发准备金有没有补助", "55"),
        ("文旅康养示范区，有钱没", "27"),
        ("创业大赛得奖给钱吗", "28"),
    ],
)
def test_what_is_given_without_a_figure_is_said_to_be_open(talk, asked, article):
    (only,) = talk(asked)
    assert (only.kind, only.reason) == ("policy", "not_stated")
    assert only.citations[0].key == article
    assert only.answer.startswith("有，文件写了要给。")


@pytest.mark.parametrize("asked", ["省级专精特新有奖励吗", "首次进山西百强给奖不"])
def test_an_award_with_a_figure_is_computed(talk, asked):
    (only,) = talk(asked)
    assert only.kind == "calculation"
    assert only.reason is None

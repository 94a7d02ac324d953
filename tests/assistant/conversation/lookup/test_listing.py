"""Several articles named together: a chapter, a department, numbers."""

import pytest


@pytest.mark.parametrize(
    ("asked", "labels"),
    [
        ("第三章有哪些内容", [f"第{n}条" for n in range(33, 41)]),
        ("用地保障有哪些条", [f"第{n}条" for n in range(33, 41)]),
        ("第22条和第25条", ["第22条", "第25条"]),
        ("哪些政策归县统计局管", ["第26条"]),
        ("归县统计局管的有哪几条", ["第26条"]),
    ],
)
def test_each_article_is_named_by_its_title(talk, asked, labels):
    (answer,) = talk(asked)
    assert answer.kind == "policy"
    assert answer.reason is None
    assert [c.label for c in answer.citations] == labels
    assert answer.answer.startswith(f"一共 {len(labels)} 条")


def test_a_long_list_says_that_it_is_cut(talk):
    (answer,) = talk("县财政局负责哪些")
    assert len(answer.citations) == 20
    assert "前 20 条" in answer.answer


@pytest.mark.parametrize("asked", ["第22条", "第22条和第25条各奖多少", "县税务局电话多少"])
def test_who_asks_for_more_than_a_list_gets_no_list(talk, asked):
    (answer,) = talk(asked)
    assert not answer.answer.startswith("一共")

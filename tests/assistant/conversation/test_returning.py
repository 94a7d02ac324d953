"""Back to a subject spoken of before, by its words or by its place."""

import pytest

TWO = "小升规奖多少？另外办排污登记的项目还要不要填登记表"


def article(answer) -> str:
    return answer.citations[0].label if answer.citations else ""


@pytest.mark.parametrize(
    ("reply", "where"),
    [
        ("先说头一个，归谁管", "第25条"),
        ("第二个归谁管呢", "第48条"),
        ("那后一个找哪个部门", "第48条"),
    ],
)
def test_one_of_two_asked_about_at_once_is_named_by_its_place(talk, reply, where):
    assert article(talk(TWO, reply)[-1]) == where


def test_the_other_one_can_be_named_after_the_first(talk):
    answers = talk(TWO, "头一个归谁管", "那第二个呢，归谁管")
    assert [article(answer) for answer in answers[1:]] == ["第25条", "第48条"]


def test_a_subject_named_again_is_the_present_one(talk):
    answers = talk(
        "我们刚获批省级重点实验室，给多少建设经费",
        "先放一放，进园区的项目环评哪些内容能少写点",
        "回到前头，我们那个省级的是多少来着",
    )
    assert answers[-1].calculation.amount_yuan == "500000"

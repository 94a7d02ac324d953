"""那咱阳城呢: what was refused for its place is asked again of the documents' own."""

import pytest


@pytest.mark.parametrize(
    ("refused", "home", "yuan"),
    [
        (["高平市小升规奖多少"], "那咱阳城呢", "200000"),
        (
            ["我表哥的厂在泽州县，首次认定高企，三年研发花了60万，能领多少"],
            "那要是在咱们县呢",
            "300000",
        ),
        (
            ["我在隔壁泽州有个公司，总部那个300万能不能拿"],
            "不是，是阳城的公司，已经认定为总部了",
            "3000000",
        ),
        (["高平市小升规奖多少", "那沁水呢"], "阳城呢", "200000"),
        (["高平市办执照几天"], "那咱县小升规奖多少", "200000"),
    ],
)
def test_the_refused_question_is_asked_of_home(talk, refused, home, yuan):
    *before, last = talk(*refused, home)
    assert all(answer.reason == "other_place" for answer in before)
    assert last.calculation.amount_yuan == yuan


def test_without_a_refusal_home_is_nothing_to_ask_again(talk):
    *_, last = talk("小升规奖多少", "谢谢", "那咱阳城呢")
    assert last.reason != "other_place"


@pytest.mark.parametrize(
    "messages",
    [
        ("医保能报销多少？找哪个部门？",),
        ("孩子上小学的事归你们管吗？去哪报名？",),
        ("我结婚证丢了咋补？", "要带啥材料？"),
        ("国庆那天民政局给不给办结婚登记？要不要提前约号？",),
        ("失业金能领几个月？每月多少？",),
    ],
)
def test_what_is_asked_behind_a_matter_of_nobody_s_is_refused_with_it(talk, messages):
    answer = talk(*messages)[-1]
    assert (answer.kind, answer.citations) == ("refusal", [])
    assert answer.answer.count("12345") == 1


@pytest.mark.parametrize(
    ("messages", "article"),
    [
        (("医保能报销多少？小升规归谁管？",), "25"),
        (("失业金能领几个月？首贷中心在哪条街？",), "4"),
        (("小升规奖多少？", "医保能报销多少？", "归谁管？"), "25"),
    ],
)
def test_what_has_a_matter_of_its_own_or_before_is_answered(talk, messages, article):
    assert talk(*messages)[-1].citations[0].key == article

"""A day of the month alone, after a day was told."""

import pytest

NOTICE = ("我那个小公司不干了，没债务，简易注销要公示几天呀", "2026年12月1号开始公示，哪天到期")
LOAN = (
    "我这小厂从来没贷过款，向银行申请授信，几天给回话",
    "那我2026年12月7号交的申请，最晚哪天",
)


@pytest.mark.parametrize(
    ("messages", "day"),
    [
        ((*NOTICE, "要是10号才公示上呢"), "2026年12月30日"),
        ((*LOAN, "要是拖到11号星期五才交上"), "2026年12月18日"),
        ((*LOAN, "要是拖到11号星期五才交上", "还是7号交吧，那就是哪天前"), "2026年12月14日"),
    ],
)
def test_it_is_of_the_month_told_before(talk, messages, day):
    assert f"到 {day} 为止" in talk(*messages)[-1].answer


def test_a_month_that_is_said_holds(talk):
    assert "到 2027年1月20日 为止" in talk(*NOTICE, "要是2026年12月31号才公示上呢")[-1].answer


def test_a_number_of_another_thing_is_no_day(talk):
    answer = talk(*NOTICE, "文件是几号文，哪个窗口办")[-1]
    assert "12月" not in answer.answer.split("责任单位")[0] or answer.kind == "policy"


def test_a_day_told_is_answered_though_the_term_was_given_before(talk):
    answer = talk(NOTICE[0], "原来45天，少了几天", "明天2026年12月1号挂出去，哪天期满")[-1]
    assert "到 2026年12月21日 为止" in answer.answer

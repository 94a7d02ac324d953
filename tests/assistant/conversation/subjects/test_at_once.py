"""Several questions in one message, and one question about several subjects."""

import pytest

from assistant.answering.verify import figures

DEPARTMENT = "这一条的责任单位是"
MANY = "小升规可以拿多少？办理要几天？去哪办？电话是多少？归谁管？要什么材料？什么时候到账？有什么条件？"


def parts(text: str) -> list[str]:
    return text.split("\n\n**")


def test_eight_questions_are_answered_in_order(talk):
    found = parts(talk(MANY)[0].answer)
    assert len(found) == 8 and "没有答到" not in found[-1]
    assert "20万元" in found[0] and DEPARTMENT in found[4]
    lacking = {1: "办理时限", 3: "联系电话", 5: "需要提交的材料", 6: "申报或发放的时间"}
    assert all(f"没有写明{missing}" in found[place] for place, missing in lacking.items())


def test_those_beyond_are_named(talk):
    answer = talk(f"{MANY}怎么申请？去年营收3000万的能拿9000万吗？")[0].answer
    lead, _, last = answer.rpartition("\n\n")
    assert "没有答到" not in lead
    assert "没有答到" in last and "“怎么申请”" in last and "“去年营收…”" in last
    assert figures(last) == {"8"}


def test_a_question_said_twice_is_answered_once(talk):
    assert "**" not in talk("小升规归谁管？小升规归谁管？")[0].answer


@pytest.mark.parametrize("question", ["电话是多少", "电话号码多少", "要几份材料", "地址是多少号"])
def test_no_sum_answers_a_question_for_something_else(talk, question):
    assert talk("小升规奖多少", question)[1].reason == "not_stated"


@pytest.mark.parametrize("asked", ["小升规奖多少？限上零售奖多少？", "小升规和限上零售奖多少"])
def test_what_follows_two_awards_is_asked_of_both(talk, asked):
    first, who, papers, one = talk(asked, "归谁管", "要带什么材料", "第一个归谁管")
    assert "20万元" in first.answer and "零售" in first.answer
    for answer in (who, papers):
        assert {citation.label for citation in answer.citations} >= {"第25条", "第26条"}
    assert who.answer.count(DEPARTMENT) == 2 and papers.answer.count("没有写明需要提交的材料") == 2
    assert one.answer.count(DEPARTMENT) == 1 and one.citations[0].label == "第25条"


def test_what_follows_one_of_them_is_asked_of_that_alone(talk):
    retail = "零售去年3000万，今年3600万，平均5%"
    *_, who = talk("小升规奖多少？限上零售奖多少？", retail, "归谁管")
    assert who.answer.count(DEPARTMENT) == 1 and who.citations[0].label == "第26条"


def test_two_awards_meant_as_one_sum_are_not_taken_apart(talk):
    assert "**2.**" not in talk("小升规和限上零售一共奖多少")[0].answer


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("链主营收两个亿奖多少，三个亿呢", ("奖励：10万元", "奖励：20万元")),
        ("建筑产值1个亿奖多少，3个亿呢，5个亿呢", ("奖励：5万元", "奖励：10万元", "奖励：20万元")),
        ("创新券用4万补多少，要是用10万呢", ("补助：4万元", "补助：7.5万元")),
        ("用水报装没外线几天，有外线几天", ("时间：3个工作日", "时间：5个工作日")),
        ("孵化一户上市企业多少钱，孵化一家高企又是多少钱", ("扶持：50万元", "扶持：5万元")),
    ],
)
def test_the_same_is_asked_of_each_case_in_turn(talk, asked, said):
    found = parts(talk(asked)[0].answer)
    assert len(found) == len(said)
    assert all(words in part for words, part in zip(said, found, strict=True))


@pytest.mark.parametrize("asked", ["小升规奖多少，我们呢", "去年2.2亿今年3.1亿的链主，奖多少"])
def test_one_case_is_one_question(talk, asked):
    assert "**" not in talk(asked)[0].answer


def test_two_names_told_in_one_sentence_are_not_asked_about_one_by_one(talk):
    *_, builder, gap = talk(
        "老王那家建筑公司刚从一级升到特级，奖多少",
        "老李那家是外县的一级资质，总部打算迁到咱阳城来，迁来了奖多少",
        "两家差多少",
    )
    assert "**2.**" not in builder.answer
    assert builder.calculation.amount_yuan == "2000000"
    assert gap.calculation.amount_yuan == "4000000"

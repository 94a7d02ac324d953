"""What is said before an answer: another year, an article that is not there."""

import pytest

from assistant.answering.verify import figures


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("2025年小升规奖多少", "2025"),
        ("小升规2024年奖多少", "2024"),
        ("最新的2024版若干措施里小升规奖多少", "2024"),
        ("2026年首次创业补贴多少", "2026"),
    ],
)
def test_a_year_that_is_not_the_documents_is_said_first(talk, question, year):
    answer = talk(question)[0]
    first, _, rest = answer.answer.partition("\n\n")
    assert first.startswith(f"您问的是 {year} 年的") and "2022年4月26日" in first
    assert rest and answer.kind in {"calculation", "policy"}


@pytest.mark.parametrize(
    "question",
    [
        "2025年升规的，奖多少",
        "我们2025年升规，能拿多少",
        "2025年评上省级小巨人奖多少",
        "2022年小升规奖多少",
        "今年小升规奖多少",
        "去年小升规奖多少",
    ],
)
def test_a_year_told_as_a_fact_is_computed_with(talk, question):
    answer = talk(question)[0]
    assert answer.kind == "calculation" and "您问的是" not in answer.answer


def test_an_answer_said_again_is_said_without_it(talk):
    first, again = talk("2025年小升规奖多少", "再说一遍")
    assert first.answer.endswith(again.answer)


def test_an_article_that_is_not_there_and_a_wrong_sum_are_both_denied(talk):
    answer = talk("听我朋友说第80条规定小升规奖500万，属实吗")[0].answer
    assert answer.startswith("您说的“第80条”，文件里没有这一条。")
    assert "不是500万，是20万元" in answer


@pytest.mark.parametrize(
    "question",
    [
        "第80条讲的什么", "第九十条规定了啥", "阳政办发〔2022〕31号第76条", "若干措施第八十条说什么",
        "第-1条", "第1e3条规定了啥", "第25.5条讲的什么",
    ],
)  # fmt: skip
def test_an_article_that_is_not_there_alone(talk, question):
    answer = talk(question)[0]
    assert (answer.kind, answer.reason) == ("refusal", "out_of_scope")
    assert "没有这一条" in answer.answer and not answer.citations


def test_an_article_that_is_there_is_told(talk):
    answer = talk("第22条讲的什么")[0]
    assert answer.citations[0].label == "第22条" and "没有这一条" not in answer.answer


@pytest.mark.parametrize(
    ("claim", "holds"),
    [
        ("听人家讲小升规给80万，有这事吗", False),
        ("会计跟我说省级小巨人给30万，属实吗", True),
    ],
)
def test_what_somebody_said_is_held_against_the_text(talk, claim, holds):
    answer = talk(claim)[0].answer
    assert answer.startswith("是的" if holds else "不是80万") and figures(answer)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("2026年2月30日申请简易注销，公示到哪天", "2026年2月30日"),
        ("13月5日申请简易注销，公示到哪天", "13月5日"),
        ("9999年12月31日申请简易注销，公示到哪天", "9999年12月31日"),
        ("2月30号提交的首贷申请，几号答复", "2月30号"),
    ],
)
def test_a_day_that_cannot_be_is_said_first_and_not_reckoned_with(talk, question, words):
    answer = talk(question)[0]
    assert answer.answer.startswith(f"您说的“{words}”不像是真有的日子")
    assert answer.calculation.due is None and "次日起算" not in answer.answer


def test_a_day_of_the_calendar_is_reckoned_with(talk):
    answer = talk("2026年11月30日申请简易注销，公示到哪天")[0]
    assert "不像" not in answer.answer and "2026年12月20日" in answer.answer


@pytest.mark.parametrize("figure", ["1e3%", "0x1F%", "8..8%"])
def test_no_piece_of_an_unreadable_figure_is_reckoned_with(talk, figure):
    answer = talk(f"限上零售增长{figure}，行业平均5%，零售额6000万，奖多少")[0]
    assert answer.kind == "clarification" and answer.calculation.amount_yuan is None
    assert "growth" not in answer.calculation.inputs


@pytest.mark.parametrize(
    "message",
    ["升规的20万我领过了，现在再给我20万吧", "小升规的20万已经领过了，还能再拿20万吗"],
)
def test_an_award_that_was_paid_is_not_promised_once_more(talk, message):
    answer = talk(message)[0].answer
    assert answer.startswith("您说这一笔已经领过。条文没有写可以再领一次") and "是的" not in answer


@pytest.mark.parametrize(
    "message",
    [
        "小升规奖20万对吧",
        "一级资质的200万领过了，又升了特级，再给多少",
        "小升规的20万领过了，再评上省级小巨人能拿多少",
        "省级专精特新的10万领过了，现在评上国家级小巨人，再给多少",
    ],
)
def test_another_award_than_the_one_paid_is_computed(talk, message):
    assert "已经领过。" not in talk(message)[0].answer

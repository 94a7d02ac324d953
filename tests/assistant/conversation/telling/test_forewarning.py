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


@pytest.mark.parametrize("question", ["第80条讲的什么", "第九十条规定了啥"])
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

"""Dialogues: what was told is carried on, corrected, forgotten, and never guessed."""

import pytest

from assistant.answering.answer import Answer

RETAIL = "限上零售，零售额1800万，增长9%，行业平均6%，能拿多少"


def sums(answers: list[Answer]) -> list[str | None]:
    return [a.calculation.amount_yuan if a.calculation else None for a in answers]


def labels(answer: Answer) -> set[str]:
    return {citation.label for citation in answer.citations}


def test_the_retail_trade_after_the_wholesale_trade(talk):
    first, second = talk("限上批发，销售额5亿，增速8%，行业平均6%，能奖多少", "那零售的呢")
    assert first.calculation.rule == "wholesale-growth-award"
    assert first.calculation.amount_yuan == "80000"
    assert second.calculation.rule == "retail-growth-award"
    assert second.calculation.amount_yuan == "160000"
    assert "沿用您前面说的" in second.answer and "增速 8%" in second.answer


def test_what_was_told_before_is_said_in_the_rules_order(talk):
    changed = talk("限上批发，销售额5亿，增速8%，行业平均6%，能奖多少", "那11亿呢")[-1]
    carried = changed.answer.partition("沿用您前面说的：")[2].partition("。")[0]
    assert carried == "销售额增速 8%，年末本行业平均增速 6%，限额以上单位"


def test_who_is_in_charge_of_what_was_just_computed(talk):
    answer = talk("建筑企业晋升一级资质奖多少", "归谁管")[-1]
    assert labels(answer) == {"第22条"}
    assert "县住建局" in answer.answer.partition("\n")[0]


def test_the_answer_once_more_is_the_same_answer(talk):
    first, again = talk(RETAIL, "再说一遍")
    assert again.answer == first.answer
    assert again.citations == first.citations
    assert again.answer_id != first.answer_id


def test_why_shows_the_words_and_the_steps(talk):
    first, why = talk(RETAIL, "为什么")
    assert why.answer.startswith("依据和算法")
    assert "9个 × 3000元 = 2.7万元" in why.answer
    assert why.calculation == first.calculation


def test_nothing_to_repeat_and_nothing_to_explain_at_the_start(talk):
    for message in ("再说一遍", "为什么"):
        answer = talk(message)[0]
        assert answer.kind == "chat" and not answer.citations


@pytest.mark.parametrize(
    ("story", "correction", "before", "after"),
    [
        (RETAIL, "说错了，是3000万", "27000", "90000"),
        (RETAIL, "不对，增长了7%", "27000", "21000"),
        ("首次认定高新企业，三年研发一共70万，给多少", "说错了，是90万", "350000", "450000"),
        (
            "县里补多少，我们是省级新型研发机构，省里补了250万",
            "打错了，应该是450万",
            "500000",
            "900000",
        ),
        ("建筑企业晋升一级资质奖多少", "说错了，是特级", "2000000", "6000000"),
    ],
)
def test_a_correction_replaces_the_fact_it_is_about(talk, story, correction, before, after):
    assert sums(talk(story, correction)) == [before, after]


def test_bare_replies_answer_what_was_asked(talk):
    answers = talk("我们超市是限上零售，今年能奖多少", "增长9%", "3000万", "6%")
    assert [a.kind for a in answers] == ["clarification"] * 3 + ["calculation"]
    assert sums(answers) == [None, None, None, "90000"]
    assert all(len(a.calculation.missing) >= 1 for a in answers[:3])
    assert "零售额 3000万元" in answers[-1].answer


def test_the_higher_and_the_lower_of_what_was_offered(talk):
    opening = "建筑企业资质升级奖多少"
    asked, high = talk(opening, "高的那一档")
    assert asked.calculation.missing[0].input == "qualification"
    assert asked.calculation.amount_yuan is None
    assert high.calculation.amount_yuan == "6000000"
    assert talk(opening, "低的那个")[-1].calculation.amount_yuan == "2000000"


def test_a_person_who_does_not_know_hears_each_case_and_no_sum(talk):
    answer = talk("限上零售，零售额3000万，增长9%，能奖多少", "不知道")[-1]
    assert answer.calculation.amount_yuan is None
    assert "县统计局" in answer.answer
    cases = [line for line in answer.answer.split("\n\n") if line.startswith("如果")]
    assert len(cases) == 2
    assert "9万元" in cases[0] and "不能享受" in cases[1]


def test_the_figure_found_out_later_is_taken_up(talk):
    answers = talk("限上零售，零售额3000万，增长9%，能奖多少", "不知道", "问到了，平均增速6%")
    assert answers[-1].calculation.amount_yuan == "90000"


def test_a_new_enterprise_in_place_of_the_old(talk):
    old, new = talk(
        "限上零售，零售额3000万，增速9%，行业平均6%，奖多少",
        "另外一家企业是限上餐饮，年主营业务收入1500万，增速7%，行业平均5%，奖多少",
    )
    assert old.calculation.amount_yuan == "90000"
    assert new.calculation.rule == "hotel-catering-growth-award"
    assert new.calculation.amount_yuan == "70000"
    assert "沿用" not in new.answer


def test_a_new_enterprise_inherits_no_figure(talk):
    answer = talk(RETAIL, "换一家企业，也是限上零售，零售额3000万，能奖多少")[-1]
    assert answer.kind == "clarification"
    assert answer.calculation.amount_yuan is None
    assert {m.input for m in answer.calculation.missing} >= {"growth"}


def test_starting_over_forgets_facts_focus_and_question(talk):
    answers = talk("限上批发，销售额5亿，增速8%，奖多少", "重新来", "6%", "归谁管")
    assert answers[1].kind == "chat"
    assert answers[2].calculation is None
    assert "第26条" not in answers[3].answer


def test_a_message_with_nothing_to_lean_on_is_asked_about(talk):
    for message in ("归谁管", "要什么材料", "能奖多少"):
        answer = talk(message)[0]
        assert answer.kind in {"clarification", "chat"}, message
        assert not answer.citations, message


def test_several_questions_are_answered_in_their_order(talk):
    answer = talk("升规的奖励是多少？归谁管？简易注销公示多少天？")[0]
    first, second, third = (answer.answer.find(f"**{n}.**") for n in (1, 2, 3))
    assert -1 < first < second < third
    assert "20万元" in answer.answer[first:second]
    assert "县工信局" in answer.answer[second:third]
    assert "20天" in answer.answer[third:]


@pytest.mark.parametrize(
    "aside", ["先问一下，简易注销公示几天", "先问一下，升规归谁管", "谢谢，等等", "今天天气怎么样"]
)
def test_a_question_put_aside_is_taken_up_again(talk, aside):
    story = "限上批发，销售额5亿，增速8%，奖多少"
    answers = talk(story, aside, "行业平均是6%")
    assert answers[-1].calculation.amount_yuan == "80000"


def test_an_aside_is_answered_from_its_own_article(talk):
    aside = talk("限上批发，销售额5亿，增速8%，奖多少", "先问一下，升规归谁管")[-1]
    assert labels(aside) == {"第25条"}


def test_facts_are_carried_to_the_next_award_and_said(talk):
    answer = talk(
        "首次认定高新技术企业，三年研发投入60万，给多少",
        "我们同时还首次评上省级专精特新，这个奖多少",
    )[-1]
    assert answer.calculation.rule == "specialised-sme-award"
    assert answer.calculation.amount_yuan == "100000"


def test_a_story_is_repeated_in_one_line_while_something_is_missing(talk):
    answer = talk("我在县里开了个做批发的公司，是限上的，销售额4亿，增长了10%，能拿多少奖")[0]
    lead = answer.answer.partition("\n")[0]
    assert lead.startswith("我理解您的情况是")
    assert "4亿元" in lead and "10%" in lead


def test_small_talk_in_between_changes_nothing(talk):
    answers = talk("限上批发，销售额5亿，增速8%，奖多少", "谢谢", "你好", "6%")
    assert [a.kind for a in answers[1:3]] == ["chat", "chat"]
    assert answers[-1].calculation.amount_yuan == "80000"


def test_a_refusal_in_between_changes_nothing(talk):
    answers = talk("小升规一共奖多少", "明天下雨吗", "归谁管")
    assert answers[1].kind == "refusal"
    assert labels(answers[2]) == {"第25条"}


def test_a_reply_is_no_new_subject(talk):
    answers = talk("限上批发，销售额5亿，增速8%，奖多少", "不知道", "那归谁管", "行业平均6%")
    assert labels(answers[2]) == {"第26条"}
    assert answers[3].calculation.amount_yuan == "80000"


def test_when_it_is_paid_is_no_question_for_the_sum(talk):
    answer = talk("建筑企业晋升一级资质奖多少", "多久到账")[-1]
    assert answer.reason == "not_stated" and labels(answer) == {"第22条"}
    assert answer.calculation is None


def test_the_higher_step_of_a_figure_is_an_answer_where_each_step_gives_another_sum(talk):
    asked, last = talk("规上物流公司，服务业，营收增速15%，行业平均10%，奖励多少", "高的那一档")
    assert asked.kind == "clarification"
    assert last.calculation.amount_yuan == "60000"


def test_a_figure_that_only_decides_between_all_and_nothing_is_not_guessed_from_high(talk):
    *_, last = talk("限上零售，零售额3000万，增速9%，能拿多少", "高的那个")
    assert last.calculation is None

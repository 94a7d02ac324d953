import pytest

from eval.check import compare, failures, says, wrong_sum


def codes(expected, answer):
    return [failure.code for failure in compare(expected, answer)]


def test_a_right_policy_answer_has_no_failure(answer, expect, cite):
    given = answer("给予600万元奖励[第22条]。", cite("22", "分别给予600万元和200万元的奖励"))
    wanted = expect(articles=["22"], kind=["policy"], reason=[None], contains=["600 万元"])
    assert codes(wanted, given) == []


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ({"articles": ["25"]}, "article"),
        ({"kind": ["refusal"]}, "kind"),
        ({"reason": ["not_stated"]}, "reason"),
        ({"contains": ["700万元"]}, "contains"),
        ({"not_contains": ["600万"]}, "not_contains"),
        ({"value": "5"}, "value"),
        ({"eligible": True}, "eligible"),
        ({"amount_yuan": "6000000"}, "amount"),
    ],
)
def test_each_expectation_fails_by_its_own_code(answer, expect, cite, wanted, code):
    given = answer("给予600万元奖励。", cite("22", "分别给予600万元和200万元的奖励"))
    assert codes(expect(**wanted), given) == [code]


def test_a_sum_has_to_be_right_and_said(answer, calculation, expect):
    wanted = expect(amount_yuan="150000")
    right = calculation("150000")
    assert codes(wanted, answer("可获15万元。", calculation=right)) == []
    assert codes(wanted, answer("可获1150000元。", calculation=right)) == ["unsaid"]
    assert codes(wanted, answer("可获15万元。", calculation=calculation("150000.00"))) == []
    assert codes(wanted, answer("可获15万元。", calculation=calculation("1.5e5"))) == ["digits"]
    assert codes(wanted, answer("可获5万元。", calculation=calculation("50000"))) == ["amount"]


def test_a_sum_where_none_may_be_stated_is_wrong(answer, calculation, expect):
    given = answer("可获15万元。", calculation=calculation("150000"))
    assert codes(expect(amount_yuan=None), given) == ["amount"]


def test_other_readings_must_be_shown(answer, calculation, expect):
    given = answer("10万元", calculation=calculation("100000", alternatives=["150000"]))
    assert codes(expect(alternatives=["150000"]), given) == []
    assert codes(expect(alternatives=["150000|1"]), given) == []
    assert codes(expect(alternatives=["350000"]), given) == ["alternative"]


def test_the_question_asked_back_must_be_about_the_missing_fact(answer, calculation, expect):
    asked = calculation(None, eligible=None, missing=["升的是特级还是一级资质？", "哪一年？"])
    given = answer("还差一个事实。", kind="clarification", calculation=asked)
    assert codes(expect(missing=["特级|等级"]), given) == []
    assert codes(expect(missing=["哪一年"]), given) == ["missing"]


def test_undecided_needs_a_calculation_that_says_so(answer, calculation, expect):
    undecided = expect(eligible=None)
    assert codes(undecided, answer(calculation=calculation(None, eligible=None))) == []
    assert codes(undecided, answer("没说")) == ["eligible"]


@pytest.mark.parametrize("text", ["2,000,000元", "200万元", "200 万", "0.02亿元", "2000000元"])
def test_a_sum_is_said_in_any_unit(answer, text):
    assert says(answer(f"可获{text}。"), "2000000")


@pytest.mark.parametrize("text", ["1200万元", "20万元", "200元", "12000000元"])
def test_another_sum_does_not_say_it(answer, text):
    assert not says(answer(f"可获{text}。"), "2000000")


def test_an_error_is_a_failure_unless_the_question_was_empty(transcript):
    broken = transcript(error="KeyError")
    assert [f.code for f in failures(broken)] == ["error"]
    empty = transcript(name="refuse", error="question_empty", reason=["empty"], question="")
    assert failures(empty) == ()


def test_failures_of_a_dialogue_name_their_turn(transcript, answer):
    given = transcript(
        answer("甲", kind="policy"),
        answer("乙", kind="policy"),
        name="dialogue",
        turns=["一", "二"],
        expect=[{"kind": ["policy"]}, {"kind": ["chat"]}],
    )
    assert [(f.code, f.wanted) for f in failures(given)] == [("kind", "turn 2: chat")]


def test_a_wrong_sum_is_found_whatever_else_is_right(transcript, answer, calculation):
    stated = answer("可获15万元。", kind="calculation", calculation=calculation("150000"))
    assert wrong_sum(transcript(stated, name="calculate", amount_yuan="100000")) == "150000"
    assert wrong_sum(transcript(stated, name="calculate", amount_yuan="150000")) is None
    defended = {"amount_yuan": "100000", "amount_also": ["150000"]}
    assert wrong_sum(transcript(stated, name="calculate", **defended)) is None
    assert wrong_sum(transcript(stated, name="refuse", kind=["refusal"])) == "150000"
    assert wrong_sum(transcript(stated, name="lookup")) is None

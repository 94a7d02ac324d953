from datetime import date

import pytest

from eval.figures import ungrounded, verbatim

WORDS = "分别给予600万元和200万元的奖励"


def test_figures_of_the_quote_are_grounded(answer, cite, catalog):
    given = answer("特级给600万元[第22条]。", cite("22", WORDS))
    assert ungrounded(given, "特级给多少", catalog) == ()


@pytest.mark.parametrize(
    ("text", "stray"),
    [
        ("特级给700万元[第22条]。", "700"),
        ("特级给600万元[第23条]。", "第23条"),
        ("30个工作日内发放。", "30"),
        ("五个工作日内发放。", "五个工作日"),
        ("电话0356-4221234。", "0356"),
    ],
)
def test_a_figure_from_nowhere_is_found(answer, cite, catalog, text, stray):
    day = date(2026, 11, 24)  # the day asked about is a ground, too
    assert stray in ungrounded(answer(text, cite("22", WORDS)), "特级给多少", catalog, day)


def test_what_the_person_said_and_the_frame_are_ground_enough(answer, cite, catalog):
    text = "您说的300人不影响。请拨12345，依据阳政办发〔2022〕31号（2022年4月26日）。"
    assert ungrounded(answer(text, cite("22", WORDS)), "我们有300人", catalog) == ()


def test_a_figure_said_in_words_may_be_echoed_in_digits(answer, cite, catalog):
    given = answer("您说的3200万元、5.5%不影响。", cite("22", WORDS))
    assert ungrounded(given, "投了三千二百万，占百分之五点五", catalog) == ()
    assert ungrounded(given, "投了三千三百万", catalog) == ("3200", "5.5")


def test_what_fails_and_by_how_much_belongs_to_the_calculation(answer, calculation, catalog):
    worked = calculation("0", article=21).model_copy(update={"failures": ["还差4000万元"]})
    assert ungrounded(answer("还差4000万元。", calculation=worked), "", catalog) == ()


@pytest.mark.parametrize("text", ["文件没有写明哪一天发放。", "全文6章75条。"])
def test_no_figure_is_given_by_a_question_word_or_the_document_s_size(answer, catalog, text):
    assert ungrounded(answer(text), "什么时候发钱", catalog) == ()


def test_a_calculation_grounds_its_sums_in_every_unit(answer, calculation, catalog):
    worked = calculation(
        "3200000", article=21, inputs={"rate": "0.04"}, steps=["8000万元×4%＝320万元"]
    )
    given = answer("可获320万元（3200000元），即8,000万元的4%[第21条]。", calculation=worked)
    assert ungrounded(given, "", catalog) == ()
    assert ungrounded(answer("可获321万元。", calculation=worked), "", catalog) == ("321",)


def test_numbers_of_a_list_are_not_figures(answer, cite, catalog):
    given = answer("1. 600万元\n**2.** 200万元", cite("22", WORDS))
    assert ungrounded(given, "", catalog) == ()


def test_the_day_asked_about_is_ground_enough(answer, cite, catalog):
    given = answer("到2031年7月9日为600万元。", cite("22", WORDS))
    assert ungrounded(given, "", catalog, date(2031, 7, 9)) == ()
    assert ungrounded(given, "", catalog, date(2030, 1, 1)) == ("2031", "7", "9")


def test_a_quote_is_the_slice_it_claims_to_be(answer, cite, catalog):
    good = cite("22", WORDS)
    assert verbatim(answer("", good), catalog)
    retyped = good.model_copy(update={"quote": WORDS.replace("600", "700")})
    assert not verbatim(answer("", good, retyped), catalog)
    moved = good.model_copy(update={"start": good.start + 1, "end": good.end + 1})
    assert not verbatim(answer("", moved), catalog)
    foreign = good.model_copy(update={"document_id": "elsewhere"})
    assert not verbatim(answer("", foreign), catalog)

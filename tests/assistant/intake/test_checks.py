"""The first look at what people send."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.intake.checks import (
    QUESTION_LIMIT,
    check_contact,
    check_day,
    check_limit,
    check_message,
    check_profile,
    check_question,
    check_session,
)
from assistant.intake.errors import ApiError


def code_of(check, *arguments) -> str:
    with pytest.raises(ApiError) as refused:
        check(*arguments)
    return refused.value.code


def test_a_question_loses_outer_blanks_and_control_characters():
    assert check_question(" \u3000刚升规\u0007\n能拿多少\x9f ") == "刚升规 \n能拿多少"


def test_the_longest_question_is_taken_and_one_more_is_not():
    longest = "".join(map(chr, range(0x4E00, 0x4E00 + QUESTION_LIMIT)))
    assert check_question(longest) == longest
    assert code_of(check_question, longest + "问") == "question_too_long"


@pytest.mark.parametrize("text", ["\0", "a\0", "\ud83d", "x\udfff"])
def test_what_no_person_typed_is_unreadable(text):
    assert code_of(check_question, text) == "question_unreadable"


@given(st.text(max_size=50))
def test_a_question_that_passes_holds_no_control_character(text):
    try:
        question = check_question(text)
    except ApiError as error:
        assert error.code in {"question_empty", "question_unreadable"}
    else:
        assert question == question.strip() != ""
        assert not any(ord(c) < 32 and c not in "\n\t" for c in question)


@pytest.mark.parametrize("name", ["", "x" * 101, "a\nb", "会话", "\0", None])
def test_a_session_s_name_that_is_none_of_ours_is_no_session(name):
    assert check_session(name) is None


def test_a_session_s_name_is_kept():
    assert check_session("0f3a") == "0f3a"


def test_days():
    assert check_day("2026-11-23") == date(2026, 11, 23)
    assert check_day(None) is None
    for text in (
        "",
        "2026-11-31",
        "20261123",
        "2026-1-1",
        "1949-10-01",
        "2101-01-01",
        "２０２６-11-23",
    ):
        assert code_of(check_day, text) == "date_invalid"


def test_limits_of_a_page():
    assert check_limit(1) == 1
    assert check_limit(100) == 100
    assert code_of(check_limit, 0) == "limit_invalid"
    assert code_of(check_limit, 101) == "limit_invalid"


@pytest.mark.parametrize("text", ["\u200b\u200d\ufeff", "\u202e \u2066", "\x01\x02"])
def test_what_shows_nothing_is_empty_at_every_door(text):
    assert code_of(check_question, text) == "question_empty"
    assert code_of(check_message, text) == "message_empty"
    assert code_of(check_profile, text, ()) == "profile_empty"


def test_a_message_keeps_the_marks_that_join_what_it_shows():
    assert check_message("👨\u200d👩\u200d👧 来问") == "👨\u200d👩\u200d👧 来问"


@pytest.mark.parametrize("text", ["1380000\x00000", "\ud800", "138\udfff12345678"])
def test_a_contact_with_half_a_character_is_refused_not_shortened(text):
    assert code_of(check_contact, text) == "contact_invalid"


def test_facts_are_together_no_longer_than_a_question():
    many = {f"情况{n}": "民营企业新增税收500万元" for n in range(200)}
    assert code_of(check_profile, many, ()) == "question_too_long"
    assert check_profile({"private": False}, {"private"}) == {"private": False}
    assert (
        code_of(check_profile, {"private": None, "tax": ""}, {"private", "tax"}) == "profile_empty"
    )


def test_what_is_said_over_and_over_is_said_a_dozen_times():
    assert check_question("省级也" * 600) == "省级也" * 12
    assert check_question("升规奖多少？" + "快说，" * 200) == "升规奖多少？" + "快说，" * 12
    story = "".join(f"第{n}家的厂子升规了，" for n in range(100))
    assert check_question(story) == story
    assert check_question("1" + "0" * 300) == "1" + "0" * 300
    assert check_question("快" * 100) == "快" * 100

"""Choices that are affirmed, denied with the rest, gone, or left open between two."""

from datetime import date

import pytest

from assistant.calculator.filling.filling import read_facts
from assistant.calculator.message.surrounding import contexts
from assistant.calculator.message.vocabulary import Vocabulary
from assistant.calculator.quantities.fact import Reading

TODAY = date(2026, 11, 26)
PERMIT, HIGH_TECH = "pollution-permit-exemption", "high-tech-enterprise-support"


def read(vocabulary: Vocabulary, rule: str, text: str) -> Reading:
    told = vocabulary.tell(text, TODAY)
    return read_facts(vocabulary.rules[rule], told, contexts(told))


@pytest.mark.parametrize(
    ("text", "involves"),
    [
        ("院里有一台烧生物质的锅炉，别的都没有", "锅炉"),
        ("设备制造，通用工序，别的都没有，就是有一台两吨的锅炉", "锅炉"),
        ("煤炭洗选，没锅炉没窑", "都没有"),
        ("没有锅炉、窑炉", None),
        ("煤矿，锅炉去年拆了，现在啥工序都不沾", "都没有"),
        ("煤矿，锅炉拆了换成空气能", None),
        ("煤矿，表面处理没有，锅炉没有，窑炉也没有，水处理也没有", "都没有"),
    ],
)
def test_what_is_denied_with_the_rest(
    vocabulary: Vocabulary, text: str, involves: str | None
) -> None:
    found = read(vocabulary, PERMIT, text)
    assert found.values.get("involves") == involves
    assert "involves" not in {d.input for d in found.doubts}


@pytest.mark.parametrize(
    "text", ["高企认定通过，是头一回还是复评我得问老板", "高企通过了，是首次还是重新认定老板没说"]
)
def test_two_choices_left_open_tell_nothing(vocabulary: Vocabulary, text: str) -> None:
    found = read(vocabulary, HIGH_TECH, text)
    assert "recognition" not in found.values
    assert not found.doubts


def test_two_choices_told_are_in_doubt(vocabulary: Vocabulary) -> None:
    found = read(vocabulary, HIGH_TECH, "高企首次认定，重新认定的，三年研发30万")
    assert {d.input for d in found.doubts} == {"recognition"}


def test_regardless_of_size_denies_nothing(vocabulary: Vocabulary) -> None:
    found = read(vocabulary, "wholesale-growth-award", "限上批发不管大小都有奖吧")
    assert found.values.get("above_limit") is True


@pytest.mark.parametrize(
    ("text", "passed"),
    [
        ("高新企业认定通过了，三年研发36万", True),
        ("高企认定还没批下来，研发三年80万", False),
        ("报高企被刷下来了，三年投了九十万", False),
        ("高企，三年研发80万", None),
    ],
)
def test_whether_the_title_was_given(
    vocabulary: Vocabulary, text: str, passed: bool | None
) -> None:
    assert read(vocabulary, HIGH_TECH, text).values.get("passed") is passed


def test_what_is_said_not_to_be_one_is_none_by_another_word(vocabulary: Vocabulary) -> None:
    rule = "project-completion-award"
    assert read(vocabulary, rule, "养殖场投了1200万，完工了").values["kind"] == "农业龙头企业"
    assert "kind" not in read(vocabulary, rule, "养殖场不是龙头企业，投了1200万，完工了").values


def test_a_failure_that_names_another_title_is_that_titles(vocabulary: Vocabulary) -> None:
    rule = "champion-product-award"
    text = "今年认定了国家级单项冠军产品，企业没评上单项冠军企业"
    assert read(vocabulary, rule, text).values.get("newly") is not False
    gone = read(vocabulary, rule, "今年报国家级单项冠军产品，没评上")
    assert "level" not in gone.values


def test_an_exception_is_chosen_where_the_common_kind_is_denied(vocabulary: Vocabulary) -> None:
    text = "种的是原料林基地，不是普通的经济林"
    rule = "environmental-assessment-exemption"
    assert read(vocabulary, rule, text).values["activity"] == "原料林基地"


@pytest.mark.parametrize(
    ("text", "withdrawn", "year"),
    [
        ("小升规以后第一年、第二年都在库里，第三年退库了", True, "第三年"),
        ("第二年还在库，第三年退库了，小升规一共领多少", True, "第三年"),
        ("第二年没退库、第三年退库了，小升规", True, "第三年"),
        ("小升规，三年都在库", False, None),
    ],
)
def test_a_year_in_which_it_did_not_happen_is_none(
    vocabulary: Vocabulary, text: str, withdrawn: bool, year: str | None
):
    reading = read(vocabulary, "scale-up-award", text)
    assert reading.values.get("withdrawn") is withdrawn
    assert reading.values.get("withdrawn_year") == year


@pytest.mark.parametrize(
    ("text", "value"),
    [("小升规的奖一共拿到多少", True), ("小升规的奖一起算是多少", True)],
)
def test_the_word_for_all_is_no_figure_of_a_tariff(vocabulary: Vocabulary, text: str, value: bool):
    assert read(vocabulary, "scale-up-award", text).values.get("first_entry") is value


def test_a_name_that_runs_across_another_word_is_not_covered_by_it(vocabulary: Vocabulary):
    reading = read(vocabulary, "little-giant-award", "国家级的专精特新小巨人那个是多少钱")
    assert reading.values["level"] == "国家级"


def test_not_having_gone_there_is_a_no(vocabulary: Vocabulary):
    reading = read(vocabulary, "new-technology-support", "研发花了80万，没有去工信部门备案")
    assert reading.values["filed"] is False


@pytest.mark.parametrize(
    ("rule", "text", "name", "value"),
    [
        (
            "innovation-contest-award",
            "大赛山西赛区拿了一等奖，公司才五个人，高企还没认定",
            "prize",
            "一等奖",
        ),
        (
            "project-completion-award",
            "农业龙头企业的项目，固投1300万，现在建完了",
            "completed",
            True,
        ),
        ("scale-up-award", "统计联网直报也没进，打算明年冲一下小升规", "first_entry", False),
        ("scale-up-award", "第二年还在库里，第三年退库了", "withdrawn_year", "第三年"),
        ("startup-loan-limit", "要是注册成公司，就五六个人的小企业呢", "applicant", "小微企业"),
    ],
)
def test_words_about_something_else_change_nothing(
    vocabulary: Vocabulary, rule: str, text: str, name: str, value: object
):
    assert read(vocabulary, rule, text).values[name] == value


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("一直是二级资质，今年好不容易升上一级了", "晋升"),
        ("一直是一级资质", "原来就有"),
    ],
)
def test_what_is_said_of_a_level_gone_by_holds_no_more(
    vocabulary: Vocabulary, text: str, how: str
) -> None:
    found = read(vocabulary, "construction-qualification-award", text)
    assert (found.values["qualification"], found.values["how"]) == ("一级", how)

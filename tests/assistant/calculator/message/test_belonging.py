"""On one of the lists, on none of them, or not said: the award for key industries."""

import pytest

from assistant.calculator.errors import RuleError

from ..conftest import Load

RULE = "strategic-industry-award"
INSIDE, OUTSIDE = "属于其中，没有说是哪一个", "不在这些领域"


def industry(fillings_of, text: str) -> object:
    found = fillings_of(RULE, text)
    return next((f.value for f in found if f.input == "industry"), None)


@pytest.mark.parametrize(
    "text",
    [
        "升规了，我们属于省里那十四个战略性新兴产业",
        "刚升规，咱在四基里头",
        "今年首次升规，四基领域，总共多少",
        "升规企业，十大重点领域里的",
        "升规，是四基企业",
        "升规，属于中国制造2025的十大领域",
        "升规了，列入了战略新兴产业",
        "升规了，战略新兴产业名单里有我们",
    ],
)
def test_on_one_of_the_lists(fillings_of, text: str) -> None:
    assert industry(fillings_of, text) == INSIDE


@pytest.mark.parametrize(
    "text",
    [
        "升规了，不算四基，也不在战略新兴里头，就普通厂",
        "升规了四基十大十四都不沾",
        "升规了，不属于四基，不在十大领域，也不是战略新兴产业",
        "升规，四基没沾上，就是个传统企业",
        "不在四基里，一般的厂子，升规奖多少",
    ],
)
def test_on_none_of_them(fillings_of, text: str) -> None:
    assert industry(fillings_of, text) == OUTSIDE


@pytest.mark.parametrize(
    "text",
    [
        "升规了，四基算不算",
        "升规了，我们是不是属于战略新兴产业",
        "升规，不是四基",
        "四基领域另外奖多少",
        "升规企业，普通厂",
        "升规了，不知道在不在十大领域",
    ],
)
def test_not_said(fillings_of, text: str) -> None:
    assert industry(fillings_of, text) is None


def test_what_it_makes_says_more_than_the_list(fillings_of) -> None:
    assert industry(fillings_of, "升规了，做半导体的，属于战略新兴产业") == "半导体"


def test_the_values_of_a_membership_are_choices(load: Load) -> None:
    with pytest.raises(RuleError, match="inside"):
        load(
            """
inputs:
  kind:
    type: choice
    label: 行业
    ask: 什么行业？
    choices: [{value: 甲}, {value: 乙}]
    membership: {lists: [[名单]], inside: 甲, outside: 丙}
readings: [{reading: 试, result: "1"}]
"""
        )


@pytest.mark.parametrize(
    "text", ["升规了，我们不属四基那几个领域", "首次升规，不在十大产业这些领域"]
)
def test_one_list_denied_for_all_of_them(fillings_of, text: str) -> None:
    assert industry(fillings_of, text) == "不在这些领域"

"""What is told of a title, or of an award, that is another one is no fact of this one."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.calculator.filling.filling import read_facts
from assistant.calculator.message.surrounding import contexts
from assistant.calculator.message.vocabulary import Vocabulary

TODAY = date(2026, 12, 1)
GIANT, PROJECT, LABORATORY = "little-giant-award", "quality-project-award", "laboratory-award"


def read(vocabulary: Vocabulary, rule: str, text: str) -> dict[str, object]:
    told = vocabulary.tell(text, TODAY)
    return dict(read_facts(vocabulary.rules[rule], told, contexts(told)).values)


@pytest.mark.parametrize(
    ("rule", "text", "told"),
    [
        (GIANT, "我们是国家级小巨人，也是省级企业技术中心，奖多少", {"level": "国家级"}),
        (GIANT, "我们是国家级小巨人也是省级企业技术中心", {"level": "国家级"}),
        (
            PROJECT,
            "工程得了国优，公司还是省级龙头企业，工程奖给多少",
            {"level": "国家优质工程"},
        ),
        (LABORATORY, "国家级绿色工厂，建了省级重点实验室", {"level": "省级"}),
    ],
)
def test_its_level_and_year_tell_nothing(vocabulary, rule, text, told):
    values = read(vocabulary, rule, text)
    assert {name: values.get(name) for name in told} == told


def test_the_number_of_such_titles_counts_nothing(vocabulary):
    values = read(vocabulary, PROJECT, "一个工程得了国家优质工程奖，省级工法也有俩，给多少")
    assert values["level"] == "国家优质工程"
    assert values.get("projects") in (None, Decimal(1))


@pytest.mark.parametrize(
    "text",
    [
        "高企今年是重新认定通过的，国家级小巨人是头一次",
        "国家级小巨人是头一次认定，高企是重新认定",
    ],
)
def test_that_another_award_came_again_says_nothing_of_this_one(vocabulary, text):
    assert read(vocabulary, GIANT, text).get("first_time") is not False


def test_what_is_said_of_both_holds_for_both(vocabulary):
    text = "专精特新和小巨人都是重新认定的，不是首次"
    assert read(vocabulary, GIANT, text)["first_time"] is False


@pytest.mark.parametrize(
    ("text", "level"),
    [("还没到特级是一级", "一级"), ("我们还没到特级，是一级", "一级"), ("特级资质", "特级")],
)
def test_one_is_said_in_place_of_another(vocabulary, text, level):
    assert read(vocabulary, "construction-qualification-award", text)["qualification"] == level


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("今年工信部批了小巨人，头一回，省级绿色工厂是前年的", True),
        ("小巨人今年头一回批下来，手底下还有个省级企业技术中心是前年的", True),
        ("国家级小巨人是前年的", False),
        ("前年就是小巨人了，省级绿色工厂是今年的", False),
    ],
)
def test_years_ago_is_said_of_its_own_title(vocabulary, text, first):
    assert read(vocabulary, GIANT, text).get("first_time", True) is first

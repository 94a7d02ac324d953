"""县级 beside money says who pays; it is the level of a title only where it is said of the title."""

import pytest


def level(fillings_of, rule: str, text: str) -> object:
    found = fillings_of(rule, text)
    return next((f.value for f in found if f.input == "level"), None)


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        ("quality-award", "请测算县级一次性奖励金额：我司获得中国质量奖", "中国质量奖"),
        ("quality-award", "我们拿了省质量奖，县级财政给多少", "山西省质量奖"),
        ("quality-award", "市质量奖，县一级的补助是多少", "晋城市质量奖"),
        ("quality-award", "评上中国质量奖，县级奖金能有几个", "中国质量奖"),
        ("quality-project-award", "优质工程国家级的，县级补贴几何", "国家优质工程"),
        ("quality-project-award", "得了省优，县级最多能奖多少", "省优质工程"),
        ("laboratory-award", "省级重点实验室，县级财政补助多少", "省级"),
        ("quality-award", "质量奖，县级财政给多少", None),
    ],
)
def test_who_pays_is_no_choice(fillings_of, rule: str, text: str, expected: str | None) -> None:
    assert level(fillings_of, rule, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "县级的",
        "质量奖 县级",
        "县级质量奖，县里给多少",
        "县里的质量奖奖多少",
        "质量奖我们是县级的，能奖多少",
        "质量奖得了县级的奖多少",
        "质量奖拿到县级，奖多少",
    ],
)
def test_a_level_said_of_the_title_is_the_choice(fillings_of, text: str) -> None:
    assert level(fillings_of, "quality-award", text) == "阳城县质量奖"

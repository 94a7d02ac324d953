"""Several values of one choice in one message: all of them meant, or not known which."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.calculator.engine.itemised import add_up, calculate_each
from assistant.calculator.filling.filling import read_facts
from assistant.calculator.message.surrounding import contexts
from assistant.calculator.message.vocabulary import Vocabulary
from assistant.calculator.quantities.fact import Reading
from assistant.calculator.rules.rulebook import RuleBook

TODAY = date(2026, 11, 23)
LABORATORY, PROJECTS, QUALITY = "laboratory-award", "quality-project-award", "quality-award"


def read(vocabulary: Vocabulary, rule: str, text: str) -> Reading:
    told = vocabulary.tell(text, TODAY)
    return read_facts(vocabulary.rules[rule], told, contexts(told))


@pytest.mark.parametrize(
    ("rule", "text", "yuan"),
    [
        (LABORATORY, "我们有一个国家级重点实验室一个市级工程研究中心，合起来多少", 1300000),
        (LABORATORY, "国家重点实验室和省级工程中心各一个", 1500000),
        ("little-giant-award", "专精特新小巨人，分别拿了国家和省的，奖多少", 800000),
        (QUALITY, "质量奖今年省和市的都拿了，给多少", 800000),
        (LABORATORY, "省级实验室和市级实验室都有，一共能拿多少", 800000),
        (LABORATORY, "我们批了两个省级重点实验室", 1000000),
        (PROJECTS, "三个省优两个国优给多少", 1600000),
        (PROJECTS, "省优三个国优一个", 1100000),
        (PROJECTS, "国优和两个省优加起来多少", 900000),
        (PROJECTS, "国优、省优各三个，一共多少", 2100000),
        (PROJECTS, "国优和省优工程都是两项，多少钱", 1400000),
        (PROJECTS, "拿了国优，还有三个省优，一共多少", 1100000),
        (PROJECTS, "两项省优工程，两项国优", 1400000),
        (QUALITY, "我们拿了省质量奖和县质量奖，能拿多少", 700000),
        ("incubator-recognition-award", "众创空间一个省级一个市级", 800000),
        (PROJECTS, "学校楼评了国优，医院和体育馆各拿了一个省优，一起能给多少", 900000),
        ("construction-qualification-award", "俩外地的一级施工企业都迁过来了，总共多少", 4000000),
        ("scale-up-award", "俺两个厂都升了规，两家一块给多少", 400000),
        ("scale-up-award", "我两个工业企业今年都是首次升规，奖两家领全了是多少", 400000),
    ],
)
def test_all_told_add_up(
    vocabulary: Vocabulary, rulebook: RuleBook, rule: str, text: str, yuan: int
) -> None:
    found = read(vocabulary, rule, text)
    assert found.several is not None
    assert found.several.wanted == "sum"
    if len(found.several.items) > 1:
        assert not set(found.values) & set(found.several.inputs)
    total = add_up(rulebook.by_id[rule], found.values, found.several, TODAY, rulebook)
    assert total.result == Decimal(yuan)
    assert total.steps[-1].text.startswith("合计：")


@pytest.mark.parametrize(
    ("rule", "text", "level"),
    [
        ("incubator-recognition-award", "刚认了省级众创空间和市级实验室，一共多少", "省级"),
        (LABORATORY, "刚认了省级众创空间和市级实验室，一共多少", "市级"),
        ("little-giant-award", "国家级实验室和省级小巨人，一共多少", "省级"),
        ("incubator-recognition-award", "国家级孵化器和市级的重点实验室都批了", "国家级"),
    ],
)
def test_a_level_right_before_another_award_is_that_ones(
    vocabulary: Vocabulary, rule: str, text: str, level: str
) -> None:
    found = read(vocabulary, rule, text)
    assert (found.several, found.values["level"]) == (None, level)


@pytest.mark.parametrize(
    ("rule", "text", "yuan"),
    [
        (LABORATORY, "国家级、省级、市级重点实验室各给多少", [1000000, 500000, 300000]),
        (LABORATORY, "重点实验室省级和国家级分别是多少", [500000, 1000000]),
        ("champion-enterprise-award", "单项冠军企业国家和省级的分别给多少", [1000000, 500000]),
        ("little-giant-award", "省级小巨人国家级小巨人每级给几个钱", [300000, 500000]),
        ("champion-enterprise-award", "单项冠军企业国家级省级都给多少", [1000000, 500000]),
        (PROJECTS, "医院楼评了个国优，幼儿园那个评了省优，就这俩奖各掏多少", [500000, 200000]),
        ("startup-loan-limit", "创业贷款个人能贷多少开公司又能贷多少", [300000, 3000000]),
    ],
)
def test_each_is_asked_for_in_general(
    vocabulary: Vocabulary, rulebook: RuleBook, rule: str, text: str, yuan: list[int]
) -> None:
    found = read(vocabulary, rule, text)
    assert found.several is not None
    assert found.several.wanted == "each"
    each = calculate_each(rulebook.by_id[rule], found.values, found.several, TODAY)
    assert [c.result for _, c in each] == [Decimal(y) for y in yuan]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (LABORATORY, "省级重点实验室还是市级重点实验室，奖多少"),
        (LABORATORY, "实验室省级的或者国家级的，不知道是哪个"),
        (QUALITY, "质量奖省级和市级的有什么区别"),
        (LABORATORY, "我们有一个省级重点实验室"),
        (LABORATORY, "省级重点实验室批了两个月了"),
        (LABORATORY, "重点实验室原来是市级现在批了省级"),
        (LABORATORY, "实验室国家级呃不是省级的"),
    ],
)
def test_one_is_meant_or_it_is_not_said(vocabulary: Vocabulary, rule: str, text: str) -> None:
    assert read(vocabulary, rule, text).several is None


def test_the_choices_stay_in_doubt_for_who_computes_one_case(vocabulary: Vocabulary) -> None:
    found = read(vocabulary, LABORATORY, "国家重点实验室和省级工程中心各一个")
    assert {d.input: d.values for d in found.doubts} == {
        "level": ("国家级", "省级"),
        "kind": ("重点实验室", "工程（技术）研究中心"),
    }


def test_the_inputs_of_three_parts_of_one_rule_are_kept_apart(
    vocabulary: Vocabulary, rulebook: RuleBook
) -> None:
    found = read(vocabulary, LABORATORY, "国家级、省级、市级重点实验室都拿了，一共多少")
    assert found.several is not None
    total = add_up(rulebook.by_id[LABORATORY], found.values, found.several, TODAY, rulebook)
    levels = [v for name, v in total.inputs.items() if name.endswith("level")]
    assert levels == ["国家级", "省级", "市级"]
    assert total.result == Decimal(1800000)


@pytest.mark.parametrize(
    ("rule", "text", "yuan"),
    [
        ("innovation-contest-award", "创新创业大赛，我们三个项目拿了山西赛区优秀奖", 30_000),
        (
            "innovation-contest-award",
            "创新创业大赛一个项目拿了国家级优秀奖，还有两个不同的项目得的是山西赛区优秀奖，总共",
            120_000,
        ),
        (
            "quality-project-award",
            "今年创了一个国家优质工程，另外两个项目评上省优质工程，一共多少",
            900_000,
        ),
    ],
)
def test_the_number_stands_before_what_was_done(rule, text, yuan, vocabulary, rulebook):
    told = vocabulary.tell(text, date(2026, 11, 27))
    reading = read_facts(vocabulary.rules[rule], told, contexts(told))
    assert reading.several is not None
    total = add_up(rulebook.get(rule), reading.values, reading.several, TODAY, rulebook)
    assert total.result == yuan


def test_the_trades_of_one_enterprise_are_no_several_awards(vocabulary: Vocabulary) -> None:
    reading = read(vocabulary, "strategic-industry-award", "刚升规，做光伏和新材料的，一共拿多少")
    assert reading.several is None
    assert "industry" in {f.input for f in reading.fillings}


def test_what_a_daughter_holds_is_no_second_one(vocabulary: Vocabulary) -> None:
    text = "特级建筑企业总部迁来，还带着两个一级的子公司，奖多少"
    reading = read(vocabulary, "construction-qualification-award", text)
    assert reading.several is None
    assert {f.value for f in reading.fillings if f.input == "qualification"} == {"特级"}


@pytest.mark.parametrize(("asked", "yuan"), [("省优给多少", 400000), ("国优给多少", 500000)])
def test_of_several_things_the_one_kind_that_is_asked_of(vocabulary, rulebook, asked, yuan):
    found = read(vocabulary, PROJECTS, f"我们拿了一个国优两个省优，{asked}")
    assert found.several is not None
    total = add_up(rulebook.by_id[PROJECTS], found.values, found.several, TODAY, rulebook)
    assert total.result == yuan

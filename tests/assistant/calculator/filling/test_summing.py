"""What is added to one figure, and what is not."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.calculator.filling.filling import read_facts
from assistant.calculator.message.surrounding import contexts
from assistant.calculator.message.vocabulary import Vocabulary
from assistant.calculator.quantities.fact import Reading

TODAY = date(2026, 11, 26)
HIGH_TECH, MATCHING, SMALL = (
    "high-tech-enterprise-support",
    "local-matching-subsidy",
    "small-scale-vat-exemption",
)


def read(vocabulary: Vocabulary, rule: str, text: str) -> Reading:
    told = vocabulary.tell(text, TODAY)
    return read_facts(vocabulary.rules[rule], told, contexts(told))


@pytest.mark.parametrize(
    ("rule", "text", "name", "value"),
    [
        (SMALL, "小规模，四月不含税卖了七万二，五月六万八，俩月一共", "sales", 140_000),
        (HIGH_TECH, "研发投入头年20万，第二年三十万，第三年又翻番六十万", "rd_total", 1_100_000),
        (HIGH_TECH, "首次高企，三年研发分别5万8万7万", "rd_total", 200_000),
        (HIGH_TECH, "首次高企，三年研发二十万三十万四十万", "rd_total", 900_000),
        (
            HIGH_TECH,
            "研发头一年20万，第二年25万，第三年本来说35万后来决算是31万",
            "rd_total",
            760_000,
        ),
        (HIGH_TECH, "首次高企，三年研发 40 50 60万", "rd_total", 1_500_000),
        (HIGH_TECH, "首次高企，三年研发30、40、50万", "rd_total", 1_200_000),
        (MATCHING, "链主，今年全年采购总额3.6亿，去年三个亿", "purchases", 360_000_000),
        (
            "retail-growth-award",
            "限上，上半年卖了2000万，全年一共4500万，去年4000万",
            "sales",
            45_000_000,
        ),
        (SMALL, "小规模，不含税卖了七万二，进货六万八，一共能免多少", "sales", 72_000),
    ],
)
def test_what_is_added_up(
    vocabulary: Vocabulary, rule: str, text: str, name: str, value: int
) -> None:
    assert read(vocabulary, rule, text).values[name] == Decimal(value)


@pytest.mark.parametrize(
    "text",
    ["高企首次认定，去年一年的研发是18万，再往前的账还没翻", "高企首次认定，今年研发花了六十万"],
)
def test_the_figure_of_one_year_is_no_sum_of_three(vocabulary: Vocabulary, text: str) -> None:
    assert "rd_total" not in read(vocabulary, HIGH_TECH, text).values


def test_of_several_applied_for_those_that_passed_count(vocabulary: Vocabulary) -> None:
    text = "我们是众创空间，手底下仨企业报高企，一个刷下来了，剩下俩成了"
    assert read(vocabulary, "hatched-high-tech-award", text).values["high_tech"] == 2


@pytest.mark.parametrize(
    ("rule", "text", "absent"),
    [
        ("retail-growth-award", "限上，房租涨了一成，零售额四千三百万", "growth"),
        (MATCHING, "链主，本地采购额比去年涨了百分之二十五", "increase"),
        ("hotel-catering-growth-award", "增速我不知道，光知道行里平均是10个点", "growth"),
        ("guarantee-risk-sharing", "贷了八百万，坏了一成半", "loss"),
        ("guarantee-fee-subsidy", "担保500万，费率打八折", "rate"),
        ("rental-housing-property-tax", "单位住房，买这房子花了二百六十万，租给个人", "rent"),
        ("government-fund-contribution", "重点扶持产业，社会资本出了四千万，总的没定", "size"),
        ("project-completion-award", "农业龙头，市里已经补了我们一百万", "total"),
        (
            "retail-growth-award",
            "限上超市今年卖了5000万，老板以前说能到6000万，没到",
            "sales_last_year",
        ),
        ("venture-capital-deduction", "创投，投了2000万，满两年当年所得六百万", "held"),
        ("wholesale-growth-award", "批发，比行里平均快一倍，行里是七个点", "growth"),
    ],
)
def test_a_figure_of_something_else_is_not_taken(
    vocabulary: Vocabulary, rule: str, text: str, absent: str
) -> None:
    assert absent not in read(vocabulary, rule, text).values


@pytest.mark.parametrize(
    ("rule", "text", "name", "value"),
    [
        ("services-growth-award", "服务业规上，营收比入库线高一倍", "ratio", Decimal(2)),
        (
            "built-and-entered-award",
            "建成投产在同年，入规拖到第二年开春了，工厂",
            "same_year",
            False,
        ),
        (
            "innovation-contest-award",
            "中国创新创业大赛，先在山西赛区拿了二等，又冲到全国，全国那次空手",
            "level",
            "山西赛区",
        ),
        ("wholesale-growth-award", "批发，增速和行业平均都是8%", "growth", Decimal("0.08")),
        ("retail-growth-award", "限上零售，卖货比去年多了一成半", "growth", Decimal("0.15")),
    ],
)
def test_what_is_told_in_other_words(
    vocabulary: Vocabulary, rule: str, text: str, name: str, value: object
) -> None:
    assert read(vocabulary, rule, text).values[name] == value


def test_a_share_of_last_year_is_a_fall(vocabulary: Vocabulary) -> None:
    reading = read(vocabulary, "hotel-catering-growth-award", "饭庄限上，收入只剩去年的八成")
    assert reading.values["growth"] == Decimal("-0.2")


@pytest.mark.parametrize(
    ("rule", "text", "name", "value"),
    [
        (
            "environmental-assessment-exemption",
            "做汽车配件的，去年用了4吨漆，今年要用12吨",
            "coating",
            12,
        ),
        (
            MATCHING,
            "链主，配套率比原来高了10个百分点，对应采购额4000万",
            "increase",
            Decimal("0.1"),
        ),
        (
            "project-completion-award",
            "转型项目，计划总投资和实际投入都只有4600万",
            "total",
            46_000_000,
        ),
        (
            "project-completion-award",
            "转型项目，计划总投资和实际投入都只有4600万",
            "actual",
            46_000_000,
        ),
        (
            "project-completion-award",
            "转型项目，固投6000万，末了最后实际用了6400万",
            "actual",
            64_000_000,
        ),
        ("construction-output-award", "今年产值一点三个亿头一次过亿", "output", 130_000_000),
    ],
)
def test_each_figure_goes_to_its_own_input(
    vocabulary: Vocabulary, rule: str, text: str, name: str, value: Decimal
) -> None:
    assert read(vocabulary, rule, text).values[name] == value


def test_the_figures_of_two_years_meant_together_are_not_one(vocabulary: Vocabulary) -> None:
    text = "科技型中小企业，创新券去年用2万，今年用9万，两年合计补多少"
    assert "used" not in read(vocabulary, "innovation-voucher-subsidy", text).values


@pytest.mark.parametrize("text", ["要是第二年是45万呢", "头一年改成三十万"])
def test_one_year_is_no_sum_of_three(vocabulary: Vocabulary, text: str) -> None:
    told = vocabulary.tell(text, TODAY)
    reading = read_facts(vocabulary.rules[HIGH_TECH], told, contexts(told), "rd_total")
    assert "rd_total" not in reading.values


def test_a_second_thing_is_not_two_things(vocabulary: Vocabulary) -> None:
    assert read(vocabulary, "project-completion-award", "第二个转型项目也完工了").several is None
    two = read(vocabulary, "project-completion-award", "两个转型项目都完工了").several
    assert two is not None and two.items[0].count == 2


def test_what_falls_short_of_a_multiple_is_below_it(vocabulary: Vocabulary) -> None:
    reading = read(vocabulary, "services-growth-award", "收入够不上最低入库收入的1.5倍")
    assert "ratio" not in reading.values
    assert [(d.input, d.reason) for d in reading.doubts] == [("ratio", "vague")]


@pytest.mark.parametrize(
    ("text", "tonnes"),
    [
        ("我做专用设备的，一年用非溶剂型低VOCs涂料，底漆6吨，面漆3吨", "9"),
        (
            "我们做专用设备的，用的都是非溶剂型低VOC漆，一年底漆4吨、面漆3.5吨、清漆1.8吨，仨加起来",
            "9.3",
        ),
    ],
)
def test_weights_told_one_by_one_add_up(vocabulary, text, tonnes):
    found = read(vocabulary, "environmental-assessment-exemption", text)
    assert found.values["coating"] == Decimal(tonnes)


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("三年研发5万+8万+7万", 200_000),
        ("研发费用头两年各15万，今年30万", 600_000),
        ("前两年每年研发10万，第三年20万", 400_000),
        ("头两年研发各15万，今年30万", 600_000),
        ("前两年每年研发10万", None),
    ],
)
def test_figures_of_several_years_each(
    vocabulary: Vocabulary, text: str, total: int | None
) -> None:
    assert (
        read(vocabulary, HIGH_TECH, f"首次高企，{text}，能补多少").values.get("rd_total") == total
    )


def test_what_is_told_of_another_award_is_not_added(vocabulary: Vocabulary) -> None:
    text = "省里补助20万的新型研发机构，另外科技创新券用5万"
    assert read(vocabulary, "innovation-voucher-subsidy", text).values["used"] == 50_000
    found = read(vocabulary, "research-institute-subsidy", text).values
    assert found["provincial_subsidy"] == 200_000


def test_a_bound_that_holds_is_not_left_over(vocabulary: Vocabulary) -> None:
    rule = "chain-leader-revenue-award"
    assert not read(vocabulary, rule, "链主企业营收1.98亿，差一点两亿").unplaced
    assert read(vocabulary, rule, "链主企业营收1.98亿，贷款不到两亿").unplaced


def test_years_of_which_one_is_not_known_yet_are_not_added_up(vocabulary: Vocabulary) -> None:
    found = read(
        vocabulary, HIGH_TECH, "首次认定高企，研发第一年20万，第二年25万，第三年还没算出来"
    )
    assert "rd_total" not in found.values
    assert [doubt.input for doubt in found.doubts] == ["rd_total"]


def test_the_quarters_of_a_year_are_its_parts(vocabulary: Vocabulary) -> None:
    text = "科技型中小企业,创新券使用额:Q1 3.2万、Q2 4.5万、Q3 6.7万,补多少?"
    assert read(vocabulary, "innovation-voucher-subsidy", text).values["used"] == 144_000

"""Facts told in passing, in whole sentences of many kinds: what is told, and what is not."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.calculator.filling.filling import read_facts
from assistant.calculator.message.surrounding import contexts
from assistant.calculator.message.vocabulary import Vocabulary
from assistant.calculator.quantities.fact import Reading

TODAY = date(2026, 11, 26)


def read(vocabulary: Vocabulary, rule: str, text: str) -> Reading:
    told = vocabulary.tell(text, TODAY)
    return read_facts(vocabulary.rules[rule], told, contexts(told))


@pytest.mark.parametrize(
    ("rule", "text", "facts"),
    [
        (
            "venture-capital-deduction",
            "公司制创投，前年投了本地一家没上市的中小高新企业1200万，今年应纳税所得900万",
            {"invested": 12_000_000, "income": 9_000_000},
        ),
        ("new-tax-award", "民企，今年新曾税收一百二十万", {"new_tax": 1_200_000}),
        (
            "procurement-reserve",
            "一项目预算800万元，已达公开招标限额",
            {"size": "达到公开招标限额"},
        ),
        ("procurement-reserve", "项目预算80万元，未达公开招标限额", {"size": "公开招标限额以下"}),
        ("hatched-listed-award", "孵化器今年帮出了2家上市公司、7家国家高新企业", {"listed": 2}),
        (
            "hatched-high-tech-award",
            "孵化器今年帮出了2家上市公司、7家国家高新企业",
            {"high_tech": 7},
        ),
        (
            "new-tax-award",
            "民营企业，上一年度入库税款340万，这年入库485万",
            {"tax_last_year": 3_400_000, "tax": 4_850_000},
        ),
        (
            "new-tax-award",
            "隔壁老吴的厂新增税收九十万没领上，我家民营的，新增二百三十万，别管他",
            {"new_tax": 2_300_000},
        ),
        (
            "local-matching-subsidy",
            "本地配套率31.0%涨成35.9%，链主企业",
            {"rate_before": Decimal("0.31"), "rate_now": Decimal("0.359")},
        ),
        (
            "hatched-high-tech-award",
            "国家级高企本来说五家，有一家没批下来，实际四家",
            {"high_tech": 4},
        ),
        (
            "project-completion-award",
            "账上实际是2150万，两千三是当初备案的总数",
            {"actual": 21_500_000, "total": 23_000_000},
        ),
        (
            "built-and-entered-award",
            "从打地基到出产品就今年，三月建成投产，十一月就入规了",
            {"same_year": True},
        ),
        ("built-and-entered-award", "煤机配套厂，投产跟入规隔了一个年头", {"same_year": False}),
        (
            "specialised-sme-award",
            "市里给我们认了专精特新，晋城市级的，省里那个没评过",
            {"level": "市级“专精特新”企业"},
        ),
        ("little-giant-award", "今年头回认成省专精特新小巨人", {"level": "省级"}),
        (
            "small-scale-vat-exemption",
            "小铺子还没登记成一般纳税人，就是小规模那种",
            {"small_scale": True},
        ),
        ("small-scale-vat-exemption", "一般纳税人申请没批，还是按小规模走", {"small_scale": True}),
        (
            "new-technology-support",
            "没去工信备案，自己鼓捣的新产品，搭进去六十万",
            {"filed": False},
        ),
        ("pollution-permit-exemption", "采石场，没有按通用工序管理", {"general": False}),
        ("procurement-share", "没到公招限额，适合中小企业做", {"size": "公开招标限额以下"}),
    ],
)
def test_facts_that_are_told(
    vocabulary: Vocabulary, rule: str, text: str, facts: dict[str, object]
) -> None:
    found = read(vocabulary, rule, text).values
    assert {name: found.get(name) for name in facts} == facts


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("今年流水小五百万，长了12%，大盘是9.5%", "1", "4999999.99"),
        ("今年流水五百来万，长了12%，大盘是9.5%", "5000000", "5999999.99"),
    ],
)
def test_vague_figures_have_ends(vocabulary: Vocabulary, text: str, low: str, high: str) -> None:
    (doubt,) = read(vocabulary, "hotel-catering-growth-award", text).doubts
    assert (doubt.reason, doubt.low, doubt.high) == ("vague", Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("rule", "text", "name"),
    [
        ("new-technology-support", "样机四万，材料九万，备案这事我不清楚", "filed"),
        ("new-technology-support", "研发费花了九十万，备没备案我问问厂长", "filed"),
        ("services-growth-award", "去年八百万，入库线五百万，规上没规上我没问", "above_limit"),
    ],
)
def test_what_is_not_known_is_not_told(
    vocabulary: Vocabulary, rule: str, text: str, name: str
) -> None:
    found = read(vocabulary, rule, text)
    assert name not in found.values
    assert name not in {doubt.input for doubt in found.doubts}


def test_a_sum_left_open_that_is_no_question_has_ends(vocabulary: Vocabulary) -> None:
    (doubt,) = read(vocabulary, "research-institute-subsidy", "省里头给了六百多万，补多少").doubts
    assert (doubt.input, doubt.low) == ("provincial_subsidy", Decimal(6_000_000))
    assert not read(vocabulary, "research-institute-subsidy", "省里给几百万，补多少").doubts


@pytest.mark.parametrize(
    ("rule", "text", "asked", "known", "facts"),
    [
        (
            "environmental-assessment-exemption",
            "要是整六千呢",
            "capacity",
            (),
            {"capacity": Decimal(6000)},
        ),
        (
            "construction-output-award",
            "不是头一回，三亿前年就过了",
            None,
            ("output",),
            {"previous": Decimal(300_000_000)},
        ),
        (
            "construction-output-award",
            "那要是今年干到五亿一呢，五亿可没到过",
            "output",
            (),
            {"output": Decimal(510_000_000)},
        ),
        (
            "innovation-voucher-subsidy",
            "不是不是，4.8万那是上半年，全年14万",
            None,
            (),
            {"used": Decimal(140_000)},
        ),
        ("built-and-entered-award", "记错了，投产也是今年", None, (), {"same_year": True}),
        (
            "strategic-industry-award",
            "不属四基，十大、十四个产业也都不占",
            None,
            (),
            {"industry": "不在这些领域"},
        ),
    ],
)
def test_what_is_told_in_the_middle_of_a_conversation(
    vocabulary: Vocabulary,
    rule: str,
    text: str,
    asked: str | None,
    known: tuple[str, ...],
    facts: dict[str, object],
) -> None:
    told = vocabulary.tell(text, TODAY)
    reading = read_facts(vocabulary.rules[rule], told, contexts(told), asked, dict.fromkeys(known))
    assert reading.values == facts


def test_firms_counted_are_no_projects(vocabulary):
    said = "我有两个企业，先说第一个，建筑公司，今年拿了国家优质工程"
    told = {filling.input for filling in read(vocabulary, "quality-project-award", said).fillings}
    assert "projects" not in told


def test_up_by_one_level_is_no_first_level(vocabulary):
    rule = "construction-qualification-award"
    for said, told in (("资质刚往上升了一级", None), ("资质升到一级了", "一级")):
        levels = {f.input: f.value for f in read(vocabulary, rule, said).fillings}
        assert levels.get("qualification") == told


def test_a_second_growth_without_a_unit_is_of_the_first_ones(vocabulary):
    said = "一年收入八百万，涨了6个点，人家同行平均涨了4个"
    told = {
        f.input: f.value for f in read(vocabulary, "hotel-catering-growth-award", said).fillings
    }
    assert (told["growth"], told["industry_growth"]) == (Decimal("0.06"), Decimal("0.04"))


@pytest.mark.parametrize(
    "said", ["今年由一级晋升特级", "从一级资质升到特级了", "由原来的一级升为特级"]
)
def test_the_level_left_is_not_the_one_reached(vocabulary, said):
    facts = read(vocabulary, "construction-qualification-award", said).fillings
    assert [f.value for f in facts if f.input == "qualification"] == ["特级"]


def test_a_term_behind_a_sum_is_no_measure_of_it(vocabulary):
    said = "担保费率收的是百分之一点二担保金额九百万期限一年"
    told = {f.input: f.value for f in read(vocabulary, "guarantee-fee-subsidy", said).fillings}
    assert told["guaranteed"] == Decimal(9_000_000)


def test_what_the_enterprise_is_does_not_stand_for_its_project(vocabulary):
    reading = read(
        vocabulary,
        "environmental-assessment-exemption",
        "设备制造企业，厂区屋顶光伏5800千瓦，环评手续要办吗？",
    )
    assert {f.input: f.value for f in reading.fillings}["activity"] == "光伏发电"


@pytest.mark.parametrize("never", ["此前未到过2亿", "以前从未达到过2亿", "从没有上过2亿"])
def test_what_was_never_reached_is_not_reached(vocabulary, never):
    text = f"我是链主企业，年度营收2.3亿，{never}，奖多少？"
    reading = read(vocabulary, "chain-leader-revenue-award", text)
    told = {f.input: f.value for f in reading.fillings}
    assert (told["revenue"], "previous" in told) == (230_000_000, False)

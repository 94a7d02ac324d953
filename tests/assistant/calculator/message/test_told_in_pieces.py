"""Figures told in pieces: a unit said once, what came in later, two years, awards that fell through."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.calculator.filling.filling import read_facts
from assistant.calculator.message.surrounding import contexts
from assistant.calculator.message.vocabulary import Vocabulary
from assistant.calculator.quantities.quantity import read_quantities

TODAY = date(2026, 11, 23)


def told(fillings_of, rule: str, text: str) -> dict[str, object]:
    return {f.input: f.value for f in fillings_of(rule, text)}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("去年一千八百万，今年两千六", [18_000_000, 26_000_000]),
        ("从三千到五千万", [30_000_000, 50_000_000]),
        ("投了三百万，后来又添了五百", [3_000_000, 5_000_000]),
        ("投了三百万，请了三十个人", [3_000_000]),
        ("投了三千万，一千五百平米", [30_000_000]),
        ("研发投了二十万，后来又添了十五", [200_000, 150_000]),
        ("研发：二十万、三十五、四十，一共九十五万", [200_000, 350_000, 400_000, 950_000]),
        ("研发：二十万、三十五、四十，一共八十万", [200_000, 35, 40, 800_000]),
    ],
)
def test_a_unit_said_once_holds_for_the_round_numeral_beside_it(text, values):
    found = [int(q.value) for q in read_quantities(text) if q.unit != "count"]
    assert found == values


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "民企，前年税收1800万整，去年1900万整，净增的那一百万给奖吗",
            {"tax_last_year": 18_000_000, "tax": 19_000_000},
        ),
        ("私企，去年缴税一千八百万，今年两千六", {"tax_last_year": 18_000_000, "tax": 26_000_000}),
        ("私企，比去年多交了120万税", {"new_tax": 1_200_000}),
    ],
)
def test_a_year_s_figure_is_no_increase(fillings_of, text, facts):
    found = told(fillings_of, "new-tax-award", text)
    assert {n: v for n, v in found.items() if isinstance(v, Decimal)} == facts


@pytest.mark.parametrize(
    ("rule", "name", "text", "value"),
    [
        (
            "government-fund-contribution",
            "size",
            "规模先说5000万，后来又加了3000万，一共8000万",
            80_000_000,
        ),
        ("new-technology-support", "cost", "研发投了20万，后来又添了15万，备了案", 350_000),
        (
            "retail-growth-award",
            "growth",
            "零售限上，增速先报的4%，统计局核下来是6%",
            Decimal("0.06"),
        ),
    ],
)
def test_what_came_in_later_is_added_and_what_was_checked_replaces(
    fillings_of, rule, name, text, value
):
    assert told(fillings_of, rule, text)[name] == value


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("quality-award", "申报山西省质量奖，专家刚走，还没结果"),
        ("quality-award", "山西省质量奖没戏了"),
    ],
)
def test_what_fell_through_or_is_pending_was_not_awarded(fillings_of, rule, text):
    assert "level" not in told(fillings_of, rule, text)


def test_one_level_fell_through_and_another_came(fillings_of):
    text = "省长质量奖刷下来了，晋城市质量奖到手了"
    assert told(fillings_of, "quality-award", text)["level"] == "晋城市质量奖"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("头一年收了4万，第二年又收4万，两年统共八万", ["4万", "4万"]),
        ("客房一百八十万，餐厅二百二十万，一共四百万", ["一百八十万", "二百二十万"]),
        ("一季度1000万，二季度2000万，三季度3000万，就是6000万", ["1000万", "2000万", "3000万"]),
        ("孵了仨国高新，后来又添一个，一共四家", ["仨", "一个"]),
        ("去年4亿，今年5亿，两年一共9亿", []),
        ("设备3000万，厂房2000万，还差1000万", []),
        ("投了3000万，贷了2000万，一共借过4000万", []),
    ],
)
def test_parts_that_a_total_adds_up_are_no_figures_of_their_own(text, parts):
    assert [q.text for q in read_quantities(text) if q.part] == parts


@pytest.mark.parametrize(
    ("rule", "name", "text", "value"),
    [
        ("hotel-catering-growth-award", "revenue", "限上宾馆，客房收入180万，餐厅220万，一共400万", 4_000_000),
        ("consortium-subsidy", "city_subsidy", "创新联合体，市里给了五十万，后追加三十", 800_000),
        ("construction-output-award", "output", "建筑企业，产值头一回过了一个亿，做到一亿零六百万", 106_000_000),
        ("chain-leader-revenue-award", "revenue", "链主，营收一直在一亿八九晃，今年踩着线两个亿", 200_000_000),
        ("construction-output-award", "previous", "建筑企业，前年产值三亿二，去年掉到两亿八，今年三亿四", 320_000_000),
        ("rental-housing-property-tax", "rent", "单位有六套旧宿舍租给个人住，每套一年收一万二", 72_000),
        ("rental-housing-property-tax", "rent", "单位住房租给个人，租金一个季度两万五", 100_000),
        ("venture-capital-deduction", "held", "有限合伙的创投，股份拿了一年零六个月", Decimal("1.5")),
        ("quality-project-award", "projects", "今年拿了俩国优，本地建筑公司", 2),
        ("hatched-high-tech-award", "high_tech", "孵出来国家高新一家都没有，孵化机构", 0),
        ("retail-growth-award", "growth", "零售限上，全年5000万，长了4%，同行平均3.2%", Decimal("0.04")),
        ("project-completion-award", "total", "转型项目，实际投资二亿五，固投总额也是这数", 250_000_000),
    ],
)  # fmt: skip
def test_what_the_words_make_of_a_figure(fillings_of, rule, name, text, value):
    assert told(fillings_of, rule, text)[name] == value


@pytest.mark.parametrize(
    ("rule", "name", "text"),
    [
        ("consortium-subsidy", "city_subsidy", "市里补的钱光知道上百万"),
        ("new-tax-award", "new_tax", "民营企业新增税收的奖，能报几万几"),
        ("small-scale-vat-exemption", "sales", "含税卖了51.5万，小规模纳税人"),
        ("retail-growth-award", "sales", "限上，去年零售七千万，今年又添了一千四百万"),
        ("incubator-recognition-award", "level", "市级孵化器报了没批"),
    ],
)
def test_what_is_no_figure_or_title_of_one_s_own(fillings_of, rule, name, text):
    assert name not in told(fillings_of, rule, text)


def test_a_title_of_long_ago_is_not_new(fillings_of):
    text = "市里的冠军培育企业，前年就挂上牌了"
    assert told(fillings_of, "champion-cultivation-award", text)["newly"] is False


def test_things_with_figures_of_their_own_are_not_one_case_told_twice(rulebook):
    vocabulary = Vocabulary(rulebook.rules)
    heard = vocabulary.tell("两个转型项目完工了，一个投了3.1亿，一个投了8600万，奖多少", TODAY)
    reading = read_facts(vocabulary.rules["project-completion-award"], heard, contexts(heard))
    assert reading.several is None
    assert "ambiguous" in {d.reason for d in reading.doubts if d.input == "total"}


def test_nothing_is_assumed_of_a_figure_said_to_be_unknown(rulebook):
    text = "转型项目，固投总额九千万，完工了，实际花了多少正在审"
    vocabulary = Vocabulary(rulebook.rules)
    heard = vocabulary.tell(text, TODAY)
    words = vocabulary.rules["project-completion-award"]
    reading = read_facts(words, heard, contexts(heard))
    assert ("actual", "denied") in {(d.input, d.reason) for d in reading.doubts}

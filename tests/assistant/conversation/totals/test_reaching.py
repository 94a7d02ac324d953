"""What it takes to reach a sum: 要拿满20万得涨到几个点."""

import pytest

from assistant.web.amounts import result_words

RETAIL = "限上零售，零售额5600万，增速6.9%，行业平均6%，奖多少"
VOUCHER = "科技型中小企业，今年用创新券买服务花了4万8，补多少"
PROJECT = "工业转型项目，总投资5300万，实际投了5100万，完工了，奖多少"


def lacking(answer):
    return answer.calculation.value, answer.calculation.unit


@pytest.mark.parametrize(
    ("before", "asked", "words", "amount"),
    [
        (
            RETAIL,
            "要拿满20万，得涨到几个点",
            ("增速要到 10% 才有 20万元", "还差 3.1个百分点"),
            "200000",
        ),
        (VOUCHER, "一年用到多少就顶格了", ("创新券要到 35万元 才有 20万元",), "200000"),
        (PROJECT, "要拿到一千万得投多少", ("实际投资额要到 2.5亿元 才有 1000万元",), "10000000"),
        (
            "民营企业，今年新增税收83.8万，奖多少",
            "还差多少才够格",
            ("新增税收要到 100万元", "还差 16.2万元"),
            "0",
        ),
        (
            "限上批发，去年4亿，今年4.2亿，行业平均6%，有奖没",
            "那得做到多少才有",
            ("销售额要到 4.24亿元", "还差 400万元"),
            "60000",
        ),
    ],
)
def test_the_least_that_reaches_it(talk, before, asked, words, amount):
    _, last = talk(before, asked)
    assert all(part in last.answer for part in words)
    assert last.calculation.amount_yuan == amount


@pytest.mark.parametrize(
    ("asked", "name", "told"),
    [
        ("链主企业营收1亿9800万，离两亿那档还差多少", "revenue", "198000000"),
        ("科技创新券用了10万，要拿满20万还差多少", "used", "100000"),
        ("首次高企研发投入60万，离拿满50万还差多少", "rd_total", "600000"),
    ],
)
def test_what_it_takes_is_no_fact_told(talk, asked, name, told):
    (only,) = talk(asked)
    assert (only.calculation.kind, only.calculation.inputs[name]) == ("figure", told)


def test_the_sum_to_be_reached_is_no_fact(talk):
    *_, after = talk(RETAIL, "要拿满20万，得涨到几个点", "那我们现在到底奖多少")
    assert after.calculation.amount_yuan == "120000"


def test_what_is_enough_already(talk):
    *_, last = talk(RETAIL, "拿到10万要涨到几个点")
    assert "已经够了" in last.answer


def test_all_in_one_message(talk):
    (only,) = talk("限上零售，零售额5600万，行业平均6%，要拿满20万得涨到几个点")
    assert "零售额增速到 10% 就能有 20万元" in only.answer


def test_what_no_rule_computes_is_not_reached(talk):
    (only,) = talk("进那个领军企业培育库，得有多少发明专利才够格")
    assert only.calculation is None


def test_a_level_of_the_figure_itself_is_reached(talk):
    (only,) = talk("我们建筑公司产值2.86亿，离3亿那一档还差多少")
    assert lacking(only) == ("14000000", "元")
    assert "还差 1400万元" in only.answer and "10万元" in only.answer


def test_the_next_level_and_what_it_gives(talk):
    _, gap, there = talk(
        "建筑企业，产值首次3.2亿，进档奖多少", "离下一档还差多少产值", "够上了给几个"
    )
    assert lacking(gap) == ("180000000", "元") and gap.calculation.eligible
    assert there.calculation.amount_yuan == "200000"


def test_what_is_not_due_yet_is_said_so_beside_what_is_lacking(talk):
    (only,) = talk("民营企业，今年纳税180万去年100万，还差多少才能拿新增税收奖")
    assert (only.calculation.eligible, only.calculation.amount_yuan) == (False, "0")
    assert only.calculation.inputs["new_tax"] == "800000"
    assert "今年纳税额还差：20万元。" in only.answer
    assert result_words(only.calculation) == ("结果", "20万元")
    assert lacking(only) == ("200000", "元")


def test_what_is_lacking_is_no_award(talk):
    (only,) = talk("我们建筑公司产值2.86亿，离3亿那一档还差多少")
    assert only.calculation.kind == "figure"
    assert result_words(only.calculation) == ("结果", "1400万元")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("限上批发，销售额12亿，行业平均4%，增长多少能拿满20万", "销售额增速到 10% 就能有 20万元"),
        ("科技型中小企业一年用创新券多少能拿满20万", "到 35万元 就能有 20万元"),
    ],
)
def test_what_is_asked_for_is_the_input_that_is_named(talk, asked, words):
    (only,) = talk(asked)
    assert words in only.answer


def test_the_sum_to_be_reached_is_no_figure_told(talk):
    (only,) = talk("限上批发，销售额12亿，增长多少能拿满20万")
    assert only.calculation.amount_yuan is None


def test_what_another_has_to_give_for_the_most_is_asked(talk):
    *_, last = talk(
        "省级新型研发机构，省里补助300万，县里配多少", "省补助拿到多少，县里这块就到顶了？"
    )
    assert "500万元" in last.answer


def test_the_next_step_of_the_figure_named_after_a_total(talk):
    *_, last = talk(
        "产业链链主企业,年度营收:2024年1.87亿,2025年2.46亿。县级进档奖多少",
        "本地配套率2024年38%、2025年48%,增幅相应采购额3,640万,补助?",
        "进档奖+配套补助合计?",
        "营收距下一档还差多少?",
    )
    assert last.calculation.value == "54000000"


def test_a_limit_that_is_named_is_the_goal(talk):
    *_, last = talk("省级新型研发机构,省补助380万,县级配套补助?", "距100万上限,还差多少?")
    assert last.calculation.amount_yuan == "240000"


def test_how_much_more_of_a_figure_is_needed(talk):
    *_, last = talk(
        "创新联合体承担市级重大科技计划项目，已取得重大突破并行业共享，市补助76万元，县级补多少？",
        "按76万元，市补助再增加多少，县级可到上限？",
    )
    assert last.calculation.value == "240000"


@pytest.mark.parametrize(
    "asked",
    ["还差多少零售额才能从4200万进到上面那一档", "离上一档还差多少零售额", "离上面那档还差多少"],
)
def test_the_level_above_is_what_is_missing_to(talk, asked):
    told = "限额以上零售企业，零售额4200万元，增长13%，行业平均5%，可得多少"
    assert "还差 800万元" in talk(told, asked)[-1].answer


def test_the_most_of_that_level(talk):
    *_, last = talk("限上批发，卖了1.9亿，增速7%，行业平均5%，咋算", "那一档最高多少")
    assert last.calculation.amount_yuan == "30000"

"""头一笔说错了: of several sums answered an earlier one is put right, and the others stay."""

import pytest

FIRST, SECOND = (
    "政府性融资担保，给一家小厂担保了200万，一年费率1%，县里补多少",
    "还有一家担保500万，费率2%，一年补多少",
)
SISTERS = (
    "她管的公司头一回通过高新技术企业认定，三年研发一共花了140万，能补多少？",
    "她对象的公司是到期以后重新认定的，三年花了36万。",
)
UNCLES = (
    "大舅的实验室刚获批省级重点实验室，建设经费支持多少？",
    "二舅的单位新获批国家级工程技术研究中心。",
)


@pytest.mark.parametrize(
    ("told", "right", "amount"),
    [
        ((FIRST, SECOND), "头一笔说错了，费率是1.5%，光这一笔补多少", "30000"),
        (SISTERS, "我记错了，她那个公司三年是90万，不是140万。改成多少？", "450000"),
        (UNCLES, "大舅那个更正：批的是市级，不是省级。他能拿多少？", "300000"),
        (
            ("俺孙子在中国创新创业大赛山西赛区得了二等奖，给多少", "他同学得的是国家级优秀奖"),
            "孙子说弄错了，他那是一等奖，那他自个儿给多少",
            "50000",
        ),
    ],
)
def test_it_is_computed_with_what_was_told_for_it(talk, told, right, amount):
    assert talk(*told, right)[-1].calculation.amount_yuan == amount


@pytest.mark.parametrize(
    ("messages", "amount"),
    [
        ((FIRST, SECOND, "头一笔说错了，费率是1.5%", "两笔一共补多少"), "80000"),
        ((*SISTERS, "记错了，她那个公司三年是90万，不是140万", "两口子加起来？"), "630000"),
        ((*UNCLES, "大舅那个更正：批的是市级，不是省级", "更正后两家差多少？"), "700000"),
    ],
)
def test_it_stands_in_place_of_the_one_before(talk, messages, amount):
    assert talk(*messages)[-1].calculation.amount_yuan == amount


def test_ones_own_is_put_right_beside_another_s(talk):
    *_, right, both = talk(
        "民营企业今年新增税收150万，奖多少",
        "我妹妹的公司也是民营，新增130万",
        "更正一下，我的是180万",
        "两家合计",
    )
    assert right.calculation.amount_yuan == "180000"
    assert both.calculation.amount_yuan == "310000"


def test_the_last_one_is_put_right_as_ever(talk):
    *_, last = talk(FIRST, SECOND, "说错了，费率是1.5%")
    assert last.calculation.amount_yuan == "75000"


TRADES = (
    "批发那家限上的，今年销售额3.6亿，增速7%，年末行业平均5%，能奖多少",
    "另一家是零售，限上，零售额1800万，增6%，行业平均4%",
)
TABLES = (
    "两家限上的，饭店那家年收入900万，增速5%，行业平均3%",
    "酒店那家1200万，增速4%，也是平均3%",
)


@pytest.mark.parametrize(
    ("messages", "amount"),
    [
        ((*TRADES, "批发那家我打错了，增速是8%"), "80000"),
        ((*TRADES, "批发那家我打错了，增速是8%", "两家一共"), "98000"),
        ((*TRADES, "批发那家我打错了，增速是8%", "两家一共", "相差呢"), "62000"),
        ((*TABLES, "饭店更正，增速6%"), "18000"),
        ((*TABLES, "饭店更正，增速6%", "加起来呢"), "58000"),
        ((*TABLES, "饭店更正，增速6%", "酒店比饭店多多少"), "22000"),
        ((*TABLES, "饭店那家要是增速6%呢"), "18000"),
    ],
)
def test_it_is_known_by_the_words_it_was_asked_for_with(talk, messages, amount):
    assert talk(*messages)[-1].calculation.amount_yuan == amount


def test_who_is_in_charge_of_an_earlier_one_changes_nothing(talk):
    *_, last = talk(*TABLES, "饭店那家归谁管")
    assert last.kind == "policy"


def test_the_fourth_of_five_is_put_right(talk):
    guaranteed = [
        f"第{n}家担保{sum_}万，费率1%" for n, sum_ in zip("三四五", (300, 400, 100), strict=True)
    ]
    *_, last = talk(FIRST, SECOND, *guaranteed, "第四家说错了，费率是1.5%")
    assert last.calculation.amount_yuan == "60000"


def test_alike_is_no_first_one(talk):
    *_, last = talk(
        "农业龙头企业，项目完工了，固定资产投资1180万，实际投资也是1180万，奖多少",
        "同一个老板还有个工业转型项目，固投和实际投资都是4900万，也完工了，这个给多少",
        "哦我看错行了，工业那个是5900万，固投、实投一样，早完工了",
        "那农业的加上工业的一共多少？",
    )
    assert last.calculation.amount_yuan == "2832000"

"""Whose enterprise is spoken of: each keeps its own facts and is found again by name."""

import pytest

TALKS = {
    "back to another's enterprise by its holder": (
        ("我弟的厂是重新认定的高企，三年研发30万，给多少", "150000"),
        ("俺家是头一回认上，三年投了70万", "350000"),
        ("两家合起来多少", "500000"),
        ("我弟说他其实三年是50万，那他家给多少", "200000"),
        ("两家再合一遍", "550000"),
    ),
    "somebody who is only named before he is spoken of": (
        ("中国创新创业大赛山西赛区我拿了一等奖，奖几万", "50000"),
        ("我表弟厉害，他在国家级拿了个优秀奖，他能给多少", "100000"),
        ("我俩的加起来呢", "150000"),
    ),
    "mine and my sister's together": (
        ("工业转型项目，固投6000万，都完工了，奖多少", "2400000"),
        ("我姐那家是农业龙头，投了2000万，项目也建好了，她能拿多少", "800000"),
        ("我家跟我姐家加一块呢", "3200000"),
    ),
    "firms called by letters, one put right and called alone": (
        ("甲公司是科技型中小企业，创新券今年用了16万，补多少", "105000"),
        ("乙公司也是科技型中小，只用了3万", "30000"),
        ("两家合计", "135000"),
        ("乙的数报错了，是7万。合计改成多少", "165000"),
        ("甲那家单独再说一遍", "105000"),
    ),
    "a firm put right after a total, and the total once more": (
        ("A厂首次通过高企，三年研发60万，给几多", "300000"),
        ("B厂是重新认定的，三年80万", "200000"),
        ("一共多少", "500000"),
        ("B厂说错了，三年总共就26万", "130000"),
        ("那现在两家加起来", "430000"),
        ("A厂比B厂多多少", "170000"),
    ),
    "somebody who does something, and the asker again": (
        ("我们创新创业大赛山西赛区得了二等奖", "30000"),
        ("我同学他们得了国家级优秀奖", "100000"),
        ("要是我们拿一等奖呢", "50000"),
    ),
    "不过是 is no denial": (
        ("头一回评上高新技术企业，三年研发84万，县里给多少", "420000"),
        ("我表姐那家也是高企，不过是重新认定的，三年花了50万，她能拿多少", "200000"),
        ("我家跟我表姐家加一块呢", "620000"),
    ),
}


@pytest.mark.parametrize("turns", TALKS.values(), ids=TALKS.keys())
def test_each_holder_s_sum_and_both_together(talk, turns):
    messages, wanted = zip(*turns, strict=True)
    answers = talk(*messages)
    assert [a.calculation.amount_yuan for a in answers] == list(wanted)


@pytest.mark.parametrize("words", ["我姐说能给50万，对吗", "我朋友跟我讲有奖"])
def test_what_somebody_says_is_told_of_oneself(talk, words):
    first, _, own = talk("首次认定省级小巨人，奖多少", words, "那我们厂到底多少")
    assert first.calculation.amount_yuan == own.calculation.amount_yuan == "300000"


@pytest.mark.parametrize("denied", ["没有实现成果共享", "不是首次，没有取得重大突破", "还没共享"])
def test_what_is_denied_with_a_verb_between_is_denied(talk, denied):
    told = f"创新联合体承担市级重大科技计划项目，{denied}，市里补了70万，县里补多少"
    assert talk(told)[-1].calculation.amount_yuan == "0"


def test_a_neighbour_called_by_his_name_is_another_enterprise(talk):
    _, second = talk(
        "我家是做零售的，限上，零售额1800万，涨了9%，行业平均6%，奖多少", "隔壁老王家3000万，也涨9%"
    )
    assert second.calculation is None or second.calculation.amount_yuan != "27000"


RESTAURANT = "俺们开饭馆的，限上，营业额涨了百分之五，平均百分之四，就按800万算"
GUARANTEED = "担保费率一点八的 政府性融资担保 担保八百万 县里贴多少"


@pytest.mark.parametrize(
    ("own", "other", "yuan"),
    [
        (RESTAURANT, "隔壁那家一千五百万，涨得一样", "50000"),
        ("民营企业，新增税收120万", "隔壁老李家是90万", "0"),
        ("民营企业，新增税收120万，奖多少", "我弟那家250万，能拿多少", "250000"),
        (GUARANTEED, "我表姐那个是二点五，也是八百万", "40000"),
        (GUARANTEED, "那2.5呢", "40000"),
    ],
)
def test_a_figure_without_a_name_is_what_was_told_of_the_one_before(talk, own, other, yuan):
    assert talk(own, other)[-1].calculation.amount_yuan == yuan


def test_their_company_keeps_nothing_of_ones_own(talk):
    _, other = talk(
        "我们是太原的建筑公司，特级资质，要是总部搬来了县里给奖多少？",
        "还有老张他们公司，本来就在阳城，今年刚从二级升到一级，他能拿到吗？",
    )
    assert other.calculation.amount_yuan == "2000000"


def test_ones_own_earlier_figure_is_gone_by_again(talk):
    told = (
        "我们是民营企业，前年纳税300万元，去年纳税450万元，有没有奖励，多少？",
        "如果去年只纳税380万元呢？",
        "我表弟的民营企业，去年新增税收220万元，他能拿多少？",
    )
    assert talk(*told, "我还是按450万算，给多少")[-1].calculation.amount_yuan == "150000"
    assert talk(*told, "我按450万元算，他比我多多少？")[-1].calculation.amount_yuan == "70000"


def test_another_thing_s_figure_is_gone_for_good(talk):
    *_, last = talk(
        "农业龙头企业，项目已经完成，总投资1300万，实际投了1200万",
        "换成工业转型项目，投了8000万也完工了",
        "要是投到2亿呢",
    )
    assert last.calculation.amount_yuan == "8000000"


def test_two_sisters_are_two(talk):
    *_, last = talk(
        "我大姐的公司首次认定省级小巨人，多少", "我二姐的公司首次认定国家级小巨人", "我大姐那个呢"
    )
    assert last.calculation.amount_yuan == "300000"


def test_another_that_is_put_right_is_no_third(talk):
    *_, last = talk(
        "农业龙头企业，固定资产总投资1200万，项目完了，实际投1150万，奖多少",
        "另一家也是农业龙头，总投资900万，实际880万，完工了",
        "说错，另一家总投资1000万整，实际980万",
        "两家总共",
    )
    assert last.calculation.amount_yuan == "852000"


@pytest.mark.parametrize("alike", ["涨幅一样", "涨得一样", "增速一样，平均也一样"])
def test_a_figure_that_is_said_to_be_alike_by_its_name(talk, alike):
    *_, last = talk("限上餐饮，一年800万，涨5%，平均4%，给多少", f"隔壁那家一千五百万，{alike}")
    assert last.calculation.amount_yuan == "50000"


def test_the_two_awards_of_one_of_them_are_added(talk):
    *_, last = talk(
        "老张那家建筑公司今年创了一个国家优质工程，奖多少？",
        "老刘那家只有一个省优质工程",
        "老张那家产值去年2亿，今年头一回过了3亿，做到3.1亿，这个又奖多少",
        "老张那家前后两样加起来",
    )
    assert last.calculation.amount_yuan == "600000"


def test_another_of_whom_something_else_is_said_is_no_third(talk):
    *_, last = talk(
        "两家客户，第一家刚被认定为总部经济企业，补助多少？",
        "另一家今年进入全国民营企业500强。",
        "另一家的名次我核实了，不是全国500强，是山西100强，应为多少？",
        "那合计改成多少？",
    )
    assert last.calculation.amount_yuan == "3500000"


def test_one_spoken_of_is_counted_in(talk):
    *_, last = talk("我姐的厂新增税收150万，民营，奖多少", "我的新增130万", "连我姐的一起多少")
    assert last.calculation.amount_yuan == "280000"

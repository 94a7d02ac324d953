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

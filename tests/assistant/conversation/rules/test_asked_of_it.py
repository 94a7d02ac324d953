"""What is asked of the award just computed and is not its result gets no sum."""

import pytest

CHAIN = "链主企业营收首次到3亿，奖多少"


@pytest.mark.parametrize(
    ("messages", "reason"),
    [
        (("县质量奖给多少", "县质量奖几月份报名"), "not_stated"),
        (("进了山西100强奖励多少", "这个100强具体是哪个榜单"), "not_stated"),
        (("老的孵化器不是新认定的，给多少", "是每年都给吗"), "not_stated"),
        (("用电报装低压非居民几天", "从哪天算起"), "not_stated"),
        (("老厂房搞新业态，符合过渡期政策，几年不变", "这个期限从哪一天起算？"), "not_stated"),
        (("我们限上批发，卖了3亿，涨5%，平均3%，奖多少", "行业平均增速是多少"), "not_stated"),
        ((CHAIN, "怎样才算链主"), "not_stated"),
        (("总部企业落户奖多少", "要交保证金吗"), "not_stated"),
        (
            (
                "规上服务业，收入是最低入库收入的2倍，增速11%，平均7%，奖多少",
                "那个最低入库收入到底是多少钱",
            ),
            "not_stated",
        ),
        (("认定成总部企业的，给多少", "那怎么才算总部，标准是啥"), "not_stated"),
        ((CHAIN, "链主谁评"), None),
        (("建筑企业产值首次过1亿奖多少", "产值咋算，含不含外地的"), None),
    ],
)
def test_no_sum_is_said_again(talk, messages, reason):
    *_, last = talk(*messages)
    assert (last.kind, last.calculation) == ("policy", None)
    assert reason is None or last.reason == reason


def test_what_it_takes_is_told_by_the_words_of_the_award(talk):
    *_, last = talk("小升规第三年还能拿吗，首次升规的工业企业", "前提是什么")
    assert "不退库" in last.answer.split("责任单位")[0]


def test_whether_there_is_one_asks_for_its_sum(talk):
    *_, last = talk("公司今年新认定国家级单项冠军企业，奖励多少", "培育企业有没有")
    assert last.calculation.amount_yuan == "500000"


def test_how_it_was_is_no_small_talk(talk):
    *_, last = talk("注销公司现在要公示多少天咯，听说减了", "原先是好多天嘛")
    assert last.kind == "policy" and "45" in last.answer


def test_what_is_only_told_asks_for_nothing(talk):
    told = "侄子帮着查工信部网站，写的是国家级专精特新小巨人，首次。"
    *_, last = talk("首次认定省级专精特新小巨人，奖多少", told)
    assert last.calculation.amount_yuan == "500000"

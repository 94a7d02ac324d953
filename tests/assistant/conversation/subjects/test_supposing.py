"""要是国家级的呢 … 说回我们实际那个: cases that are only supposed, and the real one again."""

import pytest

INCUBATOR = "我们刚认下来一个省级的科技企业孵化器，县里给多少钱"
SERVICES = "规模以上服务业企业，年主营业务收入3100万元，最低入库收入2000万元，增速9.2%，行业平均8%，奖励多少？"


@pytest.mark.parametrize(
    "back", ["行那说回我们实际那个到底多少", "不假设了，我们真实情况是多少", "按我们实际的那个再说"]
)
def test_the_real_case_again_after_what_was_supposed(talk, back):
    *_, last = talk(INCUBATOR, "那要是国家级的呢", "要是市级的呢", back)
    assert last.calculation.amount_yuan == "500000"


def test_what_was_put_right_is_real(talk):
    *_, last = talk(
        SERVICES,
        "主营业务收入更正为2900万元，其余照旧。",
        "增速如为7.9%呢？",
        "按更正后的真实数据，最终是多少？",
    )
    assert last.calculation.amount_yuan == "27000"


def test_a_supposed_case_goes_on_while_nobody_comes_back(talk):
    *_, last = talk(INCUBATOR, "要是国家级的呢", "再说一遍")
    assert last.calculation.amount_yuan == "1000000"


@pytest.mark.parametrize("back", ["回到15.9那个", "还按15.9%的那个"])
def test_an_earlier_case_by_its_figure(talk, back):
    *_, last = talk("限上批发，销售12亿，增速15.9%，平均7%，拿多少", "如果只涨了8.7%", back)
    assert last.calculation.amount_yuan == "200000"


def test_in_english(talk):
    *_, last = talk(
        "Our maker space was newly recognised at national level. How much does the county pay?",
        "What if it were only municipal level?",
        "OK forget that. Our real case, please.",
    )
    assert last.calculation.amount_yuan == "1000000"


def test_another_enterprise_next_door_and_back(talk):
    mine = "我开饭店的，限上，全年主营收入1350万，涨了7.8%，行业平均5%，能得多少"
    first, next_door, again = talk(
        mine,
        "隔壁那家限上餐馆收入才680万，也涨7.8%，平均一样，他呢",
        "还是刚才我那家 增速要是12.4呢",
    )
    assert first.calculation.amount_yuan == "70000"
    assert next_door.calculation.amount_yuan == "21000"
    assert again.calculation.amount_yuan == "100000"


def test_back_to_the_level_told_after_one_that_the_article_has_not(talk):
    *_, last = talk(
        "省级新型研发机构，省里补了320万，县上跟着补多少", "要是国家级的呢", "还是按省级的算"
    )
    assert last.calculation.amount_yuan == "640000"


RETAIL_GROWTH = ("我们零售限上3000万，涨7%，平均5%", "要是涨12%呢")


@pytest.mark.parametrize(
    ("messages", "due"),
    [
        ((*RETAIL_GROWTH, "按实际的7%算，两项一共"), "70000"),
        (("小升规奖多少", *RETAIL_GROWTH, "按实际的7%算，两项一共"), "270000"),
        (
            (
                "我们建筑企业从二级升到一级了，奖多少",
                "特级呢",
                "两个差多少",
                "产值也头一回过3亿了，加起来一共多少",
            ),
            "2100000",
        ),
    ],
)
def test_what_was_supposed_is_in_no_total_of_what_is(talk, messages, due):
    last = talk(*messages)[-1].calculation
    assert last is None or last.amount_yuan in (due, None)


def test_what_was_supposed_is_in_no_total_once_it_is_put_right(talk):
    *_, last = talk(
        "我厂2024年首次上规并纳入联网直报，2025年、2026年均未退库，三年合计奖多少？",
        "假如2026年退库，合计为多少？",
        "更正：没有退库。另我厂产品属省十四个战略新兴产业领域，再加多少？",
        "两项总额？",
    )
    assert last.calculation.amount_yuan == "500000"

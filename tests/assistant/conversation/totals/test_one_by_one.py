"""Awards told one by one and added up: what counts is what holds, and all of it."""

import pytest

CATERING = ("限上餐饮，收入800万，涨6%，平均5%", "要是涨9%呢")
CHAMPION = ("省级单项冠军奖多少", "国家级小巨人呢")


@pytest.mark.parametrize(
    ("messages", "due"),
    [
        (("建筑总部迁入特级", "如果是一级呢", "还是特级，加上国优一共"), "6500000"),
        ((*CATERING, "还是按6%算", "再加上小升规，一共"), "218000"),
        (("民企新增税收150万", "要是300万呢", "按150万的，再加小升规，一共"), "350000"),
        (
            (
                "限上批发，销售4亿，增长7%，行业平均6%",
                "如果增长9%呢",
                "按原来的算，再加省质量奖，合计",
            ),
            "570000",
        ),
    ],
)
def test_a_case_only_supposed_is_in_no_total_once_the_real_one_is_gone_by(talk, messages, due):
    assert talk(*messages)[-1].calculation.amount_yuan == due


@pytest.mark.parametrize(
    ("messages", "due"),
    [
        (("国家级小巨人奖多少", "不对，我们是省级的，加上专精特新一起多少"), "400000"),
        (("阳城县质量奖多少", "说错了，是市里的，加上小升规一起"), "500000"),
    ],
)
def test_what_is_put_right_is_added_to_as_it_is_now(talk, messages, due):
    assert talk(*messages)[-1].calculation.amount_yuan == due


def test_a_total_stays_whole_when_one_thing_more_is_told(talk):
    *_, last = talk(
        "刚认定国家级众创空间", "还有个省级星创天地", "合计", "再孵化一家上市的呢", "合计"
    )
    assert last.calculation.amount_yuan == "2000000"


def test_awards_are_added_and_taken_off_without_a_word_for_the_total(talk):
    _, second, third, last = talk("小升规", "再加质量奖省里的", "再加山西100强", "去掉质量奖")
    assert second.calculation.amount_yuan == "700000"
    assert third.calculation.amount_yuan == "1200000"
    assert last.calculation.amount_yuan == "700000"


@pytest.mark.parametrize("had", ["两项都有", "这俩都评上了能拿多少", "要是两个都拿到呢"])
def test_two_awards_asked_about_apart_are_both_had(talk, had):
    assert talk(*CHAMPION, had)[-1].calculation.amount_yuan == "1000000"


def test_one_thing_more_of_what_was_computed_is_no_other_award(talk):
    *_, last = talk("孵化两家高新奖多少", "再加一家呢")
    assert last.calculation.amount_yuan == "150000"


@pytest.mark.parametrize(
    ("messages", "due"),
    [
        (("国家级小巨人呢", "我们先拿了专精特新又拿省级小巨人，加起来"), "400000"),
        (("我们小升规又拿省质量奖，一共", "第二年就退库了呢"), "600000"),
        (("小升规加专精特新一共",), "300000"),
        (("省级重点实验室", "加上众创空间国家级的呢"), "1500000"),
    ],
)
def test_a_total_holds_each_award_once_and_as_it_was_told(talk, messages, due):
    assert talk(*messages)[-1].calculation.amount_yuan == due


@pytest.mark.parametrize("denied", ["说错了，不是十大产业，就普通的", "搞错了，不属于十大产业"])
def test_a_part_that_is_put_right_as_not_the_askers_is_taken_off(talk, denied):
    first, last = talk("今年小升规，属于十大产业，一共能拿多少", denied)
    assert first.calculation.amount_yuan == "500000"
    assert last.calculation.amount_yuan == "200000"


def test_the_figure_gone_by_again_is_not_the_average(talk):
    *_, last = talk("我们零售限上3000万，涨7%，平均5%", "要是涨12%呢", "按实际的7%算")
    assert last.calculation.amount_yuan == "70000"
    assert "平均增速 5%" in last.answer


def test_things_of_two_kinds_asked_about_apart_are_both_had(talk):
    *_, last = talk("国家级实验室奖多少", "省级工程中心呢", "一共")
    assert last.calculation.amount_yuan == "1500000"


def test_of_one_thing_at_two_levels_no_total_is_given(talk):
    *_, last = talk("国家级实验室奖多少", "省级实验室呢", "一共")
    assert last.calculation is None or last.calculation.amount_yuan == "500000"


@pytest.mark.parametrize(
    ("messages", "due"),
    [
        (("创新创业大赛山西赛区二等奖，奖多少", "另一个项目得了国家级优秀奖，给多少", "两个项目一块儿多少"), "130000"),
        (("众创空间今年新认定为市级，给多少", "去年孵化了3家国家级高企，这部分多少", "认定这项是多少来着", "那和3家高企一起呢"), "450000"),
        (("我们厂首次小升规，奖多少", "我们首次评上省级专精特新。一共呢？"), "300000"),
        (("我们厂首次小升规，奖多少", "我们又首次评上省级专精特新，一共呢？", "说错了，是省级小巨人，一共呢？"), "500000"),
        (("我们厂首次小升规，奖多少", "我们又首次评上省级专精特新，一共呢？", "不对，不是专精特新，是省级小巨人，一共呢？"), "500000"),
        (("孵化了2家上市企业，扶持多少", "另孵化5家国家级高新技术企业呢", "孵化上市企业和高新技术企业两项合计多少"), "1250000"),
    ],
)  # fmt: skip
def test_sums_before_are_added_up_in_other_words(talk, messages, due):
    assert talk(*messages)[-1].calculation.amount_yuan == due


PRIZES = ("得了中国创新创业大赛国家级优秀奖 几万", "另外一个项目山西赛区优秀奖")
VALVE = "新产品自主研发，工信备案了，花了70万，能给多少"


@pytest.mark.parametrize(
    ("messages", "amount"),
    [
        ((*PRIZES, "一共"), "110000"),
        ((*PRIZES, "一共", "第二个其实是一等奖", "那一共呢"), "150000"),
        ((VALVE, "研发费130万的那家呢", "最多一共多少"), "850000"),
        (
            (
                "工业转型项目完工，实际投资3亿，奖励多少",
                "客户的第二个项目实际投资1亿",
                "两个项目一起",
            ),
            "14000000",
        ),
    ],
)
def test_one_more_project_is_added(talk, messages, amount):
    assert talk(*messages)[-1].calculation.amount_yuan == amount


def test_an_instalment_of_two_awards_that_were_added_up(talk):
    *_, last = talk(
        "他家升规了，属于十四个战略新兴产业，光那个另外的奖是多少",
        "那加上小升规本身的呢",
        "今年能到手的是几万",
    )
    assert last.calculation.amount_yuan == "400000"

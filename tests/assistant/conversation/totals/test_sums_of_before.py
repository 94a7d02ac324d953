"""Follow-ups on sums: one's own again, how much less after a correction, what is lacking, one thing fewer."""

import pytest


@pytest.mark.parametrize(
    ("said", "yuan"),
    [
        (("我公司升一级资质，本县的", "我朋友他们搞实验室，国家级的", "我自己的那个是多少"), "2000000"),
        (("我厂首次升规", "老李家得了县质量奖", "我们家多少来着"), "200000"),
        (("规上物业公司，收入是最低入库收入的1.6倍，增长8%，平均5%", "倍数搞错了，是1.4倍", "那少了多少"), "24000"),
        (("限上批发6亿，增7%，平均5%，拿多少", "离封顶还差多少"), "30000"),
        (("国优两个，省优一个，本县建筑公司，共多少", "后来有个国优没评上"), "700000"),
        (("国家级实验室", "省级的", "市级的", "前两个加起来"), "1500000"),
        (("我们拿了省质量奖，能奖多少", "国家的呢", "都拿了一共"), "2500000"),
        (("升特级奖多少，本县建筑", "产值首次到5亿，之前到过3亿，一共"), "6200000"),
        (("农业龙头，总额2000万，完工，实际投2000万", "比1500万那种多多少"), "200000"),
        (("孵化器国家级新认定的", "里头孵出3家高新", "还有一家上市的", "总共"), "1650000"),
    ],
)  # fmt: skip
def test_the_last_answer_is(talk, said, yuan):
    *_, last = talk(*said)
    assert last.calculation.amount_yuan == yuan


def test_how_far_a_level_is_away(talk):
    *_, last = talk(
        "去年营收1.7亿，今年2.2亿，是链主，有奖没", "那要做到3亿是多少", "现在离3亿还差多少"
    )
    assert "8000万" in last.answer


def test_how_much_it_takes_to_the_cap(talk):
    *_, last = talk("省级新型研发机构，省里补助了300万，县里给多少", "省补多少正好顶到县里的上限")
    assert "500万" in last.answer


@pytest.mark.parametrize("then", ["涨到9%呢", "那9%呢"])
def test_a_rate_that_changes_is_ones_own(talk, then):
    *_, last = talk("批发6亿，涨7%，平均5%，限上", then)
    assert last.calculation.amount_yuan == "90000"


def test_the_average_changes_where_it_is_named(talk):
    *_, last = talk("批发6亿，涨7%，平均5%，限上", "行业要是7.5%呢")
    assert last.calculation.amount_yuan == "0"


def test_a_correction_that_is_not_read_is_asked_about(talk):
    *_, last = talk("升特级，产值首次到5亿，一共多少", "说错了，不是这个样子的")
    assert last.calculation is None or last.calculation.amount_yuan is None


def test_one_that_is_named_is_held_against_the_last(talk):
    *_, last = talk(
        "我们的项目在中国创新创业大赛山西赛区拿了二等奖，奖多少",
        "一等奖的呢",
        "要是拿的是国家级优秀奖呢",
        "那比二等奖多多少",
    )
    assert last.calculation.amount_yuan == "70000"
    assert "国家级优秀奖比山西赛区二等奖多：7万元" in last.answer


def test_what_two_figures_differ_by_is_no_figure_of_its_own(talk):
    *_, last = talk(
        "饭店，限上，主营业务收入正好1000万，涨了15%，年末平均增速9%，给多少",
        "不对，会计说是990万",
        "就差十万块收入，奖励差多少",
    )
    assert last.calculation.amount_yuan == "70000"


def test_a_total_put_right_is_held_against_what_it_was(talk):
    *_, right, last = talk(
        "拿了两个国家优质工程、一个省优质工程，总共奖多少",
        "搞错了，国家的就一个，省的是两个",
        "那比刚才少了多少",
    )
    assert right.calculation.amount_yuan == "900000"
    assert last.calculation.amount_yuan == "300000"


def test_a_word_of_the_case_that_is_asked_about_is_not_its_sum(talk):
    *_, last = talk(
        "政府采购项目达到公开招标限额，预算800万元，要给中小企业留多少",
        "公开招标限额到底是多少钱",
    )
    assert (last.reason, last.calculation) == ("not_stated", None)


def test_a_total_of_something_else_is_no_sum_said_again(talk):
    *_, last = talk("一个省优给多少", "你们单位一共多少人")
    assert last.calculation is None


def test_one_that_a_figure_points_at_is_held_against_the_last(talk):
    *_, last = talk(
        "规模以上服务业，收入是最低入库收入的1.6倍，增速8%，行业平均7%，能奖多少",
        "如果增速是12%呢",
        "和8%那次比多了多少",
    )
    assert last.calculation.amount_yuan == "12000"


def test_the_two_that_were_just_added_up_are_held_against_each_other(talk):
    *_, last = talk(
        "公司第一次通过高新技术企业认定，三年研发投入80万，能给多少",
        "更正一下，三年是130万",
        "老板弟弟的公司是重新认定的高企，三年投了36万",
        "两家一共多少",
        "差多少呢",
    )
    assert last.calculation.amount_yuan == "320000"

"""Sums added up by what they were computed for, and what is no second sum of the same award."""

import pytest

HATCHED = ("咱这众创空间今年孵出2户国家级高新企业，给多少", "还孵出一户今年上市的")
LEADER = (
    "我们是产业链链主企业，今年营业收入2.3亿，县里给多少",
    "今年本地配套率从40%提到50%，增幅相应采购额2600万，这块补多少",
)


@pytest.mark.parametrize(
    ("messages", "amount"),
    [
        ((*HATCHED, "高新那两户加上市这户"), "600000"),
        ((*HATCHED, "高新那两户跟上市这户一共"), "600000"),
        ((*LEADER, "跟营收2.3亿那笔加起来"), "360000"),
    ],
)
def test_sums_that_are_named_and_joined(talk, messages, amount):
    assert talk(*messages)[-1].calculation.amount_yuan == amount


def test_an_award_that_was_not_answered_is_not_added_as_if_it_were(talk):
    last = talk(*HATCHED, "高新那两户加上市这户再加质量奖一共多少")[-1]
    assert last.calculation is None or last.calculation.amount_yuan is None


def test_the_one_before_and_this_one_together(talk):
    last = talk(
        "我们牵头的创新联合体担了市里重大科技计划，突破了也行业共享了，市里补130万，县里配多少",
        "我们单位今年还新批了市级工程技术研究中心，给多少",
        "跟前面那个一起多少",
    )[-1]
    assert last.calculation.amount_yuan == "800000"


def test_an_instalment_and_the_whole_award_are_no_two_sums(talk):
    *_, last = talk(
        "有个厂去年升规拿了10万，今年没退库，今年给几万",
        "明年要是退库了，那年还有没",
        "那样的话前后总共拿到多少",
    )
    assert last.calculation.amount_yuan == "150000"


def test_two_of_which_one_waits_for_an_answer_are_not_the_other_one_twice(talk):
    *_, last = talk(
        "咱是本县的建筑公司，资质今年升了，有奖吧", "产值头一回过一个亿", "那两样加起来是多少嘞"
    )
    assert last.kind == "clarification"
    assert last.calculation is None
    assert "资质" in last.answer


def test_an_award_that_is_not_called_so_is_in_no_sum(talk):
    *_, last = talk(
        "手上两家客户，先问甲厂，今年新认定国家级单项冠军培育企业，奖多少",
        "名单上写的是单项冠军企业，不是培育，也是国家级",
        "乙厂呢，首次认定省级专精特新小巨人",
        "甲比乙多多少",
    )
    assert last.calculation.amount_yuan == "700000"


def test_what_is_put_right_is_no_further_thing_of_a_total(talk):
    *_, last = talk(
        "去年头一次认定成高新技术企业，三年研发投入两百万，县里给多少",
        "同一年又首次被认定省级专精特新，单这一样多少",
        "两样合一起",
        "要是高新那个其实是重新认定，两样合一起又是多少",
    )
    assert last.calculation.amount_yuan == "300000"


def test_the_sum_of_the_two_in_english(talk):
    *_, last = talk(
        "client is a tech SME, used 38万 of 创新券 this year, how much subsidy?",
        "They were also certified as a provincial 专精特新 enterprise for the first time",
        "Sum of the two?",
    )
    assert last.calculation.amount_yuan == "300000"


STALLS = (
    "俺舅那个工业转型项目固定资产投了6200万，上月竣工了，县里奖多少",
    "他养羊那摊子也是农业龙头，固定资产才投了900万，也完工了",
    "要是当时再多投200万呢",
    "那样两摊子总共",
)
CHAMPIONS = (
    "今年新认定的国家级单项冠军企业，一次性给多少",
    "产品也新评了个国家级单项冠军产品",
)


@pytest.mark.parametrize(
    ("messages", "amount"),
    [
        (STALLS, "2920000"),
        ((*CHAMPIONS, "合着是多少"), "1500000"),
        ((*CHAMPIONS, "一块儿算"), "1500000"),
        (
            (
                "We're a tech SME, used 130,000 yuan of innovation vouchers this year. how much?",
                "our sister company, also a tech SME, used exactly 50,000",
                "both together?",
            ),
            "140000",
        ),
        (
            (
                "我們首次通過高新技術企業認定，三年研發投入共62萬元",
                "另一間是重新認定，三年研發30萬",
                "兩間合共",
            ),
            "460000",
        ),
    ],
)
def test_totals_asked_for_in_other_words(talk, messages, amount):
    assert talk(*messages)[-1].calculation.amount_yuan == amount


WORKS = ("产值首次过3亿，奖多少", "还拿了两个省优")


@pytest.mark.parametrize(
    ("messages", "amount"),
    [
        ((*WORKS, "国优一个", "全部加起来"), "1000000"),
        ((*WORKS, "国优一个", "全部加起来", "省优其实只有一个", "重新算总数"), "800000"),
        ((*WORKS, "说错了，是国优", "全部加起来"), "1100000"),
        ((WORKS[0], "省优两个给多少", "国家级的是多少", "一共能拿多少"), "1100000"),
    ],
)
def test_things_of_another_kind_that_were_only_told_are_counted_in(talk, messages, amount):
    assert talk(*messages)[-1].calculation.amount_yuan == amount

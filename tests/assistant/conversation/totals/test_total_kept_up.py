"""A total that was answered goes on: its awards told otherwise, one left out and taken in again, a part of it, what
is left of it once something was paid.
"""

import pytest

BUILDER = ("建筑公司今年晋升一级资质，奖多少", "还评上一项省优质工程", "两样加起来")
LEADER = (
    "链主企业今年营收2.6亿，去年1.7亿，奖多少",
    "本地配套率提高10个点，采购额2000万，补多少",
    "两项相加",
)
CHAMPIONS = ("今年新认定国家级单项冠军企业，还有个国家级单项冠军产品也是新认定的，两样一共多少",)
FIRMS = ("科技创新券用了6万补多少", "另一家客户用了3万")


@pytest.mark.parametrize(
    ("messages", "sum_"),
    [
        ((*LEADER, "采购额要是1.5亿，这块补多少", "这会儿两项合计"), "1600000"),
        ((*BUILDER, "除开资质那一项还有多少"), "200000"),
        ((*BUILDER, "除开资质那一项还有多少", "记错了，是国家优质工程，总数再给一遍"), "2500000"),
        ((*BUILDER, "没有那个省优的话"), "2000000"),
        ((*BUILDER, "财政先付了50万，还有多少没给"), "1700000"),
        ((*BUILDER, "已经发了120万，还差"), "1000000"),
        ((*BUILDER, "扣掉已经到账的30万呢"), "1900000"),
        ((*BUILDER, "两样之和的一半是多少"), "1100000"),
        ((*CHAMPIONS, "只算产品那个"), "500000"),
        ((*CHAMPIONS, "只算产品那个", "企业那个比产品那个多几多"), "500000"),
        ((*FIRMS, "两家共"), "85000"),
        ((*FIRMS, "第一家改成9万，再算一遍两家的"), "100000"),
        ((*FIRMS, "又一个用了11万的", "仨客户的补助一共"), "165000"),
        (
            (*FIRMS, "又一个用了11万的", "仨客户的补助一共", "用3万的不做了，剩两家的是多少"),
            "135000",
        ),
        (("省级众创空间新认定给多少", "另一个客户是市级的", "俩客户谁多 多多少"), "200000"),
        (("省级单项冠军企业今年新认定，给多少", "我兄弟那厂也评上了", "俺俩一共"), "1000000"),
        (("手上三家厂今年都是头一回升规，一共奖多少", "今年先到手的是多少"), "300000"),
        (
            (
                "小升规，又属于工业四基领域，总共多少",
                "今年到手多少",
                "扣掉到账的40万，往后还剩多少",
            ),
            "100000",
        ),
        (("小升规，又属于工业四基领域，总共多少", "明年一年呢"), "50000"),
        (
            ("今年头一回升规，给多少", "头一年先发几万", "发过这笔以后，后头还剩多少没到账"),
            "100000",
        ),
    ],
)
def test_the_sum_that_is_meant(talk, messages, sum_):
    *_, last = talk(*messages)
    assert last.calculation is not None
    assert last.calculation.amount_yuan == sum_


def test_a_part_told_twice_counts_twice(talk):
    told = "新获批省级重点实验室一个、市级工程技术研究中心两个，一共多少"
    total, part, changed = talk(told, "其中市级部分为多少", "如省级更正为国家级，总额多少")
    assert total.calculation.amount_yuan == "1100000"
    assert part.calculation.amount_yuan == "600000"
    assert changed.calculation.amount_yuan == "1600000"


def test_one_level_of_two_kinds_of_place_is_two_awards(talk):
    (answer,) = talk(
        "一个新认定的省级孵化器，一个新认定的市级众创空间，还有一个市级星创天地，一共多少"
    )
    assert answer.calculation.amount_yuan == "1100000"


def test_another_firm_s_figure_is_no_part_of_the_first_one_s(talk):
    *_, other = talk("省里给我们新型研发机构补了300万，县里补多少", "另外有家省里补了200万")
    assert other.calculation.amount_yuan == "400000"


def test_one_of_several_titles_told_in_one_message(talk):
    (answer,) = talk("建筑企业晋升一级资质，又得一个国优一个省优，加起来多少")
    assert answer.calculation.amount_yuan == "2700000"


TITLES = (
    "首次认定省级专精特新，给多少",
    "还管一家，首次认定的国家级小巨人",
    "再有一家拿了阳城县质量奖",
    "这三家拢共多少钱",
)


@pytest.mark.parametrize(
    ("asked", "sum_"),
    [("光专精特新和质量奖那家呢", "300000"), ("光前两家呢", "600000")],
)
def test_some_of_the_firms_only(talk, asked, sum_):
    *_, last = talk(*TITLES, asked)
    assert last.calculation.amount_yuan == sum_


def test_the_first_firm_is_put_right_and_both_are_added_again(talk):
    *_, again, both = talk(
        "首次认定高企，三年研发一共70万，扶持多少",
        "代账的另一家是重新认定的，三年研发50万",
        "两家一块多少钱",
        "翻了下账，头一家三年研发是130万不是70万",
        "那两家的合计是多少",
    )
    assert again.calculation.amount_yuan == "500000"
    assert both.calculation.amount_yuan == "700000"


def test_a_figure_put_right_is_no_sum_beside_the_one_in_its_place(talk):
    *_, last = talk(
        "农业龙头企业，固定资产投资1600万，实际也是，完工了，奖多少",
        "还有一家农业龙头也完工了，固定资产总共投了700万",
        "那家不是700，固定资产投资是1100万",
        "第一家比第二家多多少",
    )
    assert last.calculation.amount_yuan == "200000"


def test_another_firm_s_kind_is_that_of_the_first_where_only_figures_are_told(talk):
    *_, other, both = talk(
        "工业转型项目总投资6000万 完工了 实际投了5500万 给多少",
        "我哥那个厂固投两亿，实际也两亿，也完了",
        "两家合一块",
    )
    assert other.calculation.amount_yuan == "8000000"
    assert both.calculation.amount_yuan == "10200000"


def test_more_things_than_were_counted_are_not_passed_over(talk):
    *_, last = talk("孵化器今年评上市级的了", "里头还走出了三家国家高新", "那一共呢")
    assert last.calculation.amount_yuan == "450000"


def test_the_sum_itself_is_no_figure_of_the_next_one(talk):
    *_, last = talk("新产品研发备案了，花了60万，最多补多少", "这30万是准数不")
    assert last.calculation is None or last.calculation.amount_yuan != "150000"


def test_the_second_of_two_like_awards_is_put_right(talk):
    *_, last = talk(
        "工业转型项目总投资2亿，实际投了2亿，完工了，奖多少",
        "另外一个项目总投资9000万，实际也是9000万，也是工业转型，完工",
        "两个项目合起来",
        "第二个实际才花了8000万，总投资还是9000万，就它自己算多少",
        "那两个合计改成多少了",
    )
    assert last.calculation.amount_yuan == "11200000"


@pytest.mark.parametrize(("which", "sum_"), [("前者", "1300000"), ("后者", "1500000")])
def test_the_former_of_two_is_of_another_level(talk, which, sum_):
    *_, last = talk(
        "园区一家企业新获批省级工程技术研究中心，给多少",
        "另一家获批的是市级重点实验室，给多少",
        "两项合计多少",
        f"如{which}改为国家级，合计应为多少",
    )
    assert last.calculation.amount_yuan == sum_


def test_all_three_told_at_once_are_counted_once(talk):
    *_, last = talk(
        "全国民营500强奖多少",
        "那山西100强呢",
        "我们区里一家进了全国500强，另外两家进了山西100强，这三家一共多少",
    )
    assert last.calculation.amount_yuan == "2000000"


def test_two_told_at_once_and_one_more_are_three(talk):
    *_, last = talk(
        "我们乡今年两家都得了县质量奖，共多少",
        "还有一家得的是晋城市质量奖，就它一家多少",
        "三家总数",
    )
    assert last.calculation.amount_yuan == "700000"


def test_a_firm_of_the_county_after_one_that_moves_in(talk):
    *_, own, both = talk(
        "县外一家特级资质的建筑企业把总部搬过来，给多少",
        "同时本县有一家刚升成一级",
        "这两家一共多少",
    )
    assert own.calculation.amount_yuan == "2000000"
    assert both.calculation.amount_yuan == "8000000"


def test_ones_own_of_two_firms_changes_and_the_total_with_it(talk):
    *_, own, both = talk(
        "限额以上批发，全年销售额6亿，增速7%，行业平均5%，奖多少",
        "我朋友那家是限上零售，零售额3000万，增速12%，行业平均6%，他呢",
        "两家合计",
        "我那家批发的增速核下来是9%，其余不变，我这家多少",
        "那两家合计变成多少",
    )
    assert (own.calculation.amount_yuan, both.calculation.amount_yuan) == ("90000", "190000")


def test_two_parts_of_a_total_change_at_once(talk):
    *_, last = talk(
        "我们项目得了创新创业大赛山西赛区优秀奖",
        "我们公司还首次通过高企，三年研发38万，这个呢",
        "两样合计",
        "研发数字改一下，40万，大赛那个是山西赛区一等奖，合计多少",
    )
    assert last.calculation.amount_yuan == "250000"


@pytest.mark.parametrize(
    ("said", "total"),
    [
        ("头一笔费率写错，应为2.5%，合计呢", "140000"),
        ("第二笔费率写错了，是2.5%，那两笔合计多少", "210000"),
    ],
)
def test_of_two_of_one_award_the_one_at_its_place_is_put_right(talk, said, total):
    *_, last = talk(
        "政府性融资担保业务，担保额2000万，费率2.2%，一年期，县里补多少差额",
        "另一笔担保1000万，费率2.6%，补不补",
        "那两笔合计补多少",
        said,
    )
    assert last.calculation.amount_yuan == total


def test_a_part_found_to_be_less_and_the_total_computed_anew(talk):
    *_, last = talk(
        "本公司为农业龙头企业，固定资产投资总额2600万元，均为实际投资，项目已完成，请核算奖励。",
        "关联公司另有工业转型项目，固定资产投资6000万元，已完工，奖励几何？",
        "两项合计。",
        "农业项目审计后实际为2100万元，合计请重算。",
    )
    assert last.calculation.amount_yuan == "3240000"


def test_with_a_figure_computed_with_and_a_sum_called_by_its_input(talk):
    *_, last = talk(
        "我公司系产业链链主企业，年度营业收入2亿元，可否享受进档奖励？",
        "另，本地配套率由30%提高至40%，增幅对应的采购额6000万元，该项补助多少？",
        "如果对应采购额是2.5亿元呢？",
        "按2.5亿元计，与营收那10万元合计多少？",
    )
    assert last.calculation.amount_yuan == "2100000"

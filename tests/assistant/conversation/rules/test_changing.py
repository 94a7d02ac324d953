"""A change is for the figure that it changes, though the message does not name it."""

import pytest

INSTITUTE = ("我们是省级新型研发机构，省里补了一笔，县里跟着给多少", "三百二十万")
VOUCHER = ("科技型中小企业，今年创新券一共用了12万，能补多少",)
CONSORTIUM = (
    "我们牵头的创新联合体承担市级重大科技计划，取得重大突破，成果全行业共享，市里补助70万，县里配多少",
)


@pytest.mark.parametrize(
    ("before", "change", "amount"),
    [
        (INSTITUTE, "后来省里调了，实际是280万", "560000"),
        (INSTITUTE, "那边又重新核定成一百六十万了", "320000"),
        (CONSORTIUM, "市里要补了130万呢", "500000"),
        (CONSORTIUM, "市里批文改了，只给50万", "250000"),
        (VOUCHER, "那要是放开用，用到四十来万", "200000"),
        (VOUCHER, "12万那是上半年，全年14万", "95000"),
    ],
)
def test_a_figure_without_a_name_changes_the_one_told(talk, before, change, amount):
    *_, last = talk(*before, change)
    assert last.calculation is not None
    assert last.calculation.amount_yuan == amount


def test_two_figures_that_could_be_meant_change_nothing(talk):
    *_, last = talk(*INSTITUTE, "有人说是280万，有人说是300万")
    assert last.calculation is None or last.calculation.amount_yuan in (None, "640000")


@pytest.mark.parametrize("bare", ["材料呢", "那流程呢", "时限呢"])
def test_a_bare_noun_asks_for_the_detail(talk, bare):
    *_, last = talk(*INSTITUTE, bare)
    assert last.reason == "not_stated"
    assert last.calculation is None


def test_what_was_misread_is_put_right_where_it_stands(talk):
    *_, last = talk(
        "链主企业，配套率提高了5个百分点，多出来的这部分采购额2000万，补多少",
        "采购额看错了一位，是2亿",
        "咋才200万，不该更多吗",
    )
    assert last.calculation.amount_yuan == "2000000"
    assert last.answer.startswith("依据和算法")


def test_one_year_changes_no_sum_of_years(talk):
    *_, last = talk("首次认定高企，三年研发分别是15万、20万、25万，给多少", "要是第二年是50万呢")
    assert last.calculation is None or last.calculation.amount_yuan in (None, "450000")


@pytest.mark.parametrize("when", ["何时能够拨付", "什么时候能到位", "几时打款"])
def test_when_the_money_comes_is_asked_of_the_clause(talk, when):
    *_, last = talk("认定为总部经济企业，给多少", when)
    assert last.reason == "not_stated"


def test_thanks_and_nothing_else_is_no_question(talk):
    *_, last = talk("认定为总部经济企业，给多少", "谢谢，没别的了")
    assert last.kind == "chat"


def test_a_figure_of_a_year_changes_the_one_told_of_that_year(talk):
    """去年's was the later of two years then; it is no figure of the year before now."""
    *_, corrected, changed = talk(
        "民营企业，前年交税420万，去年交税585万，新增的有奖没有，多少",
        "看串行了，去年不是585万，是515万",
        "要是去年正好520万呢",
    )
    assert "还差5万元" in corrected.answer
    assert changed.calculation.amount_yuan == "100000"


def test_a_choice_is_put_right_in_a_word(talk):
    *_, last = talk("新获批了一个工程（技术）研究中心，给多少", "国家级", "哎呀打错，是市级的")
    assert last.calculation.rule == "laboratory-award"
    assert last.calculation.amount_yuan == "300000"


def test_what_was_not_known_is_told_later_in_a_bare_figure(talk):
    *_, last = talk("我们是限上零售，零售额6200万，增速8.4%，奖多少", "不知道", "6%")
    assert last.calculation.amount_yuan == "160000"


RETAIL = "县城开超市的，限上，今年零售额三千二百万，涨了七个点，行业里平均也是七个点，给钱不"
HOTEL = "限上宾馆，收入八百五十万，增长百分之十二点六，行业平均百分之五，多少钱"


def test_of_two_with_the_value_taken_back_the_average_stays(talk):
    *_, last = talk(RETAIL, "我媳妇说是六个半点不是七")
    assert last.calculation.eligible is False
    assert "增速 6.5%，没有达到年末本行业平均增速 7%" in last.answer


def test_a_figure_without_a_unit_takes_the_place_of_the_one_denied(talk):
    *_, last = talk(HOTEL, "哦不是十二点六是九点八我念错了")
    assert last.calculation.amount_yuan == "27000"


def test_a_figure_called_otherwise_changes_nothing(talk):
    *_, last = talk(
        "我们链主，配套率从25%提到35%，增幅对应的采购额两亿三千万，补多少",
        "我们年营收2.1亿，进档奖那头又是多少",
    )
    assert last.calculation.rule == "chain-leader-revenue-award"


GUARANTEE = "政府性融资担保，费率1.5%，担保2000万，一年期，县里补差额多少"
PROJECT = "工业转型项目，固投总额6000万，实际也投了6000万，已经完工，奖多少"


@pytest.mark.parametrize(
    ("before", "then", "yuan"),
    [
        (GUARANTEE, "2%", "200000"),
        (GUARANTEE, "那3000万呢", "450000"),
        (PROJECT, "实际只花了5500，总额还是六千万", "2200000"),
        (
            "链主企业本地配套率由30%提高到35%，增幅对应的采购额为6000万元，补多少",
            "采购额改作3亿元",
            "2000000",
        ),
    ],
)
def test_what_was_told_settles_a_figure_without_unit_or_name(talk, before, then, yuan):
    *_, last = talk(before, then)
    assert last.calculation.amount_yuan == yuan


def test_what_it_was_before_holds_again(talk):
    *_, retail, apart = talk(
        "我做钢材批发，限上的，今年卖了3.4亿，比去年涨8.6%，年末行业平均是6%，能奖多钱",
        "平均要是9%嘞",
        "行，还按6%。换成限上零售，别的数一个不动",
        "零售这个跟一开始批发那个差多少",
    )
    assert retail.calculation.amount_yuan == "160000"
    assert apart.calculation.amount_yuan == "80000"


def test_a_bare_rate_is_no_article(talk):
    *_, last = talk(GUARANTEE, "3%")
    assert last.calculation.eligible is False


@pytest.mark.parametrize(
    ("messages", "amount"),
    [
        (
            (
                "民企，去年缴了230万的税，今年比去年多缴了一百四十五万，奖多少",
                "第一次评上高企，三年研发依次是22万、31万、40万，能补多少",
                "中间那年记错了，是35万不是31万",
            ),
            "485000",
        ),
        (
            (
                "第一次评上高企，三年研发依次是22万、31万、40万，能补多少",
                "中间那年记错了，是35万不是31万",
            ),
            "485000",
        ),
        (
            (
                "高企重新认定，近三年研发依次是12万、9万、5万，扶持多少",
                "头一个数报错了，是21万不是12万",
            ),
            "175000",
        ),
        (
            (
                "首次认定高企，前年研发18万，去年24万，今年20万，给多少",
                "去年的记岔了，是34万不是24万",
            ),
            "360000",
        ),
        (
            (
                "单位的房子租给个人住，全年租金48万，房产税按4%是多少",
                "里头12万是门面房的租金，不是住房，住房那部分的税",
            ),
            "14400",
        ),
        (("我们单位限上批发，想申请那个增速奖", "今年销售额11个亿，涨了6%，行业平均4%"), "120000"),
        (
            (
                "链主企业，年度营业收入首次达到2.4亿元，奖励多少？",
                "本地配套率提高了10个百分点，对应的采购额为9000万元，可得多少？",
                "以上合计。",
                "采购额经审计核减为7500万元，请重新合计。",
            ),
            "850000",
        ),
    ],
)
def test_a_part_or_one_of_several_is_put_right(talk, messages, amount):
    *_, last = talk(*messages)
    assert last.calculation.amount_yuan == amount


def test_another_project_has_figures_of_its_own(talk):
    farm = "农业龙头企业，固定资产总投资1600万，已经完工，实际也是花了1600万，奖多少"
    *_, last = talk(farm, "工业转型项目投了3个亿也完工了呢")
    assert last.calculation.amount_yuan == "10000000"


@pytest.mark.parametrize("growth", ["增速15", "增速做到15", "增速做到15%", "增速要是到15"])
def test_a_growth_may_be_said_without_its_unit(talk, growth):
    *_, last = talk("限上批发，卖了12个亿，增速9%，行业平均7%，奖多少", f"要是我{growth}呢")
    assert last.calculation.amount_yuan == "200000"


def test_what_others_are_said_to_get_is_no_figure_of_ones_own(talk):
    told = "高新到期了又重新认上咧，三年搞研发花了52万，能给多少"
    first, second = talk(told, "不对吧，俺听人家说能给50万嘞")
    assert first.calculation.amount_yuan == "200000"
    assert second.calculation.amount_yuan == "200000"


def test_another_s_figure_that_is_supposed_stands_in_place_of_the_one_told(talk):
    *_, last = talk(
        "头一家民营企业今年新增税收250万，能拿多少？",
        "另一家新增税收80万，它有没有？",
        "要是另一家到年底做到120万呢？",
    )
    assert last.calculation.amount_yuan == "120000"


def test_an_earlier_year_s_figure_that_is_supposed_is_that_year_s(talk):
    *_, last = talk(
        "本县建筑企业，今年产值5.3亿，以前从来没到过1亿，奖多少", "如果以前已经到过3亿了呢"
    )
    assert last.calculation.amount_yuan == "200000"


@pytest.mark.parametrize("change", ["如年底申报口径调整到100万整呢？", "年底做到100万整呢"])
def test_a_change_without_a_name_is_of_the_figure_told(talk, change):
    *_, last = talk("民营企业，剔除代扣代缴后新增税收为96万，奖多少", change)
    assert last.calculation.amount_yuan == "100000"


@pytest.mark.parametrize(
    "change",
    [
        "补充：漏记冷库一项，固投总额和实际投资额均应为1020万。",
        "固投总额和实际投资额都应该是1020万",
    ],
)
def test_one_figure_said_of_two_inputs_is_of_both(talk, change):
    *_, last = talk("农业龙头企业，固定资产投资总额980万，项目已完成，能奖多少？", change)
    assert last.calculation.amount_yuan == "408000"


def test_what_should_be_is_told_and_not_concluded(talk):
    *_, last = talk(
        "首次通过了高新技术企业认定，三年研发投入一共是86万，能扶持多少",
        "刚才会计说漏记了一笔，三年应该是九十二万。",
    )
    assert last.calculation.amount_yuan == "460000"


def test_an_award_that_is_taken_back_is_in_no_total(talk):
    *_, one, total = talk(
        "厂里有个产品今年新认定成国家级单项冠军产品了，奖多少",
        "今年还头一回评上省级专精特新小巨人，这个又给多少",
        "两样加起来",
        "又改口了，说不是小巨人，是省级专精特新企业，也是首次。那这一项给多少",
        "改了以后两样一共多少",
    )
    assert (one.calculation.amount_yuan, total.calculation.amount_yuan) == ("100000", "600000")


def test_the_figures_of_another_thing_change_together(talk):
    *_, last = talk(
        "我们这个工业转型项目，总投资是一亿二，已经完工了，实际投资也是一亿二，能拿多少奖励",
        "那二期呢，二期打算投三个亿，建完以后能给多少",
    )
    assert last.calculation.amount_yuan == "10000000"


def test_a_thing_with_a_figure_of_its_own_keeps_none_of_the_one_before(talk):
    *_, last = talk(
        "工业转型项目固定资产投资3亿元，全部完工，实际投资3亿元，奖励多少？",
        "固定资产投资总额正好5000万元的项目，完工了，奖多少？",
    )
    assert last.calculation.amount_yuan == "2000000"


def test_a_growth_told_again_by_its_two_ends(talk):
    *_, last = talk(
        "链主企业，今年本地配套率提了4个点，相应采购额3000万，补多少", "我看错了，是从20%提到25%"
    )
    assert last.calculation.amount_yuan == "300000"


def test_a_bare_number_after_a_sum_in_wan_is_in_wan(talk):
    *_, last = talk("民营企业今年多缴税120万，有奖励吗", "去年只多了80")
    assert (last.calculation.eligible, last.calculation.amount_yuan) == (False, "0")


def test_what_it_was_not_gives_way_to_what_it_was(talk):
    *_, last = talk(
        "我们孵化器孵出来3家国家级高新技术企业，能拿多少扶持", "要是不是高企，是孵化了1户上市企业呢"
    )
    assert last.calculation.amount_yuan == "500000"


def test_what_the_figure_was_found_to_be_is_no_part_of_a_sum(talk):
    *_, mine, both = talk(
        "我批发公司限额以上，销售额12亿，增速8%，行业平均6%",
        "我弟的限上批发销售额2亿整，增速8%，行业平均也是6%，他拿多少",
        "回到我的，最后定的是7%，我多少",
        "我和我弟合计",
    )
    assert (mine.calculation.amount_yuan, both.calculation.amount_yuan) == ("140000", "220000")


def test_what_is_put_right_by_a_word_of_another_award_stays_with_its_own(talk):
    *_, last = talk(
        "我公司系公司制创业投资企业，向一家未上市的中小高新技术企业投资500万元，持股已满两年，"
        "可抵扣多少应纳税所得额？",
        "更正：实际投资额为420万元。",
    )
    assert "294万元" in last.answer


def test_a_bare_average_puts_right_the_average(talk):
    *_, last = talk("限上批发 卖煤的 12亿 增8% 行业平均10%", "看错了平均是7")
    assert last.calculation.amount_yuan == "160000"

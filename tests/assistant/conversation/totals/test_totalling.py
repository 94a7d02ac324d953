"""The sum of what was answered before: asked for by itself, of all or of those named."""

import pytest

PLATE = "新认定省级众创空间，一次性给多少"
HATCHED = "去年到今年还孵出国家级高新技术企业3户，光说这3户"


@pytest.mark.parametrize("asked", ["合计数", "这两样加起来一共能拿多少", "牌子的钱跟这3户的一共"])
def test_the_results_of_a_conversation_are_added_up(talk, asked):
    *_, last = talk(PLATE, HATCHED, asked)
    assert last.calculation.rule == "incubator-recognition-award+hatched-high-tech-award"
    assert last.calculation.amount_yuan == "650000"
    assert {c.label for c in last.citations} == {"第51条"}


def test_a_result_that_was_corrected_counts_as_it_is_now(talk):
    *_, last = talk(PLATE, HATCHED, "不是3户，5户", "合计")
    assert last.calculation.amount_yuan == "750000"


def test_an_award_that_was_taken_back_is_not_added(talk):
    *_, last = talk(
        "首次认定省级专精特新，奖多少",
        "错了错了，是国家级小巨人，首次，只有这一个称号",
        "另外老板名下的孵化器今年新认定市级，这个给多少",
        "合计数",
    )
    assert last.calculation.rule == "little-giant-award+incubator-recognition-award"
    assert last.calculation.amount_yuan == "800000"


def test_of_one_result_there_is_no_other_sum(talk):
    first, last = talk("重点实验室省级的刚批下来，能拿多少", "一共给多少")
    assert first.calculation.rule == last.calculation.rule == "laboratory-award"
    assert first.calculation.amount_yuan == last.calculation.amount_yuan


def test_two_awards_of_another_enterprise_are_not_added_to_ones_own(talk):
    *_, last = talk(PLATE, "我朋友那家拿了省级重点实验室，给多少", "他们还孵出两家高企", "一共呢")
    assert last.calculation.rule == "laboratory-award+hatched-high-tech-award"


@pytest.mark.parametrize("asked", ["一共多少", "一共"])
def test_a_bare_total_after_one_sum_of_each_enterprise_is_that_of_both(talk, asked):
    *_, last = talk("我企业进了全国民营企业500强，奖多少", "我哥的企业是山西100强", asked)
    assert last.calculation.amount_yuan == "1500000"


def test_what_is_told_anew_is_computed_and_not_added(talk):
    *_, last = talk(PLATE, HATCHED, "要是孵出8户，一共多少")
    assert last.calculation.amount_yuan != "650000"


def test_two_enterprises_are_added_where_both_are_meant(talk):
    *_, last = talk(
        "我开的是限上饭店，收入1300万，增长7%，行业平均5%，奖多少",
        "我姐夫开的也是限上饭店，收入700万，增长6%",
        "我们两家加起来呢",
    )
    assert last.calculation.amount_yuan == "88000"
    assert last.calculation.rule == "hotel-catering-growth-award+hotel-catering-growth-award"


def test_a_second_project_is_added_to_the_first(talk):
    first, second, last = talk(
        "转型项目完工了，固投总额1个亿实际也投了1个亿，奖多少",
        "第二个转型项目也完工了，总额和实际都是6000万",
        "两个项目一共呢",
    )
    assert [a.calculation.amount_yuan for a in (first, second)] == ["4000000", "2400000"]
    assert last.calculation.amount_yuan == "6400000"


def test_an_award_beside_the_present_one_takes_its_own_figure(talk):
    *_, beside, last = talk(
        "孵化器孵出一家上市公司，给多少", "另外还有六家国家级高企，这块呢", "合到一起多少"
    )
    assert beside.calculation.rule == "hatched-high-tech-award"
    assert beside.calculation.amount_yuan == "300000"
    assert last.calculation.amount_yuan == "800000"


def test_money_named_by_the_way_is_no_figure_of_an_award_beside(talk):
    *_, last = talk(
        "机械厂今年头一回升规，直报也报了，小升规奖多少",
        "我们还属于四基，连那个也算上",
        "多出来30万也是分三年给我们的吗",
    )
    assert last.calculation is None or last.calculation.rule != "new-tax-award"


@pytest.mark.parametrize(
    ("messages", "yuan"),
    [
        (
            [
                "新获批省级重点实验室，支持多少",
                "市级工程技术研究中心呢，也是新获批",
                "这两个加起来",
            ],
            "800000",
        ),
        (
            [
                "建筑公司以前最高2个亿，今年头一回做到3.1亿，进档奖多少",
                "明年要是头一回做到5.2亿，那年多少",
                "两年这两笔一共多少",
            ],
            "300000",
        ),
        (
            ["我们建的楼评上省优质工程了，奖多少", "另外一栋评的是国家优质工程，两栋合一块多少"],
            "700000",
        ),
        (
            ["科技型中小企业，今年用了8万创新券", "换一家科技型中小企业，用了9万6", "两家加起来"],
            "138000",
        ),
        (
            ["今年升了特级资质，奖多少", "还创了一个国家优质工程，光这个奖多少", "这两个加起来呢"],
            "6500000",
        ),
    ],
)
def test_sums_of_one_award_for_different_cases_add_up(talk, messages, yuan):
    *_, last = talk(*messages)
    assert last.calculation.amount_yuan == yuan


def test_a_sum_that_was_put_right_is_not_added(talk):
    *_, last = talk(
        "新获批省级重点实验室，支持多少",
        "说错了，是国家级的",
        "市级工程技术研究中心呢，也是新获批",
        "这两个加起来",
    )
    assert last.calculation.amount_yuan == "1300000"


def test_one_sum_is_no_total_of_two(talk):
    *_, last = talk("民营企业新增税收160万，奖多少", "这两块一共多少")
    assert last.calculation is None


@pytest.mark.parametrize(
    ("messages", "yuan"),
    [
        (
            ["刚升上特级资质，本县建筑企业，给多少", "还创了个国家优质工程，连资质带工程一共多少"],
            "6500000",
        ),
        (
            ["众创空间今年新认定为省级，扶持多少", "另外孵化出国家级高新技术企业3家，合计多少"],
            "650000",
        ),
        (
            [
                "我孵化机构孵化的一家企业上市了，给多少",
                "更正一下：上市的是两家，另外还有四家国家级高新技术企业，合计多少",
            ],
            "1200000",
        ),
        (
            [
                "创新联合体承担市级重大科技计划，有重大突破，成果全行业共享，市里补了60万，县里配多少",
                "另一个联合体，条件一样，市里补40万",
                "60万那个跟40万那个，县里合计",
            ],
            "500000",
        ),
        (
            [
                "公司制创投，投了未上市中小高新技术企业1000万，满两年，能抵多少应纳税所得额",
                "才拿了一年半呢",
                "按满两年说，还投了个初创期科技型企业600万，也满两年，就这笔能抵",
                "两笔合计抵多少",
            ],
            "11200000",
        ),
    ],
)
def test_a_new_award_and_figures_named_are_added_to_those_before(talk, messages, yuan):
    *_, last = talk(*messages)
    assert last.calculation.amount_yuan == yuan


def test_an_award_of_another_matter_is_alone_where_only_its_own_total_is_asked(talk):
    *_, last = talk(
        "批发限上卖了12亿增速6%行业4%给多少",
        "我们还有个工业转型项目，总额和实际都是6000万，完工了，一共奖多少",
    )
    assert last.calculation.amount_yuan == "2400000"


def test_what_a_later_sum_holds_is_not_added_to_it(talk):
    *_, last = talk(
        "工业企业，今年第一次升规入统，奖励一共多少",
        "我们做的是工业四基里头的基础零部件，这一块另外还能给多少",
        "两样加一块儿呢",
    )
    assert last.calculation.amount_yuan == "500000"


def test_one_award_told_otherwise_is_no_second_one(talk):
    *_, last = talk(
        "工厂头回达到规上、进统计联网直报了，总共奖多少",
        "第二年还在库，第三年退库了，那总共能落着多少",
    )
    assert last.calculation.amount_yuan == "150000"


def test_one_more_of_the_kind_is_added(talk):
    messages = ["本县建筑企业 创建国家优质工程 一项", "省优 也有一项 这个", "一共"]
    *_, last = talk(*messages)
    assert last.calculation.amount_yuan == "700000"


def test_a_case_told_otherwise_is_not_added(talk):
    *_, last = talk("本县建筑企业 创建国家优质工程 一项", "不对，是省优", "一共多少")
    assert last.calculation.amount_yuan == "200000"


@pytest.mark.parametrize(
    ("messages", "rest"),
    [
        (
            (
                "我们进了全国民营企业500强，奖多少",
                "山西100强也有我们，这个奖多少",
                "两个榜加起来",
                "500强那个后来掉出来了，进不去，一共还剩多少",
            ),
            "500000",
        ),
        (
            (
                "今年首次升规，属于四基领域，合计多少",
                "要是最后不认四基，合计又是多少",
            ),
            "200000",
        ),
    ],
)
def test_the_total_without_the_part_that_came_to_nothing(talk, messages, rest):
    assert talk(*messages)[-1].calculation.amount_yuan == rest


def test_three_sums_of_which_one_is_told_with_the_question(talk):
    last = talk(
        "孵化器今年新认定成省级的，给多少",
        "还孵出来4家国家级高新技术企业，这个多少",
        "另有一户上市了，三样加到一起",
    )[-1]
    assert last.calculation.amount_yuan == "1200000"


def test_awards_counted_are_no_things(talk):
    last = talk("我们建筑公司今年晋升一级资质，奖多少", "同年还拿了一个国家优质工程，两项合计呢")[
        -1
    ]
    assert last.calculation.amount_yuan == "2500000"


def test_three_awards_of_one_message_added_up_in_other_words(talk):
    (only,) = talk(
        "建筑企业，升了一级资质，产值首次上了1个亿，一个工程拿了省优质，三样加在一起多少"
    )
    assert only.calculation.amount_yuan == "2250000"


def test_as_many_things_as_were_just_told_are_these_alone(talk):
    *_, these, both = talk(
        "我们建筑公司产值首次到1亿给多少",
        "另外有三个工程是省优质工程，这三个一共给多少",
        "全部算上一共多少",
    )
    assert these.calculation.amount_yuan == "600000"
    assert both.calculation.amount_yuan == "650000"


def test_what_is_to_be_counted_in_is_added(talk):
    *_, last = talk("首次认定省级专精特新给多少", "同年省质量奖也评上了，一起算进去")
    assert last.calculation.amount_yuan == "600000"


def test_the_years_of_one_sum_are_no_two_sums(talk):
    *_, last = talk("贷款300万走政府性融资担保，费率1%，担保期2年，县里补多少", "那两年总共呢")
    assert last.calculation.amount_yuan == "120000"


def test_all_of_a_total_and_what_came_after_it(talk):
    *_, last = talk(
        "建筑业企业去年产值首次达到1.1亿元，能拿多少",
        "今年产值首次达到3.2亿元，今年的奖励是多少",
        "两年加起来呢",
        "我们还有一个工程创成了省优质工程",
        "全部算上一共多少",
    )
    assert last.calculation.amount_yuan == "350000"


def test_three_awards_that_are_had_one_after_another(talk):
    *_, last = talk(
        "头一次评上省级专精特新，给多少",
        "后年冲国家级小巨人，首次认定的话呢",
        "中间还想先上省级小巨人",
        "这三个要是分年都拿到，总共多少钱",
    )
    assert last.calculation.amount_yuan == "900000"


@pytest.mark.parametrize("asked", ["都算上呢", "甲乙加起来"])
def test_all_of_them(talk, asked):
    *_, last = talk("甲公司新增税收150万，民营，奖多少", "乙公司新增税收130万，也是民营", asked)
    assert last.calculation.amount_yuan == "280000"


VOUCHERS = (
    "我代理三家科技型中小企业办创新券。甲公司今年用了4万元，补助多少？",
    "乙公司用了12万元呢？",
    "丙公司用了40万元。",
)
CONTEST = (
    "我们带了三个项目去参加中国创新创业大赛第一个拿了国家级优秀奖能奖多少钱",
    "第二个是山西赛区一等奖",
    "第三个是山西赛区的优秀奖",
)
PROJECTS = (
    "手上两个工业转型项目都完工了，第一个固定资产总投资6000万，实际也投了6000万，奖多少？",
    "第二个项目大，总投资和实际投资都是3亿",
)


@pytest.mark.parametrize(
    ("messages", "amount"),
    [
        ((*VOUCHERS, "三家今年合计补助多少？"), "325000"),
        ((*CONTEST, "三个总共多少"), "160000"),
        ((*CONTEST, "哦第三个我说错了它是二等奖那它是多少", "那总数现在是多少呢"), "180000"),
        (PROJECTS[:1], "2400000"),
        ((*PROJECTS, "两个加一块儿"), "12400000"),
        (
            (
                "我大哥的企业进了全国民营企业五百强了，奖多少",
                "我二哥的企业呢，得了山西省质量奖，这个多少",
                "哦二哥后来说他那个是阳城县质量奖，那他是多少",
                "那现在哥俩总共",
            ),
            "1200000",
        ),
    ],
)
def test_several_told_one_by_one(talk, messages, amount):
    assert talk(*messages)[-1].calculation.amount_yuan == amount


def test_the_fifth_of_one_award_is_added_to_the_four_before_it(talk):
    *_, last = talk(
        "政府性融资担保，给一家小厂担保了200万，一年费率1%，县里补多少",
        "还有一家担保500万，费率2%，一年补多少",
        "第三家担保300万，费率1%",
        "第四家担保400万，费率1%",
        "第五家担保100万，费率1%",
        "五家一共多少",
    )
    assert last.calculation.amount_yuan == "250000"


def test_the_award_that_fell_away_is_the_one_its_clause_names(talk):
    *_, last = talk(
        "孵化机构，今年孵化出3家国家级高新技术企业，扶持多少",
        "是4家，漏了一家",
        "再加孵化1户上市企业，一共？",
        "上市那家黄了，只剩4家高新",
    )
    assert last.calculation.amount_yuan == "200000"

"""Asked of sums that were answered before: how far they are apart, a part of one, what is left of it."""

import pytest

PLATFORM = "市级重点实验室今年新获批，县里给多少"
LIST = "我们今年进了山西100强，一次性奖多少"
TITLE = "首次认定高新技术企业，三年研发一共100万，扶持多少"


@pytest.mark.parametrize(
    ("asked", "sum_"),
    [
        ("这两项相差多少钱", "200000"),
        ("实验室那笔比100强少多少", "200000"),
        ("第一个是多少来着", "300000"),
        ("后面那个的一半是多少", "250000"),
        ("已经到账10万元了，还剩多少没给", "400000"),
        ("先给了30%，还剩多少", "350000"),
        ("还剩30%没给，没给的是多少", "150000"),
    ],
)
def test_of_two_sums(talk, asked, sum_):
    *_, last = talk(PLATFORM, LIST, asked)
    assert last.kind == "calculation"
    assert last.calculation.amount_yuan == sum_


def test_of_three_sums_those_named_by_their_places(talk):
    *_, last = talk(PLATFORM, LIST, TITLE, "第一个和第三个加起来多少")
    assert last.calculation.amount_yuan == "800000"


def test_a_part_of_a_sum_is_no_sum_of_its_own(talk):
    *_, half, total = talk(PLATFORM, LIST, "这笔先给一半是多少", "两项一共多少")
    assert half.calculation.amount_yuan == "250000"
    assert total.calculation.amount_yuan == "800000"


@pytest.mark.parametrize(
    ("asked", "sum_"), [("我比他多多少", "200000"), ("他比我少几万", "200000")]
)
def test_of_two_enterprises(talk, asked, sum_):
    theirs = "我朋友的公司，首次认定高新技术企业，三年研发60万，给多少"
    *_, last, both = talk(TITLE, theirs, asked, "加一块呢")
    assert last.calculation.amount_yuan == sum_
    assert both.calculation.amount_yuan == "800000"


def test_back_to_ones_own_sum_after_anothers(talk):
    theirs = "替我朋友的公司也问一个：省级众创空间新认定给多少"
    *_, last = talk(LIST, theirs, "说回我自己的公司，我能拿多少钱来着")
    assert last.calculation.rule == "top-list-award"
    assert last.calculation.amount_yuan == "500000"


def test_more_was_had_than_is_due(talk):
    *_, last = talk(PLATFORM, "已经到账40万元了，还剩多少没给")
    assert last.calculation is None or last.calculation.amount_yuan is None


def test_a_sum_of_several_awards_is_gone_back_to_whole(talk):
    theirs = "替我朋友的公司也问一个：省级众创空间新认定给多少"
    both = "首次认定省级专精特新，又进了山西100强，两项一共多少"
    first, *_, last = talk(both, theirs, "说回我自己的公司，我能拿多少钱来着")
    assert first.calculation.amount_yuan == last.calculation.amount_yuan == "600000"


def test_two_awards_that_a_message_tells_and_counts_are_all_there_is(talk):
    *_, last = talk(LIST, "首次认定省级专精特新，还新获批市级重点实验室，两项奖励合计多少")
    assert last.calculation.amount_yuan == "400000"


def test_whether_it_is_due_is_asked_of_what_was_just_computed(talk):
    *_, last = talk(
        "前年投的是工业转型项目",
        "固投计划6000万",
        "到现在投进去4200万，厂房还没封顶",
        "现在能领4%不",
    )
    assert last.calculation.amount_yuan == "0"


def test_things_told_one_by_one_are_pointed_to_by_what_they_were_called(talk):
    *_, last = talk(
        "A厂今年升规工业企业，B厂新增税收200万，C厂首次认定省级专精特新，各奖多少",
        "A厂和C厂加起来",
    )
    assert last.calculation.amount_yuan == "300000"


def test_a_share_that_is_gone_back_to_is_a_fact_and_no_part_of_the_sum(talk):
    *_, last = talk(
        "批发企业销售额12亿，增速15%，行业平均6%，奖多少", "再增长到20%呢", "回到刚才的15%，是多少"
    )
    assert last.calculation.amount_yuan == "200000"


@pytest.mark.parametrize(
    ("opening", "again", "amount"),
    [
        ("我们去年拿了省级专精特新小巨人，奖多少", "县财政真金白银掏多少", "300000"),
        ("高企重新认定三年研发100万给多少", "公家实打实掏多少钱", "200000"),
    ],
)
def test_who_pays_is_no_other_matter_than_the_sum(talk, opening, again, amount):
    assert talk(opening, again)[-1].calculation.amount_yuan == amount


@pytest.mark.parametrize(
    ("messages", "amount"),
    [
        (("企业获得山西省质量奖，奖多少", "要是中国质量奖呢", "两个等级差多少"), "1500000"),
        (
            (
                "把宿舍楼按住房租给个人，年租金50万元，单位出租，房产税多少",
                "租金涨到80万呢",
                "一年多交多少税",
            ),
            "12000",
        ),
    ],
)
def test_the_difference_of_the_last_two(talk, messages, amount):
    *_, last = talk(*messages)
    assert last.calculation.amount_yuan == amount
    assert "这一个比前一个多" in last.answer or "中国质量奖比山西省质量奖多" in last.answer


def test_what_is_told_with_the_question_is_no_repetition(talk):
    *_, last = talk("农业龙头企业的项目，投了1200万，还没完工，能给奖吗", "完工了给多少")
    assert last.calculation.amount_yuan == "480000"


@pytest.mark.parametrize("change", ["采购额录错了，应为2.5亿。", "哦采购额是2.5亿"])
def test_a_named_sum_is_the_one_that_holds_now(talk, change):
    *_, total = talk(
        "链主企业，营收2.3亿，给多少",
        "配套率由40%提到50%，增幅对应采购额3600万，配套补助多少？",
        change,
        "那进档奖和配套补助加起来？",
    )
    assert total.calculation.amount_yuan == "2100000"


def test_one_that_is_only_pointed_at_is_joined(talk):
    *_, total = talk(
        "认定为总部经济企业，一次性补助多少?",
        "另有一个工业转型项目,固投和实际投资都是2.3亿,完工后奖多少?",
        "那总部补助加这个项目一共多少",
    )
    assert total.calculation.amount_yuan == "12200000"


def test_the_first_of_two_is_named_by_its_place(talk):
    *_, total = talk(
        "政府性融资担保机构。某笔:担保额800万,期限1年,费率1.5%。县级差额保费补贴?",
        "另一笔担保额500万、费率3.0%,可否补?",
        "风险补偿一年累计最高多少?",
        "首笔差额补贴+风险补偿按最高,合计?",
    )
    assert total.calculation.amount_yuan == "1120000"


@pytest.mark.parametrize(("asked", "sum_"), [("第四个", "500000"), ("第五个", "1000000")])
def test_of_five_sums_the_fourth_and_the_fifth(talk, asked, sum_):
    four = ("县质量奖给多少", "省级单项冠军企业给多少", "全国民企500强给多少")
    *_, last = talk(PLATFORM, LIST, *four, f"{asked}是多少来着")
    assert last.calculation.amount_yuan == sum_


@pytest.mark.parametrize("asked", ["回到甲公司，它自己拿多少", "那甲公司呢", "单说甲公司多少"])
def test_one_of_two_firms_told_of_at_once_is_called(talk, asked):
    *_, last = talk(
        "甲公司首次专精特新（省级），乙公司首次省级小巨人，各奖多少",
        "两家一共",
        "乙公司其实是首次国家级小巨人，两家一共变多少",
        asked,
    )
    assert last.calculation.amount_yuan == "100000"

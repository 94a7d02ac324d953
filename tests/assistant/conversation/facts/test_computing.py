"""Sums from words that were read wrongly or in part, or asked about though they settle the sum."""

import pytest


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("工业转型项目计划投资8000万，实际投了4千8百万，已建成，能拿多少", "1920000"),
        ("备案计划投资8000万元的工业转型项目已竣工，奖多少", "3200000"),
        ("准备投6000万，最后投了6500万，工业项目，去年就投产了，奖多少", "2600000"),
        ("计划投资8000万的工业转型项目，明年建成，能拿多少", "0"),
        ("工业转型项目计划投8000万，等竣工了能拿多少", "0"),
        ("投资1亿的农业龙头项目，六成已完工，奖多少", "0"),
        ("投资1亿的农业龙头项目，百分之百完工，奖多少", "4000000"),
        ("我们是省级新型研发机构，省里每年给200万，建设周期三年，县里一共补多少", "1000000"),
        ("创新联合体市里连续两年每年给40万，县里补多少", "400000"),
        ("省级新型研发机构，成立三年了，省里给200万，县里补多少", "400000"),
        ("建筑企业产值首次破亿去年就到过1.2亿今年3亿，奖多少", "100000"),
        ("我们厂升规，又认定为高新技术企业首次，三年研发投入150万，一共能拿多少", "700000"),
        ("高企到期，今年又认定了，三年研发150万，奖多少", "200000"),
        ("先前领了省级专精特新奖励10万元，今年首次认定省级小巨人，奖多少", "300000"),
        ("建筑公司去年产值2亿，今年翻了一番，能拿多少", "100000"),
        ("链主企业去年营收1.5亿，今年增长了一倍，能拿多少", "200000"),
        ("纳税比去年翻了一番，去年交了150万，民营企业，能奖多少", "150000"),
        ("纳税比去年翻了一番，去年交了80万，民营企业，能奖多少", "0"),
        ("批发企业销售额增长没达到行业平均，奖多少", "0"),
        ("批发企业今年销售下滑了，奖多少", "0"),
        ("创新券上半年用了3万，下半年用了4万，能补多少", "60000"),
        ("融资担保机构担保了200万、300万两笔，各一年，费率2%，补多少", "50000"),
        ("公司制创投2020年3月投了800万未上市的中小高新技术企业，现在能抵扣多少", "5600000"),
        ("民营企业新增税收不到100万，奖多少", "0"),
        ("规上服务业，收入是入库标准的1.2倍，增速10%，行业平均8%，能拿多少", "30000"),
        ("规上服务业收入2000万，入库标准1000万，增速10%，行业平均5%，奖多少", "60000"),
        ("首次高企三年研发60万一共能拿多少", "300000"),
        ("市里补助20万突破共享，另外科技创新券用5万，一共", "50000"),
        ("2022年5月我们小规模卖了50万，3%征收率的，当时免了多少增值税", "15000"),
        ("小规模，2022年八月卖了9万，九月卖了11万，不含税，两个月免了多少增值税", "6000"),
        ("市里给我们创新联合体分两笔补了20万和30万，取得重大突破，县里补多少", "250000"),
        ("省级专精特新以前就有，今年首次评上省小巨人，给多少", "300000"),
        ("省级实验室两个里批了一个，市级研究中心批了一个，合计多少", "800000"),
        ("前年升的规，去年没退库，今年也没退，今年这笔该给多少", "50000"),
        ("今年建成投产今年就入规，做光伏新材料的战新产业，一共多少", "1800000"),
        ("连着五年都是规上企业了，升规奖还能领多少", "0"),
        ("升规头一年的10万已经领了，后两年不退库还能领多少", "100000"),
        ("外地一级建筑公司只在阳城设了个分公司，总部没动，给多少", "0"),
        ("存量孵化器没被评优，能给多少", "0"),
        ("孵化器孵出来一家公司上了市，还有三家评上了国家级高新技术企业，一共给多少", "650000"),
        ("本县建筑公司，去年产值八千万，今年干到3.2亿，以前没过过亿，进档奖给几万", "100000"),
        ("医院项目和学校项目各拿一个省优，合计奖多少", "400000"),
        ("孵化器里有四家企业今年成了国家高新技术企业，给孵化器多少", "200000"),
        ("批发企业3.3亿，比上年多三千万，行业平均8%，奖多少", "100000"),
        ("饭店生意下滑了，今年收入1200万，比去年少200万，行业平均还涨2%，奖多少", "0"),
        ("规上服务业，入库线1000万，今年1500万，增长8%，平均6%，奖多少", "48000"),
    ],
)
def test_the_sum_of_what_is_told(talk, text, amount):
    (answer,) = talk(text)
    assert answer.calculation is not None
    assert answer.calculation.amount_yuan == amount


@pytest.mark.parametrize(
    "text",
    [
        "农业龙头投资1000万美元，已建成，奖多少",
        "工业转型项目投了9000万港币，已建成，奖多少",
        "农业龙头投资六千又五百万，已建成，奖多少",
        "创新券用了一百八十三千元，能补多少",
        "农业龙头投资1，200万元，已建成，奖多少",
        "工业转型项目固定资产投资超过5000万，已建成，能拿多少",
        "公司制创投2024年投了800万未上市的中小高新技术企业，现在能抵扣多少",
    ],
)
def test_what_is_no_sum_of_yuan_is_asked_about(talk, text):
    (answer,) = talk(text)
    assert answer.kind == "clarification"


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("工业转型项目固定资产投资没有超过4000万，已建成，能拿多少", "不超过 4000万元"),
        ("工业转型项目固定资产投资不到4000万，已建成，能拿多少", "不到 4000万元"),
        ("工业转型项目固定资产投资5000万以上，已建成，能拿多少", "不少于 5000万元"),
    ],
)
def test_a_bound_is_said_as_one(talk, text, bound):
    (answer,) = talk(text)
    assert bound in answer.answer


def test_some_solvent_paint_is_solvent_paint(talk):
    (answer,) = talk("专用设备制造，一年8吨低VOCs涂料，另外2吨溶剂型油漆，环评豁免吗")
    assert "溶剂型涂料的不豁免" in answer.answer


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("投资项目2026年3月2日开始办，最晚哪天办完", "2026年6月11日"),
        ("70个工作日从2026年6月1日算到哪天", "2026年9月8日"),
        ("工厂2026年11月26日申请用电，低压，什么时候办好", "2026年12月4日"),
    ],
)
def test_what_began_on_a_day_is_due_on_another(talk, text, day):
    (answer,) = talk(text)
    assert day in answer.answer


def test_half_done_is_not_done(talk):
    *_, last = talk("投资1亿的农业龙头项目，奖多少", "建完一半了")
    assert last.calculation.amount_yuan == "0"


def test_the_name_told_wins_over_what_was_changed_last(talk):
    *_, last = talk(
        "我们限上批发，销售额15亿，增长3%，行业平均5%，奖多少", "那行业3%呢", "增长改成9.9%"
    )
    assert last.calculation.amount_yuan == "180000"


@pytest.mark.parametrize("told", ["增速不到平均呢", "没到平均水平", "低于平均值"])
def test_below_the_average_needs_no_figure(talk, told):
    *_, answer = talk("限上批发，销售4亿", told)
    assert answer.calculation.eligible is False


@pytest.mark.parametrize(
    ("messages", "amount"),
    [
        (("我们公司营业收入2.5亿，能拿进档奖吗",), None),
        (("收入到了3亿，进档奖多少",), None),
        (("我们公司营业收入2.5亿，能拿进档奖吗", "是链主"), "100000"),
        (("我们公司营业收入2.5亿，能拿进档奖吗", "不是"), "0"),
        (("链主奖多少", "营收2.5亿"), "100000"),
        (("链主企业营业收入3亿，奖多少",), "200000"),
    ],
)
def test_an_enterprise_is_taken_for_a_chain_leader_only_where_that_was_spoken_of(
    talk, messages, amount
):
    calculation = talk(*messages)[-1].calculation
    assert calculation is not None
    assert calculation.amount_yuan == amount
    assert amount is not None or [one.input for one in calculation.missing] == ["leader"]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("监理公司升了一级，奖多少", "0"),
        ("医院升了一级，奖多少", "0"),
        ("房地产公司升了一级资质，能拿多少", "0"),
        ("晋城城区的建筑企业升特级，没有迁到阳城，能拿多少", "0"),
        ("我们是外县的建筑企业，刚升特级，奖多少", "0"),
        ("晋城城区的建筑企业迁到阳城，特级，能拿多少", "6000000"),
        ("县外特级企业，奖多少", "6000000"),
        ("建筑公司从二级升到一级，能拿多少", "2000000"),
    ],
)
def test_a_grade_is_paid_for_in_the_building_trade_and_the_county_alone(talk, text, amount):
    (answer,) = talk(text)
    assert answer.calculation is not None
    assert answer.calculation.amount_yuan == amount

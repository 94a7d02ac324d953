"""Everyday words for what a rule asks: each message tells one fact in words that no form uses."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.calculator.filling.filling import read_facts
from assistant.calculator.message.surrounding import contexts
from assistant.calculator.message.vocabulary import Vocabulary

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("rule", "text", "name", "value"),
    [
        ("scale-up-award", "铸造厂，升规两年了，压根没退过", "withdrawn", False),
        ("pollution-permit-exemption", "我是做通用设备制造的", "industry", "设备制造"),
        ("pollution-permit-exemption", "我在县城开饭店", "industry", "其他行业"),
        ("scale-up-award", "前年退出来，今年算是二进宫，机械厂", "first_entry", False),
        ("strategic-industry-award", "做机床的，早就在规上了", "first_entry", False),
        ("strategic-industry-award", "头回入规，确认的函还没拿到", "belongs", False),
        ("specialised-sme-award", "省里的专精特新，这是第二回了", "first_time", False),
        ("retail-growth-award", "小超市没入限，零售额四百万", "above_limit", False),
        ("chain-leader-revenue-award", "营收2.6亿，链主还没评上", "leader", False),
        ("construction-qualification-award", "总部搬来没几天，证是二级", "how", "总部迁入"),
        (
            "construction-qualification-award",
            "升了一级，证上不是综合那种",
            "comprehensive",
            False,
        ),
        ("guarantee-fee-subsidy", "私人老板开的担保公司，保了600万", "public_guarantee", False),
        ("guarantee-risk-compensation", "阳城一家都没担过", "local", False),
        ("small-business-income-tax", "小微公司，二二年度的所得", "tax_year", "2022年"),
        ("small-scale-vat-exemption", "小规模租门面，按五个点征收", "three_percent", False),
        ("venture-capital-deduction", "创投投了个饭店，不是科技企业", "early_stage", False),
        ("rental-housing-property-tax", "单位的住房，租给一对小两口", "tenant", "个人租户"),
        ("rental-housing-property-tax", "公司的住房租给一家长租公司", "tenant", "住房租赁企业"),
        ("headquarters-subsidy", "总部在阳城，可没去办过总部经济认定", "recognised", False),
        ("project-completion-award", "农业龙头的冷库，还差验收，没完呢", "completed", False),
        ("procurement-reserve", "全年采购盘子6500万", "yearly", Decimal(65_000_000)),
        ("procurement-share", "过了公开招标线，中小企业供不了", "suitable", False),
        ("environmental-assessment-exemption", "光伏，没碰敏感区", "sensitive", False),
        ("pollution-permit-exemption", "名录我查了，没列进去", "listed", False),
        ("laboratory-award", "省级重点实验室，去年就有了", "newly", False),
        ("innovation-voucher-subsidy", "创新券今年花出去18万5", "used", Decimal(185_000)),
        ("consortium-subsidy", "市补36万，成果还没共享", "breakthrough", False),
        ("power-connection-time", "俺是住户，报的居民用电", "user_kind", "居民用户"),
        ("water-gas-connection-time", "自己家接水，外面要接管子", "outside_works", "有外线工程"),
        ("startup-loan-limit", "还没办执照，以自己名义贷", "applicant", "个人"),
        ("first-loan-reply", "以前贷过一笔，早还清了", "first_loan", False),
    ],
)
def test_a_fact_in_everyday_words(
    vocabulary: Vocabulary, rule: str, text: str, name: str, value: object
) -> None:
    told = vocabulary.tell(text, TODAY)
    assert read_facts(vocabulary.rules[rule], told, contexts(told)).values[name] == value

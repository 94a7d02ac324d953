"""What is told of others is no fact of the speaker."""

from decimal import Decimal

import pytest

from assistant.calculator.message.others import told_of_others


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("隔壁老李家投了3000万，我们投了5000万", ["隔壁老李家投了3000万，"]),
        (
            "同行拿了国家级，听说奖了一百万；俺们的是晋城市给的",
            ["同行拿了国家级，听说奖了一百万；"],
        ),
        ("隔壁老李家投了3000万，能奖多少", []),
        ("同行涨了8%，我们涨了12%", []),
        ("我们投了5000万，比隔壁多", []),
        (
            "我们是链主，今年2.4亿；给我们配套的老李厂今年3.2亿但不是链主。能拿多少",
            ["给我们配套的老李厂今年3.2亿但不是链主"],
        ),
        ("朋友厂是国家级，他拿50万，那我们是多少", ["朋友厂是国家级，他拿50万，"]),
        ("听隔壁公司说省补500万。我们也是，拨的245万", ["听隔壁公司说省补500万。"]),
        ("卖货15万，一般纳税人那是我对门的店，咱是小规模", ["一般纳税人那是我对门的"]),
        ("我哥的公司三百万，我的是一百零八万", ["我哥的公司三百万，"]),
        ("我朋友的厂今年头回升规，我帮他问问能拿多少", []),
        ("邻居家的羊场投了1200万，我帮他记账。还没完工", []),
        ("隔壁老李家投了3000万，我是他家会计，能奖多少", []),
        (
            "我们批发今年2.5亿，供货的老张家今年涨了三成",
            ["供货的老张家今年涨了三成"],
        ),
        ("我想问下，隔壁老李家投了3000万，能奖多少", []),
        ("朋友说能拿钱，我们是省级", []),
        ("我涨7%。隔壁烧烤摊不在库里别算。给多少", ["隔壁烧烤摊不在库里别算"]),
    ],
)
def test_a_stretch_ends_where_the_speaker_comes_back(text, others):
    assert [text[start:end] for start, end in told_of_others(text)] == others


@pytest.mark.parametrize(
    ("rule", "name", "text", "value"),
    [
        (
            "project-completion-award",
            "total",
            "隔壁龙头企业投了两千万领了八十万。咱也是农业龙头，固投一千五百万",
            Decimal(15_000_000),
        ),
        (
            "champion-enterprise-award",
            "level",
            "同行拿了国家级单项冠军，听说奖了一百万；俺们的单项冠军是省级的，今年认的",
            "省级",
        ),
        (
            "retail-growth-award",
            "industry_growth",
            "限上零售，同行涨8%，我们涨12%",
            Decimal("0.08"),
        ),
    ],
)
def test_the_speaker_s_own_case_is_read(fillings_of, rule, name, text, value):
    found = {f.input: f.value for f in fillings_of(rule, text)}
    assert found[name] == value


@pytest.mark.parametrize(
    "text",
    [
        "我是代账公司的，客户今年得了晋城市质量奖",
        "我手上有个客户今年得了晋城市质量奖",
        "我们就是做财税的，客户去年评上了国家级",
    ],
)
def test_who_acts_for_a_client_asks_for_the_client(text: str) -> None:
    assert told_of_others(text) == ()

"""里头有80万不合规得剔出去, 又追加了50万, 缩水三成: a figure told before becomes more or less by so much."""

import pytest

PROJECT = "工业转型项目完工了，固定资产投资总额6300万，实际投资也是6300万，县里奖多少"
TWO_FIGURES = "工业转型项目已竣工，固定资产投资总额3亿元，实际投资额2.9亿元，奖多少"
GUARANTEE = "政府性融资担保业务，担保了400万，一年期，费率1.5%，县财政补的差额是多少"
RETAIL = "限上零售，去年零售额4200万，今年4830万，年末行业平均9%，给多少"
RENT = "公司把住房租给个人住，一年租金36万，按4%房产税交多少"
MATCHING = "链主，本地配套率提高了20个百分点，增幅对应的采购额2.6亿，补多少"
WHOLESALE = "批发，销售额11亿，增长9%，行业平均7%，奖多少"
INSTITUTE = "省级新型研发机构，省补助380万元，县级补助多少"


@pytest.mark.parametrize(
    ("before", "then", "yuan"),
    [
        (PROJECT, ["里头有80万的发票不合规，得剔出去"], "2488000"),
        (PROJECT, ["验收组又认下一笔安装费45万，先前没记上"], "2538000"),
        (TWO_FIGURES, ["实际投资额核减6000万元，固定资产投资总额不变"], "9200000"),
        (TWO_FIGURES, ["实际少付了1.2亿，固投总额没动"], "6800000"),
        (GUARANTEE, ["银行那头又砍了100万"], "45000"),
        (GUARANTEE, ["银行那头又砍了100万", "后来又追加了50万"], "52500"),
        (RETAIL, ["会计说去年漏记400万，去年得按4600万"], "0"),
        (RETAIL, ["会计说去年漏记400万", "今年也少记了230万"], "200000"),
        (RENT, ["里头有6万是代收的物业费，不算房租"], "12000"),
        (MATCHING, ["采购额里一半是外地的账，得拦腰砍"], "1300000"),
        (INSTITUTE, ["省里实际只按八成拨付"], "608000"),
        (WHOLESALE, ["再涨一个点呢"], "200000"),
        (WHOLESALE, ["少涨一个点呢"], "160000"),
        (WHOLESALE, ["涨8个点呢"], "160000"),
    ],
)
def test_what_is_added_or_taken_off_is_no_new_figure(talk, before, then, yuan):
    *_, last = talk(before, *then)
    assert last.calculation is not None
    assert last.calculation.amount_yuan == yuan


@pytest.mark.parametrize(
    ("before", "then", "yuan"),
    [
        ("孵化机构今年孵化出4家国家级高新技术企业，奖多少", "再加一家上市的", "700000"),
        ("孵化机构孵出2个上市的给多少", "再加5个国家级高企", "1250000"),
    ],
)
def test_what_another_award_counts_is_no_more_of_this_one(talk, before, then, yuan):
    *_, last = talk(before, then)
    assert last.calculation.amount_yuan == yuan


def test_of_several_figures_it_is_asked_which(talk):
    *_, last = talk(TWO_FIGURES, "里头有2000万不合规，得剔出去")
    assert last.kind == "clarification"
    assert last.calculation is None
    assert "固定资产投资总额" in last.answer
    assert "实际投资额" in last.answer


@pytest.mark.parametrize(
    ("before", "then", "yuan"),
    [
        (PROJECT, "预算调增为7000万", "2800000"),
        (RENT, "房产税按4%交是多少", "14400"),
        (INSTITUTE, "更正一下，省里批的是310万", "620000"),
    ],
)
def test_a_figure_that_it_comes_to_takes_the_place_of_the_one_told(talk, before, then, yuan):
    *_, last = talk(before, then)
    assert last.calculation.amount_yuan == yuan


def test_more_is_taken_off_than_there_was(talk):
    *_, last = talk(INSTITUTE, "里头有500万不合规，得剔出去")
    assert last.calculation is None or last.calculation.amount_yuan is None


def test_a_figure_referred_to_is_no_new_one(talk):
    *_, last = talk("首次认定高企，三年研发一共72万，给多少", "那72万也报高了，审下来三年只有32万")
    assert last.calculation.amount_yuan == "160000"


def test_the_sum_put_right_stands_in_the_place_of_the_one_before(talk):
    *_, rest = talk(
        PROJECT,
        "会计说里头有120万的发票不合规，两个数都得剔出去",
        "我们今年还新认定了省级孵化器，这个给多少",
        "第一项先到了100万，那笔还剩多少",
    )
    assert rest.calculation.amount_yuan == "1472000"


@pytest.mark.parametrize("told", ["机器里头有一百万是旧的，人家不叫算", "里头抠掉一百万"])
def test_what_one_is_not_let_count_is_taken_off(talk, told):
    *_, last = talk("农业龙头企业，固定资产投了1100万，完工了，奖多少", told)
    assert last.calculation.amount_yuan == "400000"


def test_what_is_given_back_is_taken_off(talk):
    *_, last = talk("限额以上零售企业，零售额5001万，增长10%，行业平均6%，奖多少", "退一万块呢")
    assert "50000000" in last.calculation.inputs.values()


@pytest.mark.parametrize(
    ("told", "change", "amount"),
    [
        (
            "限额以上批发，去年销售额九亿六，增速12.8%，行业平均9%，能奖多少",
            "哎漏算了一笔四千万的 加上整十个亿 增速还按十二点八算",
            "200000",
        ),
        (
            "我们是科技型中小企业，去年创新券用了八万块，能补多少",
            "漏了四万的检测费 也是用券付的 一共十二万",
            "85000",
        ),
        (
            "政府性融资担保，担保额3000万，费率2.5%，期限一年，县里差额补贴多少",
            "其中1000万那笔费率正好3%，要剔掉，只算2000万的",
            "100000",
        ),
        (
            "公司制创业投资企业投了五百万到一家没上市的中小高新技术企业，满两年了，能抵多少所得额",
            "五百万里头有一百万是投的已经上市的公司 得剔掉",
            "2800000",
        ),
        (
            "民营企业，今年新增税收800万元，奖多少",
            "800万元里有40万元是代扣代缴的，剔掉，应为760万元。",
            "760000",
        ),
        (
            "限上零售业,零售额2024年4,800万,2025年5,280万,年末行业平均增速3.5%。奖励额?",
            "更正:2025年误含批发288万,应为4,992万",
            "40000",
        ),
        (
            "限上零售业,零售额2024年4,800万,2025年4,992万,年末行业平均增速3.5%。奖励额?",
            "若再补录48万至5,040万,平均仍3.5%?",
            "100000",
        ),
        (
            "限额以上批发企业，销售额2.3亿元，增速12.6%，年末行业平均5%，奖励金额？",
            "剔除内部往来4000万元，销售额剩1.9亿元，增速重算为8.4%。",
            "24000",
        ),
        (
            "公司制创投企业投向未上市中小高新技术企业800万元，已持有满两年，可抵扣所得额多少？",
            "其中150万元投的是上市公司，应剔除，合规投资额650万元。",
            "4550000",
        ),
        (
            "孵化机构，当年孵化国家级高企6家,补多少?",
            "更正:其中1家尚未取得国家级高企证书,剔除,按5家。",
            "250000",
        ),
        (
            "工业转型项目，已完工，固定资产投资总额6000万元，实际投资6000万元，奖励多少？",
            "实际投资应扣掉未付的200万元设备尾款，为5800万元，固定资产投资总额不变。",
            "2320000",
        ),
    ],
)
def test_what_it_comes_to_is_said_with_the_part(talk, told, change, amount):
    assert talk(told, change)[-1].calculation.amount_yuan == amount


def test_what_it_grew_by_is_said_as_if_it_grew_to_it(talk):
    first = "链主企业，配套率从40%提到43%，采购额5000万，补多少"
    assert talk(first, "那涨到5个点")[-1].calculation.amount_yuan == "500000"
    assert talk(first, "那涨到55%呢")[-1].calculation.inputs["rate_now"] == "55%"

"""特级跟一级比多奖多少: the difference between two cases of one award."""

import pytest


@pytest.mark.parametrize(
    ("messages", "yuan"),
    [
        (["三年研发都是200万，首次认定高企跟重新认定比，多拿多少？"], "300000"),
        (["特級資質建築企業總部遷入我縣，與一級資質的總部遷入相比，獎勵相差多少？"], "4000000"),
        (["全国民营企业500强和山西100强，奖励差多少钱"], "500000"),
        (["新认定省级孵化器给多少", "比市级的多多少"], "200000"),
        (["拿了晋城市质量奖，多少", "县质量奖呢", "省质量奖比市质量奖多多少"], "200000"),
        (["新认定省级孵化器给多少", "国家级比省级多多少"], "500000"),
    ],
)
def test_the_difference_is_the_result(talk, messages, yuan):
    *_, last = talk(*messages)
    assert last.calculation.amount_yuan == yuan
    assert "−" in last.answer


def test_both_sums_are_said(talk):
    (only,) = talk("新认定的国家级孵化器比市级的多多少钱")
    assert "国家级：100万元" in only.answer and "市级：30万元" in only.answer


def test_a_comparison_with_one_case_is_none(talk):
    (only,) = talk("新认定省级孵化器能多拿多少")
    assert only.calculation is None or only.calculation.amount_yuan == "500000"


@pytest.mark.parametrize(
    ("messages", "yuan"),
    [
        (["采购项目预算500万，达到公开招标限额，得留多少", "预算800万的呢", "多留多少"], "900000"),
        (["个人创业担保贷款最高多少", "小微企业来贷呢", "企业比个人多贷多少"], "2700000"),
        (["科技型中小企业创新券用了5万，给多少", "那6万呢", "比刚才多了多少"], "5000"),
        (
            ["科技型中小企业创新券用了5万，给多少", "那6万呢", "12万呢", "5万的比6万的少多少"],
            "5000",
        ),
    ],
)
def test_the_last_sum_against_the_one_before(talk, messages, yuan):
    *_, last = talk(*messages)
    assert last.calculation.amount_yuan == yuan


def test_against_the_usual_rate(talk):
    *_, last = talk("单位把住房租给个人住，一年租金24万，房产税交多少", "跟12%比省了多少")
    assert last.calculation.amount_yuan == "19200"


@pytest.mark.parametrize(
    ("messages", "gap"),
    [
        (
            [
                "工业转型项目固定资产投资总额6800万，完工了，奖多少",
                "我表弟是农业龙头企业，项目也完了，固定资产投资总额才960万，中不中",
                "差多少哩",
            ],
            "还差40万元",
        ),
        (
            [
                "链主企业，本地配套率从30%提到40%，增幅对应采购额两千万，补多少",
                "要是只提到34%",
                "差几个点",
            ],
            "还差1个百分点",
        ),
    ],
)
def test_what_is_lacking_is_said_where_the_award_was_not_due(talk, messages, gap):
    *_, last = talk(*messages)
    assert gap in last.answer and last.calculation.eligible is False


@pytest.mark.parametrize(
    ("messages", "difference"),
    [
        (
            (
                "民营企业，去年纳税300万，今年纳税450万，奖多少",
                "今年数字更正为500万",
                "比更正之前多了多少",
            ),
            "50000",
        ),
        (
            (
                "创新创业大赛山西赛区一等奖，奖多少",
                "二等奖呢",
                "国家级优秀奖",
                "国家级优秀奖比山西赛区二等奖多多少",
            ),
            "70000",
        ),
        (
            (
                "省级新型研发机构，省里补了200万，县里配多少",
                "省里实际拨的是350万",
                "从200到350，多出来多少",
            ),
            "300000",
        ),
        (("本县建企晋升一级，奖励多少", "换成晋升特级", "两者差额"), "4000000"),
    ],
)
def test_of_any_two_cases_that_the_words_point_to(talk, messages, difference):
    assert talk(*messages)[-1].calculation.amount_yuan == difference


@pytest.mark.parametrize(
    ("messages", "due"),
    [
        (("孵化器国家级", "省级", "市级", "最高和最低差多少"), "700000"),
        (("专精特新跟省级小巨人差多少",), "200000"),
        (("小升规和省级专精特新哪个多",), "100000"),
        (("国家级和省级小巨人差多少",), "200000"),
        (("我们小升规又拿省质量奖，一共", "里面哪个最多"), "500000"),
        (("小升规多少", "高企首次三年80万研发呢", "哪个多"), "400000"),
        (("出租住房租金收入30万，房产税多少", "省了多少"), "24000"),
        (("出租住房租金收入30万，房产税多少", "比原来省了多少"), "24000"),
    ],
)
def test_awards_and_cases_side_by_side(talk, messages, due):
    assert talk(*messages)[-1].calculation.amount_yuan == due


@pytest.mark.parametrize(
    ("messages", "amount"),
    [
        (("创新券花了12万补多少", "其实花了10万", "那跟花20万差多少"), "50000"),
        (("高企首次认定，三年研发60万，给多少", "跟研发80万差多少"), "100000"),
    ],
)
def test_a_figure_is_held_against_the_one_told_before(talk, messages, amount):
    assert talk(*messages)[-1].calculation.amount_yuan == amount


@pytest.mark.parametrize(
    ("asked", "yuan"),
    [
        (["科技型中小企业研发费300万，按100%比按75%多扣多少"], "750000"),
        (["科技型中小企业研发费200万，可以加计扣除多少", "比原来75%的时候多扣多少"], "500000"),
        (["单位把房子租给个人住，年租金36万，按4%比12%少交多少房产税"], "28800"),
    ],
)
def test_what_a_rate_brings_against_the_usual_one(talk, asked, yuan):
    *_, last = talk(*asked)
    assert last.calculation.amount_yuan == yuan


def test_what_a_sum_is_held_against_is_said_in_words_of_its_own(talk):
    *_, last = talk(
        "我们新建的铸件厂，今年建成投产，今年就入了规，奖励多少？",
        "产品属于全省十四个战略新兴产业，这一块另外给多少？",
        "合计多少？",
        "要是拖到明年才入规，入规这一项给多少？",
        "那跟今年入规比，少多少？",
    )
    assert last.calculation.amount_yuan == "1300000"


@pytest.mark.parametrize(
    ("messages", "difference"),
    [
        (("县里的建筑企业，省优一个国优两个", "国优要是就一个呢", "那不是少拿了，少多少"), "500000"),
        (("公司制创投企业，投资初创期科技型企业200万元，已满两年，可抵扣多少", "投资额如果是350万元", "多抵多少"), "1050000"),
        (("科技型中小企业，一年用30万创新券，补多少", "要是分两年，今年15万明年15万，两年一共补多少", "差多少"), "25000"),
    ],
)  # fmt: skip
def test_a_case_supposed_against_the_one_before(talk, messages, difference):
    assert talk(*messages)[-1].calculation.amount_yuan == difference


def test_at_most_how_many_days_is_no_difference(talk):
    *_, last = talk(
        "我们要投个工业转型项目，固定资产投资6000万，能奖多少",
        "实际投了5500万",
        "项目从立项到竣工批下来最多几天",
    )
    assert last.citations[0].article == 64
    assert "70个工作日" in last.answer


def test_what_a_case_is_held_against_is_no_figure_of_it(talk):
    *_, last = talk(
        "规上服务业，主营收入2400万，最低入库收入1000万，增速8%，行业平均6%，奖多少",
        "收入要是只有1400万呢",
        "收入2400万没错，比刚才1400万那种多奖多少",
    )
    assert "2.4万元" in last.answer

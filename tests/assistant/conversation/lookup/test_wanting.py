"""When a computed result answers, and when the article's own words do."""

import pytest


@pytest.mark.parametrize(
    ("question", "rule", "amount"),
    [
        ("省级新型研发机构，省里给了700万，县里按两成给140万对吧", None, "1000000"),
        ("一个国家级重点实验室、两个市级的，建设经费合起来多少", None, "1600000"),
        ("退税以后钱几天能到", "tax-refund-arrival", None),
        ("在阳城注册一个公司要多久", "business-opening-time", None),
        ("多缴的税我点确认了，几个钟头回到账户", "tax-refund-arrival", None),
        ("孵化6家国家级高新技术企业是多少", None, "300000"),
        ("政府性融资担保保了800万一年期，费率1.5%，县财政要补的差额保费是多少", None, "120000"),
        ("我们盖楼的公司，一级的牌子刚批下来，县上给几个钱", None, "2000000"),
        ("厂子属于十四个战略新兴产业，今年小升规了，除了小升规那20万还另外给多少", None, "300000"),
    ],
)
def test_a_result_answers(talk, question, rule, amount):
    (answer,) = talk(question)
    assert answer.calculation is not None
    if rule is not None:
        assert answer.calculation.rule == rule
    assert answer.calculation.amount_yuan == amount


def test_what_another_article_answers_by_far_is_no_case(talk):
    (answer,) = talk("我们几家一样的小厂在一个园区，环评能一块儿办不")
    assert (answer.kind, answer.citations[0].key) == ("policy", "48")


def test_what_follows_words_in_general_is_no_case(talk):
    _, last = talk("限上批发业的增长奖励怎么规定的", "住宿餐饮的呢")
    assert (last.kind, last.citations[0].key) == ("policy", "26")


@pytest.mark.parametrize(
    "question",
    [
        "国家级、省级、市级重点实验室各给多少建设经费",
        "创新券补助要带什么材料",
        "本地建筑公司产值上了个台阶，进档的奖励该领几万",
    ],
)
def test_no_sum_is_stated(talk, question):
    (answer,) = talk(question)
    assert answer.calculation is None or answer.calculation.amount_yuan is None


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("我们产值做到5亿的建筑公司，国家优质工程奖给多少", "500000"),
        ("俩省优一个国优，一共多少", "900000"),
        ("众创空间开了好几年了，早就认定过，今年最多能奖多少", "200000"),
        ("今年升规了，又评上省级小巨人，一共能拿多少", "500000"),
        (
            "统计上把我们划在限额以上批发，不在零售那头。销售额正好2亿，增速4%，年末行业平均3.8%，奖多少",
            "40000",
        ),
        (
            "政府性融资担保机构，为养鸡场担保800万元，期限一年，仅按1.5%收费，少收的县财政补我们多少",
            "120000",
        ),
        (
            "头一次成了国家认的高企，三年研发共72万；又头一回评上省里的小巨人。两样合计多少",
            "660000",
        ),
        ("名下两个工业企业今年都是第一次升规，联网直报了，小升规的奖两家加起来是多少", "400000"),
        (
            "物业公司，已纳入规上统计，最低入库收入1000万元，今年收入2000万元，增速6%，行业平均6%，奖多少",
            "36000",
        ),
        ("重点实验室，今年新批，牌子是北京发的，科技部批的，建设经费给多少", "1000000"),
        ("参加中国创新创业大赛，在山西赛区得了优秀奖，一等二等都没份，奖多少", "10000"),
    ],
)
def test_the_sum_is_of_what_was_asked(talk, question, amount):
    (answer,) = talk(question)
    assert answer.calculation.amount_yuan == amount


@pytest.mark.parametrize("about", ["五千万左右", "差不多5000万", "大概5千万"])
def test_a_figure_about_right_at_a_threshold_is_asked_for(talk, about):
    (answer,) = talk(f"限上零售企业，零售额{about}，涨了8%，行业平均5%，奖多少")
    assert answer.kind == "clarification"
    assert answer.calculation.amount_yuan is None


@pytest.mark.parametrize(
    "listed", ["创建国家优质工程 省优质工程 奖励", "一等奖 二等奖 创新创业大赛 奖金"]
)
def test_choices_that_are_only_listed_are_answered_in_words(talk, listed):
    (answer,) = talk(listed)
    assert answer.kind == "policy"
    assert answer.citations


def test_whether_there_is_an_award_for_a_case_told(talk):
    said = "那个饭店营业额增长有没有奖励啊我们是限额以上餐饮主营业务收入1300万涨了百分之六"
    (answer,) = talk(said)
    assert [missing.input for missing in answer.calculation.missing] == ["industry_growth"]


@pytest.mark.parametrize("asked", ["那笔钱能不能拿来发工资", "奖金要不要交税", "这钱叫不叫缴税哩"])
def test_what_becomes_of_the_money_is_asked_in_words(talk, asked):
    (answer,) = talk(f"新获批了省级重点实验室，{asked}")
    assert (answer.reason, answer.calculation) == ("not_stated", None)


def test_a_share_is_told_without_the_budget(talk):
    first, second = talk("达到公开招标限额的采购项目给中小企业留多少份额", "限额以下的呢")
    assert (first.calculation.value, second.calculation.value) == ("30", "100")


@pytest.mark.parametrize(
    "asked", ["这补贴几月拨下来", "是几月份打到账上", "这钱打到公司账上还是打给个人"]
)
def test_when_and_to_whom_it_is_paid_is_no_sum(talk, asked):
    *_, last = talk("政府性担保，费率2.5%，担保800万一年，补多少", asked)
    assert (last.reason, last.calculation) == ("not_stated", None)


@pytest.mark.parametrize(
    "asked",
    [
        "个人创业贷款利率多少",
        "小微企业创业贷款利息是几厘",
        "新型研发机构的绩效评价要考多少分才算过",
        "市级重点实验室批下来了，那笔建设经费大概几个月能打到账上",
        "老孵化器场地面积要多大才能评上择优的奖",
    ],
)
def test_a_figure_that_the_text_lacks_is_not_replaced_by_another(talk, asked):
    (answer,) = talk(asked)
    assert (answer.reason, answer.calculation) == ("not_stated", None)


def test_the_interest_of_a_loan_just_computed_is_no_loan(talk):
    *_, last = talk("小微企业想贷创业担保贷款，最多贷多少", "利息是多少")
    assert (last.reason, last.calculation) == ("not_stated", None)


def test_a_limit_asked_for_beside_the_interest_is_told(talk):
    (answer,) = talk("个人创业贷款能贷多少，利率多少")
    assert answer.calculation.amount_yuan == "300000"


def test_when_a_licence_comes_is_its_time_and_no_payment(talk):
    (answer,) = talk("表弟开公司，几天能拿到执照")
    assert (answer.calculation.value, answer.calculation.unit) == ("0.5", "天")


def test_how_it_was_before_is_told_by_the_words(talk):
    asked = "科技型中小企业研发费用加计扣除的比例提到多少了"
    *_, last = talk(asked, "原来是多少")
    assert (last.kind, last.calculation) == ("policy", None)


def test_a_name_that_only_says_of_what_kind_is_no_second_award(talk):
    *_, last = talk("我们厂评上小巨人了，专精特新那个，首次的，奖多少", "是省里那一级")
    assert last.calculation.amount_yuan == "300000"


def test_of_awards_named_alike_the_one_whose_things_are_counted(talk):
    (answer,) = talk("孵化器里孵出好几家国家级高新技术企业，县里给我们多少扶持？")
    assert [missing.input for missing in answer.calculation.missing] == ["high_tech"]


def test_for_how_many_years_at_most_is_a_period(talk):
    (answer,) = talk("用地符合过渡期政策的，最多能有几年不改用地主体和规划条件")
    assert (answer.calculation.value, answer.calculation.unit) == ("5", "年")


def test_a_total_is_not_asked_for_where_what_was_spent_settles_it(talk):
    (enough,) = talk("农业龙头企业，项目完工，固定资产实际投资是2460万，奖多少")
    assert enough.calculation.amount_yuan == "984000"
    assert "不少于 2460万元" in enough.answer
    first, second = talk("工业转型项目完工了，实际投了4000万，奖多少", "总额是5200万")
    assert [missing.input for missing in first.calculation.missing] == ["total"]
    assert second.calculation.amount_yuan == "1600000"


@pytest.mark.parametrize(
    "question",
    ["哪些单位把住房租给个人，能按4%交房产税", "我们单位把住房租给个人住，房产税能按4%交吗"],
)
def test_whether_a_relief_holds_is_answered_in_words(talk, question):
    (answer,) = talk(question)
    assert answer.kind == "policy"
    assert answer.citations[0].key == "18"


def test_so_much_of_a_case_is_told_that_a_result_answers(talk):
    (answer,) = talk("我们建筑公司从三级升到二级了，这种能领那个晋升资质的奖励吗")
    assert answer.calculation.eligible is False


def test_what_a_title_asks_for_is_no_award(talk):
    (answer,) = talk("总部经济企业的认定标准是什么，营业收入须达到多少？")
    assert answer.reason == "not_stated" and answer.calculation is None
    assert answer.answer.count("具体的认定标准") == answer.answer.count("认定标准")


@pytest.mark.parametrize("asked", ["专精特新多少钱", "专精特新补多少"])
def test_a_sum_named_alike_in_an_article_that_is_hardly_nearer_is_computed(talk, asked):
    (answer,) = talk(asked)
    assert answer.calculation.amount_yuan == "100000"


def test_after_a_time_another_matter_is_asked_for_its_time(talk):
    *_, answer = talk("开办企业几天", "那注销呢")
    assert answer.calculation.rule == "simple-deregistration-notice"
    *_, answer = talk("小升规奖多少", "那注销呢")
    assert answer.calculation is None


def test_a_sum_and_who_is_in_charge_asked_at_once(talk):
    (answer,) = talk("首次认定的高企，三年研发投入共80万，能扶持多少，哪个局管")
    assert answer.calculation.amount_yuan == "400000"
    assert "县科技局" in answer.answer

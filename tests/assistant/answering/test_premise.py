"""What somebody heard, held against the words of the clause."""

import pytest

from assistant.answering.premise import check_premise, weigh_claims

CONNECTION = "优化水电气报装流程，实现未实行“三零”服务的低压非居民用户、高压单电源用户合计电网环节办理时间分别压减至6个、15个、25个工作日以内，无外线工程、有外线工程企业获得用水用气办理时间分别压减至3个、5个工作日以内。"
NOTICE = (
    "将简易注销登记适用范围拓展至各类市场主体(上市股份有限公司除外)，将公示时间由45天压减为20天。"
)
SCALE_UP = "对年主营业务收入首次达到规模以上的“小升规”工业企业，给予20万元奖励(当年奖10万元，第二、三年若不退库分别奖5万元)"
CONSTRUCTION = "我县建筑业企业晋升特级、一级（综合）资质的，分别给予600万元和200万元的奖励。"
LABORATORY = "对新获批的国家级、省级、市级重点实验室、工程（技术）研究中心，分别给予一次性100万元、50万元、30万元建设经费支持。"
VOUCHERS = (
    "年使用创新券在5万元（含5万元）以内的，按实际发生额给予补助，每家企业年补助额最高不超过20万元。"
)
OPENING = "实现申请营业执照、公章刻制、银行预约开户等业务0.5天同步办结"


@pytest.mark.parametrize(
    ("question", "clause", "stated"),
    [
        ("听说有外线工程的接水当天就办好?", CONNECTION, "5个工作日"),
        ("听说没有外线工程的接水当天就办好?", CONNECTION, "3个工作日"),
        ("听说有外线工程的用水25个工作日办好?", CONNECTION, "5个工作日"),
        ("听说简易注销公示要45天", NOTICE, "20天"),
        ("听说升规奖30万", SCALE_UP, "20万元"),
        ("听说科技创新券最高补50万", VOUCHERS, "20万元"),
        ("听说建筑企业升特级奖500万", CONSTRUCTION, "600万元"),
    ],
)
def test_a_false_figure_is_set_right(question: str, clause: str, stated: str):
    premise = check_premise(question, clause)
    assert premise is not None and not premise.holds
    assert premise.stated == stated


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("听说简易注销公示只要20天", NOTICE),
        ("听说升规奖20万", SCALE_UP),
        ("听说有外线工程的用水5天办好", CONNECTION),
        ("听说办营业执照当天办好", OPENING),
    ],
)
def test_a_true_figure_is_confirmed(question: str, clause: str):
    premise = check_premise(question, clause)
    assert premise is not None and premise.holds


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("听说升规当年奖10万", SCALE_UP),  # true of the first of three years
        ("听说省级重点实验室给100万", LABORATORY),  # true of the national ones
        ("听说升资质奖200万", CONSTRUCTION),  # true of one of two qualifications
        ("听说升规奖励很多", SCALE_UP),  # no figure
        ("听说升规要等3天", SCALE_UP),  # a figure of a kind the clause has not
    ],
)
def test_what_the_clause_does_not_settle_is_neither_right_nor_wrong(question: str, clause: str):
    assert check_premise(question, clause) is None


def test_how_long_something_has_been_is_no_claim():
    assert check_premise("厂子办了七年了，今年升规有奖没有", SCALE_UP) is None


def test_three_days_are_seventy_two_hours():
    premise = check_premise("听说退税三天就到账", "实现税费退库“72小时到账”。")
    assert premise is not None and premise.holds


CLASSES = (
    "商品销售额10亿元及以上的单位,销售额增速达到年末本行业平均增速的,每增长1%奖励2万元,最高奖励20万元。"
    "商品销售额2亿元及以上10亿元以下的单位,销售额增速达到年末本行业平均增速的,每增长1%奖励1万元,最高奖励10万元"
)


@pytest.mark.parametrize(
    ("question", "claimed", "holds"),
    [
        ("批发10亿以上的每增长1%奖3万吧", "3万", False),
        ("批发10亿以上的每涨一个点奖2万,对不", "2万", True),
        ("批发10亿以上每涨1%给2万最高30万对吧", "30万", False),
    ],
)
def test_a_threshold_says_which_sentence_is_meant(question: str, claimed: str, holds: bool) -> None:
    premise = weigh_claims(question, CLASSES, CLASSES)
    assert premise is not None
    assert (premise.claimed, premise.holds) == (claimed, holds)


INVESTED = "对固定资产投资总额5000万元以上的工业转型项目、1000万元以上的农业龙头企业,项目完成后按实际投资额的4%给予奖励"


def test_of_thresholds_listed_the_one_of_what_is_named_counts() -> None:
    premise = weigh_claims("农业龙头企业固投5000万以上才给4%,是不是", INVESTED, INVESTED)
    assert premise is not None and not premise.holds
    assert premise.stated == "1000万元"


RESEARCH = "自主研发项目,按不超过研发经费的50%给予扶持,最高扶持金额不超过50万元"


def test_a_figure_under_a_cap_is_not_written_but_the_cap_is() -> None:
    premise = weigh_claims("自主研发项目按研发费用的30%给扶持,是不是", RESEARCH, RESEARCH)
    assert premise is not None
    assert (premise.of, premise.stated, premise.holds) == ("below", "50%", False)


VOUCHERS = "年使用创新券在5万元以内的,按实际发生额给予补助;超过5万元的,另对超出部分按50%给予补助"


def test_a_right_threshold_does_not_make_the_rest_right() -> None:
    assert weigh_claims("创新券超出5万的部分也全补是吧", VOUCHERS, VOUCHERS) is None


TITLES = "首次被认定为省级小巨人的,给予30万元奖励;首次被认定为国家级小巨人的,给予50万元奖励"


def test_of_several_sums_one_that_is_written_is_not_called_wrong() -> None:
    premise = weigh_claims("国家级小巨人50万、省级小巨人30万没错吧", TITLES, TITLES)
    assert premise is None or premise.holds

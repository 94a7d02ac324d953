"""Which articles certainly apply to an enterprise, which may, and what they add up to."""

from datetime import date

import pytest

from assistant.conversation.assistant import Assistant
from assistant.conversation.matching.rows import MatchResult, MatchRow


def labels(rows: list[MatchRow]) -> set[str]:
    return {row.label for row in rows}


def of_rule(result: MatchResult, rule: str) -> MatchRow:
    return next(row for row in (*result.certain, *result.possible) if row.rule == rule)


@pytest.mark.parametrize(
    ("profile", "label", "amount"),
    [
        ("我们是本县工业企业，今年首次小升规，已纳入统计部门联网直报", "第25条", "200000"),
        ("本县建筑业企业，今年晋升一级资质", "第22条", "2000000"),
        ("我们新获批了省级重点实验室", "第53条", "500000"),
        ("民营企业，去年新增税收300万元", "第25条", "300000"),
    ],
)
def test_what_is_told_in_full_is_certain_with_its_sum(
    assistant: Assistant, profile: str, label: str, amount: str
):
    result = assistant.match(profile)
    row = next(row for row in result.certain if row.label == label)
    assert row.amount_yuan == amount and not row.missing
    assert result.total_certain_yuan == amount
    assert row.departments


def test_an_award_of_which_only_the_trade_is_told_is_not_certain(assistant: Assistant):
    result = assistant.match("我们是做新材料的")
    assert not [row for row in result.certain if row.rule == "strategic-industry-award"]
    assert of_rule(result, "strategic-industry-award") in result.possible
    entered = assistant.match("我们是做新材料的，今年首次小升规")
    assert of_rule(entered, "strategic-industry-award") in entered.certain


@pytest.mark.parametrize(
    "asked",
    [
        "我在县城开了个小饭馆，有没有啥补贴",
        "我们做机械加工的，有什么扶持吗",
        "我开了个修车铺，有补贴吗",
    ],
)
def test_who_tells_the_trade_and_asks_for_any_grant_is_matched(assistant: Assistant, asked: str):
    assert assistant.ask(asked).kind == "match"


@pytest.mark.parametrize(
    "asked",
    ["我们做机械加工的，贷款有补贴吗", "我开了个修车铺，去年升规了，有奖励吗", "开民宿有没有补贴"],
)
def test_who_asks_for_something_is_not_matched(assistant: Assistant, asked: str):
    assert assistant.ask(asked).kind != "match"


def test_a_missing_fact_makes_it_possible_and_names_the_question(assistant: Assistant):
    row = of_rule(
        assistant.match("限上零售，零售额3000万，增速9%，能拿多少"), "retail-growth-award"
    )
    assert row.amount_yuan is None
    assert any("平均增速" in question for question in row.missing or [])


def test_a_ceiling_applies_as_an_upper_limit_and_is_never_in_the_total(assistant: Assistant):
    result = assistant.match("我们自主研发了新产品，经工信部门备案，研发经费80万元")
    row = of_rule(result, "new-technology-support")
    assert row in result.certain and row.ceiling and row.amount_yuan == "400000"
    assert "最高" in row.why
    assert result.total_certain_yuan == "0"


def test_what_fulfils_the_conditions_is_certain_though_the_sum_lacks_a_fact(assistant: Assistant):
    result = assistant.match("政府性融资担保公司，在阳城做业务，对小微企业收的担保费率是2%")
    row = of_rule(result, "guarantee-fee-subsidy")
    assert row in result.certain and row.amount_yuan is None
    assert any("担保" in question for question in row.missing or [])
    assert result.total_certain_yuan == "0"


def test_a_rule_of_which_nothing_is_told_is_not_certain(assistant: Assistant):
    for profile in (
        "我们是上市的股份有限公司，准备把公司注销了",
        "想问问小升规",
        "打算今年冲小升规",
        "想评省级专精特新",
    ):
        assert assistant.match(profile).certain == []


def test_conditions_told_in_full_name_an_article_that_no_word_names(assistant: Assistant):
    told = "公司开了三年没啥生意，没有任何债务，也没上市，现在想关掉"
    assert "第63条" in labels(assistant.match(told).certain)


def test_both_articles_that_state_one_award_are_named(assistant: Assistant):
    result = assistant.match("我们首次通过高新技术企业认定，三年研发投入120万元")
    assert {"第24条", "第54条"} <= labels(result.certain)
    second = next(row for row in result.certain if row.label == "第54条")
    assert second.amount_yuan is None and "第24条" in second.why


def test_what_was_new_years_ago_is_not_certain_now(assistant: Assistant):
    assert "第25条" in labels(assistant.match("我厂今年首次升规，已联网直报").certain)
    assert "第25条" not in labels(assistant.match("我厂2014年就首次升规了，一直在库里").certain)


@pytest.mark.parametrize(
    ("profile", "label"),
    [
        ("在县里的科技企业孵化器租了间办公室，公司才五个人", "第51条"),
        ("合作社花了三百万，乡里另一家龙头企业投了两千万，那是人家的", "第21条"),
        ("省级农业龙头企业准备投1200万建车间，地基刚打完", "第21条"),
        ("头一次报高新技术企业，材料交上去了还在等公示，三年研发90万", "第24条"),
        ("今年还没到规上的线，打算明年冲一下小升规", "第25条"),
    ],
)
def test_what_is_of_others_or_only_begun_is_not_certain(
    assistant: Assistant, profile: str, label: str
):
    assert label not in labels(assistant.match(profile).certain)


def test_a_condition_that_fails_is_neither(assistant: Assistant):
    result = assistant.match("民营企业，去年新增税收50万元")
    rules = {row.rule for row in (*result.certain, *result.possible)}
    assert "new-tax-award" not in rules


def test_two_awards_that_the_text_lets_come_together_are_added(assistant: Assistant):
    result = assistant.match("工业企业，今年首次小升规，已联网直报，属于工业四基领域")
    sums = [int(row.amount_yuan) for row in result.certain if row.amount_yuan]
    assert sorted(sums) == [200000, 300000]
    assert result.total_certain_yuan == "500000"


def test_an_award_stated_twice_is_counted_once(assistant: Assistant):
    result = assistant.match("我们首次通过高新技术企业认定，三年研发投入120万元")
    assert [row.rule for row in result.certain].count("high-tech-enterprise-support") == 1
    assert result.total_certain_yuan == "500000"


def test_an_ended_provision_is_not_promised(assistant: Assistant):
    result = assistant.match("增值税小规模纳税人，适用3%征收率，季度销售40万元")
    assert "small-scale-vat-exemption" not in {row.rule for row in result.certain}


def test_fields_say_what_words_say(assistant: Assistant):
    in_fields = assistant.match({"企业": "民营企业", "新增税收": "300万元", "备注": None, "人": ""})
    in_words = assistant.match("民营企业，新增税收300万元")
    assert in_fields.certain == in_words.certain
    assert in_fields.total_certain_yuan == in_words.total_certain_yuan == "300000"


def test_nothing_told_promises_nothing(assistant: Assistant):
    for profile in ("", "你好", {}):
        result = assistant.match(profile)
        assert result.certain == [] and result.total_certain_yuan == "0"


def test_the_day_decides(assistant: Assistant):
    profile = "增值税小规模纳税人，适用3%征收率，全年销售额40万元"
    then = assistant.match(profile, as_of=date(2022, 6, 1))
    now = assistant.match(profile, as_of=date(2026, 11, 24))
    rule = "small-scale-vat-exemption"
    assert rule in {row.rule for row in (*then.certain, *then.possible)}
    assert rule not in {row.rule for row in (*now.certain, *now.possible)}


def test_in_the_chat_the_story_told_before_counts(talk):
    answers = talk("我们是建筑业企业，今年晋升一级资质", "哪些政策适合我们")
    assert answers[-1].kind == "match"
    assert "第22条" in {citation.label for citation in answers[-1].citations}
    assert "200万元" in answers[-1].answer


def test_in_the_chat_without_a_story_it_is_asked_for(talk):
    answer = talk("我能享受哪些政策")[0]
    assert answer.kind in {"clarification", "match"}
    assert "按您说的情况，下面这些条文适用" not in answer.answer


@pytest.mark.parametrize(
    ("profile", "label"),
    [
        ("本县建筑业企业，2026年建筑业产值首次突破3亿元", "第22条"),
        ("建筑公司，去年产值第一次过了1个亿，以前最多七千万", "第22条"),
        ("限额以上批发，2025年销售额1.4亿元，增速7.8%，与年末行业平均增速7.8%持平", "第26条"),
        ("项目在中国创新创业大赛山西赛区拿了一等奖，公司五个人，高企还没认定", "第24条"),
    ],
)
def test_told_in_other_words_it_is_certain_all_the_same(assistant, profile, label):
    assert label in labels(assistant.match(profile).certain)


@pytest.mark.parametrize(
    "profile",
    [
        "做百货批发，今年第一次升成限额以上单位，听说工业的小升规有20万，商贸的也该有吧？",
        "塑料厂，还没到规上的线，统计联网直报也没进。打算明年冲一下小升规",
        "俺是开商砼站嘞，本县嘞，去年产值头一回过了一个亿，人家说建筑上有进档奖",
    ],
)
def test_what_is_only_heard_of_or_planned_is_not_certain(assistant, profile):
    assert not assistant.match(profile).certain


@pytest.mark.parametrize(
    "asked", ["谢谢，那我们还有没有别的能享受", "谢谢啊，那除了这个还有别的吗"]
)
def test_thanks_before_a_question_leave_it_a_question(talk, asked):
    *_, last = talk("限上零售，零售额3000万，增速8%，行业平均6%，奖多少", asked)
    assert last.kind in {"match", "clarification"} and "不客气" not in last.answer


@pytest.mark.parametrize("said", ["谢谢，我先回去了", "谢谢你帮我解决了大问题"])
def test_thanks_with_a_remark_are_thanks(talk, said):
    *_, last = talk("限上零售，零售额3000万，增速8%，行业平均6%，奖多少", said)
    assert last.answer.startswith("不客气")


@pytest.mark.parametrize("industry", ["光伏", "新材料"])
def test_what_comes_on_top_of_an_award_is_certain_only_with_it(assistant: Assistant, industry: str):
    alone = assistant.match(f"我们搞{industry}的，民企，去年投了1.2个亿建成投产")
    assert "strategic-industry-award" not in {row.rule for row in alone.certain}
    both = assistant.match(f"我们搞{industry}的，去年刚升规")
    assert of_rule(both, "strategic-industry-award") in both.certain


@pytest.mark.parametrize("yet", ["还没建完", "明年才能完工", "正在建"])
def test_a_project_that_is_not_done_yet_may_still_be_given_its_award(
    assistant: Assistant, yet: str
):
    result = assistant.match(f"农业龙头企业，投了1500万，{yet}")
    row = of_rule(result, "project-completion-award")
    assert row in result.possible and "60万元" in row.why and row.missing


def test_what_was_invested_is_no_rent(assistant: Assistant):
    result = assistant.match("我厂投了6000万的工业转型项目，刚建完")
    assert "rental-housing-property-tax" not in {row.rule for row in result.possible}


@pytest.mark.parametrize("between", [(), ("怎么申请",), ("第一条细说",)])
def test_what_a_list_was_made_of_is_computed_with(talk, between: tuple[str, ...]):
    *_, last = talk("我开超市的，限上，零售额6000万，能享受啥", *between, "涨了7%，行业平均5%")
    assert last.calculation.amount_yuan == "140000"


@pytest.mark.parametrize("asked", ["第一条细说", "第一个展开讲讲"])
def test_the_first_of_a_list_is_its_first_row(talk, asked: str):
    *_, answer = talk("我厂投了6000万的工业转型项目，刚建完，能享受什么政策", asked)
    assert answer.reason is None
    assert {citation.article for citation in answer.citations} == {21}


PLACEHOLDER = (
    "做机械加工的小厂，去年第一次升规，今年多交了150万的税，还评上了高新技术企业"  # the form's own
)


@pytest.mark.parametrize(
    "profile",
    [PLACEHOLDER, "小厂，今年多交了150万的税", "我开厂的，头一回升规，多缴了150万的税"],
)
def test_an_award_told_of_by_its_figure_alone_is_possible(assistant: Assistant, profile: str):
    row = of_rule(result := assistant.match(profile), "new-tax-award")
    assert row in result.possible and row.amount_yuan == "150000"
    assert row.missing == ["是不是民营企业？"]


@pytest.mark.parametrize(
    "profile", [PLACEHOLDER, "头一回升规，又评上高企", "第一次评上专精特新，也是高新技术企业了"]
)
def test_what_came_the_first_time_is_said_of_that_alone(assistant: Assistant, profile: str):
    row = of_rule(assistant.match(profile), "high-tech-enterprise-support")
    assert "首次" not in row.why and any("首次" in question for question in row.missing or [])


def test_the_first_time_is_its_own_where_it_is_said_of_it(assistant: Assistant):
    row = of_rule(
        assistant.match("第一次评上高新技术企业，也升规了"), "high-tech-enterprise-support"
    )
    assert "首次" in row.why


def test_what_nobody_mentioned_is_not_called_mentioned(assistant: Assistant):
    row = of_rule(assistant.match("评上了高新技术企业"), "new-technology-support")
    assert "提到" not in row.why


def test_a_notice_names_the_award_it_is_about(assistant: Assistant):
    notices = assistant.match("我们第一次升规").notices
    beside = next(notice for notice in notices if "同时享受" in notice)
    assert beside.startswith("“小升规”工业企业奖励：")


@pytest.mark.parametrize(
    ("profile", "certain"),
    [
        ("省级重点实验室在申报", False),
        ("本公司工程技术研究中心今年新获批为市级,省级申报尚在评审。", True),
        ("我们拿了县质量奖，另外正在申报省质量奖", True),
        ("外资企业，今年比去年多交了150万税", False),
        ("总部经济企业，今年刚被县里认定。", True),
        ("外人都说我们是龙头,营收五个亿,可链主名单里没我们。本地配套率倒是涨了八个点。", False),
        ("公司要注销，欠人家的货款上月全还清，也不是上市公司", True),
        ("本县的建筑公司，前几年一直是二级，上个月升成一级了", True),
    ],
)
def test_what_is_certain_by_how_it_is_told(
    assistant: Assistant, profile: str, certain: bool
) -> None:
    assert bool(assistant.match(profile).certain) is certain

"""Articles that speak to the kind of enterprise told, whether or not a rule computes them."""

import pytest

from assistant.conversation.assistant import Assistant
from assistant.conversation.matching.rows import MatchResult, MatchRow

STORY = (
    "我们是机械加工厂，今年第一次升规，厂子也是今年建成投产的，"
    "首次认定了省级专精特新，头一回评上高新技术企业，三年研发投入160万"
)


def rows(result: MatchResult, label: str) -> list[MatchRow]:
    return [row for row in (*result.certain, *result.possible) if row.label == label]


@pytest.mark.parametrize(
    ("profile", "labels"),
    [
        ("个体工商户，开小饭店", "第5条 第3条 第10条 第12条 第17条 第26条 第60条"),
        ("夫妻店，卖早餐的", "第5条 第17条 第26条 第60条"),
        ("我是小微企业，做服装加工，30人，年营业额500万", "第2条 第3条 第4条 第6条 第9条 第17条"),
        ("小规模纳税人，月销售额12万", "第17条 第20条"),
        ("开模具厂的", "第16条 第25条"),
        ("养猪的合作社", "第2条 第10条 第21条"),
        ("民营企业，做建筑施工", "第22条 第25条 第75条"),
        ("煤矿企业", "第16条 第40条 第49条"),
        ("房地产公司，要开发一个楼盘", "第18条 第45条"),
    ],
)
def test_articles_for_that_kind_of_enterprise_are_named(
    assistant: Assistant, profile: str, labels: str
):
    result = assistant.match(profile)
    named = {row.label for row in (*result.certain, *result.possible)}
    assert set(labels.split()) <= named
    assert result.certain == []


@pytest.mark.parametrize(
    ("profile", "label"),
    [
        (STORY, "第51条"),
        ("个体工商户，开小饭店", "第2条"),
        ("科技型中小企业，做软件", "第7条"),
        ("不是小微企业，大型煤矿", "第7条"),
        ("隔壁那家是个体工商户，我们是建筑公司", "第5条"),
        ("做百货批发的商贸公司", "第22条"),
        ("限上批发，卖了3亿", "第25条"),
        ("给厂里送货的货运公司", "第25条"),
        ("担保公司，给小微企业担保，费率2%，担保额3000万", "第7条"),
        ("我们代账公司，专门给小微企业和个体户做账", "第5条"),
        ("代账公司，主要为几十家小微企业报税", "第17条"),
        ("外贸公司", "第14条"),
    ],
)
def test_articles_for_others_are_not(assistant: Assistant, profile: str, label: str):
    assert rows(assistant.match(profile), label) == []


@pytest.mark.parametrize(
    ("profile", "label"),
    [
        ("外贸公司，想找银行做出口信用保险保单融资", "第14条"),
        ("木材加工小厂，欠了环保罚款信用不好，想修复", "第73条"),
        ("五金批发部，账没人管，想用云会计平台记账", "第32条"),
    ],
)
def test_what_one_clause_asks_for_is_named_whatever_the_firm_does(
    assistant: Assistant, profile: str, label: str
):
    (row,) = rows(assistant.match(profile), label)
    assert row.missing


def test_who_is_served_is_not_who_one_is(assistant: Assistant):
    """认定为小微企业 and 作为小微企业 are said of oneself."""
    for profile in ("我们被认定为小微企业，提供保洁服务", "作为小微企业，做配套加工"):
        assert rows(assistant.match(profile), "第7条"), profile


@pytest.mark.parametrize(
    ("profile", "label"),
    [
        ("小微企业，账上有留抵税额80万", "第16条"),
        ("中小企业，被大企业拖欠货款", "第72条"),
        ("打算开个面馆，还没办证", "第60条"),
    ],
)
def test_an_article_is_certain_where_all_that_it_asks_for_was_told(
    assistant: Assistant, profile: str, label: str
):
    (row,) = rows(assistant.match(profile), label)
    assert row in assistant.match(profile).certain
    assert row.missing is None


def test_a_fact_that_is_denied_settles_nothing(assistant: Assistant):
    assert assistant.match("小微企业，没有留抵税额").certain == []


def test_an_article_whose_term_has_passed_says_so_and_comes_last(assistant: Assistant):
    row = assistant.match("小规模纳税人，月销售额12万").possible[-1]
    assert row.label == "第17条" and row.ended
    assert row.deadline == "有效期已过（2022年12月31日）"
    assert row.deadline in row.why


@pytest.mark.parametrize("profile", ["hello", "你好", "今天天气不错", "1234", "行"])
def test_what_tells_nothing_matches_nothing_and_is_told_what_to_say(assistant: Assistant, profile):
    result = assistant.match(profile)
    assert result.certain == [] and result.possible == []
    assert any("请说说企业的情况" in notice for notice in result.notices)


@pytest.mark.parametrize(
    "profile",
    [
        STORY,
        "当年建成投产当年入规的铸造厂",
        "个体工商户，开小饭店",
        "小企业，想贷款没有抵押",
        "高新技术企业，想找银行对接融资",
        "想评省级专精特新",
        "外地企业想来阳城投资1个亿建厂",
    ],
)
def test_whatever_is_possible_says_which_fact_would_decide_it(assistant: Assistant, profile: str):
    for row in assistant.match(profile).possible:
        assert row.missing, row.title
        assert "是否符合这一条写的条件" not in row.missing


def test_what_a_department_decides_names_the_fact_and_the_sum(assistant: Assistant):
    result = assistant.match("当年建成投产当年入规的铸造厂")
    row = next(r for r in result.possible if r.rule == "strategic-industry-award")
    assert row.amount_if_yuan == "300000" and row.amount_yuan is None
    assert "30万元" in row.why
    assert any("四基" in question for question in row.missing or [])
    assert result.total_certain_yuan == "1500000"


def test_what_has_to_come_about_first_is_asked_too(assistant: Assistant):
    result = assistant.match("模具厂，今年首次评上高新技术企业，三年研发投入200万")
    row = next(r for r in result.possible if r.rule == "strategic-industry-award")
    assert any("首次达到规模以上" in question for question in row.missing or [])


def test_an_award_that_another_replaces_says_so_on_both_cards(assistant: Assistant):
    result = assistant.match(STORY)
    less = next(r for r in result.possible if r.rule == "scale-up-award")
    more = next(r for r in result.certain if r.rule == "built-and-entered-award")
    assert less.replaced_by == more.title
    assert "150万元" in less.why and "不重复相加" in less.why
    assert more.replaces == [less.title]
    assert result.total_certain_yuan == "2100000"


def test_what_may_be_deducted_from_an_income_is_no_sum_received(assistant: Assistant):
    result = assistant.match("科技型中小企业，研发费用一年60万")
    assert "rd-super-deduction" in {row.rule for row in result.certain}
    assert result.total_certain_yuan == "0"


def test_in_the_chat_the_nearest_are_named_and_the_rest_counted(talk):
    *_, last = talk("我是小微企业，做服装加工的", "哪些政策适合我")
    assert last.kind == "match"
    assert "第17条" in {citation.label for citation in last.citations}
    assert "也可能用得上" in last.answer
    assert len(last.citations) <= 10


def test_what_else_after_a_list_is_what_the_list_only_counted(talk):
    *_, first, more = talk("我是小微企业，做服装加工的", "哪些政策适合我", "还有别的吗")
    assert more.kind == "match"
    shown = {citation.label for citation in first.citations}
    assert shown.isdisjoint(citation.label for citation in more.citations)
    assert "第10条" in {citation.label for citation in more.citations}

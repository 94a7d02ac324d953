"""Matters that no document names are refused, and what the text answers is not."""

import pytest


@pytest.mark.parametrize(
    "asked",
    [
        "生二胎有补贴吗",
        "体育比赛拿冠军奖励多少",
        "专利奖励多少钱一件",
        "养猪场补贴多少",
        "博士来阳城给多少钱",
        "个人征信修复",
        "营业执照丢了怎么补",
        "养老院建设补贴",
        "药店审批要几天",
        "开民宿有没有补贴",
        "农产品冷链物流有奖励吗",
        "我们公司今年出口了500万美元，有奖励吗",
        "瞪羚企业有奖没有",
        "服务外包企业奖励",
        "企业给员工培训有培训补贴吗",
        "申请发明专利给多少钱",
        "大棚改造给钱不",
    ],
)
def test_a_matter_that_the_text_does_not_name_is_refused(talk, asked):
    (answer,) = talk(asked)
    assert answer.kind == "refusal"
    assert not answer.citations


@pytest.mark.parametrize(
    ("asked", "article"),
    [
        ("专利能质押贷款吗", "14"),
        ("养牛合作社能贷款吗", "12"),
        ("养殖场环评能不能承诺制", "46"),
        ("老板看病孩子上学管不管", "75"),
        ("大学生创业有啥补助", "28"),
        ("药店能办一业一证吗", "60"),
        ("失信了怎么洗白重新经营", "73"),
        ("农业龙头企业投1500万建养猪场，完工奖多少", "21"),
        ("直播公司评上省级专精特新给多少", "25"),
        ("做新材料的落户阳城能拿什么扶持", "21"),
        ("开民宿，年营业收入2000万，增长10%，行业平均5%，奖多少", "26"),
        ("搞电商的想办无抵押贷款", "2"),
    ],
)
def test_what_the_text_answers_stays_answered(talk, asked, article):
    (answer,) = talk(asked)
    assert answer.reason is None
    assert answer.citations[0].key == article


@pytest.mark.parametrize(
    "asked",
    [
        "光伏有补贴吗",
        "那专利有奖吗",
        "参加展会有补助吗",
        "买设备有补贴吗",
        "冷库建设补不补",
        "光伏补贴多少",
        "买新能源货车有补贴吗",
        "那我孩子上学有补贴吗",
        "那工伤保险谁交",
        "老板欠工资咋办",
    ],
)
def test_a_thing_that_nothing_is_given_for_is_refused_behind_an_award_too(talk, asked):
    _, answer = talk("刚升规奖多少", asked)
    assert answer.kind == "refusal"
    assert not answer.citations


@pytest.mark.parametrize(
    "asked",
    [
        "做水泥的也有奖吗",
        "新增税收有奖励吗",
        "单项冠军有奖吗",
        "餐馆有补贴吗",
        "搬迁有奖励吗",
        "省里补不补",
        "零售业补不补",
        "亏损补不补",
        "厂房有没有补贴",
    ],
)
def test_what_goes_on_with_an_award_stays_answered(talk, asked):
    _, answer = talk("刚升规奖多少", asked)
    assert answer.kind != "refusal"


@pytest.mark.parametrize("message", ["要带身份证不", "身份证要带吗", "带啥材料，户口本要不要"])
def test_papers_to_bring_are_no_matter_of_their_own(talk, message):
    *_, last = talk("我厂首次评上省级专精特新，奖多少", message)
    assert last.reason == "not_stated"
    assert "材料" in last.answer


def test_how_one_s_papers_are_had_is_another_matter(talk):
    *_, last = talk("我厂首次评上省级专精特新，奖多少", "办身份证要几天")
    assert last.reason == "out_of_scope"


def test_a_private_matter_beside_a_term_of_the_text_is_no_reason_to_refuse(talk):
    (found,) = talk("我自己买车跑货运当个体户，信用贷款有没有")
    assert found.kind == "policy"

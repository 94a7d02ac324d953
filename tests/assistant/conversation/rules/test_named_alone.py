"""国家级小巨人是多少, after a total: a plain question names one award, and gets that one."""

import pytest

TITLES = ("省级专精特新首次，能领多少", "同年又首次认定省级小巨人", "两个加在一起多少")


def test_an_award_asked_for_by_name_is_given_alone(talk):
    *_, total, alone = talk(*TITLES, "国家级小巨人是多少")
    assert (total.calculation.amount_yuan, alone.calculation.amount_yuan) == ("400000", "500000")


def test_a_case_that_is_supposed_is_one_of_the_total(talk):
    *_, last = talk("升一级资质奖多少，本县的", "国优呢", "一共多少", "要是省优呢")
    assert last.calculation.amount_yuan == "2200000"


@pytest.mark.parametrize(
    "asked", ["光升规那个多少", "小升规奖是多少", "小升规的呢", "小升规那20万一共能拿到多少"]
)
def test_an_award_of_a_total_told_at_once_is_given_alone(talk, asked):
    *_, last = talk("首次升规做新材料，总共多少", asked)
    assert last.calculation.amount_yuan == "200000"


def test_what_an_office_gives_is_told_from_a_level(talk):
    *_, last = talk("我们拿了省质量奖，能奖多少", "县级的给多少")
    assert last.calculation.amount_yuan == "200000"


def test_what_is_only_aimed_at_is_no_part_of_the_total(talk):
    *_, last = talk(
        "今年首次评上省级专精特新，给多少",
        "年底又首次认定成省级小巨人，这个单独给多少",
        "合起来呢",
        "明年冲国家级小巨人，冲上了给多少",
    )
    assert last.calculation.amount_yuan == "500000"


def test_an_award_by_itself_is_singled_out(talk):
    (only,) = talk("我厂属于工业四基领域，今年首次小升规入统，先问小升规本身奖多少")
    assert only.calculation.amount_yuan == "200000"


@pytest.mark.parametrize(
    "asked",
    ["那往后要是再评上国家级小巨人，首次，那一回给多少", "那要是国家级小巨人呢，这一个给多少"],
)
def test_one_that_is_pointed_at_is_no_total(talk, asked):
    *_, last = talk("首次认定省级专精特新，多少钱", "首次认定省级小巨人呢", "两家一共", asked)
    assert last.calculation.amount_yuan == "500000"


def test_an_award_whose_rate_is_asked_about_is_no_total(talk):
    *_, last = talk(
        "工业转型项目，固投总额6800万，已竣工，实际投资额6500万，奖补多少？",
        "我司同时获认定总部经济企业，这部分补助多少？",
        "两项合计？",
        "要是项目尚未完工，现在那4%能领吗？",
    )
    assert (last.calculation.rule, last.calculation.eligible) == ("project-completion-award", False)


@pytest.mark.parametrize(
    ("asked", "yuan"), [("新认定这项是多少", "500000"), ("孵化高新企业的呢", "150000")]
)
def test_one_of_two_awards_is_called_after_their_total(talk, asked, yuan):
    told = "我们孵化器今年新认定为省级科技企业孵化器，还孵化出3家国家级高新技术企业，一共得多少"
    assert talk(told, asked)[-1].calculation.amount_yuan == yuan


def test_so_many_projects_of_one_size_are_supposed(talk):
    *_, last = talk(
        "工业转型项目固定资产投资3亿元，已竣工，实际投资也是3亿元，奖励多少",
        "如果当初是两个单独的项目，各投1.5亿元，都完工了，两个一共多少",
    )
    assert last.calculation.amount_yuan == "12000000"


@pytest.mark.parametrize("asked", ["单算质量奖是多少", "质量奖是多少"])
def test_an_award_keeps_its_own_level_beside_another_s(talk, asked):
    told = "陶瓷企业，今年首次被认定为国家级专业化“小巨人”，同时拿了山西省质量奖，合计奖励多少"
    assert talk(told, asked)[-1].calculation.amount_yuan == "500000"


def test_to_reckon_again_is_no_new_recognition(talk):
    *_, last = talk(
        "孵化器新认定成国家级，给多少",
        "我们还孵化了4家国家级高企，这块多少",
        "一共呢",
        "不对，高企只有2家，重新算一共多少",
    )
    assert last.calculation.amount_yuan == "1100000"


def test_a_way_an_award_is_had_names_no_other_award(talk):
    *_, last = talk("外县一家一级资质的建筑企业想把总部挪过来，总部迁入县里奖多少")
    assert last.calculation.amount_yuan == "2000000"


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("集团进了全国民营企业500强，山西那个榜没进，奖多少", "1000000"),
        ("山西100强进了，全国500强没有份，奖多少", "500000"),
        ("我们本地建筑公司今年晋升特级资质，一级建造师70多个，晋升奖多少", "6000000"),
        (
            "限上零售，今年零售额3100万，增速3.2%，年末行业平均增速是5.8%，"
            "2023年倒是增了18%，今年奖多少",
            "0",
        ),
    ],
)
def test_what_is_told_of_another_of_the_kind_is_none_of_it(talk, text, amount):
    (answer,) = talk(text)
    assert answer.calculation.amount_yuan == amount

"""Denied in other orders, and for whole lists; asked about; affirmed."""

from datetime import date

import pytest

from assistant.calculator.message.polarity import polarity

POWER, WATER, PERMIT = (
    "power-connection-time",
    "water-gas-connection-time",
    "pollution-permit-exemption",
)


def said(fillings_of, rule: str, name: str, text: str) -> object:
    found = fillings_of(rule, text)
    return next((f.value for f in found if f.input == name), None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("要是没升规呢", False),
        ("要是升规了，能拿多少", True),
        ("一定要是升规的才给吗", None),
    ],
)
def test_what_is_supposed_is_told_and_not_asked_about(
    fillings_of, text: str, expected: bool | None
) -> None:
    assert said(fillings_of, "scale-up-award", "first_entry", text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("低压用电，没享受到三零服务", False),
        ("低压用电，三零那个没给我们办", False),
        ("三零服务一直没落实，低压的几天", False),
        ("低压用电，三零服务没给咱开通", False),
        ("低压用电，享受三零服务", True),
        ("低压用电，三零服务办了", True),
        ("低压用电是不是三零服务", None),
        ("首次贷款没享受三零服务", False),
    ],
)
def test_a_service(fillings_of, text: str, expected: bool | None) -> None:
    assert said(fillings_of, POWER, "three_zero", text) is expected


def test_what_is_denied_is_the_object_not_the_words_before(fillings_of) -> None:
    assert said(fillings_of, "first-loan-reply", "first_loan", "首次贷款没享受三零服务") is True


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("外头不用挖管子，接水几天", "无外线工程"),
        ("接气，不需要做外线", "无外线工程"),
        ("接水不带外线工程", "无外线工程"),
        ("无外线工程用水报装", "无外线工程"),
        ("接水，没有拉外线", "无外线工程"),
        ("接水 有外线工程 几天", "有外线工程"),
        ("接水还要挖沟铺管子", "有外线工程"),
        ("接气得破路", "有外线工程"),
        ("接水几天", None),
    ],
)
def test_works_outside(fillings_of, text: str, expected: str | None) -> None:
    assert said(fillings_of, WATER, "outside_works", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("没锅炉没窑，不搞表面处理水处理", "都没有"),
        ("设备制造，没有锅炉，没有炉窑，没有喷漆，没有污水处理", "都没有"),
        ("锅炉炉窑表面处理水处理都没有", "都没有"),
        ("锅炉、窑、电镀、废水处理这些都不涉及", "都没有"),
        ("厂里有个锅炉", "锅炉"),
        ("有窑没锅炉", "工业炉窑"),
        ("不搞喷漆，有锅炉", "锅炉"),
        ("没有锅炉、工业炉窑、表面处理", None),
        ("没有锅炉", None),
    ],
)
def test_a_list_of_things(fillings_of, text: str, expected: str | None) -> None:
    assert said(fillings_of, PERMIT, "involves", f"机械厂排污许可，{text}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("高企重新认定的，跟首次的不一样吧，研发100万", "重新"),
        ("高企重新认定的，听说首次的能拿27万，研发55万", "重新"),
        ("高企首次认定，研发55万", "首次"),
    ],
)
def test_what_is_compared_with_is_not_said(fillings_of, text: str, expected: str) -> None:
    assert said(fillings_of, "high-tech-enterprise-support", "recognition", text) == expected


@pytest.mark.parametrize("text", ["新产品没去工信局那边备案，研发花了60万", "没到工信备案的新产品"])
def test_a_no_reaches_over_where_one_did_not_go(fillings_of, text: str) -> None:
    assert said(fillings_of, "new-technology-support", "filed", text) is False


@pytest.mark.parametrize(
    ("rule", "name", "text", "expected"),
    [
        ("wholesale-growth-award", "above_limit", "批发限上刚退出来，现在不算了", False),
        ("innovation-voucher-subsidy", "tech_sme", "没入科技型中小企业的库，用了十万", False),
        ("innovation-contest-award", "contest", "跟中国创新创业大赛没关系，市里的二等奖", False),
        ("small-scale-vat-exemption", "small_scale", "小微就是小规模吧？卖了120万", None),
        ("top-list-award", "list", "五百强咱差一名没进去", None),
        ("laboratory-award", "level", "听说新获批省级重点实验室给100万，是真的吗", "省级"),
        ("little-giant-award", "level", "听说国家级小巨人给五十万？俺们报上去还没信儿", None),
    ],
)
def test_what_was_lost_missed_or_only_heard_of_is_not_had(
    fillings_of, rule: str, name: str, text: str, expected: object
) -> None:
    assert said(fillings_of, rule, name, text) == expected


@pytest.mark.parametrize(
    ("rule", "name", "text", "expected"),
    [
        ("chain-leader-revenue-award", "leader", "链主报了没批，营收二亿六", False),
        ("chain-leader-revenue-award", "leader", "链主，采购额一个亿，配套率没算", None),
        ("champion-enterprise-award", "newly", "单项冠军企业证还没下来", False),
        ("champion-product-award", "newly", "省级单项冠军产品，那是前年的事了", False),
        ("champion-enterprise-award", "level", "国家级单项冠军企业，奖金还没下来", "国家级"),
        ("construction-qualification-award", "how", "三级升二级，报了没批呢", None),
        ("champion-enterprise-award", "level", "国家级单项冠军今年评上了，牌子还没下来", "国家级"),
        (
            "specialised-sme-award",
            "level",
            "省级专精特新，去年没评上，今年评上了",
            "省级“专精特新”企业",
        ),
        (
            "incubator-recognition-award",
            "newly",
            "今年刚认定的省级孵化器，国家级没评上",
            True,
        ),
        ("top-list-award", "list", "进了山西100强，全国500强没进", "山西100强"),
        ("headquarters-subsidy", "recognised", "申报总部经济企业没戏了", False),
        (
            "built-and-entered-award",
            "industrial",
            "我们是工业企业，投产也是今年，入规么还没批下来",
            True,
        ),
        (
            "hatched-high-tech-award",
            "hatching_body",
            "我们那个众创空间 今年刚认下市级的，省级没评过",
            True,
        ),
    ],
)
def test_what_failed_is_what_is_named_for_it(
    fillings_of, rule: str, name: str, text: str, expected: object
) -> None:
    assert said(fillings_of, rule, name, text) == expected


@pytest.mark.parametrize(
    ("text", "rule", "denied"),
    [
        ("往后三年俺也不打算退库", "scale-up-award", "退库"),
        ("也不是最底下市里那级", "incubator-recognition-award", "市里"),
        ("不是什么上市公司", "simple-deregistration-notice", "上市公司"),
        ("头名那档让别人拿了", "innovation-contest-award", "头名"),
    ],
)
def test_what_is_not_planned_or_went_to_others_is_denied(text, rule, denied, vocabulary):
    told = vocabulary.tell(text, date(2026, 11, 27))
    spoken = [m for m in told.mentions[rule] if told.text[m.start : m.end] == denied]
    assert spoken and all(polarity(told, mention) is False for mention in spoken)


@pytest.mark.parametrize(
    ("rule", "name", "text", "expected"),
    [
        ("innovation-voucher-subsidy", "tech_sme", "大厂，科技型中小企业那个库进不去也不算", False),
        ("consortium-subsidy", "breakthrough", "突破倒是有，可成果没跟行业共享", False),
        ("new-technology-support", "filed", "工信部门那道备案手续我嫌麻烦没走", False),
        ("new-technology-support", "filed", "备案手续都办了", True),
        ("project-completion-award", "completed", "工业转型项目，年底都干完了", True),
        ("project-completion-award", "completed", "工业转型项目，到年底就干完了", False),
        ("project-completion-award", "completed", "工业转型项目，明年年底完工了", False),
        (
            "hatched-high-tech-award",
            "hatched",
            "孵化器，国家级高企本来说五家，有一家没批下来，实际四家",
            "国家级高新技术企业",
        ),
        ("hatched-high-tech-award", "hatched", "孵化器，五家国家级高企，其中两家没通过", None),
    ],
)
def test_denied_in_passing_or_in_part(
    fillings_of, rule: str, name: str, text: str, expected: object
) -> None:
    assert said(fillings_of, rule, name, text) == expected

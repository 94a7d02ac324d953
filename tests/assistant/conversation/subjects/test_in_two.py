"""A change of one of several sums and the question for their total, in one message."""

import pytest

LEADER = (
    "我们是产业链链主企业，今年营业收入2.3亿，县里进档奖励给多少",
    "本地配套率提高了5个百分点，增幅对应的采购额3000万，又补多少",
    "进档和配套两块总额",
)
SERVICES = (
    "规上服务业，我公司年主营收入是最低入库收入的1.8倍，增速7%，行业平均5%，奖励多少",
    "客户也是规上服务业，收入只有最低入库收入的1.2倍，增速8%",
    "我们和客户的奖励求和",
)
FARMS = (
    "农业龙头企业，项目完工，固定资产投资总额1000万整，实际投资1000万，奖励多少",
    "合伙人另一家也是农业龙头，完工了，总额900万，实际也是900万",
    "两家奖励总和",
)
PLATFORMS = (
    "医院新批了个省级重点实验室，有多少建设经费",
    "还有个市级临床医学研究中心也批下来了",
    "两个平台总共？",
)


@pytest.mark.parametrize(
    ("messages", "total"),
    [
        (LEADER, "400000"),
        ((*LEADER, "采购额改一下，是3600万，总额变成多少"), "460000"),
        ((*SERVICES, "我公司增速统计局定的是9%，重新求和"), "78000"),
        ((*FARMS, "合伙人那家补了票，总额和实际都是1050万，总和更新"), "820000"),
        ((*PLATFORMS, "我说错了 实验室是国家级的，总数改成多少"), "1300000"),
    ],
)
def test_what_changes_changes_the_total(talk, messages, total):
    *_, last = talk(*messages)
    assert last.calculation.amount_yuan == total


def test_what_is_chosen_is_no_change(talk):
    *_, last = talk(
        "我厂三年研发一共46万，高企首次认定通过，给多少",
        "又有个新工艺项目，研发经费28万，工信局备案了，这个扶持多少",
        "今年还首次评上省级专精特新，这又是几个钱",
        "光高企和专精特新这两项，总和",
    )
    assert last.calculation.amount_yuan == "330000"

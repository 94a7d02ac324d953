"""A question of another article, whole by itself, is no follow-up; one that leans on the subject is."""

import pytest

BID = "没做过政府的生意，头一次想去投标，准入是不是写个承诺就行"


@pytest.mark.parametrize(
    ("messages", "article"),
    [
        ((BID, "采购文件收钱不"), "31"),
        (("纳税信用好能不能换成贷款", "首贷中心开在哪条街上"), "4"),
        (("退税几天能到", "小规模的优惠退税还要申请不", "那别的减免 用自己去申请不"), "19"),
        (("惠企政策在甚地方能查", "一年能帮多少家企业"), "72"),
    ],
)
def test_it_stands_by_itself(talk, messages, article):
    *_, last = talk(*messages)
    assert last.citations[0].key == article


@pytest.mark.parametrize(
    ("messages", "article"),
    [
        ((BID, "归谁管"), "29"),
        (("国家级重点实验室奖多少", "要交啥材料"), "53"),
        (("城镇土地使用税两次下调的优惠还在吗", "现在的标准去哪儿问"), "18"),
    ],
)
def test_it_leans_on_the_subject(talk, messages, article):
    *_, last = talk(*messages)
    assert last.citations[0].key == article

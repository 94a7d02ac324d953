"""Another's enterprise in just the same situation, and two that are meant as one."""

import pytest

from assistant.conversation.reading.same_situation import another_alike, total_of_both


@pytest.mark.parametrize(
    ("text", "whose", "own"),
    [
        ("我老婆的公司也是这个情况,她能拿多少", "老婆", False),
        ("我朋友公司跟我一摸一样,他能那多少", "朋友", True),
        ("张总那边条件和我们完全一致,能得多少", "张总", True),
        ("另外一家企业也是同样情况,奖多少", "", False),
        ("别的企业跟我们一样的条件能拿多少", "", True),
        ("我姑父公司也这样,能领几多", "姑父", False),
        ("我嫂子的企业跟我这个没区别,她呢", "嫂子", True),
    ],
)
def test_another_is_alike(text, whose, own):
    found = another_alike(text)
    assert found is not None
    assert (found.whose, found.own) == (whose, own)


@pytest.mark.parametrize(
    "text",
    [
        "我朋友的公司情况不一样,他能拿多少",
        "跟我一样开饭店的能拿多少",
        "我老婆的公司,零售额3000万",
        "情况一样的话能拿多少",
        "隔壁那家跟我们一样,可市里一分没给,他家呢",
        "我表弟也是开公司的,他能拿多少",
        "我表弟那家行业平均也一样,他能拿多少",
        "我朋友的厂规模跟我差不多,能给多少",
    ],
)
def test_another_is_not_alike_or_more_is_told(text):
    assert another_alike(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "我们两家一工多少钱",
        "他的加上我的是多少",
        "把我和我妹夫的加一块呢",
        "算上他的,一共能领多少",
        "我们夫妻俩能拿好多",
    ],
)
def test_the_total_of_both(text):
    assert total_of_both(text)


@pytest.mark.parametrize(
    "text", ["我们两家差多少", "两家各能拿多少", "他能拿多少", "一共多少", "我跟他谁多"]
)
def test_no_total_of_both(text):
    assert not total_of_both(text)

"""咱不扯那没影的，就说俺现在这样给多少: what only goes on with the answer before is told by its likeness."""

import pytest

TAX = "民营企业，今年新增税收刚好100万，奖几万"
GIANT = "公司头一次评上国家级专精特新小巨人，县里能兑现多少现钱"


@pytest.mark.parametrize(
    ("then", "yuan"),
    [
        (("俺寻思要是整到双倍，能给俺多少钱",), "200000"),
        (("倘若数目只及眼下的一半，能拿多少",), "0"),
        (("那200万能拿多少", "咱不扯那没影的，就说俺现在这样给多少"), "100000"),
        (("那200万能拿多少", "这两种情况中间隔着多少钱"), "100000"),
        (("刚才有人敲门没留神，您说的是几万来着",), "100000"),
    ],
)
def test_it_is_read_in_plain_words(talk, then, yuan):
    *_, last = talk(TAX, *then)
    assert last.calculation is not None
    assert last.calculation.amount_yuan == yuan


def test_thanks_compute_nothing(talk):
    *_, last = talk(GIANT, "成嘞，您受累了")
    assert last.kind == "chat"
    assert last.calculation is None


@pytest.mark.parametrize(
    ("then", "yuan"),
    [("要是省级的呢", "300000"), ("说错了，是省级的", "300000")],
)
def test_a_message_that_names_something_is_read_as_it_stands(talk, then, yuan):
    *_, last = talk(GIANT, then)
    assert last.calculation.amount_yuan == yuan


def test_a_message_without_anything_before_it_is_read_as_it_stands(talk):
    (only,) = talk("翻一番的话能拿多少")
    assert only.calculation is None

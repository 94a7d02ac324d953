"""Thanks and the wish to hear it again are read by what they are made of, in any order."""

import pytest

from assistant.conversation.reading.understanding import understand
from assistant.conversation.reading.wordings import asks_to_repeat, closing
from corpus.normalise import fold_plain


@pytest.mark.parametrize(
    "text",
    [
        "好嘞，麻烦您啦，先这样",
        "中，谢谢恁",
        "多谢晒，冇其他问题了",
        "非常感谢您的耐心解答，祝您生活愉快",
        "晓得了晓得了，谢啦",
        "okok谢谢",
        "太感谢了，讲得很清楚，再见",
    ],
)
def test_nothing_but_thanks(text):
    assert closing(fold_plain(text)) == "thanks"
    assert understand(text).small_talk == "thanks"


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("好的，没别的问题了", "farewell"),
        ("搞清楚了", "acknowledged"),
        ("没有", None),
        ("没了", None),
        ("有情况", None),
    ],
)
def test_what_closes_the_talk_without_thanks(text, how):
    assert closing(fold_plain(text)) == how


@pytest.mark.parametrize(
    "text",
    [
        "谢谢，归谁管",
        "谢谢，那国家级的呢",
        "好的谢谢，还差多少",
        "省级的，谢谢",
        "3000万，谢谢",
        "辛苦了，你吃午饭了吗",
    ],
)
def test_thanks_beside_something_else(text):
    assert understand(text).small_talk is None


@pytest.mark.parametrize(
    "text",
    [
        "刚走神了，一共多少来着",
        "信号不好，麻烦您重新报一下金额",
        "再讲一遍数目",
        "好多钱喃，再说一哈",
        "在说一遍多少",
        "没看清，金额是多少",
        "太快了没记下来，再来一遍",
        "我找支笔，你再念一遍",
        "您刚才说的数额我没听清",
        "能不能把结果重复一次",
    ],
)
def test_it_should_be_said_again(text):
    assert asks_to_repeat(fold_plain(text))


@pytest.mark.parametrize(
    "text",
    [
        "再说说材料",
        "第一个再说一遍",
        "再报30万呢",
        "没听说过这个政策",
        "再报一个省级的多少",
        "重新认定多少",
        "会不会重复拿",
        "再评一次多少",
        "重新认定的呢",
        "能拿多少",
        "没拿到过",
    ],
)
def test_something_else_is_said(text):
    assert not asks_to_repeat(fold_plain(text))

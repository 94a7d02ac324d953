import pytest

from corpus.normalise import shadow
from corpus.numbering import mark_at, ordinal


@pytest.mark.parametrize(
    ("printed", "style", "number", "label", "written"),
    [
        ("一、金融支持", "chinese", 1, "一、", "一"),
        ("二十二、其他", "chinese", 22, "二十二、", "二十二"),
        ("（三）奖励", "chinese-bracket", 3, "(三)", "（三）"),
        ("(三)奖励", "chinese-bracket", 3, "(三)", "（三）"),
        ("㈢奖励", "chinese-bracket", 3, "㈢", "（三）"),
        ("1. 加快", "arabic", 1, "1.", "1"),
        ("１２．加快", "arabic", 12, "12.", "12"),
        ("3、加快", "arabic", 3, "3、", "3"),
        ("⒊加快", "arabic", 3, "⒊", "3"),
        ("（4）奖励", "arabic-bracket", 4, "(4)", "（4）"),
        ("⑷奖励", "arabic-bracket", 4, "⑷", "（4）"),
        ("5）奖励", "arabic-half-bracket", 5, "5)", "5）"),
        ("⑥奖励", "circled", 6, "⑥", "⑥"),
        ("第七章 附则", "chapter", 7, "第七章", "第七章"),
        ("第二节　程序", "section", 2, "第二节", "第二节"),
        ("第一分编 通则", "subpart", 1, "第一分编", "第一分编"),
        ("第一百二十条 本法", "article", 120, "第一百二十条", "第一百二十条"),
        ("第22條 奖励", "article", 22, "第22条", "第22条"),
    ],
)
def test_every_style_is_read(
    printed: str, style: str, number: int, label: str, written: str
) -> None:
    mark = mark_at(shadow(printed), 0, len(printed))
    assert mark is not None
    assert (mark.style.name, mark.number, mark.label, mark.written) == (
        style, number, label, written,
    )  # fmt: skip


def test_inserted_articles_have_a_branch() -> None:
    mark = mark_at("第一百二十条之一 资助恐怖活动的", 0, 20)
    assert mark is not None
    assert (mark.number, mark.branch) == (120, 1)


@pytest.mark.parametrize("words", ["1.5倍及以上", "2022年4月", "3%征收率", "十分重要", "100万元"])
def test_figures_are_no_numbering(words: str) -> None:
    assert mark_at(words, 0, len(words)) is None


@pytest.mark.parametrize(
    ("token", "value"),
    [
        ("十", 10),
        ("十五", 15),
        ("一百零八", 108),
        ("一千二百六十", 1260),
        ("二〇", 20),
        ("百", 100),
        ("22", 22),
        ("二十", 20),
        ("两百", 200),
        ("七五", 75),
    ],
)
def test_ordinals(token: str, value: int) -> None:
    assert ordinal(token) == value


@pytest.mark.parametrize("token", ["", "十十", "一二十", "百千", "甲"])
def test_what_is_no_ordinal_has_no_value(token: str) -> None:
    assert ordinal(token) is None

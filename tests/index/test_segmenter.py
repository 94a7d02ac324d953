import tempfile
from pathlib import Path

import pytest

from index.segmenter import Segmenter, grams


@pytest.fixture(scope="module")
def segmenter(plain: Segmenter) -> Segmenter:
    return plain.extended(["小升规", "免申即享"])


def test_learnt_words_stay_whole(segmenter: Segmenter) -> None:
    assert "小升规" in segmenter.cut("小升规企业奖多少")
    assert "免申即享" in segmenter.cut("哪些政策免申即享")


def test_text_is_folded_and_signs_are_left_out(segmenter: Segmenter) -> None:
    assert segmenter.cut("ＡＢＣ，３００万！") == ["abc", "300", "万"]
    assert segmenter.cut("") == []
    assert segmenter.cut("？！…… ") == []


def test_long_words_come_in_parts_too(segmenter: Segmenter) -> None:
    assert {"营业", "执照", "营业执照"} <= set(segmenter.cut("营业执照"))


def test_content_words_carry_the_subject(segmenter: Segmenter) -> None:
    words = segmenter.content_words("请问我们小升规的企业今年可以奖励多少钱呢")
    assert words == ["小升规", "企业", "奖励"]
    assert segmenter.content_words("这个怎么办呢") == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("上海浦东给企业多少", ["上海", "浦东"]),
        ("太原市小店区的企业想搬到阳城来", ["太原市", "小店区", "阳城"]),
        ("长治那边奖多少", ["长治"]),
        ("沁水县有没有这个政策", ["沁水县"]),
        ("山西大同人来办厂", ["山西", "大同"]),
        ("在广西开的公司", ["广西"]),
        ("企业上市有什么奖励", []),
        ("职工福利和新建厂房", []),
        ("城镇土地使用税在东西两区都一样吗", []),
        ("光伏日照时间", []),
        ("乡村e镇县财政补多少", []),
        ("全国都这样吗，还是国家规定", []),
    ],
)
def test_places(segmenter: Segmenter, text: str, places: list[str]) -> None:
    assert segmenter.places(text) == places


def test_the_shared_temporary_cache_is_not_used(tmp_path: Path) -> None:
    shared = Path(tempfile.gettempdir()) / "jieba.cache"
    before = shared.stat().st_mtime_ns if shared.exists() else None
    Segmenter([], tmp_path / "own").warm()
    assert (tmp_path / "own" / "jieba.cache").is_file()
    assert (shared.stat().st_mtime_ns if shared.exists() else None) == before


def test_a_damaged_dictionary_cache_is_made_again(tmp_path: Path, dictionary_cache: Path) -> None:
    for path in dictionary_cache.iterdir():
        (tmp_path / path.name).write_bytes(b"{")
    assert Segmenter([], tmp_path).places("去太原") == ["太原"]


def test_grams() -> None:
    assert list(grams("奖10.5%的企业")) == ["奖", "10.5%", "的", "企", "业", "的企", "企业"]
    assert list(grams("")) == []


def test_more_words_leave_the_first_segmenter_alone(plain: Segmenter) -> None:
    longer = plain.extended(["奖多少"])
    assert "奖多少" in longer.cut("奖多少")
    assert "奖多少" not in plain.cut("奖多少")

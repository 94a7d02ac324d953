"""Patterns made of words and patterns that are kept as data."""

from pathlib import Path

from corpus.patterns import any_of, either_word, load_patterns


def test_the_longest_word_is_found_first() -> None:
    assert either_word(["奖", "奖励", "1.5"]) == "1\\.5|奖励|奖"


def test_a_name_between_signs_stands_for_its_words() -> None:
    assert any_of(["(%got%)了吗"], {"got": "拿到|领到"}).search("钱领到了吗")
    assert any_of([], {}).search("钱") is None


def test_a_file_holds_one_pattern_or_several_under_a_name(tmp_path: Path) -> None:
    file = tmp_path / "words.yaml"
    file.write_text("cap: 最高|封顶\nasked: [多少, '几(个|家)']\n", encoding="utf-8")
    found = load_patterns(file)
    assert found["cap"].search("封顶") and found["asked"].search("要几家")
    assert found["asked"].search("几") is None

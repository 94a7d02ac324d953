from datetime import date
from pathlib import Path

import pytest

from corpus.errors import BadDocumentData
from corpus.meta import load_meta
from corpus.parser import parse

BROKEN = Path(__file__).parents[1] / "data" / "corpus" / "broken"
SOURCE = "某措施\n一、奖励。奖励10万元，至2024年底。\n二、补贴。补贴5万元。\n"


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("duplicate_key.yaml", ["place", "写了两次"]),
        ("unknown_key.yaml", ["treshold"]),
        ("wrong_date.yaml", ["terms.0.until"]),
        ("no_such_article.yaml", ["terms[0].article", "9"]),
        ("words_not_verbatim.yaml", ["terms[0].words", "奖励20万元"]),
        ("words_of_another_article.yaml", ["terms[0].words", "第1条"]),
        ("empty_words.yaml", ["terms.0.words"]),
        ("no_mapping.yaml", ["no_mapping.yaml"]),
        ("no_yaml.yaml", ["no_yaml.yaml", "YAML"]),
        ("recursive.yaml", ["recursive.yaml"]),
    ],
)
def test_a_mistake_is_named(file: str, words: list[str]) -> None:
    with pytest.raises(BadDocumentData) as caught:
        parse(SOURCE, id="test", meta=load_meta(BROKEN / file))
    assert all(word in str(caught.value) for word in words)


def test_every_broken_file_is_tried() -> None:
    (mark,) = test_a_mistake_is_named.pytestmark  # type: ignore[attr-defined]
    assert {file for file, _ in mark.args[1]} == {path.name for path in BROKEN.iterdir()}


def test_a_document_without_data_beside_it(tmp_path: Path) -> None:
    meta = load_meta(tmp_path / "document.yaml")
    assert (meta.place, meta.within, meta.terms) == (None, (), ())


def test_data_wins_over_the_text(tmp_path: Path) -> None:
    path = tmp_path / "document.yaml"
    path.write_text(
        "number: 某政〔2023〕1号\nissued: 2023-05-01\nplace: 甲县\nwithin: [乙市]\n"
        "places: {甲县: [甲]}\ndepartments: {县市场监督管理局: [县市场监管局]}\n"
        'terms:\n  - {article: "1", until: 2024-12-31, about: 奖励, words: 至2024年底}\n',
        encoding="utf-8",
    )
    document = parse(SOURCE, id="test", meta=load_meta(path))
    assert document.number == document.name == "某政〔2023〕1号"
    assert document.issued == date(2023, 5, 1)
    assert document.place_aliases == (("甲县", "甲"),)
    assert document.terms[0].until == date(2024, 12, 31)

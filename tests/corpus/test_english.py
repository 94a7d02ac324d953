"""The English terms that stand beside a document."""

from pathlib import Path

import pytest

from corpus.catalog import open_catalog
from corpus.english import read_english
from corpus.errors import BadDocumentData

_SOURCE = "关于支持小店的办法\n\n第一条 给小店补贴。\n\n第二条 由县财政局负责。\n"


def test_terms_are_read(tmp_path: Path):
    path = tmp_path / "english.yaml"
    path.write_text("terms:\n  小店: [corner shop, kiosk]\n", encoding="utf-8")
    assert read_english(path) == {"小店": ("corner shop", "kiosk")}


def test_a_document_may_have_none(tmp_path: Path):
    assert not read_english(tmp_path / "english.yaml")


def test_a_mistake_names_the_file(tmp_path: Path):
    path = tmp_path / "english.yaml"
    path.write_text("words:\n  小店: [kiosk]\n", encoding="utf-8")
    with pytest.raises(BadDocumentData, match=r"english\.yaml"):
        read_english(path)


def test_an_index_does_not_depend_on_them(tmp_path: Path):
    place = tmp_path / "shops-2024-1"
    place.mkdir()
    (place / "source.txt").write_text(_SOURCE, encoding="utf-8")
    before = open_catalog(tmp_path)
    (place / "english.yaml").write_text("terms:\n  小店: [kiosk]\n", encoding="utf-8")
    after = open_catalog(tmp_path)
    assert after.entries[0].english and not before.entries[0].english
    assert after.fingerprint == before.fingerprint

"""Who grants a title, by level: one list beside the document."""

from pathlib import Path

import pytest

from corpus.errors import BadDocumentData
from corpus.issuers import read_issuers

LISTED = """
levels:
  国家: [北京]
  省: [太原, 省里]
words: [发的, 评的]
"""


def test_each_issuer_is_said_with_each_word(tmp_path: Path):
    (tmp_path / "issuers.yaml").write_text(LISTED, encoding="utf-8")
    assert read_issuers(tmp_path).names("省") == ("太原发的", "太原评的", "省里发的", "省里评的")


def test_a_document_need_not_have_the_list(tmp_path: Path):
    assert read_issuers(tmp_path).levels == {}


def test_a_mistake_names_the_field(tmp_path: Path):
    (tmp_path / "issuers.yaml").write_text("level: {省: [太原]}", encoding="utf-8")
    with pytest.raises(BadDocumentData, match="level"):
        read_issuers(tmp_path)

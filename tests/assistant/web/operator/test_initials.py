"""Pinyin initials of what the documents at hand speak of."""

import shutil
from pathlib import Path

import pytest

from assistant.settings import Settings
from assistant.web.operator.initials import Initials
from tests.assistant.web.conftest import Finder

ALLOWANCES = """阳城县民政局文件

阳民发〔2026〕5号

阳城县高龄津贴和残疾人两项补贴发放办法

第一条 八十周岁以上的老年人每月发放津贴。

阳城县民政局

2026年4月26日
"""


@pytest.fixture(scope="module")
def initials(tmp_path_factory) -> Initials:
    documents = tmp_path_factory.mktemp("initials") / "documents"
    shutil.copytree(Path("corpus/documents"), documents)
    (documents / "allowances").mkdir()
    (documents / "allowances" / "source.txt").write_text(ALLOWANCES, encoding="utf-8")
    several = Finder(Settings(documents=documents, _env_file=None))
    return Initials(lambda: several)


@pytest.mark.parametrize(
    ("letters", "word"),
    [
        ("xsg", "小升规"),
        ("zjj", "住建局"),
        ("gljt", "高龄津贴"),  # of a document whose articles have no titles
        ("cjr", "残疾人两项补贴发放办法"),
    ],
)
def test_letters_stand_for_words_of_articles_departments_and_titles(initials, letters, word):
    assert initials.words(letters)[0] == word


def test_how_a_title_begins_stands_for_nothing(initials):
    assert initials.words("gyqh") == []


def test_letters_are_spelled_out_by_the_word_that_was_meant(initials):
    assert initials.spelled("xsg") == "小升规（xsg）"
    assert initials.spelled("小升规") == "小升规"
    second = initials.words("xsg")[1]
    assert initials.spelled("xsg", f"对{second}企业") == f"{second}（xsg）"

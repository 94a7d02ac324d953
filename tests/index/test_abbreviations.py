"""公租房 for 公共租赁住房: words that are short for a name in a title."""

import pytest

from corpus.parser import parse
from index.abbreviations import Abbreviations

TEXT = """某县人民政府办公室文件

某政办发〔2026〕9号

关于印发《某县公共租赁住房管理办法》的通知

某县公共租赁住房管理办法

第一条 申请公共租赁住房的家庭，人均月收入不超过2400元。
第二条 租金按季度缴纳。
"""


@pytest.fixture(scope="module")
def short() -> Abbreviations:
    return Abbreviations([parse(TEXT, id="homes")])


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("公租房", "公共租赁住房"),
        ("公租屋", None),  # another character
        ("租赁住房", None),  # a word of the title itself
        ("公房", None),  # two characters may be chance
        ("县管法", None),  # too far apart
    ],
)
def test_a_word_is_short_for_a_name_that_has_its_characters_in_order(short, word, name):
    assert short.name_of(word) == name


def test_a_question_is_written_out(short):
    said = short.spelled_out("公租房怎么申请", ["公租房", "申请"])
    assert said == "公共租赁住房怎么申请"


def test_without_titles_nothing_is_short():
    assert not Abbreviations([])

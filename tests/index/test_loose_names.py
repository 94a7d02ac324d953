"""Documents called by a part of their name, by their subject, and names that are of none at hand."""

import pytest

from corpus.parser import parse
from index.loose_names import LooseNames

BEES = """某县养蜂产业扶持和管理办法
第一条 对养蜂户购置蜂箱的，每只补助50元。蜂蜜加工按投资的20%补助。
第二条 本办法自2024年5月1日起施行，有效期三年。
"""
WEAVING = """关于做好采茶、编织和竹器培训工作的通知
一、培训对象。有意愿的农民都可以参加。
二、补助标准。每人补助300元，蜂箱不在其内。
"""


@pytest.fixture(name="names")
def _names() -> LooseNames:
    return LooseNames([parse(BEES, id="bees"), parse(WEAVING, id="weaving")])


@pytest.mark.parametrize(
    ("query", "document", "called"),
    [
        ("养蜂那个文件第一条写的啥", "bees", "养蜂那个文件"),
        ("请问养蜂管理办法第二条", "bees", "养蜂管理办法"),
        ("采茶编织那个通知第二部分", "weaving", "采茶编织那个通知"),
        ("养蜂第一条", "bees", "养蜂"),
        ("竹器培训的文号是多少", "weaving", "竹器培训的"),
        ("蜂蜜那个文件啥时候施行", "bees", "蜂蜜那个文件"),
    ],
)
def test_a_part_of_the_title_or_of_the_subject_names_a_document(
    names: LooseNames, query: str, document: str, called: str
) -> None:
    found = names.find(query)
    assert found is not None and found.document == document
    assert query[found.start : found.end] == called


@pytest.mark.parametrize(
    "query",
    [
        "民法典第三条",
        "蜂蜜管理办法第三条",
        "补助那个文件第一条",
        "养蚕那个文件第一条",
        "养蜂补多少",
    ],
)
def test_what_names_no_document_or_more_than_one(names: LooseNames, query: str) -> None:
    assert names.find(query) is None

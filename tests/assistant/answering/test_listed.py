"""A list is quoted with all of its items, from its introduction or from one of them."""

import pytest

from assistant.answering.listed import with_list
from corpus.parser import parse
from index.hit import ScoredClause

LINES = """某办法
第一条 养蜂户申请补助，应当提交：
1.申请表；
2.发票；
3.照片。
材料一式两份。
第二条 应当提交下列材料：（一）申请表；（二）发票；（三）照片。逾期不再受理。
第三条 每只补助50元；旧蜂箱不补。
"""


@pytest.mark.parametrize(
    ("article", "clause", "whole", "ends"),
    [
        ("1", 0, False, ["应当提交", "申请表", "照片"]),
        ("1", 2, True, ["应当提交", "申请表", "照片"]),
        ("1", 2, False, ["发票"]),
        ("2", 1, True, ["下列材料", "申请表", "照片"]),
        ("3", 0, True, ["50元"]),
    ],
)
def test_a_list_is_quoted_whole(article: str, clause: int, whole: bool, ends: list[str]) -> None:
    document = parse(LINES, id="x")
    found = document.article(article)
    assert found is not None
    chosen = found.clauses[clause]
    quoted = with_list(document, found, ScoredClause(chosen.start, chosen.end, 1.0), whole=whole)
    words = document.words(quoted.start, quoted.end)
    assert all(end in words for end in ends)
    assert "一式两份" not in words and "旧蜂箱" not in words

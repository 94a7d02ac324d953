"""What documents without an editor state, read as if it were said."""

import numpy as np

from corpus.parser import parse
from index.stated import Stated, open_stated, statements

TEXT = """某县人民政府办公室文件

某政办发〔2025〕3号

关于印发某县養蜂獎補辦法的通知

第一条 养蜂户新购蜂箱的，每只补助50元；引进新蜂种的，给予适当补助。
第二条 申请人向县畜牧中心申请。
"""


def test_clauses_are_read_in_simplified_characters():
    document = parse(TEXT.replace("养蜂户", "養蜂戶"), id="bees")
    said = list(statements(document, document.articles[0]))
    assert said[0].startswith("养蜂户新购蜂箱的") and len(said) == 2


def test_each_article_is_as_near_as_its_nearest_clause():
    vectors = np.array([[1, 0], [0, 1], [0.6, 0.8]], dtype=np.float32)
    stated = Stated(vectors, np.array([1, 1, 3]))
    found = stated.likeness(np.array([1, 0], dtype=np.float32), 4)
    assert np.isnan(found[[0, 2]]).all()
    assert np.allclose(found[[1, 3]], [1.0, 0.6])


def test_where_editors_listed_all_there_are_none(tmp_path):
    none = Stated(np.zeros((0, 2), np.float32), np.zeros(0, np.int64))
    assert np.isnan(none.likeness(np.ones(2, np.float32), 3)).all()


def test_an_index_from_before_they_were_kept_opens(tmp_path):
    assert len(open_stated(tmp_path).articles) == 0

import math
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from index.errors import DamagedIndex
from index.lexical import LexicalIndex, build_lexical, open_lexical

TEXTS = [
    ["小", "店", "小店", "补", "贴"],
    ["房", "租", "房租", "减", "免", "小", "店", "小店"],
    ["学", "艺", "学艺", "奖", "励", "学", "艺"],
]


def plain_bm25(terms: list[str], k1: float = 1.5, b: float = 0.75) -> np.ndarray:
    """Robertson's BM25 as Lucene writes it, a second time, with dictionaries."""
    average = sum(map(len, TEXTS)) / len(TEXTS)
    scores = np.zeros(len(TEXTS))
    for term in set(terms):
        holding = sum(term in text for text in TEXTS)
        idf = math.log(1 + (len(TEXTS) - holding + 0.5) / (holding + 0.5))
        for place, text in enumerate(TEXTS):
            times = Counter(text)[term]
            scores[place] += idf * times / (times + k1 * (1 - b + b * len(text) / average))
    return scores


@pytest.fixture(params=["built", "opened"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> LexicalIndex:
    built = build_lexical(TEXTS)
    if request.param == "built":
        return built
    built.save(tmp_path / "lexical")
    return open_lexical(tmp_path / "lexical")


def test_scores_agree_with_a_second_implementation(index: LexicalIndex) -> None:
    for query in (["小店"], ["学", "艺", "学"], ["补", "贴", "房租", "没有"], ["没有"], []):
        assert np.allclose(index.scores(query), plain_bm25(query), atol=1e-5)


def test_each_text_says_what_its_terms_are_worth(index: LexicalIndex) -> None:
    for query in (["小店"], ["学", "艺", "学"], ["补", "贴", "房租", "没有"]):
        ids = index.ids(query).tolist()
        sums = [sum(worth.get(term, 0.0) for term in ids) for worth in index.by_text()]
        assert np.allclose(sums, index.scores(query), atol=1e-6)


def test_a_text_without_terms_holds_one_that_no_query_has() -> None:
    index = build_lexical([["小", "店"], [], ["房"]])
    held = [sorted(worth) for worth in index.by_text()]
    assert [len(terms) for terms in held] == [2, 1, 1]
    assert set(held[1]).isdisjoint(index.ids(["小", "店", "房", ""]).tolist())


def test_no_text_exceeds_the_ceiling(index: LexicalIndex) -> None:
    query = {"学", "艺", "学艺", "没有"}
    assert index.scores(query).max() < index.ceiling(query)
    assert index.idf("没有") > index.idf("学艺") > index.idf("小店")


def test_which_texts_hold_which_terms(index: LexicalIndex) -> None:
    held = index.holds(np.array([2, 0]), ["小店", "没有", "艺"])
    assert held.tolist() == [[False, True], [False, False], [True, False]]
    assert index.holds(np.array([0]), []).shape == (0, 1)


def test_texts_without_any_term() -> None:
    index = build_lexical([[], []])
    assert index.scores(["小店"]).tolist() == [0.0, 0.0]


def test_a_missing_file_is_noticed(tmp_path: Path) -> None:
    build_lexical(TEXTS).save(tmp_path / "lexical")
    (tmp_path / "lexical" / "vocab.index.json").unlink()
    with pytest.raises(DamagedIndex):
        open_lexical(tmp_path / "lexical")

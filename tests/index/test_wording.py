"""How what an article leaves open is asked, learnt from what is asked about each."""

from pathlib import Path

import numpy as np
import pytest

from index.retriever import Retriever
from index.wording import features, learn_wording, open_wording

LISTS = [
    (["奖多少钱", "给多少奖金", "奖几万"], ["奖金几天到账", "在哪里公示", "几天能到账"]),
    (["在哪里公示", "公示几天", "公示要几天"], ["奖多少钱", "有没有奖金", "给多少钱"]),
    (["归谁管"], []),
]


def summed(odds: dict[str, float]) -> float:
    return sum(odds.values())


def test_the_same_words_are_open_of_one_article_and_answered_by_another():
    of_prizes, of_notices, _ = learn_wording(LISTS).odds("奖多少钱", [0, 1, 2])
    assert summed(of_prizes) < 0 < summed(of_notices)


def test_what_is_asked_at_the_end_is_told_from_the_matter_before_it():
    (odds,) = learn_wording(LISTS).odds("拿了奖,在哪里公示", [0])
    assert set(odds) == {"matter_everywhere", "matter_here", "end_everywhere", "end_here"}
    assert odds["end_here"] > 0


def test_an_article_without_both_lists_shows_nothing():
    assert learn_wording(LISTS).odds("归谁管", [2]) == [{}]
    assert learn_wording(()).grams == {}


@pytest.mark.parametrize("text", ["", "？", "完全没有见过的话"])
def test_anything_can_be_worded(text: str):
    assert all(np.isfinite(summed(odds)) for odds in learn_wording(LISTS).odds(text, [0, 1]))


def test_it_is_kept_with_the_index(tmp_path: Path):
    learnt = learn_wording(LISTS)
    learnt.save(tmp_path)
    kept = open_wording(tmp_path)
    assert kept.grams == learnt.grams
    assert kept.odds("奖多少钱", [0, 1]) == learnt.odds("奖多少钱", [0, 1])


def test_an_index_of_an_earlier_program_has_none(tmp_path: Path):
    assert open_wording(tmp_path).grams == {}


def test_a_hit_tells_how_the_query_is_worded(retriever: Retriever):
    hits = {
        question: retriever.search(question).hits[0]
        for question in ("科技创新券一年最多补多少", "科技创新券在哪个网站申领")
    }
    shown = [
        summed({name: hit.asked[name] for name in ("matter_here", "end_everywhere", "end_here")})
        for hit in hits.values()
    ]
    assert [hit.article for hit in hits.values()] == ["55", "55"]
    assert shown[0] < shown[1]


def test_figures_width_and_the_end_do_not_matter():
    assert features("３天？") == features("5天") == features("7天。")


def test_the_last_clause_is_seen_apart():
    assert "…几天" in features("材料交了,几天")
    assert "…材料" not in features("材料交了,几天")

import threading
from typing import Any

import numpy as np
import pytest

from corpus.catalog import Catalog
from index.hit import Filters
from index.retriever import Retriever


def keys(retriever: Retriever, query: str, **more: Any) -> list[str]:
    return [hit.article for hit in retriever.search(query, **more).hits]


@pytest.mark.parametrize(
    ("query", "article"),
    [
        ("盖房子的公司拿到一级资质，县里给多少钱", "22"),
        ("银行几天答复授信申请", "7"),
        ("营业执照和公章要花钱吗", "58"),
        ("接水接气要等几天", "65"),
        ("光伏电站还要不要做环评", "45"),
        ("企业家看病有照顾吗", "75"),
        ("孵化器评上国家级有奖吗", "51"),
        ("創業擔保貸款最高能貸多少", "28"),
    ],
)
def test_the_right_article_comes_first(retriever: Retriever, query: str, article: str) -> None:
    assert keys(retriever, query)[0] == article


@pytest.mark.parametrize(
    ("query", "article", "words"),
    [
        ("晋城市质量奖奖多少", "25", "晋城市质量奖"),
        ("第25条里省级专精特新企业奖多少", "25", "省级“专精特新”企业"),
        ("进了山西100强给多少钱", "25", "山西100强"),
        ("建筑业产值第一次过1亿元", "22", "产值首次达到1亿元"),
        ("建筑企业创省优质工程奖励", "22", "省优质工程"),
        ("零售额5000万元及以上的零售企业增速奖励", "26", "零售额5000万元及以上"),
        ("住宿餐饮业年收入1000万元以下的怎么奖", "26", "年主营业务收入1000万元以下"),
        ("孵化一家上市企业补多少", "51", "每孵化一户上市企业"),
    ],
)
def test_the_right_clause_comes_first(
    retriever: Retriever, catalog: Catalog, query: str, article: str, words: str
) -> None:
    hit = retriever.search(query).hits[0]
    assert hit.article == article
    best = hit.clauses[0]
    assert words in catalog.documents[0].words(best.start, best.end)


def test_every_clause_of_a_hit_is_scored(retriever: Retriever, catalog: Catalog) -> None:
    for hit in retriever.search("服务业企业有什么奖励").hits:
        article = catalog.documents[0].article(hit.article)
        assert article is not None
        assert {(c.start, c.end) for c in hit.clauses} == {
            (c.start, c.end) for c in article.clauses
        }
        scores = [c.score for c in hit.clauses]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)


def test_hits_say_why_they_are_there(retriever: Retriever) -> None:
    result = retriever.search("高新技术企业认定奖励多少")
    hit = result.hits[0]
    assert set(hit.parts) == {"dense", "lexical", "questions", "asked", "maxsim"}
    assert "高新技术" in "".join(hit.matched)
    scores = [h.score for h in result.hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_signals_tell_near_from_far(retriever: Retriever) -> None:
    near = retriever.search("小微企业首次贷款有什么支持").signals
    far = retriever.search("糖醋排骨怎么做才好吃").signals
    assert set(near) == {
        "dense_top", "dense_gap", "maxsim_top", "lexical_top", "coverage",
        "background_top", "background_near", "background_words",
        "question_top", "question_near", "question_words", "misuse_top", "misuse_near",
    }  # fmt: skip
    for name in ("dense_top", "maxsim_top", "lexical_top", "coverage", "question_top"):
        assert near[name] > far[name]
    for measure in ("top", "near", "words"):
        assert near[f"question_{measure}"] > near[f"background_{measure}"]
        assert far[f"background_{measure}"] > far[f"question_{measure}"]


def test_signals_tell_a_request_to_cheat_from_an_honest_one(retriever: Retriever) -> None:
    cheat = retriever.search("研发费没那么多，账上咋写能过审计").signals
    honest = retriever.search("研发费要怎么记账才算数").signals
    assert (
        cheat["misuse_top"] - cheat["question_top"] > honest["misuse_top"] - honest["question_top"]
    )


def test_a_look_up_by_name_needs_no_vector(retriever: Retriever) -> None:
    result = retriever.search("第22条")
    assert (result.direct, result.vector, result.signals) == ("article", None, {})
    assert [hit.article for hit in result.hits] == ["22"]
    assert result.hits[0].parts == {"direct": 1.0}
    assert "encode" not in result.timings


def test_a_named_article_leads_and_others_follow(retriever: Retriever) -> None:
    found = keys(retriever, "第27条里首次贷款怎么支持")
    assert found[0] == "27"
    assert "4" in found


def test_a_named_chapter_narrows(retriever: Retriever, catalog: Catalog) -> None:
    found = keys(retriever, "第三章里哪条讲矿山用地")
    assert found[0] == "40"
    chapters = {a.key: a.chapter for a in catalog.documents[0].articles}
    assert {chapters[key] for key in found} == {3}


def test_filters_narrow_a_search(retriever: Retriever, catalog: Catalog) -> None:
    document = catalog.documents[0]
    found = keys(retriever, "奖励", k=75, filters=Filters(department="科技局"))
    assert found
    for key in found:
        article = document.article(key)
        assert article is not None
        assert any("科技局" in name for name in article.departments)
    assert keys(retriever, "奖励", filters=Filters(document="没有的文件")) == []
    assert keys(retriever, "第22条", filters=Filters(chapter="三"))[:1] != ["22"]


def test_k_is_the_most_hits_returned(retriever: Retriever) -> None:
    assert len(keys(retriever, "贷款", k=3)) == 3
    assert len(keys(retriever, "贷款", k=100)) == 75
    assert keys(retriever, "贷款", k=0) == []
    assert keys(retriever, "县财政局", k=2) != []


def test_another_text_may_decide_the_clauses(retriever: Retriever, catalog: Catalog) -> None:
    hit = retriever.search("产值首次达到3亿元", before="建筑业有什么奖励").hits[0]
    assert hit.article == "22"
    words = catalog.documents[0].words(hit.clauses[0].start, hit.clauses[0].end)
    assert "产值" in words


@pytest.mark.parametrize(
    "query",
    ["", "   ", "？！", "\x00", "😀😀", "<script>alert(1)</script>", "a" * 10_000, "贷款" * 5000,
     "' OR 1=1 --", "\ud800", "\u202e\u200b", "0", "第条", "第零条", "号", "999999999999999999999"],
)  # fmt: skip
def test_odd_queries_do_no_harm(retriever: Retriever, query: str) -> None:
    result = retriever.search(query, k=3)
    assert len(result.hits) <= 3
    assert all(np.isfinite(hit.score) for hit in result.hits)


def test_several_threads_get_what_one_gets(retriever: Retriever) -> None:
    queries = ["贷款难怎么办", "办照多久", "第22条", "环评要不要做", "招商引资奖励"] * 4
    alone = [keys(retriever, query) for query in queries]
    together: dict[int, list[str]] = {}

    def ask(place: int) -> None:
        together[place] = keys(retriever, queries[place])

    threads = [threading.Thread(target=ask, args=(place,)) for place in range(len(queries))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [together[place] for place in range(len(queries))] == alone


def test_times_are_noted_by_stage(retriever: Retriever) -> None:
    timings = retriever.search("今年新评上的高企怎么奖").timings
    stages = ["direct", "words", "encode", "lexical", "dense", "maxsim", "signals", "clauses"]
    assert list(timings) == [*stages, "total"]
    assert timings["total"] >= sum(timings[stage] for stage in stages) - 0.01
    assert timings["encode"] > 0


def test_a_hit_tells_how_like_the_query_is_to_what_is_asked_about_it(retriever: Retriever) -> None:
    answered = retriever.search("科技创新券怎么补").hits[0].asked
    left_open = retriever.search("创新券用不完能不能转给别人").hits[0].asked
    assert answered["answered_top"] > answered["open_top"]
    assert left_open["open_top"] > left_open["answered_top"]
    for asked in (answered, left_open):
        assert asked["answered_near"] <= asked["answered_top"]
        assert 0 <= asked["open_words"] <= 1


def test_what_goes_on_with_a_question_takes_one_forward_pass(retriever: Retriever) -> None:
    """Both parts were computed before; nothing is computed for the two together."""
    before, text = "小微企业贷款怎么扶持", "那归谁管"
    retriever.search(before)
    retriever.search(text)
    embedder, asked = retriever.embedder, []
    own = embedder.query_tokens
    embedder.query_tokens = lambda query: asked.append(query) or own(query)  # type: ignore[method-assign]
    try:
        found = retriever.search(text, before=before)
    finally:
        embedder.query_tokens = own  # type: ignore[method-assign]
    assert set(asked) == {before, text}
    assert found.query == f"{before} {text}"
    assert found.vector is not None and abs(float(found.vector @ found.vector) - 1) < 1e-5

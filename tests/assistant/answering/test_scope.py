"""Years and other documents in a question; the probability that it is our matter."""

from dataclasses import replace

import pytest

from assistant.answering.scope import (
    another_matter,
    foreign_article,
    foreign_year,
    load_scope,
    whose_matter,
)
from corpus.catalog import Catalog
from index.hit import Hit, SearchResult


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("2019年的政策升规奖多少", "2019年"),
        ("2022年的政策升规奖多少", None),
        ("2019年升规的企业能拿多少", None),
        ("我们2021年营收2亿", None),
    ],
)
def test_years(catalog: Catalog, question: str, year: str | None):
    assert foreign_year(question, catalog.documents, None) == year


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("民法典第三条是什么", "民法典"),
        ("请问公司法第20条怎么规定", "公司法"),
        ("请问《公司法》第20条", "公司法"),
        ("《安全生产许可证条例》第5条", "安全生产许可证条例"),
        ("第22条是什么", None),
        ("阳政办发〔2022〕31号第22条", None),
        ("《阳政办发〔2022〕31号》第22条", None),
        ("这个办法第22条怎么说", None),
        ("本办法第22条怎么说", None),
        ("公司法是什么", None),
    ],
)
def test_articles_of_other_documents(catalog: Catalog, question: str, named: str | None):
    found = foreign_article(question, catalog.documents)
    assert found == named


def test_the_probability_lies_between_nought_and_one_and_grows_with_its_signals():
    model = load_scope()
    nothing = model.probability({})
    everything = model.probability({name: 1.0 for name, w in model.weights.items() if w > 0})
    assert 0 <= nothing < model.refuse_below < model.doubt_below < everything <= 1


def test_the_probability_never_overflows():
    steep = replace(load_scope(), weights={"x": 1e9}, bias=0.0)
    assert steep.probability({"x": 1e9}) == pytest.approx(1.0)
    assert steep.probability({"x": -1e9}) == pytest.approx(0.0)


UNLISTED = {
    "unlisted_maxsim": 0.9,
    "unlisted_lexical": 0.5,
    "unlisted_coverage": 1.0,
    "unlisted_stated": 0.95,
    "background_top": 0.92,
    "unlisted_rank": 0.0,
}


def test_an_article_without_listed_questions_is_judged_by_its_own_figures():
    model = load_scope()
    nothing = {"unlisted_maxsim": 0.8, "unlisted_coverage": 0.0, "unlisted_stated": 0.9}
    near, far = UNLISTED, {**UNLISTED, **nothing}
    assert model.probability(near) == model.of_unlisted(near) > model.doubt_below
    assert model.of_unlisted(far) < model.refuse_below
    assert model.of_unlisted({"dense_top": 0.9}) == 0.0


def test_without_token_vectors_the_cosine_tells():
    figures = {"unlisted_dense": 0.93, "unlisted_lexical": 0.5, "unlisted_coverage": 1.0}
    assert load_scope().of_unlisted(figures) > load_scope().doubt_below


def test_background_questions_say_nothing_against_such_an_article():
    assert another_matter({"background_top": 0.95, "dense_top": 0.9})
    assert not another_matter({"background_top": 0.95, "dense_top": 0.9, **UNLISTED})


def test_the_nearer_other_questions_are_the_less_it_is_its_matter():
    model = load_scope()
    assert model.of_unlisted({**UNLISTED, "background_top": 0.99}) < model.of_unlisted(UNLISTED)


def test_an_article_that_does_not_lead_is_judged_only_where_asked():
    behind, model = {**UNLISTED, "unlisted_rank": 1.0}, load_scope()
    assert model.of_unlisted(behind) == 0.0
    assert model.of_unlisted(behind, leading=False) == model.of_unlisted(UNLISTED)


LISTED = {
    "question_top": 0.97,
    "question_near": 0.95,
    "question_words": 0.8,
    "dense_top": 0.9,
    "maxsim_top": 0.9,
}
FAR = {**UNLISTED, "unlisted_maxsim": 0.82, "unlisted_coverage": 0.1, "unlisted_stated": 0.88}


@pytest.mark.parametrize(
    ("signals", "first"),
    [
        ({**FAR, **LISTED}, "seed"),  # surely the listed one's matter, hardly the other's
        ({**UNLISTED, **LISTED}, "added"),  # of both: the order stays
        (FAR, "added"),  # of none
    ],
)
def test_the_documents_whose_matter_it_is_come_first(signals, first):
    hits = (
        Hit("added", "3", 0.7, {}, (), ()),
        Hit("added", "4", 0.6, {}, (), ()),
        Hit("seed", "28", 0.5, {}, (), (), asked={"answered_top": 0.96}),
    )
    found = SearchResult("下岗了想借钱弄个早餐车", hits, None, signals, {})
    led = whose_matter(found, found.query)
    assert led.hits[0].document == first and len(led.hits) == len(hits)
    assert load_scope().probability(led.signals) == max(load_scope().of_both(signals, ""))

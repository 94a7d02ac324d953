"""Questions apart from the documents, and the matters that only others' documents speak of."""

import pytest

from corpus.catalog import Catalog
from index.apart import Matter, asked_apart, other_matters, words_apart
from index.material import prepare


def words(matters: tuple[Matter, ...]) -> set[str]:
    return {word for matter in matters for word in matter.words}


def test_a_matter_counts_only_while_no_document_names_it():
    silent = words(other_matters(["一、支持小微企业贷款。"]))
    assert {"民宿", "专利", "冷库"} <= silent
    named = words(other_matters(["一、支持小微企业贷款。", "对新开民宿给予补贴。"]))
    assert silent - named == {"民宿"}


def test_a_document_s_own_characters_do_not_matter():
    assert "iso9001" not in words(other_matters(["通过ＩＳＯ９００１认证的，奖励2万元。"]))


def test_matters_that_the_real_document_speaks_of_are_left_out(catalog: Catalog):
    known = words(other_matters(d.text for d in catalog.documents))
    assert not known & {"单项冠军", "隐形冠军", "征信", "房地产开发"}
    assert {"民宿", "商标", "种粮", "出口退税"} <= known


def test_every_matter_has_words_and_questions_of_its_own():
    every = other_matters([])
    asked = [question for matter in every for question in matter.asked]
    assert all(matter.words and len(matter.asked) >= 3 for matter in every)
    assert len(asked) == len(set(asked))
    assert not set(asked) & set(asked_apart("background"))


def test_questions_of_other_matters_are_background(catalog: Catalog):
    background = prepare(catalog).background
    assert {"开民宿补贴多少", "今天天气怎么样"} & set(background)
    assert "开民宿补贴多少" in background
    assert len(background) == len(asked_apart("background")) + sum(
        len(m.asked) for m in other_matters(d.text for d in catalog.documents)
    )


@pytest.mark.parametrize("word", ["民宿", "iso9001", "养猪"])
def test_words_by_which_a_matter_is_named_are_two_characters_at_least(word: str):
    found = words_apart(["一、支持小微企业贷款。"])
    assert word in found and min(map(len, found)) > 1
    assert [len(w) for w in found] == sorted((len(w) for w in found), reverse=True)

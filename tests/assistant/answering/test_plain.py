"""Plain words say nothing that their article does not."""

import shutil

import pytest

from assistant.answering.plain import check_plain, plain_faults
from corpus.catalog import open_catalog
from corpus.errors import BadDocumentData
from corpus.plain import PlainWords

ID = "yangcheng-2022-31"


@pytest.fixture(scope="module")
def document(catalog):
    return catalog.require(ID)


def test_the_plain_words_at_hand_stand(catalog):
    check_plain(catalog)


@pytest.mark.parametrize(
    ("key", "field", "old", "new"),
    [
        ("22", "gets", "600万元", "800万元"),
        ("22", "gets", "20万元", "20亿元"),
        ("28", "gets", "最高额度30万元", "30万元"),
        ("9", "gets", "不超过100万元", "至少100万元"),
        ("30", "gets", "30%以上", "30%以下"),
        ("18", "gets", "2024年底", "2025年底"),
        ("7", "gets", "5个工作日", "5天"),
        ("48", "gets", "不再填报", "要填报"),
        ("63", "gets", "可以办", "不可以办"),
        ("63", "who", "未发生", "不允许发生"),
        ("58", "ask", "县公安局", "县教育局"),
        ("72", "ask", "12345", "12333"),
        ("51", "who", "众创空间", "100家众创空间"),
        ("1", "gets", "62号", "63号"),
        ("43", "must", "落实", "第44条落实"),
    ],
)
def test_a_change_of_figure_bound_date_department_or_negation_is_seen(
    catalog, document, key, field, old, new
):
    words = catalog.plain(ID)[key]
    assert old in getattr(words, field)
    changed = words.model_copy(update={field: getattr(words, field).replace(old, new)})
    assert list(plain_faults(document, {key: words})) == []
    assert [k for k, _, _ in plain_faults(document, {key: changed})] == [key]


def test_plain_words_of_another_article_do_not_pass(catalog, document):
    plain = catalog.plain(ID)
    keys = list(plain)
    swapped = {key: plain[keys[n - 1]] for n, key in enumerate(keys)}
    figures = [key for key, words in swapped.items() if any(c.isdigit() for c in words.gets)]
    faulty = {key for key, _, _ in plain_faults(document, swapped)}
    assert len(figures) > 30
    assert set(figures) <= faulty


def test_a_fault_stops_the_loading_and_names_the_place(tmp_path, catalog):
    place = tmp_path / ID
    shutil.copytree(catalog.folder(ID), place)
    file = place / "plain.yaml"
    file.write_text(file.read_text("utf-8").replace("600万元", "900万元"), "utf-8")
    with pytest.raises(BadDocumentData, match=r"plain\.yaml 的 articles\.22.*900万元"):
        check_plain(open_catalog(tmp_path))


def test_nothing_is_found_where_nothing_is_written(document):
    assert list(plain_faults(document, {})) == []
    words = PlainWords(who="建筑业企业", gets="按规定给予奖励。")
    assert list(plain_faults(document, {"22": words})) == []

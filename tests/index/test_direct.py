from pathlib import Path

import pytest

from corpus.catalog import Catalog, Entry
from corpus.normalise import fold_plain
from corpus.parser import parse
from index.direct import Direct, Lookups
from index.hit import Filters
from index.roster import Roster
from index.segmenter import Segmenter

LAW = """# 中华人民共和国某某促进法

<!-- INFO END -->

## 第一章 总则

第一条 为了促进某事，制定本法。

第二条 国家支持某事。

## 第二章 扶持

第三条 对某事给予补贴。

第三条之一 补贴每年一次。
"""


@pytest.fixture(scope="module")
def both(catalog: Catalog) -> Catalog:
    law = Entry(parse(LAW, id="law"), Path("law"))
    return Catalog((*catalog.entries, law), "both")


@pytest.fixture(scope="module")
def lookups(both: Catalog, plain: Segmenter) -> Lookups:
    return Lookups(Roster(both), plain.content_words)


def found(lookups: Lookups, both: Catalog, query: str) -> tuple[Direct | None, list[str]]:
    direct = lookups.find(query)
    places = Roster(both).places
    return direct, [places[n].article.key for n in direct.places] if direct else []


@pytest.mark.parametrize(
    ("query", "kind", "first"),
    [
        ("第22条", "article", "22"),
        ("二十二条", "article", "22"),
        ("22", "article", "22"),
        ("第二十二条的原文是什么", "article", "22"),
        ("阳政办发〔2020〕62号", "number", "1"),
        ("〔2020〕62号", "number", "1"),
        ("阳市监[2022]19号", "number", "5"),
        ("62号文件", "number", "1"),
        ("阳政办发〔2022〕31号", "number", "1"),
        ("政办发[2022]31", "number", "1"),
        ("阳政办发 2020 62", "number", "1"),
        ("阳市监", "number", "5"),
        ("县医保局", "department", "58"),
        ("医保局负责哪几条", "department", "58"),
        ("县统计局", "department", "26"),
        ("县工商业联合会", "department", None),
        ("邮储银行阳城县支行", "department", "5"),
        ("第三章", "chapter", "33"),
        ("用地保障", "chapter", "33"),
        ("三、用地保障", "chapter", "33"),
        ("支持建筑业提质", "title", "22"),
        ("某某促进法第三条", "article", "3"),
        ("某某促进法第三条之一", "article", "3-1"),
    ],
)
def test_what_is_named_is_found(
    lookups: Lookups, both: Catalog, query: str, kind: str, first: str | None
) -> None:
    direct, keys = found(lookups, both, query)
    if first is None:
        assert direct is None or direct.kind != kind
        return
    assert direct is not None
    assert (direct.kind, keys[0]) == (kind, first)
    assert direct.whole


def test_a_law_named_by_its_short_title_is_the_only_one_searched(
    lookups: Lookups, both: Catalog
) -> None:
    direct, keys = found(lookups, both, "某某促进法第三条")
    assert direct is not None
    assert [Roster(both).places[n].document.id for n in direct.places] == ["law"]
    assert keys == ["3"]


def test_a_bare_number_is_that_article_of_every_document(lookups: Lookups, both: Catalog) -> None:
    _, keys = found(lookups, both, "第3条")
    assert keys == ["3", "3"]


@pytest.mark.parametrize(
    ("query", "kind", "narrow"),
    [
        ("第25条里专精特新奖多少", "article", False),
        ("〔2020〕62号文件奖励银行吗", "number", False),
        ("第三章里哪条说绿色矿山", "chapter", True),
        ("阳政办发〔2022〕31号对建筑业怎么奖", "number", True),
    ],
)
def test_with_other_words_the_named_leads_or_narrows(
    lookups: Lookups, query: str, kind: str, narrow: bool
) -> None:
    direct = lookups.find(query)
    assert direct is not None
    assert (direct.kind, direct.whole, direct.narrow) == (kind, False, narrow)
    assert direct.rest


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?!",
        "22万元",
        "第99条",
        "11月15号能办好吗",
        "县税务局的发票在线怎么领",
        "中小企业",
        "科技",
        "贷款要什么条件",
        "找公司干活",
        "2022",
        "政办",
    ],
)
def test_what_only_looks_like_a_name(lookups: Lookups, query: str) -> None:
    assert lookups.find(query) is None


def test_filters(both: Catalog) -> None:
    roster = Roster(both)

    def keys(filters: Filters) -> list[str]:
        mask = roster.allowed(filters)
        assert mask is not None
        return [p.article.key for p, kept in zip(roster.places, mask, strict=True) if kept]

    assert keys(Filters(document="law")) == ["1", "2", "3", "3-1"]
    assert keys(Filters(document="阳政办发[2022]31号", chapter="第三章"))[0] == "33"
    assert keys(Filters(document="law", chapter="扶持")) == ["3", "3-1"]
    assert keys(Filters(department="住建局", chapter="财税"))[-1] == "26"
    assert keys(Filters(document="没有这份")) == []
    assert roster.allowed(Filters()) is None


NEIGHBOUR = """邻水县人民政府办公室文件
邻政办发〔2022〕31号
邻水县人民政府办公室关于支持竹编的若干措施

一、种竹
（一）补苗。每亩补200元。（责任单位：县林业局）
（二）修路。每公里补3万元。（责任单位：县交通局）
二、编竹
（一）学徒。每人补1000元。（责任单位：县人社局）
"""


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("阳政办发〔2022〕31号第22条是什么", ["yangcheng-2022-31 22"]),
        ("阳政办发[2022]31号第4条", ["yangcheng-2022-31 4"]),
        ("阳政办发〔2022〕31号 25", ["yangcheng-2022-31 25"]),
        ("邻政办发〔2022〕31号 一（二）", ["neighbour 1.2"]),
        ("邻政办发〔2022〕31号二（一）讲的啥", ["neighbour 2.1"]),
        ("支持竹编的若干措施里（二）", []),
        ("远政办发〔2022〕31号第4条", []),
        ("第4条", ["yangcheng-2022-31 4"]),
    ],
)
def test_an_article_of_a_document_named_by_its_number_is_of_that_one(
    catalog: Catalog, plain: Segmenter, query: str, places: list[str]
) -> None:
    several = Catalog(
        (Entry(parse(NEIGHBOUR, id="neighbour"), Path("neighbour")), *catalog.entries), "several"
    )
    roster = Roster(several)
    direct = Lookups(roster, plain.content_words).find(fold_plain(query))
    named = direct.places if direct is not None and direct.kind == "article" else ()
    assert [
        f"{roster.places[n].document.id} {roster.places[n].article.key}" for n in named
    ] == places

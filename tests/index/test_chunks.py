from corpus.catalog import Catalog
from corpus.parser import parse
from index.chunks import Kind, chunks_of, quotable_clauses, subject_of


def test_an_article_is_cut_with_its_title_in_front(catalog: Catalog) -> None:
    document = catalog.documents[0]
    article = document.article("22")
    assert article is not None
    chunks = chunks_of(document, article, ["升一级资质奖多少"])
    assert [c.kind for c in chunks] == [Kind.ARTICLE, *[Kind.CLAUSE] * 3, Kind.QUESTION]
    assert all(c.text.startswith(article.title) for c in chunks[:-1])
    assert chunks[-1].text == "升一级资质奖多少"
    for chunk in chunks[1:-1]:
        assert chunk.text.endswith(document.words(chunk.start, chunk.end))


def test_questions_left_open_come_last(catalog: Catalog) -> None:
    document = catalog.documents[0]
    article = document.article("22")
    assert article is not None
    chunks = chunks_of(document, article, ["升一级资质奖多少"], ["奖金分几次发"])
    assert [(c.kind, c.text) for c in chunks[-2:]] == [
        (Kind.QUESTION, "升一级资质奖多少"),
        (Kind.OPEN_QUESTION, "奖金分几次发"),
    ]


def test_an_item_s_heading_stands_in_front_of_its_clauses(catalog: Catalog) -> None:
    document = catalog.documents[0]
    article = next(a for a in document.articles if len(a.items) > 3)
    chunks = chunks_of(document, article, ())
    assert len([c for c in chunks if c.kind is Kind.ITEM]) == len(article.items)
    assert any("：限额以上批发业：商品销售额" in c.text for c in chunks)
    quotable = quotable_clauses(document, article)
    assert "限额以上批发业。" not in [document.words(c.start, c.end) for c in quotable]
    assert len([c for c in chunks if c.kind is Kind.CLAUSE]) == len(quotable)


def test_an_article_of_one_clause_is_one_chunk(catalog: Catalog) -> None:
    document = catalog.documents[0]
    single = next(a for a in document.articles if len(a.clauses) == 1)
    assert [c.kind for c in chunks_of(document, single, ())] == [Kind.ARTICLE]


def test_an_article_without_a_title_is_named_by_what_stands_above() -> None:
    law = parse("# 某某法\n\n## 第一章 总则\n\n第一条 为了某事，制定本法。\n", id="law")
    assert subject_of(law, law.articles[0]) == "某某法 总则"


def test_under_headings_that_count_anew_an_article_is_about_them_too() -> None:
    text = "关于就业的通知\n一、就业见习\n（一）见习对象\n1. 离校两年内的毕业生，可以参加。\n2. 登记失业的青年，可以参加。\n（二）基地认定\n由县人社局负责，每年认定一次。\n二、培训\n（一）对象\n1. 有意愿的，可以参加。\n2. 在校的，不可以参加。\n"
    notice = parse(text, id="notice")
    first = next(a for a in notice.articles if a.key == "1.1.2")
    titled = next(a for a in notice.articles if a.key == "1.2")
    assert subject_of(notice, first).endswith("就业见习 见习对象")
    assert subject_of(notice, titled) == "就业见习 基地认定"


def test_texts_are_simplified_for_searching_and_spans_lead_to_the_original() -> None:
    text = "冷鏈辦法\n第一條 新建冷庫的，給予補助。\n第二條 購置車輛的，不予補助。\n"
    document = parse(text, id="cold")
    chunk = chunks_of(document, document.articles[0], ())[0]
    assert "新建冷库的,给予补助" in chunk.text.replace("，", ",")
    assert "新建冷庫" in document.words(chunk.start, chunk.end)

"""The county's document, parsed from the file as it is."""

import itertools
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from corpus.document import Article, Document

SOURCE = Path(__file__).parents[2] / "corpus/documents/yangcheng-2022-31/source.txt"
HEAD = re.compile(r"(?m)^(\d{1,2})\. ([^。]+)。")


def article(document: Document, key: str) -> Article:
    found = document.article(key)
    assert found is not None
    return found


def body(document: Document, key: str) -> str:
    found = article(document, key)
    return document.text[found.body_start : found.body_end]


def parts(document: Document) -> Iterator[tuple[int, int]]:
    for chapter in document.chapters:
        yield chapter.start, chapter.end
    for cited in document.cited:
        yield cited.start, cited.end
    for one in document.articles:
        yield one.start, one.end
        yield one.body_start, one.body_end
        for sentence in one.sentences:
            yield sentence.start, sentence.end
        for clause in one.clauses:
            yield clause.start, clause.end
        for item in one.items:
            yield item.start, item.end
            for sentence in item.sentences:
                yield sentence.start, sentence.end


def test_the_letterhead(county: Document) -> None:
    assert county.number == "阳政办发〔2022〕31号"
    assert county.title == "关于强化市场主体倍增要素服务保障的若干措施(试行)"
    assert county.issuer == "阳城县人民政府办公室"
    assert county.status == "试行"
    assert county.issued == county.printed == date(2022, 4, 26)
    assert county.addressees == ("各乡(镇)人民政府", "开发区管委会", "县直及驻阳各有关单位")
    assert county.copies[0] == "县委办"
    assert len(county.copies) == 7


def test_all_articles_with_the_titles_of_the_file(county: Document) -> None:
    heads = HEAD.findall(SOURCE.read_text(encoding="utf-8"))
    assert [(a.key, a.title) for a in county.articles] == heads
    assert [a.number for a in county.articles] == list(range(1, 76))
    assert all(a.label == f"第{a.number}条" for a in county.articles)


def test_six_chapters(county: Document) -> None:
    assert [(c.label, c.title) for c in county.chapters] == [
        ("一", "金融支持"),
        ("二", "财税支持"),
        ("三", "用地保障"),
        ("四", "环境能耗保障"),
        ("五", "科技创新支持"),
        ("六", "政务服务"),
    ]
    firsts = [next(a.number for a in county.articles if a.chapter == n) for n in range(1, 7)]
    assert firsts == [1, 16, 33, 41, 51, 58]
    assert article(county, "22").headings == ("财税支持",)


def test_every_article_has_its_departments(county: Document) -> None:
    assert all(a.departments for a in county.articles)
    assert article(county, "22").departments == ("县住建局", "县财政局")
    assert article(county, "11").departments == (
        "县工信局", "县国投公司", "县财政局", "县中小企业发展促进中心", "开发区管委会",
    )  # fmt: skip
    assert "县能源局" in article(county, "23").departments


def test_one_department_under_two_names(county: Document) -> None:
    assert article(county, "4").departments[-1] == "县市场监管局"
    assert article(county, "63").departments[-1] == "县市场监督管理局"
    assert set(county.department_names("县市场监管局")) == {"县市场监管局", "县市场监督管理局"}
    assert county.department_names("县财政局") == ("县财政局",)


def test_items_of_a_run_on_line_and_of_paragraphs(county: Document) -> None:
    assert [i.label for i in article(county, "24").items] == ["(1)", "(2)", "(3)"]
    second = article(county, "24").items[1]
    assert county.text[second.start : second.end].startswith("(2) 对首次通过认定的高新技术企业")
    assert county.text[second.start : second.end].endswith("最高不超过20万元。")
    assert [i.label for i in article(county, "26").items] == ["(1)", "(2)", "(3)", "(4)"]
    last = article(county, "26").items[3]
    assert county.text[last.start : last.end].endswith("每增长1%奖励3000元，最高奖励3万元。")


def test_page_breaks_inside_sentences_are_closed(county: Document) -> None:
    assert "探索设立企业信用保证基金，为小微" in body(county, "2")
    assert "年主营业务收入在最低入库收入1.5倍以下的单位" in body(county, "26")
    assert "系统性培训。" in body(county, "75")
    assert "至50%。" in body(county, "11")
    inside = [county.text[a.body_start : a.body_end] for a in county.articles if not a.items]
    assert all("\n" not in words for words in inside)


def test_the_body_holds_no_title_note_or_number(county: Document) -> None:
    for one in county.articles:
        words = county.text[one.body_start : one.body_end]
        assert "责任单位" not in words
        assert "摘录" not in words
        assert words.endswith("。")
        assert not words.startswith(f"{one.number}.")


def test_sentences_and_clauses_cover_the_body_in_order(county: Document) -> None:
    for one in county.articles:
        clauses = one.clauses
        assert all(a.end <= b.start for a, b in itertools.pairwise(clauses))
        assert one.body_start <= clauses[0].start
        assert clauses[-1].end == one.body_end
        covered = "".join(county.text[c.start : c.end] for c in clauses)
        marks = "".join(item.label for item in one.items)
        left = re.sub(r"\s", "", county.text[one.body_start : one.body_end])
        assert len(re.sub(r"\s", "", covered)) + len(marks) == len(left)
        assert all("\n" not in county.text[c.start : c.end] for c in clauses)


def test_a_clause_ends_at_a_semicolon(county: Document) -> None:
    texts = [county.text[c.start : c.end] for c in article(county, "25").clauses]
    assert "对年新增税收100万元以上的民营企业按新增税额的10%予以奖励；" in texts
    assert any("(当年奖10万元，第二、三年若不退库分别奖5万元)" in words for words in texts)


def test_excerpts_and_documents_named(county: Document) -> None:
    excerpts = [(c.title, c.number) for c in county.cited if c.excerpt]
    assert excerpts == [
        ("关于加快引进和发展金融机构的奖励办法的通知", "阳政办发〔2020〕62号"),
        ("深化战略合作开展金融专项服务个体工商户工作实施方案", "阳市监〔2022〕19号"),
        ("关于印发政府性融资担保机构市县一体化运营改革操作工具箱的通知", "晋金监非银〔2022〕10号"),
        ("关于明确市融资担保公司县级分公司保费补贴有关问题的通知", None),
        ("阳城县融资担保机构风险补偿资金管理办法", "阳政办发〔2020〕63号"),
        (
            "阳城县科学技术研究与开发专项资金使用与科技计划管理办法",
            "阳政办发〔2020〕2号",
        ),
    ]
    named = article(county, "21").cited
    assert ("招商引资奖励办法(试行)", False) in [(c.title, c.excerpt) for c in named]
    assert county.text[named[0].start : named[0].end] == "《招商引资奖励办法(试行)》"


def test_terms_stand_in_their_articles(county: Document) -> None:
    ends = {(t.article, t.until) for t in county.terms}
    assert ends == {
        ("5", date(2022, 12, 31)),
        ("5", date(2025, 12, 31)),
        ("17", date(2022, 12, 31)),
        ("18", date(2024, 12, 31)),
        ("18", date(2023, 12, 31)),
    }
    for term in county.terms:
        one = article(county, term.article)
        assert term.words in county.text[one.start : one.end]


def test_the_place(county: Document) -> None:
    assert county.place == "阳城县"
    assert county.within == ("晋城市", "山西省", "全国")
    assert ("晋城市", "晋城") in county.place_aliases


def test_every_part_is_a_slice_of_the_file(county: Document) -> None:
    source = SOURCE.read_text(encoding="utf-8")
    assert county.source == source
    for start, end in parts(county):
        assert start < end
        assert "".join(source[o] for o in county.origins[start:end]) == county.text[start:end]

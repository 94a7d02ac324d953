"""Articles of any document in one list: what they are called, what they stand under, whether they hold."""

from datetime import date

from assistant.calculator.rules.rulebook import RuleBook
from assistant.web.policies.listing import grouped, rows, title_of
from corpus.catalog import add, open_catalog
from corpus.parser import parse

OVER = """阳城县人民政府办公室文件
阳政办发〔2023〕6号
阳城县人民政府办公室
关于支持夜间经济的临时办法
各乡镇人民政府：
第一章 总则
第一条 为了支持夜间经济，根据有关规定，制定本办法，请遵照执行。
第二条 对新开的夜市，给予摊位费补贴。
第二章 附则
第三条 本办法有效期至2023年12月31日。
阳城县人民政府办公室
2023年1月18日
"""


def test_an_article_without_a_title_is_called_by_its_opening_words():
    document = parse(OVER, id="night")
    first, second, _ = document.articles
    assert title_of(document, first) == "为了支持夜间经济，根据有关规定，制定……"
    assert title_of(document, second) == "对新开的夜市，给予摊位费补贴。"


def test_articles_without_a_theme_stand_under_their_document_and_chapter(tmp_path):
    (tmp_path / "night.txt").write_text(OVER)
    add(tmp_path / "documents", tmp_path / "night.txt")
    found = rows(open_catalog(tmp_path / "documents"), RuleBook(()), date(2026, 11, 29))
    headings = [heading.label for heading, _ in grouped(found)]
    assert [label.rsplit("：")[-1] for label in headings] == ["总则", "附则"]
    assert all("夜间经济" in label for label in headings)
    assert all(row.ended for row in found)

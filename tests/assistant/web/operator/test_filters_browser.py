"""The console's filters over several documents, in a real browser."""

import shutil
from pathlib import Path

import pytest

from assistant.settings import Settings
from tests.assistant.web.conftest import Finder, _desk_app

pytestmark = pytest.mark.browser

OTHER = """试验县人民政府办公室文件

试政办发〔2023〕2号

试验县人民政府办公室关于另外的办法的通知

第一章 总　则

第一条 为了试验，制定本办法。

第二章 财税支持

第二条 对首次试验的企业给予奖励。

试验县人民政府办公室

2023年4月26日
"""


@pytest.fixture
def desk(keyboard, browser, live, settings, tmp_path):
    documents = tmp_path / "documents"
    shutil.copytree(Path("corpus/documents"), documents)
    (documents / "another").mkdir()
    (documents / "another" / "source.txt").write_text(OTHER, encoding="utf-8")
    several = Finder(Settings(documents=documents, _env_file=None))
    desk = keyboard(browser, live(_desk_app(settings, several, tmp_path)))
    desk.sign_in()
    yield desk
    assert desk.logged == []
    desk.context.close()


def test_an_article_without_a_title_is_told_apart_by_its_document(desk):
    desk.find("首次试验的企业")
    whole = "第2条 试政办发〔2023〕2号"
    assert desk.page.locator("#results .name").all_inner_texts() == [f"1{whole}"]
    desk.until(lambda: desk.text("#panel-title") == whole, "so is the one that is open")
    assert desk.page.locator("#call-article option").first.inner_text() == whole


def test_a_chapter_is_one_document_s(desk):
    document = desk.page.locator("#filter-document")
    chapter = desk.page.locator("#filter-chapter")
    desk.page.locator("#filters summary").click()
    first = chapter.locator("optgroup[data-document=yangcheng-2022-31]")
    other = chapter.locator("optgroup[data-document=another]")
    assert other.locator("option").all_inner_texts() == ["总则", "财税支持"], "without blanks"
    other.locator("option").last.evaluate(
        """option => {
          option.selected = true;
          option.closest("select").dispatchEvent(new Event("change", { bubbles: true }));
        }"""
    )
    assert document.input_value() == "another", "its document is chosen with it"
    chosen = "试政办发〔2023〕2号、财税支持"
    desk.until(
        lambda: desk.text("#status") == f"找到 1 条（筛选：{chosen}）", "only what is in both"
    )
    assert desk.text("#filters summary") == f"筛选：{chosen}", "also when it is folded away"
    document.select_option("yangcheng-2022-31")
    assert chapter.input_value() == "", "another document takes the chapter away"
    assert other.is_disabled()
    assert first.is_enabled()

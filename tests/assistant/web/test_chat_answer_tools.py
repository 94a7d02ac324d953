"""In a real browser: an answer on paper, and its question sent on."""

import io
import unicodedata

import pypdf
import pytest
from playwright.sync_api import expect

from assistant.web.checks import today

pytestmark = pytest.mark.browser

FIRST, SECOND = "建筑业企业晋升一级资质，奖励多少？", "简易注销公示几天"
NO_DIALOG = "window.print = () => { window.printed = (window.printed || 0) + 1; };"


def on_paper(page) -> str:
    read = pypdf.PdfReader(io.BytesIO(page.page.pdf()))
    return unicodedata.normalize("NFKC", "".join(sheet.extract_text() for sheet in read.pages))


@pytest.fixture
def talk(chat):
    page = chat(script=NO_DIALOG)
    page.ask(FIRST)
    page.ask(SECOND)
    return page


def test_one_answer_is_printed_with_its_question_sources_and_day(talk, assistant):
    talk.page.get_by_role("button", name="打印或存成 PDF").first.click()
    assert talk.page.evaluate("window.printed") == 1
    paper = "".join(on_paper(talk).split())
    article = assistant.catalog.documents[0].article("22")
    words = assistant.catalog.documents[0].words(article.start, article.end)
    plain = "".join(unicodedata.normalize("NFKC", words).split())
    assert FIRST.replace("，", ",").replace("？", "?") in paper
    assert plain[:40] in paper
    assert "200万元" in paper
    assert f"{today().isoformat()}的回答" in paper
    assert SECOND not in paper
    assert "发送" not in paper
    assert "复制问题的链接" not in paper


def test_afterwards_the_page_is_as_before_and_prints_whole(talk):
    talk.page.get_by_role("button", name="打印或存成 PDF").first.click()
    on_paper(talk)
    expect(talk.page.locator(".source[open]")).to_have_count(0)
    paper = on_paper(talk)
    assert SECOND in paper
    assert "晋升一级资质" in paper
    assert talk.complaints == []


def test_a_question_is_sent_on_as_an_address(talk, chat):
    talk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    talk.page.get_by_role("button", name="复制问题的链接").last.click()
    expect(talk.page.get_by_role("button", name="已复制")).to_have_count(1)
    address = talk.page.evaluate("navigator.clipboard.readText()")
    assert address.startswith(f"{talk.address}/?q=")
    other = chat(address=address)
    expect(other.answers.first).to_be_visible(timeout=20_000)
    assert other.page.locator("#conversation .asked").inner_text() == SECOND


def test_what_was_asked_before_is_kept_without_the_buttons(talk):
    talk.open()
    talk.page.locator(".history > summary").click()
    talk.page.locator(".history > ol > li summary").first.click()
    expect(talk.page.locator(".history .answer")).to_have_count(1)
    expect(talk.page.locator(".history .answer-tools")).to_have_count(0)

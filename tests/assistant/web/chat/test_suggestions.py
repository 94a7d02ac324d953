"""In a real browser: questions offered while one types."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def typing(chat):
    """Types into the box of a new page and waits for what is offered."""

    def open_page(text: str = "小升规", **options):
        page = chat(**options)
        page.box.press_sequentially(text)
        expect(page.page.get_by_role("list", name="您是不是想问")).to_be_visible()
        return page

    return open_page


def offered(page):
    return page.page.get_by_role("list", name="您是不是想问").get_by_role("button")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_typed_finds_questions_above_the_box(typing, scheme):
    page = typing(width=360, color_scheme=scheme)
    assert any("小升规" in words for words in offered(page).all_inner_texts())
    expect(page.page.locator(".suggestions-told")).to_contain_text("相近的问题")
    shown = page.page.locator(".suggestions").bounding_box()
    assert shown["y"] >= 0
    assert shown["y"] + shown["height"] <= page.page.locator("#question").bounding_box()["y"]
    assert all(row.bounding_box()["height"] >= 44 for row in offered(page).all())
    assert page.violations() == []
    assert page.overflow() == 0
    assert page.complaints == []


def test_by_keyboard_one_is_chosen_and_asks_itself(typing):
    page = typing()
    words = offered(page).last.inner_text()
    offered(page).last.focus()
    page.page.keyboard.press("Enter")
    expect(page.answers.first).to_be_visible(timeout=20_000)
    assert page.page.locator("#conversation .asked").inner_text() == words
    expect(page.page.locator(".suggestions")).to_be_hidden()
    expect(page.box).to_have_value("")


def test_a_question_sent_closes_them_and_none_come_late(typing):
    page = typing()
    page.box.press_sequentially("奖多少")
    page.box.press("Enter")
    expect(page.answers.first).to_be_visible(timeout=20_000)
    page.page.wait_for_timeout(400)
    expect(page.page.locator(".suggestions")).to_be_hidden()


def test_escape_closes_them_and_the_words_stay(typing):
    page = typing()
    offered(page).first.focus()
    page.page.keyboard.press("Escape")
    expect(page.page.locator(".suggestions")).to_be_hidden()
    expect(page.box).to_be_focused()
    expect(page.box).to_have_value("小升规")


def test_where_nothing_fits_nothing_is_shown(typing):
    page = typing()
    page.box.fill("今天天气怎么样")
    expect(page.page.locator(".suggestions")).to_be_hidden()


def test_without_the_server_one_types_on_undisturbed(chat):
    page = chat()
    page.page.route("**/api/suggestions*", lambda route: route.fulfill(status=429, body="{}"))
    page.box.press_sequentially("小升规")
    page.page.wait_for_timeout(500)
    expect(page.page.locator(".suggestions")).to_be_hidden()
    expect(page.box).to_have_value("小升规")

"""Finding words in a whole document on its page, in a real browser."""

import pytest
from playwright.sync_api import expect

from assistant.settings import Settings
from assistant.web.api import create_app

pytestmark = pytest.mark.browser

DOCUMENT = "/policies/yangcheng-2022-31"
WORDS = "() => [...document.querySelectorAll('.words, .policy > h2')].map((p) => p.textContent)"
NODES = "() => [...document.querySelectorAll('.words')].every((p) => p.childNodes.length === 1)"


@pytest.fixture(scope="module")
def server(live_for_module, tmp_path_factory, database, finder):
    settings = Settings(data=tmp_path_factory.mktemp("find"), database_url=database, _env_file=None)
    return live_for_module(create_app(settings, finder, chat=False))


@pytest.fixture
def opened(server, tab):
    """Opens the document's page, with what its address asks for."""

    def begin(search: str = "", width: int = 1280, **options):
        page = tab(width, **options)
        page.goto(server + DOCUMENT + search)
        return page

    return begin


def box(page):
    return page.get_by_role("searchbox", name="在全文里查找")


def said(page):
    return page.locator(".find [role=status]")


def current(page):
    return page.locator("mark[aria-current]")


def in_sight(locator) -> bool:
    """Whether it is seen whole, not hidden below the find box."""
    return locator.evaluate(
        """(one) => {
          const { top, bottom, left } = one.getBoundingClientRect();
          const below = document.getElementById("find").getBoundingClientRect().bottom;
          return top >= below && bottom <= innerHeight && left >= 0;
        }"""
    )


def test_typing_marks_every_place_and_enter_walks_through_them(opened):
    page = opened()
    before = page.evaluate(WORDS)
    whole = "\n".join(before)
    box(page).press_sequentially("专精特新")
    number = whole.count("专精特新")
    assert number > 2
    expect(said(page)).to_have_text(f"第 1 处，共 {number} 处")
    assert page.locator("mark").all_inner_texts() == ["专精特新"] * number
    assert page.evaluate(WORDS) == before
    assert in_sight(current(page))
    page.keyboard.press("Enter")
    expect(said(page)).to_have_text(f"第 2 处，共 {number} 处")
    assert in_sight(current(page))
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Shift+Enter")
    expect(said(page)).to_have_text(f"第 {number} 处，共 {number} 处")
    assert page.locator("mark").last.get_attribute("aria-current") == "true"
    assert in_sight(current(page))
    page.keyboard.press("Enter")
    expect(said(page)).to_have_text(f"第 1 处，共 {number} 处")
    page.get_by_role("button", name="上一处").click()
    page.get_by_role("button", name="下一处").click()
    page.get_by_role("button", name="下一处").click()
    expect(said(page)).to_have_text(f"第 2 处，共 {number} 处")
    assert page.complaints == []


def test_escape_clears_and_the_words_are_as_they_were(opened):
    page = opened()
    before = page.evaluate(WORDS)
    box(page).press_sequentially("小微企业")
    expect(page.locator("mark").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(box(page)).to_have_value("")
    expect(page.locator("mark")).to_have_count(0)
    expect(said(page)).to_have_text("")
    assert page.evaluate(WORDS) == before
    assert page.evaluate(NODES), "each line is one text again, whole for copying"
    page.wait_for_url("**/policies/yangcheng-2022-31")


@pytest.mark.parametrize("typed", ["（综合）", "(综合)", " (综 合) "])
def test_width_and_blanks_make_no_difference(opened, typed):
    page = opened()
    box(page).fill(typed)
    expect(page.locator("mark").first).to_have_text("（综合）")
    assert page.locator("mark").all_inner_texts() == ["（综合）"] * page.locator("mark").count()


def test_capitals_and_full_width_make_no_difference(opened):
    page = opened()
    page.locator(".words").first.evaluate("(p) => { p.textContent = 'Ｗi-Ｆi和㎡，wi-fi'; }")
    box(page).fill("WI-FI")
    expect(page.locator("mark")).to_have_text(["Ｗi-Ｆi", "wi-fi"])
    box(page).fill("m2")
    expect(page.locator("mark")).to_have_text(["㎡"])


@pytest.mark.parametrize("typed", ["第22条", "22条", "２２条", "二十二条", "第二十二条"])
def test_an_articles_number_leads_to_it(opened, typed):
    page = opened()
    box(page).fill(typed)
    article = page.get_by_role("article", name="第22条", exact=True)
    expect(article).to_have_attribute("aria-current", "true")
    expect(article).to_be_in_viewport()
    expect(said(page)).to_have_text("第 1 处，共 1 处")
    page.keyboard.press("Escape")
    expect(article).not_to_have_attribute("aria-current", "true")


def test_words_that_look_like_a_number_are_found_too(opened):
    page = opened()
    page.locator(".words").last.evaluate("(p) => { p.textContent = '建好三条产业链'; }")
    box(page).fill("三条")
    expect(said(page)).to_have_text("第 1 处，共 2 处")
    expect(page.get_by_role("article", name="第3条", exact=True)).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(current(page)).to_have_text("三条")


def test_coming_back_to_the_box_leaves_the_page_where_it_is(opened):
    page = opened("?q=链主")
    assert in_sight(current(page))
    box(page).focus()
    assert in_sight(current(page))
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert in_sight(current(page))


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("没有这样的词", "全文里没有“没有这样的词”。"), ("第99条", "没有第99条，全文共 75 条。")],
)
def test_nothing_found_is_said(opened, typed, answer):
    page = opened()
    box(page).fill("企业")
    box(page).fill(typed)
    expect(said(page)).to_have_text(answer)
    expect(page.locator("mark, article[aria-current]")).to_have_count(0)
    page.keyboard.press("Enter")
    assert page.complaints == []


def test_the_link_beside_the_counter_goes_to_the_article_by_keyboard(opened):
    page = opened()
    box(page).fill("产业链“链主”企业年度营业收入")
    page.keyboard.press("Shift+Tab")
    assert page.locator(":focus").inner_text() == "第23条"
    page.keyboard.press("Enter")
    page.wait_for_url("**#a-23")
    expect(page.get_by_role("article", name="第23条", exact=True)).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "第23条单独的一页"


def test_the_address_opens_it_filled_in_and_follows(opened):
    page = opened("?q=总部")
    expect(box(page)).to_have_value("总部")
    expect(page.locator("mark").first).to_have_text("总部")
    assert in_sight(current(page))
    box(page).fill("链主 企业")
    page.wait_for_url("**?q=%E9%93%BE%E4%B8%BB*")
    other = page.context.new_page()
    other.goto(page.url)
    expect(box(other)).to_have_value("链主 企业")


def test_letters_from_which_characters_are_still_to_be_chosen_are_not_looked_for(opened):
    page = opened()
    box(page).focus()
    session = page.context.new_cdp_session(page)
    session.send(
        "Input.imeSetComposition", {"text": "qiye", "selectionStart": 4, "selectionEnd": 4}
    )
    expect(box(page)).to_have_value("qiye")
    expect(said(page)).to_have_text("")
    session.send("Input.insertText", {"text": "企业"})
    expect(box(page)).to_have_value("企业")
    expect(page.locator("mark").first).to_have_text("企业")


def test_without_scripts_there_is_no_box(server, tab):
    page = tab(java_script_enabled=False)
    page.goto(f"{server}{DOCUMENT}?q=总部")
    assert page.locator("#find").count() == 1
    assert not page.locator("#find").is_visible()


def test_on_paper_there_are_no_marks(opened):
    page = opened("?q=总部")
    page.emulate_media(media="print")
    assert not page.locator("#find").is_visible()
    colour = page.locator("mark").first.evaluate("(m) => getComputedStyle(m).backgroundColor")
    assert colour == "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("search", ["?q=企业", "?q=第22条", "?q=没有这样的词"])
def test_nothing_runs_over_the_edge(opened, search):
    page = opened(search)
    page.get_by_role("button", name="大字").click()
    for width in (360, 768, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") == width
        box(page).press("Enter")
        if search == "?q=企业":
            assert in_sight(current(page)), width


@pytest.mark.parametrize("search", ["", "?q=总部", "?q=第22条", "?q=没有这样的词"])
def test_axe_finds_nothing(opened, violations, search):
    page = opened(search, bypass_csp=True)
    expect(box(page)).to_be_visible()
    for contrast in ("usual", "high"):
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            expect(page.locator("html")).to_have_attribute("data-theme", scheme)
            assert violations(page) == [], (scheme, contrast)
        page.get_by_role("button", name="高对比").click()

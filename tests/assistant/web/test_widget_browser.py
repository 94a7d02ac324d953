"""The widget in a real browser, inside a foreign page that is as hostile as a page can be."""

import json
import re
import time

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

from assistant.web.api import create_app

pytestmark = pytest.mark.browser


HOSTILE = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>某县</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style nonce="own">
html {{ font-size: 40px; }}
* {{ color: lime !important; font-size: 60px !important; letter-spacing: 9px !important;
  text-transform: uppercase !important; line-height: 3 !important; visibility: hidden !important; }}
div, section, button, textarea, p {{ display: none !important; position: static !important;
  opacity: 0 !important; width: 9px !important; pointer-events: none !important; }}
body {{ transform: rotate(3deg); overflow: hidden; direction: rtl; }}
</style></head><body><main><h1>要闻</h1><p>正文</p></main>
<script src="{server}/widget.js" data-title="问政策" data-questions="一级资质奖多少？|归谁管？"
 {options} async></script></body></html>"""

POLICY = (
    "default-src 'none'; script-src {server}; connect-src {server}; style-src 'nonce-own'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)


class Slow:
    """Answers piece by piece with a pause between; knows how often it was left before the end."""

    def __init__(self, clerk) -> None:
        self._clerk = clerk
        self.left = 0

    def __getattr__(self, name):
        return getattr(self._clerk, name)

    def ask_stream(self, *args, **kwargs):
        whole = False
        try:
            for part in self._clerk.ask_stream(*args, **kwargs):
                yield part
                time.sleep(0.2)
            whole = True
        finally:
            self.left += not whole


class Failing(Slow):
    """Breaks off after the second piece, the first time it is asked."""

    failed = False

    def ask_stream(self, *args, **kwargs):
        for place, part in enumerate(self._clerk.ask_stream(*args, **kwargs)):
            if place == 2 and not self.failed:
                self.failed = True
                time.sleep(0.5)  # what has been sent arrives before the line is cut
                raise RuntimeError("the cable is cut")
            yield part


@pytest.fixture
def foreign(settings, archive, live, assistant):
    """A page of another origin that loads the widget; gives its address and the server's."""

    def start(*, allowed: bool = True, slow=None, options: str = "") -> tuple[str, str]:
        place = {}

        async def page(_):
            policy = POLICY.format(server=place["server"])
            html = HOSTILE.format(server=place["server"], options=options)
            return HTMLResponse(html, headers={"Content-Security-Policy": policy})

        county = live(Starlette(routes=[Route("/", page)]))
        origins = [county] if allowed else []
        app = create_app(
            settings.model_copy(update={"allowed_origins": origins}),
            slow(assistant) if slow else assistant,
            archive=archive,
            chat=False,
        )
        place["server"] = live(app)
        return county, place["server"]

    return start


def open_panel(page, county: str) -> None:
    page.goto(county)
    page.get_by_role("button", name="问政策").click()


def ask(page, question: str) -> None:
    page.get_by_role("textbox", name="您的问题").fill(question)
    page.keyboard.press("Enter")


def answered(page):
    return page.get_by_role("button", name="没帮助").wait_for(timeout=15_000)


def test_in_a_hostile_page_it_looks_like_itself_and_answers(foreign, tab):
    county, server = foreign()
    page = tab()
    open_panel(page, county)
    dialog = page.get_by_role("dialog", name="问政策")
    box = dialog.bounding_box()
    assert 300 < box["width"] < 500
    assert 400 < box["height"] <= 800
    style = dialog.locator("textarea").evaluate(
        "e => { const s = getComputedStyle(e); return [s.color, s.fontSize, s.letterSpacing,"
        " s.textTransform, s.direction] }"
    )
    assert style == ["rgb(28, 36, 44)", "16px", "normal", "none", "ltr"]
    assert dialog.evaluate("e => getComputedStyle(e).direction") == "ltr"
    ask(page, "建筑业晋升一级资质奖励多少？")
    answered(page)
    assert "200万元" in dialog.inner_text()
    assert all(url.startswith((county, server)) for url in page.asked)
    assert page.complaints == []
    assert page.context.cookies() == []


def test_what_has_no_full_answer_leads_to_a_message_to_the_office(foreign, tab):
    county, server = foreign()
    page = tab()
    open_panel(page, county)
    ask(page, "孩子上学的学区怎么划分？")
    answered(page)
    links = page.get_by_role("dialog").get_by_role("link")
    addresses = [link.get_attribute("href") for link in links.all()]
    assert addresses[-1] == f"{server}/messages/new"
    with page.expect_popup() as opened:
        links.first.click()
    assert opened.value.get_by_label("要说的事").input_value() == "孩子上学的学区怎么划分？"


def test_the_page_s_own_styles_are_untouched(foreign, tab):
    county, _ = foreign()
    page = tab()
    page.goto(county)
    page.get_by_role("button", name="问政策").wait_for()
    assert page.evaluate("document.adoptedStyleSheets.length + document.styleSheets.length") == 1
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontSize") == "60px"
    assert page.evaluate("Object.keys(window).filter(n => /zct|zheng|widget/i.test(n)).length") == 0


def test_a_citation_opens_to_the_article_word_for_word(foreign, tab):
    county, server = foreign()
    page = tab()
    open_panel(page, county)
    ask(page, "建筑业晋升一级资质奖励多少？")
    answered(page)
    with page.expect_response(re.compile("/api/articles/")):
        page.get_by_role("button", name="[第22条]").first.click()
    article = page.request.get(f"{server}/api/articles/yangcheng-2022-31/22").json()
    words = page.locator("blockquote")
    words.get_by_text("22. 支持建筑业提质").wait_for()
    assert words.text_content() == article["text"]
    marked = words.locator("mark").all_text_contents()
    assert marked
    assert all(quote in article["body"] for quote in marked)


def test_by_keyboard_alone(foreign, tab):
    county, _ = foreign()
    page = tab()
    page.goto(county)
    page.get_by_role("button", name="问政策").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.type("建筑业晋升一级资质奖励多少？")
    page.keyboard.press("Enter")
    answered(page)
    for _ in range(30):
        page.keyboard.press("Shift+Tab")
        inside = page.evaluate(
            "document.querySelector('[lang][data-side]').shadowRoot.activeElement?.className"
        )
        if inside == "ref":
            break
    page.keyboard.press("Enter")
    assert page.locator("details").evaluate("e => e.open")
    page.keyboard.press("Escape")
    assert page.get_by_role("dialog").count() == 0
    opener = page.get_by_role("button", name="问政策")
    assert opener.evaluate("e => e.getRootNode().activeElement === e")


def test_first_questions_are_clicked_and_what_they_ask_is_shown(foreign, tab):
    county, _ = foreign()
    page = tab()
    open_panel(page, county)
    page.get_by_role("button", name="归谁管？").click()
    answered(page)
    assert page.locator(".asked").all_text_contents() == ["归谁管？"]


def test_the_conversation_is_remembered_in_this_tab_only(foreign, tab):
    county, _ = foreign()
    page = tab()
    open_panel(page, county)
    ask(page, "建筑业晋升一级资质奖励多少？")
    answered(page)
    page.reload()
    page.locator(".asked").wait_for()
    assert page.get_by_role("dialog").is_visible()
    with page.expect_request(re.compile("/api/ask/stream")) as request:
        ask(page, "归谁管？")
    assert json.loads(request.value.post_data)["session_id"]
    other = page.context.new_page()
    other.goto(county)
    other.get_by_role("button", name="问政策").click()
    assert other.locator(".asked").count() == 0
    assert other.evaluate("localStorage.length") == 0


def test_offline_in_the_middle_of_a_stream_says_so_and_asks_again(foreign, tab):
    county, _ = foreign(slow=Slow)
    page = tab()
    open_panel(page, county)
    ask(page, "建筑业晋升一级资质奖励多少？")
    page.locator(".log [aria-busy]", has_text="建筑业").wait_for()
    page.context.set_offline(True)
    page.locator("p.notice", has_text="网络不通").wait_for(timeout=10_000)
    page.context.set_offline(False)
    page.get_by_role("button", name="再问一次").click()
    answered(page)


def test_a_connection_that_breaks_off_says_so_and_keeps_what_came(foreign, tab):
    county, _ = foreign(slow=Failing)
    page = tab()
    open_panel(page, county)
    ask(page, "建筑业晋升一级资质奖励多少？")
    page.locator("p.notice", has_text="没有收完").wait_for()
    assert "建筑业企业" in page.get_by_role("dialog").inner_text()
    page.get_by_role("button", name="再问一次").click()
    answered(page)


def test_an_answer_can_be_stopped_here_and_in_the_server(foreign, tab, assistant):
    slow = Slow(assistant)
    county, _ = foreign(slow=lambda _: slow)
    page = tab()
    open_panel(page, county)
    ask(page, "建筑业晋升一级资质奖励多少？")
    page.locator(".log [aria-busy]", has_text="建筑业").wait_for()
    page.get_by_role("button", name="停止").click()
    page.locator("p.notice", has_text="已经停下").wait_for()
    assert page.get_by_role("button", name="发送").is_visible()
    end = time.monotonic() + 10
    while not slow.left:
        assert time.monotonic() < end, "the server goes on"
        page.wait_for_timeout(50)


def test_an_answer_is_read_aloud_on_the_device_until_the_second_press(foreign, tab, voices):
    county, _ = foreign()
    page = tab()
    page.add_init_script(voices(("zh-CN", False), ("zh_CN", True)))
    open_panel(page, county)
    ask(page, "建筑业晋升一级资质奖励多少？")
    answered(page)
    before = len(page.asked)
    page.get_by_role("button", name="读给我听").click()
    said = page.evaluate("window.spoken.map((one) => [one.text, one.voice.localService])")
    assert all(local for _, local in said)
    assert any("200万元" in text for text, _ in said)
    assert not any("*" in text or "[" in text for text, _ in said)
    page.get_by_role("button", name="停止朗读").click()
    page.get_by_role("button", name="读给我听").click()
    page.keyboard.press("Escape")  # the panel goes, and the voice with it
    assert page.evaluate("window.cancelled") == 2
    assert len(page.asked) == before
    assert page.complaints == []


@pytest.mark.parametrize("known", [(), (("zh-CN", False),)])
def test_without_a_voice_on_the_device_reading_is_not_offered(foreign, tab, voices, known):
    county, _ = foreign()
    page = tab()
    page.add_init_script(voices(*known))
    open_panel(page, county)
    ask(page, "建筑业晋升一级资质奖励多少？")
    answered(page)
    assert page.locator(".read-aloud").is_hidden()
    page.evaluate("window.learn('zh-CN', true)")  # browsers find their voices late
    page.get_by_role("button", name="读给我听").wait_for()


def test_a_site_that_is_not_allowed_gets_no_answer(foreign, tab):
    county, _ = foreign(allowed=False)
    page = tab()
    open_panel(page, county)
    ask(page, "建筑业晋升一级资质奖励多少？")
    page.locator("p.notice", has_text="这个网站还没有被允许使用政策通").wait_for()
    assert "200万元" not in page.get_by_role("dialog").inner_text()


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_nothing_is_cut_off_at_any_width(foreign, tab, width):
    county, _ = foreign()
    page = tab(width, 640)
    open_panel(page, county)
    ask(page, "建筑业晋升一级资质奖励多少？")
    answered(page)
    box = page.get_by_role("dialog").bounding_box()
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= 640
    assert page.locator(".log").evaluate("e => e.scrollWidth <= e.clientWidth")
    if width == 360:
        assert box["width"] == 360
        heights = (
            page.get_by_role("dialog")
            .get_by_role("button")
            .evaluate_all("all => all.filter(b => b.className !== 'ref').map(b => b.offsetHeight)")
        )
        assert min(heights) >= 43


def test_colours_and_position_by_attributes(foreign, tab):
    county, _ = foreign(
        options='data-color="#ffd400" data-position="left" data-greeting="您好，这里是示例。"'
    )
    page = tab()
    page.goto(county)
    opener = page.get_by_role("button", name="问政策")
    colours = opener.evaluate(
        "e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color]"
    )
    assert colours == ["rgb(255, 212, 0)", "rgb(0, 0, 0)"]
    assert opener.bounding_box()["x"] < 100
    opener.click()
    assert "您好，这里是示例。" in page.get_by_role("dialog").inner_text()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_the_demonstration_and_in_the_panel(
    live, settings, assistant, tab, voices, violations, theme
):
    server = live(create_app(settings, assistant, chat=False))
    page = tab(bypass_csp=True)
    page.add_init_script(voices(("zh-CN", True)))
    page.goto(f"{server}/widget/demo")
    page.get_by_role("button", name="政策问答").wait_for()
    assert violations(page) == []
    page.get_by_role("button", name="政策问答").click()
    page.evaluate(f"document.querySelector('[lang][data-side]').dataset.theme = '{theme}'")
    ask(page, "建筑业晋升一级资质奖励多少？")
    answered(page)
    page.get_by_role("button", name="[第22条]").first.click()
    page.get_by_role("button", name="读给我听").click()
    assert violations(page) == []


def test_the_demonstration_weighs_little_and_complains_of_nothing(live, settings, assistant, tab):
    server = live(create_app(settings, assistant, chat=False))
    page = tab()
    page.goto(f"{server}/widget/demo", wait_until="networkidle")
    sizes = page.evaluate(
        "[...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')]"
        ".reduce((sum, e) => sum + e.transferSize, 0)"
    )
    assert 0 < sizes < 40_000
    assert page.complaints == []
    assert all(url.startswith(server) for url in page.asked)


def test_the_frame_fills_itself_and_answers(live, settings, assistant, tab):
    server = live(create_app(settings, assistant, chat=False))
    page = tab(400, 620)
    page.goto(f"{server}/widget/frame?title=政策咨询")
    box = page.get_by_role("dialog", name="政策咨询").bounding_box()
    assert (box["width"], box["height"]) == (400, 620)
    ask(page, "建筑业晋升一级资质奖励多少？")
    answered(page)
    assert page.complaints == []

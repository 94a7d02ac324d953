"""In a real browser, beside asking: hearing, stopping, what was asked before, what many ask."""

import re
import time

import pytest
from playwright.sync_api import expect

from assistant.settings import Settings
from assistant.storage.archive import Archive
from assistant.storage.database import open_database
from assistant.web.api import create_app
from assistant.web.examples import sample_questions

pytestmark = pytest.mark.browser

QUESTION = "建筑业企业晋升一级资质，奖励多少？"
MANDARIN = ("zh-CN", True)
NAMES = """() => [...document.querySelectorAll("*")].flatMap((node) =>
  ["aria-label", "title", "alt", "placeholder"].map((name) => node.getAttribute(name))
    .concat(node.classList.contains("sr-only") ? [node.textContent] : [])).filter(Boolean)"""


class Slow:
    """The assistant, but slow; knows how often it was left before the end, and how many wait now."""

    def __init__(self, assistant) -> None:
        self._assistant = assistant
        self.left = self.under_way = 0

    def __getattr__(self, name):
        return getattr(self._assistant, name)

    def ask_stream(self, *args, **kwargs):
        whole = False
        self.under_way += 1
        try:
            for part in self._assistant.ask_stream(*args, **kwargs):
                yield part
                time.sleep(0.6)
            whole = True
        finally:
            self.left += not whole
            self.under_way -= 1


@pytest.fixture(scope="module")
def slow_assistant(assistant) -> Slow:
    return Slow(assistant)


@pytest.fixture(scope="module")
def slow_address(live_for_module, ready, slow_assistant, database, tmp_path_factory) -> str:
    data = tmp_path_factory.mktemp("slow")
    settings = Settings(data=data, database_url=database, _env_file=None)
    return ready(live_for_module(create_app(settings, slow_assistant)))


@pytest.fixture
def slow(slow_assistant) -> Slow:
    """The slow assistant once what was asked before has ended."""
    end = time.monotonic() + 60
    while slow_assistant.under_way and time.monotonic() < end:
        time.sleep(0.1)
    assert slow_assistant.under_way == 0
    slow_assistant.left = 0
    return slow_assistant


@pytest.fixture
def slow_chat(chat, slow_address, slow):
    """A chat whose answer is under way."""
    page = chat(address=slow_address)
    page.box.fill("建筑业有什么奖励")
    page.box.press("Enter")
    expect(page.page.locator(".answer.partial")).to_be_visible()
    return page


def button(page, name: str):
    return page.page.get_by_role("button", name=name, exact=True)


def spoken(page) -> list[str]:
    return page.page.evaluate("window.spoken.map((one) => one.text)")


def test_an_answer_is_read_aloud_on_the_device_and_stops_on_the_second_press(chat, voices):
    page = chat(width=360, script=voices(("en-US", True), MANDARIN))
    answer = page.ask("建筑业有什么奖励")
    before = len(page.requests)
    button(page, "读给我听").click()
    said = spoken(page)
    shown = answer.locator(".text").inner_text() + answer.locator(".notices").inner_text()
    assert len(said) > 3
    assert all(part.strip() in shown for part in said)
    assert "奖励" in "".join(said)
    assert set(page.page.evaluate("window.spoken.map((one) => one.voice.lang)")) == {"zh-CN"}
    assert page.violations() == []
    button(page, "停止朗读").click()
    assert page.page.evaluate("window.cancelled") == 1
    expect(button(page, "读给我听")).to_be_visible()
    assert len(page.requests) == before
    assert page.complaints == []


def test_read_to_the_end_the_button_offers_it_again(chat, voices):
    page = chat(script=voices(MANDARIN))
    page.ask(QUESTION)
    button(page, "读给我听").click()
    assert any("200万元" in part for part in spoken(page))
    page.page.evaluate("window.spoken.forEach((one) => one.onend())")
    expect(button(page, "读给我听")).to_be_visible()
    assert page.page.evaluate("window.cancelled") == 0


def test_one_answer_is_read_at_a_time_and_none_over_a_new_question(chat, voices):
    page = chat(script=voices(MANDARIN))
    page.ask(QUESTION)
    page.ask("简易注销公示几天")
    page.page.locator(".read-aloud").first.click()
    page.page.locator(".read-aloud").last.click()
    expect(button(page, "停止朗读")).to_have_count(1)
    assert page.page.evaluate("window.cancelled") == 1
    page.ask("归谁管")
    expect(button(page, "停止朗读")).to_have_count(0)
    assert page.page.evaluate("window.cancelled") == 2


@pytest.mark.parametrize("known", [(), (("zh-CN", False),), (("zh-HK", True), ("en-GB", True))])
def test_without_a_mandarin_voice_on_the_device_nothing_is_offered(chat, voices, known):
    page = chat(script=voices(*known))
    page.ask(QUESTION)
    expect(page.page.locator(".read-aloud")).to_have_count(1)
    expect(page.page.locator(".read-aloud")).to_be_hidden()
    page.page.evaluate("window.learn('zh_CN', true)")  # browsers find their voices late
    expect(button(page, "读给我听")).to_be_visible()


def test_a_real_browser_without_voices_offers_nothing(chat):
    page = chat()
    assert page.page.evaluate("speechSynthesis.getVoices().length") == 0
    page.ask(QUESTION)
    expect(page.page.locator(".read-aloud")).to_be_hidden()


def until_left(page, slow):
    """Wait for the server to leave the answer; a busy machine notices late that nobody reads on."""
    end = time.monotonic() + 10
    while slow.left == 0:
        assert time.monotonic() < end, "the answer goes on"
        page.page.wait_for_timeout(50)


def test_stop_ends_the_answer_here_and_in_the_server(slow_chat, slow):
    page = slow_chat
    page.box.fill("归谁管")  # what is typed meanwhile stays
    button(page, "停止").click()
    expect(page.page.locator(".told")).to_have_text("已经停下，上面的文字不完整。")
    text = page.page.locator(".answer.partial").inner_text()
    assert text
    until_left(page, slow)
    page.page.wait_for_timeout(1000)
    assert slow.left == 1
    assert page.page.locator(".answer.partial").inner_text() == text
    assert page.answers.count() == 0
    expect(page.box).to_have_value("归谁管")
    button(page, "发送").click()
    expect(page.answers.first).to_be_visible(timeout=30_000)
    assert slow.left == 1


def test_by_keyboard_the_box_keeps_the_focus_when_its_button_changes(slow_chat):
    page = slow_chat
    page.box.focus()
    page.page.keyboard.press("Tab")
    assert page.page.evaluate("document.activeElement.textContent") == "停止"
    page.page.keyboard.press("Enter")
    expect(page.page.locator(".told")).to_contain_text("已经停下")
    assert page.page.evaluate("document.activeElement.localName") == "textarea"
    assert page.violations() == []


def test_begun_anew_in_the_middle_of_an_answer_nothing_of_it_comes_back(slow_chat, slow):
    page = slow_chat
    button(page, "清空对话").click()
    until_left(page, slow)
    page.page.wait_for_timeout(500)
    expect(page.page.locator(".asked, .answer, .told")).to_have_count(0)
    expect(button(page, "发送")).to_be_visible()


def test_an_example_pressed_while_an_answer_is_under_way_changes_nothing(slow_chat, slow):
    page = slow_chat
    page.page.locator(".welcome > summary").click()
    page.page.locator(".example:visible").first.click()
    expect(page.answers.first).to_be_visible(timeout=30_000)
    assert page.page.locator(".asked").count() == 1
    assert slow.left == 0


def test_a_connection_that_breaks_is_told_in_chinese_and_comes_back(chat):
    page = chat()
    lost = re.compile("/gradio_api/(queue/data|app_id)")
    page.page.route(lost, lambda route: route.abort())
    page.box.fill(QUESTION)
    page.box.press("Enter")
    toast = page.page.get_by_text("与服务器的连接断了")
    expect(toast).to_be_visible(timeout=20_000)
    names = page.page.evaluate(NAMES)
    assert [name for name in names if re.search("[A-Za-z<]{2}", name)] == []
    assert not re.search("[A-Za-z]{2}", page.page.locator("body").inner_text())
    with page.page.expect_event("load", timeout=20_000):
        page.page.unroute(lost)
    kept = page.page.evaluate("JSON.stringify(sessionStorage)")
    expect(page.box, kept).to_have_value(QUESTION)  # it got no answer, so it is back in the box
    page.page.wait_for_timeout(500)
    button(page, "发送").click()
    expect(page.answers.first).to_contain_text("200万元", timeout=20_000)


def test_who_comes_back_in_this_tab_finds_what_was_asked_and_goes_on_with_it(chat):
    page = chat(width=360)
    expect(page.page.locator(".history")).to_be_hidden()
    page.ask(QUESTION)
    page.ask("简易注销公示几天")
    before = page.answers.first.locator(".sum-figure").inner_text()
    page.page.goto(f"{page.address}/docs")
    with page.page.expect_request(lambda request: "/heartbeat/" in request.url):
        page.page.go_back()
    entries = page.page.locator(".history > ol > li")
    expect(entries.first.locator(".answer")).to_be_visible()  # the last one is open at once
    expect(entries.locator("summary").first).to_contain_text("简易注销公示几天")
    entries.nth(1).locator("summary").first.click()
    kept = entries.nth(1).locator(".answer")
    assert kept.locator(".sum-figure").inner_text() == before
    kept.locator(".wording > summary").click()
    kept.locator("a.reference").first.click()
    expect(kept.locator(".source blockquote").first).to_be_visible()
    assert page.page.locator("#conversation .asked").count() == 0
    assert page.violations() == []
    assert page.overflow() == 0
    page.ask("那要几天才能办完")  # goes on with what was told before
    expect(page.page.locator("#conversation .told").first).to_contain_text("您说过的情况还记着")
    expect(page.page.locator(".history > ol")).to_be_hidden()
    assert page.complaints == []


def test_a_question_cut_off_by_a_reload_is_back_in_the_box(slow_chat):
    page = slow_chat
    page.page.reload()
    expect(page.box).to_have_value("建筑业有什么奖励")
    expect(page.page.locator(".history")).to_be_hidden()


def test_what_was_typed_outlives_a_page_that_goes_before_it_is_drawn(chat):
    page = chat()
    page.box.fill(QUESTION)
    page.page.route("**/assets/*", lambda route: route.abort())
    page.page.reload()
    expect(page.box).to_have_count(0)
    page.page.unroute("**/assets/*")
    page.page.reload()
    expect(page.box).to_have_value(QUESTION)


def test_a_question_asked_before_is_asked_again(chat):
    page = chat()
    page.ask(QUESTION)
    page.open()
    button(page, f"再问一次：{QUESTION}").click()
    expect(page.answers.first).to_be_visible(timeout=20_000)
    assert page.page.locator("#conversation .asked").inner_text() == QUESTION
    expect(page.page.locator(".history-count")).to_have_text("2")


def test_what_was_asked_is_in_this_tab_only_and_gone_when_cleared(chat):
    page = chat()
    page.ask(QUESTION)
    other = page.context.new_page()
    other.goto(page.address)
    expect(other.locator(".themes")).to_be_visible()
    expect(other.locator(".history")).to_be_hidden()
    kept = (
        "Object.values({...localStorage}).join() + '|' + Object.values({...sessionStorage}).join()"
    )
    local, _, tab = page.page.evaluate(kept).partition("|")
    assert QUESTION not in local
    assert QUESTION in tab
    page.page.locator(".history > summary").click()
    button(page, "清除").click()
    expect(page.page.locator(".history")).to_be_hidden()
    assert page.page.evaluate("document.activeElement.localName") == "textarea"
    assert QUESTION not in page.page.evaluate(kept)
    page.ask("简易注销公示几天")  # the first question is still on the page: it is not kept again
    expect(page.page.locator(".history-count")).to_have_text("1")


def test_what_was_typed_is_kept_as_words(chat):
    page = chat()
    typed = "<img src=x onerror=alert(1)> 小升规奖多少"
    page.ask(typed)
    page.open()
    entry = page.page.locator(".history > ol summary").first
    assert typed in entry.inner_text()
    entry.click()
    assert page.page.locator(".history img").count() == 0
    assert page.complaints == []


def test_screen_readers_hear_chinese_in_every_state_whatever_the_browser_speaks(chat, slow_chat):
    page = chat(locale="en-US")
    names = page.page.evaluate(NAMES)
    page.ask(QUESTION)
    page.page.get_by_role("button", name="复制").first.click()
    for state in (names, page.page.evaluate(NAMES), slow_chat.page.evaluate(NAMES)):
        assert [name for name in state if re.search("[A-Za-z<]{2}", name)] == []
    expect(page.page.get_by_role("log", name="对话")).to_be_visible()
    expect(page.page.get_by_role("group", name="您问").first).to_contain_text(QUESTION)
    expect(page.page.get_by_role("group", name="回答").first).to_contain_text("200万元")


@pytest.fixture
def hot_chat(chat, live, ready, settings, assistant, tmp_path):
    """The home page where so many conversations have asked about each of these articles."""

    def open_page(*articles: str, sessions: int = 0):
        own = Archive(open_database(f"sqlite:///{tmp_path / 'own.db'}"))
        document = assistant.catalog.documents[0]
        samples = sample_questions(assistant.catalog, document)
        for article in articles:
            for _ in range(sessions):
                own.answered(samples[article][0], assistant.ask(samples[article][0]))
        return chat(address=ready(live(create_app(settings, assistant, archive=own))))

    return open_page


def test_what_many_ask_stands_beside_the_themes_and_asks_itself(hot_chat):
    page = hot_chat("22", "25", "63", sessions=5)
    expect(page.page.locator("#hot-title")).to_have_text("大家常问")
    offered = page.page.get_by_role("list", name="大家常问").get_by_role("button")
    assert len(offered.all_inner_texts()) == 3
    assert page.violations() == []
    words = offered.first.inner_text()
    offered.first.click()
    expect(page.answers.first).to_be_visible(timeout=20_000)
    assert page.page.locator("#conversation .asked").inner_text() == words


def test_with_little_use_the_document_s_own_questions_stand_there(hot_chat):
    page = hot_chat("22", "25", "63", sessions=4)
    expect(page.page.locator("#hot-title")).to_have_text("可以这样问")
    beside = page.page.locator(".theme[open] .example").all_inner_texts()
    offered = page.page.locator(".hot .example").all_inner_texts()
    assert len(offered) >= 4
    assert not set(offered) & set(beside)

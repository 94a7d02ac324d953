"""The web chat in a real browser."""

import re
import time

import httpx
import pytest
from playwright.sync_api import expect

from assistant.web.api import create_app
from assistant.web.chat.page import Talk, take_turn

pytestmark = pytest.mark.browser

WIDTHS = (360, 768, 1440)
QUESTION = "建筑业企业晋升一级资质，奖励多少？"


def test_a_mark_in_the_answer_opens_the_article_with_the_quoted_words_marked(chat, assistant):
    page = chat(width=360)
    answer = page.ask(QUESTION)
    source = answer.locator(".source").first
    expect(source.locator("blockquote")).to_be_hidden()
    if answer.locator(".wording").count():
        answer.locator(".wording > summary").click()
    answer.locator("a.reference").first.click()
    expect(source.locator("blockquote")).to_be_visible()
    marked = source.locator("mark").first.inner_text()
    assert marked in assistant.catalog.documents[0].text
    assert "22. 支持建筑业提质" in source.locator("blockquote").inner_text()


def test_an_example_asks_itself(chat):
    page = chat()
    example = page.page.locator(".example:visible").first
    words = example.inner_text()
    example.click()
    expect(page.answers.first).to_be_visible(timeout=20_000)
    assert page.page.locator(".asked").inner_text() == words
    expect(page.page.locator(".themes")).to_be_hidden()


def test_a_question_shared_by_its_address_asks_itself(chat, chat_address):
    page = chat(address=f"{chat_address}/?q=%E5%B0%8F%E5%8D%87%E8%A7%84%E5%A5%96%E5%A4%9A%E5%B0%91")
    expect(page.answers.first).to_be_visible(timeout=20_000)
    assert page.page.locator(".asked").inner_text() == "小升规奖多少"
    assert "20万元" in page.answers.first.inner_text()


def test_a_shared_question_is_not_asked_anew_when_the_page_is_loaded_again(chat, chat_address):
    page = chat(address=f"{chat_address}/?q=简易注销公示几天")
    expect(page.answers.first).to_contain_text("20天", timeout=20_000)
    page.ask("小升规奖多少")
    page.page.reload()
    expect(page.page.locator(".history-count")).to_have_text("2")
    expect(page.page.locator(".history > ol > li").first.locator(".answer")).to_be_visible()
    page.page.wait_for_timeout(1200)
    assert page.page.locator("#conversation .asked").count() == 0
    other = chat(address=page.address)  # the link followed in another tab asks there
    expect(other.answers.first).to_contain_text("20天", timeout=20_000)


def test_without_scripts_the_page_says_where_to_go(browser, chat_address):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(chat_address)
    expect(page.get_by_role("heading", name="政策通")).to_be_visible()
    expect(page.get_by_role("link", name="12345")).to_be_visible()
    page.get_by_label("按词语查条文").fill("升规")
    page.get_by_role("button", name="查找").click()
    expect(page.get_by_role("link", name="第25条")).to_be_visible()
    context.close()


def test_a_suggestion_goes_on_with_the_talk(chat):
    page = chat()
    page.ask("建筑业有什么奖励")
    option = page.page.locator("#conversation .option").first
    words = option.inner_text()
    option.click()
    expect(page.answers.nth(1)).to_be_visible(timeout=20_000)
    assert page.page.locator(".asked").last.inner_text() == words


def test_a_calculation_shows_the_sum_first_and_how_it_comes_about(chat):
    answer = chat(width=360).ask(QUESTION)
    assert answer.locator(".sum-figure").inner_text() == "200万元"
    assert answer.locator(".steps tbody tr").count() >= 1
    basis = answer.locator(".steps .basis a").first
    assert basis.inner_text() == "第22条"
    box, steps = (answer.locator(part).bounding_box() for part in (".sum", ".steps"))
    assert box["y"] < steps["y"]
    basis.click()
    expect(answer.locator(".source[open] mark").first).to_be_visible()


def test_a_rating_is_kept_and_can_be_changed(chat, chat_application, rating_kept):
    page = chat()
    page.ask(QUESTION)
    anchor = page.page.locator(".source").first.get_attribute("id")
    answer_id = re.fullmatch(r"source-(\w+)-1", anchor)[1]
    database = chat_application.state.context.archive.database

    def until(rating):
        end = time.monotonic() + 5
        while (kept := rating_kept(database, answer_id)) is None or kept[0] != rating:
            assert time.monotonic() < end, kept
            time.sleep(0.05)

    page.page.get_by_role("button", name="赞", exact=True).click()
    until(1)
    page.page.get_by_role("button", name="踩", exact=True).click()
    until(-1)


@pytest.mark.parametrize(
    ("label", "name", "value"),
    [("大字", "text", "large"), ("高对比", "contrast", "high"), ("深色", "theme", "dark")],
)
def test_what_a_reader_chose_stays_after_a_reload(chat, label, name, value):
    page = chat()
    root = page.page.locator("html")
    button = page.page.get_by_role("button", name=label)
    before = page.page.evaluate(
        "getComputedStyle(document.body).cssText || document.body.outerHTML"
    )
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    for _ in range(2):
        expect(root).to_have_attribute(f"data-{name}", value)
        expect(button).to_have_attribute("aria-pressed", "true")
        page.open()
    button.click()
    page.open()
    expect(root).not_to_have_attribute(f"data-{name}", value)
    assert before


def test_large_text_is_larger_everywhere_people_read(chat):
    page = chat(width=360)
    answer = page.ask(QUESTION)
    parts = [page.box, answer.locator(".steps td").first, page.page.locator(".asked")]
    size = "e => parseFloat(getComputedStyle(e).fontSize)"
    before = [part.evaluate(size) for part in parts]
    page.page.get_by_role("button", name="大字").click()
    after = [part.evaluate(size) for part in parts]
    assert all(large >= small * 1.25 for small, large in zip(before, after, strict=True))
    assert page.overflow() == 0


def test_no_request_leaves_the_machine_and_the_console_is_quiet(chat, chat_address):
    page = chat()
    page.ask(QUESTION)
    page.page.locator(".source > summary").first.click()
    page.page.get_by_role("button", name="深色").click()
    outside = [url for url in page.requests if not url.startswith((chat_address, "data:", "blob:"))]
    assert len(page.requests) > 10
    assert outside == []
    assert page.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_overflows_in_any_state(chat, scheme):
    page = chat(color_scheme=scheme)

    def is_sound_at_every_width() -> None:
        for width in WIDTHS:
            page.page.set_viewport_size({"width": width, "height": 900})
            assert page.violations() == [], width
            assert page.overflow() == 0, width

    is_sound_at_every_width()
    page.ask(QUESTION)
    page.ask("今天天气怎么样")
    for summary in page.page.locator(".answer summary").all():
        summary.click()
    is_sound_at_every_width()
    page.page.get_by_role("button", name="大字").click()
    page.page.get_by_role("button", name="高对比").click()
    is_sound_at_every_width()


def test_at_twice_the_size_everything_is_still_there(chat):
    page = chat(width=180)
    answer = page.ask(QUESTION)
    assert page.overflow() == 0
    expect(answer.locator(".sum-figure")).to_be_visible()
    expect(page.box).to_be_visible()


def test_the_keyboard_is_enough(chat):
    page = chat()
    keys = page.page.keyboard
    page.box.focus()
    keys.type(QUESTION)
    keys.press("Enter")
    answer = page.answers.first
    expect(answer).to_be_visible(timeout=20_000)
    source = answer.locator(".source").first
    source.locator("summary").focus()
    keys.press("Enter")
    expect(source.locator("blockquote")).to_be_visible()
    page.page.locator("body").press("Home")
    focused = set()
    for _ in range(40):
        keys.press("Tab")
        focused.add(page.page.evaluate("document.activeElement.textContent.trim().slice(0, 6)"))
    assert {"大字", "高对比", "深色"} <= focused


def test_what_is_typed_is_shown_as_typed_and_never_runs(chat):
    page = chat()
    typed = "<img src=x onerror=alert(1)> **粗** <script>document.title='x'</script>"
    page.page.on("dialog", lambda _: page.complaints.append("a dialog opened"))
    page.ask(typed)
    assert page.page.locator(".asked").inner_text() == typed
    assert page.page.title() == "政策通"
    assert page.page.locator("#conversation img").count() == 0
    assert page.complaints == []


def test_the_page_is_chinese_and_only_its_own_scripts_may_run(chat_address):
    page = httpx.get(chat_address)
    assert page.headers["content-type"].startswith("text/html")
    assert '<html lang="zh-CN"' in re.sub(r"\s+", " ", page.text)
    assert "gradio.app" not in page.text
    assert "raw.githubusercontent.com" not in page.text
    policy = page.headers["content-security-policy"]
    script = re.search(r"script-src ([^;]*);", policy)[1]
    assert "unsafe" not in script
    nonce = re.search(r"'nonce-([^']+)'", script)[1]
    assert nonce not in httpx.get(chat_address).headers["content-security-policy"]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/gradio_api/file=/etc/passwd"),
        ("GET", "/gradio_api/proxy=https://example.com"),
        ("POST", "/gradio_api/upload"),
        ("POST", "/gradio_api/run/predict"),
        ("POST", "/gradio_api/call/predict"),
        ("GET", "/gradio_api/info"),
        ("GET", "/monitoring"),
        ("GET", "/config"),
        ("POST", "/gradio_api/vibe-edit"),
        ("GET", "/svelte/../../x"),
        ("GET", "/login"),
        ("PUT", "/"),
        ("GET", "/nothing"),
    ],
)
def test_what_the_page_does_not_need_is_closed(chat_address, method, path):
    response = httpx.request(method, chat_address + path)
    assert response.status_code == 404
    assert response.json()["error"]["code"] == "not_found"


def test_who_asks_too_often_is_told_so_in_the_talk(live, chat, ready, settings, assistant):
    few = settings.model_copy(update={"requests_per_minute": 1})
    page = chat(address=ready(live(create_app(few, assistant))))
    page.ask(QUESTION)
    page.box.fill(QUESTION)
    page.box.press("Enter")
    expect(page.page.locator(".told").last).to_have_text("提问太频繁，请稍等片刻再试。")
    assert page.answers.count() == 1


def test_the_text_is_there_before_the_answer_is_whole(live, chat, ready, settings, assistant):
    class Slow:
        def __getattr__(self, name):
            return getattr(assistant, name)

        def ask_stream(self, *args, **kwargs):
            for part in assistant.ask_stream(*args, **kwargs):
                yield part
                time.sleep(0.3)

    page = chat(address=ready(live(create_app(settings, Slow()))))
    page.box.fill("建筑业有什么奖励")
    page.box.press("Enter")
    partial = page.page.locator(".answer.partial")
    expect(partial).to_be_visible()
    first = partial.inner_text()
    expect(partial).not_to_have_text(first)
    assert partial.inner_text().startswith(first[:4])
    assert page.answers.count() == 0
    expect(page.answers.first).to_be_visible(timeout=30_000)
    expect(partial).to_have_count(0)


def test_starting_anew_forgets_the_session(chat):
    page = chat()
    page.ask(QUESTION)
    page.page.get_by_role("button", name="清空").click()
    expect(page.page.locator(".asked")).to_have_count(0)
    expect(page.page.locator(".themes")).to_be_visible()
    page.ask("归谁管")
    assert page.page.locator(".asked").count() == 1


def test_a_question_sent_just_before_the_server_heard_of_the_clearing_begins_anew(client):
    """Both are under way at once: the question comes with the talk, or the session, of before."""

    async def asked(talk):
        text = "归谁管"
        async for update in take_turn(client.app.state.context, text, talk, "127.0.0.1"):
            last = update[2]
        return last

    before = client.portal.call(asked, Talk())
    before.wish.anew = True
    cleared = before.begun_anew()
    assert cleared.taken_up(before.session_id).session_id is None
    after = client.portal.call(asked, before)
    assert [message["role"] for message in after.messages] == ["user", "assistant"]
    assert after.session_id != before.session_id


@pytest.mark.parametrize("talking", [False, True])
def test_one_too_long_is_refused_in_view_on_a_phone(chat, talking):
    page = chat(width=360)
    if talking:
        page.ask("我们去年12月刚升规，做新材料的，能拿多少")
    page.box.fill("我家开了个饭店，" * 280)
    page.box.press("Enter")
    refused = page.page.get_by_text("请控制在 2000 字以内")
    expect(refused).to_be_in_viewport(ratio=1)
    told = refused.bounding_box()
    composer = page.page.locator("#composer").bounding_box()
    assert told["y"] + told["height"] <= composer["y"], "and not behind the box"


def test_who_begins_anew_on_a_phone_is_at_the_beginning_of_the_page(chat):
    page = chat(width=360)
    page.ask(QUESTION)
    page.page.get_by_role("button", name="清空对话").click()
    expect(page.page.locator(".welcome > summary")).to_be_in_viewport()
    page.page.wait_for_function("window.scrollY === 0")


def test_an_empty_question_changes_nothing_and_one_too_long_stays_in_the_box(chat):
    page = chat()
    page.box.press("Enter")
    page.box.fill("   ")
    page.box.press("Enter")
    page.page.wait_for_timeout(2000)  # the first turn of a process is slow
    page.box.fill("长" * 2100)
    page.box.press("Enter")
    expect(page.page.get_by_text("请控制在 2000 字以内")).to_be_visible()
    assert len(page.box.input_value()) == 2100
    assert page.page.locator(".asked").count() == 0


def test_beside_the_chat_a_wrong_method_is_said_to_be_one(chat_address):
    refused = [httpx.put(f"{chat_address}/api/ask"), httpx.get(f"{chat_address}/api/feedback")]
    assert [(r.status_code, r.headers["allow"]) for r in refused] == [(405, "POST")] * 2
    assert httpx.get(f"{chat_address}/api/nothing").status_code == 404

"""Speaking instead of typing, in a real browser whose recogniser is a stand-in for Chromium's."""

import json
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import expect

from assistant.web.api import create_app

pytestmark = pytest.mark.browser

QUESTION = "建筑业企业晋升一级资质，奖励多少？"
WORDS = yaml.safe_load(
    (Path(__file__).parents[4] / "assistant/web/chat/voice.yaml").read_text(encoding="utf-8")
)
TOLD = WORDS["told"]
ERRORS = sorted(set(TOLD) - {"listening", "done", "other"})


def recogniser(name: str | None = "webkitSpeechRecognition") -> str:
    text = (Path(__file__).parent / "recogniser.js").read_text(encoding="utf-8")
    return text.replace("NAME;", f"{json.dumps(name)};")


class Speaker:
    """Somebody before the page who speaks."""

    def __init__(self, tab) -> None:
        self.tab = tab
        self.box = tab.box
        self.microphone = tab.page.get_by_role("button", name="语音输入")
        self.told = tab.page.locator(".voice-told")
        self.note = tab.page.locator(".voice-note")

    def press(self) -> None:
        self.microphone.click()
        expect(self.microphone).to_have_attribute("aria-pressed", "true")
        expect(self.told).to_have_text(TOLD["listening"])

    def say(self, *parts: tuple[str, bool]) -> None:
        self.tab.page.evaluate("(parts) => window.hear(...parts)", parts)

    def fail(self, error: str) -> None:
        self.tab.page.evaluate("(error) => window.fail(error)", error)

    def fall_silent(self) -> None:
        self.tab.page.evaluate("window.fall_silent()")

    def is_off(self) -> None:
        expect(self.microphone).to_have_attribute("aria-pressed", "false")


@pytest.fixture
def speaker(chat):
    """Opens the chat for somebody who speaks."""

    def open_page(**options) -> Speaker:
        return Speaker(chat(script=recogniser(), **options))

    return open_page


def test_words_stand_in_the_box_as_they_are_heard_and_nothing_is_sent(speaker):
    one = speaker(width=360)
    one.press()
    before = set(one.tab.requests)
    hearing = "(({ lang, interimResults }) => [lang, interimResults])(window.hearings[0])"
    assert one.tab.page.evaluate(hearing) == ["zh-CN", True]
    one.say(("建筑业", False))
    expect(one.box).to_have_value("建筑业")
    one.say(("建筑业企业", True), ("晋升一级", False))
    expect(one.box).to_have_value("建筑业企业晋升一级")
    one.say((QUESTION, True))
    one.fall_silent()
    one.is_off()
    expect(one.told).to_have_text(TOLD["done"])
    expect(one.box).to_have_value(QUESTION)
    one.tab.page.wait_for_timeout(500)
    assert one.tab.page.locator(".asked").count() == 0
    later = set(one.tab.requests) - before  # what is heard is looked up as what is typed is
    assert {url.partition("?")[0] for url in later} == {f"{one.tab.address}/api/suggestions"}
    one.tab.page.get_by_role("button", name="发送").click()  # the page knows what stands in the box
    expect(one.tab.answers.first).to_contain_text("200万元", timeout=20_000)
    expect(one.told).to_be_empty()
    assert one.tab.complaints == []


def test_a_second_press_stops_and_what_was_said_to_the_end_is_kept(speaker):
    one = speaker()
    one.box.fill("我们是建筑业，")
    one.press()
    one.say(("升了", False))
    one.microphone.click()
    one.is_off()
    assert one.tab.page.evaluate("window.hearings[0].asked") == "stop"
    one.say(("升了一级资质", True))
    one.fall_silent()
    expect(one.box).to_have_value("我们是建筑业，升了一级资质")
    expect(one.told).to_have_text(TOLD["done"])
    one.press()
    assert one.tab.page.evaluate("window.hearings.length") == 2


def test_the_keyboard_is_enough(speaker):
    one = speaker()
    one.box.focus()
    keys = one.tab.page.keyboard
    keys.press("Shift+Tab")
    expect(one.microphone).to_be_focused()
    keys.press("Enter")
    expect(one.told).to_have_text(TOLD["listening"])
    keys.press("Space")
    one.is_off()
    expect(one.microphone).to_be_focused()
    keys.press("Tab")
    expect(one.box).to_be_focused()


def test_what_goes_wrong_is_said_in_chinese_and_the_box_keeps_its_words(speaker):
    one = speaker()
    one.box.fill("小升规")
    for error in ERRORS:
        one.press()
        one.fail(error)
        one.is_off()
        expect(one.told).to_have_text(TOLD[error])
        expect(one.box).to_have_value("小升规")
    assert one.tab.complaints == []


def test_an_error_nobody_foresaw_and_silence_are_said_as_well(speaker):
    one = speaker()
    one.press()
    one.fail("phrases-not-supported")
    expect(one.told).to_have_text(TOLD["other"])
    one.press()
    one.fall_silent()
    expect(one.told).to_have_text(TOLD["no-speech"])


def test_every_error_of_the_interface_has_its_words():
    """The list is the Web Speech API's; a hearing that was ended by the page says nothing."""
    assert set(ERRORS) == {
        "audio-capture",
        "language-not-supported",
        "network",
        "no-speech",
        "not-allowed",
        "service-not-allowed",
    }


def test_where_the_sound_may_go_is_said_at_the_first_use_in_each_tab(speaker):
    one = speaker()
    expect(one.note).to_be_empty()
    one.press()
    expect(one.note).to_have_text(WORDS["note"])
    one.fall_silent()
    expect(one.note).to_have_text(WORDS["note"])  # there is time to read it
    one.press()
    expect(one.note).to_be_empty()
    one.tab.open()
    one.press()
    expect(one.note).to_be_empty()


def test_who_types_takes_over(speaker):
    one = speaker()
    one.press()
    one.say(("小升", False))
    one.box.press_sequentially("规")
    one.is_off()
    assert one.tab.page.evaluate("window.hearings[0].asked") == "abort"
    one.say(("小升规奖多少", True))
    expect(one.box).to_have_value("小升规")


def test_what_was_sent_does_not_come_back_into_the_box(speaker):
    one = speaker()
    one.press()
    one.say((QUESTION, False))
    one.box.press("Enter")
    one.say((QUESTION, False))
    expect(one.tab.answers.first).to_be_visible(timeout=20_000)
    one.is_off()
    one.say((QUESTION, True))
    expect(one.box).to_have_value("")


def test_nothing_is_read_aloud_into_the_microphone(chat, voices):
    one = Speaker(chat(script=recogniser() + voices(("zh-CN", True))))
    one.tab.ask(QUESTION)
    one.tab.page.get_by_role("button", name="读给我听").click()
    one.press()
    assert one.tab.page.evaluate("window.cancelled") == 1
    expect(one.tab.page.get_by_role("button", name="停止朗读")).to_have_count(0)


@pytest.mark.parametrize(
    "script",
    [
        recogniser(None),
        recogniser() + "Object.defineProperty(window, 'isSecureContext', {value: false});",
    ],
    ids=["no recogniser", "no https"],
)
def test_a_browser_that_cannot_hear_shows_no_button(chat, script):
    page = chat(width=360, script=script)
    expect(page.page.locator(".voice-button")).to_have_count(1)
    expect(page.page.locator(".voice-button")).to_be_hidden()
    assert page.page.locator("#question").bounding_box()["width"] > 320
    assert page.complaints == []


def test_a_browser_that_gives_it_its_standard_name_is_served_too(chat):
    one = Speaker(chat(script=recogniser("SpeechRecognition")))
    one.press()


@pytest.fixture
def whole_browser(driver):
    """Chromium with its windows: the one without them offers to hear, and then says nothing."""
    chromium = driver.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    yield chromium
    chromium.close()


def test_a_real_browser_without_a_microphone_says_so(chat, whole_browser):
    one = Speaker(chat(context=whole_browser.new_context(locale="zh-CN")))
    assert one.tab.page.evaluate("typeof webkitSpeechRecognition") == "function"
    one.microphone.click()
    expect(one.told).not_to_be_empty()
    one.is_off()
    assert one.told.inner_text() in {TOLD[error] for error in ERRORS}
    assert one.tab.complaints == []


def test_where_the_county_does_not_want_it_nothing_of_it_is_in_the_page(
    live, chat, ready, settings, assistant
):
    off = settings.model_copy(update={"voice_input": False})
    page = chat(address=ready(live(create_app(off, assistant))), script=recogniser())
    assert page.page.locator("#voice, .voice-button, .voice-said").count() == 0
    assert not [url for url in page.requests if "voice" in url]
    assert page.page.locator("#question").bounding_box()["width"] > 700
    page.ask(QUESTION)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_the_button_is_large_enough(speaker, scheme):
    one = speaker(color_scheme=scheme)

    def is_sound_at_every_width() -> None:
        for width in (360, 1440):
            one.tab.page.set_viewport_size({"width": width, "height": 900})
            assert one.tab.violations() == [], width
            assert one.tab.overflow() == 0, width
            size = one.microphone.bounding_box()
            assert min(size["width"], size["height"]) >= 44, width

    is_sound_at_every_width()
    one.press()
    is_sound_at_every_width()
    one.fail("network")
    for name in ("大字", "高对比"):
        one.tab.page.get_by_role("button", name=name).click()
    is_sound_at_every_width()

"""The widget's panel on the demonstration page: nothing that was typed is lost, nor the keyboard."""

import pytest
from playwright.sync_api import expect

from assistant.web.api import create_app

pytestmark = pytest.mark.browser

QUESTION = "建筑业晋升一级资质奖励多少？"


@pytest.fixture
def panel(settings, archive, live, assistant, tab):
    server = live(create_app(settings, assistant, archive=archive, chat=False))
    page = tab(360, 740)
    page.goto(f"{server}/widget/demo")
    page.get_by_role("button", name="政策问答").click()
    return page


def ask(page, question: str) -> None:
    page.get_by_role("textbox", name="您的问题").fill(question)
    page.keyboard.press("Enter")


def test_one_too_long_goes_back_to_the_box_to_be_made_shorter(panel):
    ask(panel, "长" * 2100)
    told = panel.get_by_role("log").get_by_text("请控制在 2000 字以内")
    expect(told).to_be_in_viewport()
    expect(panel.get_by_role("textbox", name="您的问题")).to_have_value("长" * 2100)
    expect(panel.get_by_role("button", name="再问一次")).to_have_count(0)
    expect(panel.get_by_role("log").get_by_text("长长长长")).to_have_count(0)
    ask(panel, QUESTION)
    expect(panel.get_by_role("button", name="没帮助")).to_be_visible()


def test_the_keyboard_stays_in_the_panel_after_a_rating(panel):
    ask(panel, QUESTION)
    panel.get_by_role("button", name="有帮助").press("Enter")
    expect(panel.get_by_text("谢谢，已经记下。")).to_be_focused()
    panel.keyboard.press("Escape")
    expect(panel.get_by_role("button", name="政策问答")).to_be_focused()


def test_the_keyboard_stays_in_the_panel_when_one_asks_again(panel):
    panel.route("**/api/ask/stream", lambda route: route.abort())
    ask(panel, QUESTION)
    panel.get_by_role("button", name="再问一次").press("Enter")
    expect(panel.get_by_role("log")).to_be_focused()

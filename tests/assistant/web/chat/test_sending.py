"""The way to the box, and what is told on a slow network, in a real browser."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def _slow(page, milliseconds: int):
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    state = {"offline": False, "downloadThroughput": -1, "uploadThroughput": -1}
    network.send("Network.emulateNetworkConditions", {**state, "latency": milliseconds})
    return network  # the page is slow as long as it is held


@pytest.mark.parametrize("by", ["Enter", "发送"])
def test_on_a_slow_network_it_is_told_that_the_question_is_on_its_way(chat, by):
    page = chat(width=360)
    told = page.page.locator(".sending")
    page.box.fill("简易注销公示几天")
    composer, box = (page.page.locator(name).bounding_box() for name in ("#composer", "#question"))
    assert box["y"] - composer["y"] < 16, "nothing told takes no room"
    held = _slow(page.page, 1500)
    page.box.press("Enter") if by == "Enter" else page.page.get_by_role("button", name=by).click()
    expect(told).to_contain_text("正在送出", timeout=1400)
    expect(told).to_be_in_viewport()
    assert page.overflow() == 0
    expect(page.page.locator("#conversation .asked")).to_be_visible(timeout=20_000)
    expect(told).to_be_empty()
    held.detach()


def test_one_refused_is_no_longer_on_its_way(chat):
    page = chat()
    held = _slow(page.page, 700)
    page.box.fill("长" * 2100)
    page.box.press("Enter")
    expect(page.page.locator(".sending")).to_contain_text("正在送出", timeout=1400)
    expect(page.page.get_by_text("请控制在 2000 字以内")).to_be_visible()
    expect(page.page.locator(".sending")).to_be_empty()
    held.detach()


@pytest.mark.parametrize("clears_first", [True, False])
def test_what_is_typed_while_a_question_is_on_its_way_stays(chat, clears_first):
    page = chat()
    held = _slow(page.page, 1500)
    page.box.fill("简易注销公示几天")
    page.box.press("Enter")
    if clears_first:
        page.box.press("Control+a")
    page.page.keyboard.type("第25条")
    page.box.press("Enter")  # too early: the first has not come yet
    expect(page.page.locator("#conversation .asked")).to_have_count(1, timeout=20_000)
    expect(page.box).to_have_value("第25条")
    held.send("Network.disable")
    held.detach()
    expect(page.page.locator("#conversation .answer:not(.partial)")).to_have_count(1)
    page.box.press("Enter")
    expect(page.page.locator("#conversation .asked").nth(1)).to_have_text("第25条")
    expect(page.box).to_have_value("")


def test_choosing_what_is_offered_leaves_what_stands_in_the_box(chat):
    page = chat()
    page.ask("建筑业资质晋升")
    page.box.fill("还有一件事")
    page.page.get_by_role("button", name="特级").click()
    expect(page.page.locator("#conversation .answer:not(.partial)")).to_have_count(2)
    expect(page.box).to_have_value("还有一件事")


def test_the_first_stop_of_the_keyboard_leads_to_the_box(chat):
    page = chat(width=360)
    page.page.keyboard.press("Tab")
    skip = page.page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.page.keyboard.press("Enter")
    expect(page.box).to_be_focused()
    assert page.violations() == []


def test_what_is_no_answer_cannot_be_rated(chat):
    page = chat()
    page.box.fill("长" * 2100)
    page.box.press("Enter")
    expect(page.page.get_by_text("请控制在 2000 字以内")).to_be_visible()
    expect(page.page.get_by_role("button", name="踩", exact=True)).to_have_count(0)
    page.ask("简易注销公示几天")
    expect(page.page.get_by_role("button", name="踩", exact=True)).to_have_count(1)

"""The console in a real browser over a connection that is slow or gone."""

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(keyboard, browser, live, desk_app):
    desk = keyboard(browser, live(desk_app))
    desk.sign_in()
    desk.find("小升规")
    desk.until(lambda: "第25条" in desk.text("#panel-title"), "it opens")
    yield desk
    desk.context.close()


def test_a_broken_connection_is_told_in_chinese_and_nothing_written_is_lost(desk):
    gone = "网络不通，服务器没有答复，请稍后再试。"
    desk.context.set_offline(True)
    desk.press("Enter", "n")
    desk.type("老板要回电")
    desk.page.get_by_role("button", name="记下这一通").click()
    desk.until(lambda: desk.text("#call-status") == gone, "the call was not kept")
    assert desk.page.locator("#call-note").input_value() == "老板要回电"
    desk.press("Escape", "u")
    desk.until(lambda: desk.text("#status") == gone, "nor the question")
    desk.page.evaluate("document.getElementById('status').textContent = ''")
    desk.press("/")
    desk.type("高新技术")
    desk.until(lambda: desk.text("#status") == gone, "nor is anything found")
    desk.context.set_offline(False)
    desk.type("企业")
    desk.until(lambda: "条" in desk.text("#status"), "it comes back by itself with the next key")


def test_what_is_still_of_the_last_search_is_said_to_be(desk):
    held = []

    def hold(route) -> None:
        held.append(route)

    desk.page.route("**/operator/api/search*", hold)
    desk.press("/")
    desk.page.keyboard.insert_text("孵化器")
    desk.until(lambda: desk.text("#status").startswith("正在查"), "one is told")
    assert "第25条" in desk.text("#panel-title")
    held[-1].continue_()
    desk.until(lambda: "第51条" in desk.text("#panel-title"), "and then it is there")
    assert not desk.text("#status").startswith("正在查")


@pytest.mark.parametrize("how", ["back", "menu"])
def test_a_look_at_another_page_costs_nothing_that_was_begun(desk, how):
    desk.press("Enter", "n")
    desk.type("老板要回电")
    desk.page.locator("#call select[name=follow_up]").select_option("call_back")
    desk.page.get_by_role("link", name="通话记录").click()
    desk.page.wait_for_url("**/operator/calls")
    if how == "back":
        desk.page.go_back()
    else:
        desk.page.get_by_role("link", name="检索").click()
    desk.page.wait_for_url("**/operator")
    desk.until(lambda: "第25条" in desk.text("#panel-title"), "the search is there again")
    assert desk.page.locator("#call-note").input_value() == "老板要回电"
    assert desk.page.locator("#call select[name=follow_up]").input_value() == "call_back"


def test_whoever_signs_out_leaves_nothing_behind(desk):
    desk.press("Enter", "n")
    desk.type("老板要回电")
    desk.page.locator("form[data-who] button").click()
    desk.page.wait_for_url("**/operator/login")
    assert desk.page.evaluate("sessionStorage.length") == 0
    desk.sign_in()
    assert desk.page.locator("#call-note").input_value() == ""

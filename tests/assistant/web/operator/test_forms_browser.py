"""The console's forms in a real browser: what was written stays, whatever comes back."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
WRITTEN = "到县工信局领，电话0356-4222222"


@pytest.fixture
def message(desk_app) -> int:
    box = desk_app.state.context.archive.messages
    box.add("申报表在哪里领")
    return box.latest()[0].id


@pytest.fixture
def desk(keyboard, browser, live, desk_app, message):
    """An editor before a message, the answer written and not yet sent."""
    desk = keyboard(browser, live(desk_app))
    desk.sign_in("zhao")
    desk.page.goto(f"{desk.address}/operator/messages")
    desk.page.goto(f"{desk.address}/operator/messages/{message}")
    desk.page.locator("#answer").fill(WRITTEN)
    yield desk
    desk.context.close()


def save(desk) -> None:
    desk.page.locator("form[action$=answer] button").click()


def kept(desk_app, message):
    return desk_app.state.context.archive.messages.get(message).answer


def sign_in_elsewhere(desk, name: str) -> None:
    other = desk.context.new_page()
    other.goto(f"{desk.address}/operator/login")
    other.locator("#name").fill(name)
    other.locator("#password").fill(desk.password)
    other.keyboard.press("Enter")
    other.wait_for_url("**/operator")
    other.close()


def test_an_answer_is_saved_and_back_leads_to_the_list(desk, desk_app, message):
    save(desk)
    expect(desk.page.locator("h1")).to_contain_text("已答复")
    assert kept(desk_app, message).text == WRITTEN
    desk.page.go_back()
    assert desk.page.url.endswith("/operator/messages")
    assert desk.logged == []


def test_what_somebody_else_saved_meanwhile_is_shown_and_going_back_asks_nothing(
    desk, desk_app, message, violations
):
    archive = desk_app.state.context.archive
    archive.messages.answer(message, 0, "guan", "先答的", None)
    save(desk)
    expect(desk.page.locator(".trouble")).to_contain_text("有人改过")
    expect(desk.page.locator("#answer")).to_have_value(WRITTEN)
    expect(desk.page.locator(".words").nth(1)).to_have_text("先答的")
    assert desk.page.url.endswith(f"/operator/messages/{message}")
    assert violations(desk.page) == []
    save(desk)
    expect(desk.page.locator(".words").nth(1)).to_have_text(WRITTEN)
    desk.page.go_back()
    assert desk.page.url.endswith("/operator/messages")


def test_a_sign_in_that_ended_costs_nothing_that_was_written(desk, desk_app, message):
    desk_app.state.context.archive.users.sign_out("zhao")
    save(desk)
    expect(desk.page.locator(".trouble")).to_contain_text("登录已失效")
    expect(desk.page.locator("#answer")).to_have_value(WRITTEN)
    assert kept(desk_app, message) is None
    sign_in_elsewhere(desk, "zhao")
    save(desk)
    expect(desk.page.locator("h1")).to_contain_text("已答复")
    assert kept(desk_app, message).text == WRITTEN


def test_what_one_wrote_is_not_saved_under_another_name(desk, desk_app, message):
    desk.page.evaluate("document.querySelector('#answer').focus()")
    sign_in_as_other(desk, desk_app)
    save(desk)
    expect(desk.page.locator(".trouble")).to_contain_text("现在登录的是 guan")
    expect(desk.page.locator("#answer")).to_have_value(WRITTEN)
    assert kept(desk_app, message) is None


def sign_in_as_other(desk, desk_app) -> None:
    desk_app.state.context.archive.users.sign_out("zhao")
    sign_in_elsewhere(desk, "guan")


def test_a_broken_connection_costs_nothing_either(desk, desk_app, message):
    desk.context.set_offline(True)
    save(desk)
    expect(desk.page.locator(".trouble")).to_contain_text("网络不通")
    desk.context.set_offline(False)
    expect(desk.page.locator("#answer")).to_have_value(WRITTEN)
    save(desk)
    expect(desk.page.locator("h1")).to_contain_text("已答复")


def test_what_was_withdrawn_meanwhile_is_said_beside_what_was_written(desk, desk_app, message):
    box = desk_app.state.context.archive.messages
    box.withdraw(box.get(message).code)
    save(desk)
    expect(desk.page.locator(".trouble")).to_contain_text("撤回")
    expect(desk.page.locator("#answer")).to_have_value(WRITTEN)


def test_what_was_begun_in_another_form_of_the_page_stays(desk, desk_app, message):
    desk.page.locator("#department").select_option("县工信局")
    desk.page.get_by_role("button", name="转办").click()
    expect(desk.page.locator("h1")).to_contain_text("已转部门办理")
    expect(desk.page.locator("#answer")).to_have_value(WRITTEN)
    save(desk)
    expect(desk.page.locator("h1")).to_contain_text("已答复")
    expect(desk.page.locator("nav")).not_to_contain_text("留言（")
    assert kept(desk_app, message).text == WRITTEN
    assert desk.logged == []


def test_one_note_is_saved_while_others_are_being_written(desk, desk_app, make_ratings):
    desk.page.goto(f"{desk.address}/operator/ratings")
    notes = desk.page.locator("textarea[name=note]")
    for place, words in enumerate(("第一条", "第二条", "第三条")):
        notes.nth(place).fill(words)
    desk.page.get_by_role("button", name="已回访").nth(1).click()
    expect(desk.page.locator("tbody tr").nth(1)).to_contain_text("zhao")
    assert [notes.nth(place).input_value() for place in range(3)] == ["第一条", "第二条", "第三条"]
    desk.page.get_by_role("button", name="已回访").nth(0).click()
    expect(desk.page.locator("tbody tr").nth(0)).to_contain_text("zhao")
    assert desk_app.state.context.archive.poor_ratings.count("followed") == 2
    assert desk.logged == []


@pytest.fixture
def make_ratings(desk_app):
    context = desk_app.state.context
    for question in ("一问", "二问", "三问"):
        context.feedback.keep(context.ask(question).answer_id, -1, None, 1)

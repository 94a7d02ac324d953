"""A rule's form beside the article, in a real browser: what comes of it never pushes it away."""

import pytest

pytestmark = pytest.mark.browser

TOP = "document.activeElement.getBoundingClientRect().top"


@pytest.fixture
def desk(keyboard, browser, live, desk_app):
    desk = keyboard(browser, live(desk_app))
    desk.sign_in()
    yield desk
    assert desk.logged == []
    desk.context.close()


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720), (768, 1024), (360, 740)])
def test_the_field_stays_where_it_is_while_the_sentence_above_it_grows(desk, size):
    desk.page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    desk.find("小升规")
    desk.until(lambda: "第25条" in desk.text("#panel-title"), "it opens")
    desk.press("Enter", "f")
    desk.until(lambda: desk.focus().startswith("rule-"), "the first field has the focus")
    before = desk.page.evaluate(TOP)
    short = desk.text("#reading")
    desk.press("ArrowDown")
    desk.until(lambda: len(desk.text("#reading")) > len(short) + 20, "the sum is read, too")
    sum_ = desk.page.locator("#panel fieldset .sum").first
    assert sum_.inner_text() == "20万元"
    frame = desk.page.locator("#panel").bounding_box()
    box = sum_.bounding_box()
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= min(size[1], frame["y"] + frame["height"]), "it is in view"
    assert before - box["height"] * 8 < desk.page.evaluate(TOP) <= before + 1


def test_a_rule_that_asks_for_nothing_says_what_it_has_to_say(desk):
    desk.find("第5条")
    first = desk.page.locator("#panel fieldset").first
    desk.until(lambda: "有效期已过，不再计算" in first.inner_text(), "at once")
    assert first.locator("input, select").count() == 0
    assert "按您说的情况" not in desk.text("#reading")
    assert desk.page.locator("#panel").evaluate("panel => panel.scrollTop") == 0
    assert desk.focus() == "query"


def test_a_result_that_comes_after_another_article_was_opened_is_dropped(desk):
    held = []

    def hold(route) -> None:
        held.append(route)

    desk.page.route("**/calculate", hold)
    desk.find("第22条")
    desk.press("Enter", "f", "ArrowDown")
    desk.until(lambda: held, "it is asked for")
    desk.press("Escape")
    desk.find("第51条")
    desk.until(lambda: "第51条" in desk.text("#panel-title"), "another is open")
    for route in held:
        route.continue_()
    desk.page.wait_for_timeout(300)
    assert desk.page.locator("#panel .sum").count() == 0


def test_a_key_and_what_it_does_stay_on_one_line(desk):
    heights = desk.page.locator("#keys span").evaluate_all(
        "spans => spans.map(span => span.getClientRects().length)"
    )
    assert len(heights) > 10
    assert set(heights) == {1}

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
    desk.press("Enter", "f", "ArrowDown", "Tab")
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


def test_a_key_and_what_it_does_stay_on_one_line(desk):
    heights = desk.page.locator("#keys span").evaluate_all(
        "spans => spans.map(span => span.getClientRects().length)"
    )
    assert len(heights) > 10
    assert set(heights) == {1}

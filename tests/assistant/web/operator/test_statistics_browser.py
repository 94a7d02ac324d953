"""The office's pages in a real browser: charts and tables that can be read on any screen."""

import pytest

from assistant.storage.calls import NewCall

pytestmark = pytest.mark.browser

LETTERS = """() => [...document.querySelectorAll("figure text, figure th, figure td")]
  .filter((one) => one.getClientRects().length && getComputedStyle(one).display !== "none")
  .map((one) => {
    const size = parseFloat(getComputedStyle(one).fontSize);
    const picture = one.closest("svg.chart");
    return picture ? size * picture.getBoundingClientRect().width / picture.viewBox.baseVal.width : size;
  })"""


@pytest.fixture
def desk(keyboard, browser, live, desk_app):
    context = desk_app.state.context
    for question in ("升规奖多少", "升规奖多少", "建筑企业升级"):
        context.ask(question)
    context.archive.calls.add(
        "wang", NewCall("升规", "", "", "none", "", "yangcheng-2022-31", "25")
    )
    context.archive.unanswered.add("学区怎么划分", "operator")
    desk = keyboard(browser, live(desk_app))
    desk.sign_in()
    yield desk
    assert desk.logged == []
    desk.context.close()


@pytest.mark.parametrize("size", [(1440, 900), (768, 1024), (360, 740)])
def test_the_letters_of_a_chart_can_be_read(desk, size):
    desk.page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    desk.page.goto(f"{desk.address}/operator/statistics")
    letters = desk.page.evaluate(LETTERS)
    assert len(letters) > 6
    assert min(letters) >= 12, letters
    assert desk.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_last_column_of_a_table_is_a_cell_like_the_others(desk):
    desk.page.goto(f"{desk.address}/operator/unanswered")
    bottoms = desk.page.locator("tbody td").evaluate_all(
        "cells => cells.map(cell => Math.round(cell.getBoundingClientRect().bottom))"
    )
    assert len(set(bottoms)) == 1
    styles = desk.page.locator("tbody td").evaluate_all(
        "cells => cells.map(cell => getComputedStyle(cell).borderRightWidth)"
    )
    assert len(set(styles)) == 1

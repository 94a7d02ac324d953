"""In a real browser: the article shown is the one found, and the log holds what was chosen."""

import time
from dataclasses import replace

import pytest

from assistant.clock import today
from assistant.storage.editor_answers import NewEditorAnswer

pytestmark = pytest.mark.browser

DOCUMENT = "yangcheng-2022-31"
ANSWER = "请到县工信局企业股申请，电话0356-4222222。"


@pytest.fixture
def calls(desk_app):
    return desk_app.state.context.archive.calls


@pytest.fixture
def answered(desk_app):
    """An editor has answered a question."""
    new = NewEditorAnswer("升规奖励去哪申请", ANSWER, DOCUMENT, "25", today())
    desk_app.state.context.archive.editor_answers.add("zhao", new)


@pytest.fixture
def desk(keyboard, browser, live, desk_app):
    desk = keyboard(browser, live(desk_app))
    desk.sign_in()
    yield desk
    assert desk.logged == []
    desk.context.close()


def opened(desk) -> str:
    return desk.text("#panel-title").split(" ")[0]


def test_where_a_filter_leaves_nothing_no_article_stays(desk, calls):
    desk.find("小升规")
    desk.until(lambda: opened(desk) == "第25条", "it opens")
    desk.page.locator("#filters summary").click()
    desk.page.locator("#filter-department").select_option("县民政局")
    desk.until(lambda: "没有找到" in desk.text("#status"), "nothing passes the filter")
    assert opened(desk) == "条文"
    assert desk.page.locator("#call-article option").all_inner_texts() == ["没有对应条文"]
    desk.page.locator("#panel").focus()
    desk.press("c")
    desk.until(lambda: "没有可以复制" in desk.text("#status"), "there is nothing to copy")
    desk.page.get_by_role("button", name="记下这一通").click()
    desk.until(lambda: "已记下" in desk.text("#call-status"), "the call is kept")
    kept = calls.latest()[0]
    assert (kept.question, kept.article, kept.answer) == ("小升规", None, "")


def test_with_the_words_the_article_goes_and_filters_alone_list(desk):
    desk.find("小升规")
    desk.until(lambda: opened(desk) == "第25条", "it opens")
    desk.press("/", "Backspace")
    desk.until(lambda: opened(desk) == "条文", "nothing is left of it")
    assert desk.page.locator("#results li").count() == 0
    desk.page.locator("#filters summary").click()
    desk.page.locator("#filter-department").select_option("县财政局")
    desk.until(lambda: "这是前 9 条" in desk.text("#status"), "its articles are listed")
    desk.page.locator("#panel").focus()
    desk.press("m")
    desk.until(lambda: desk.page.locator("#results li").count() > 9, "and all of them")
    assert desk.page.locator("#more").is_hidden()


def test_a_slow_article_does_not_take_the_place_of_a_later_one(desk):
    desk.find("企业")
    late = desk.page.locator("#results li .name").nth(3).inner_text().split(" ")[0].lstrip("4\n")
    wanted = desk.page.locator("#results li .name").nth(4).inner_text().split(" ")[0].lstrip("5\n")

    def slow(route):
        time.sleep(0.8)
        route.continue_()

    key = late.removeprefix("第").removesuffix("条")
    desk.page.route(f"**/operator/api/articles/*/{key}", slow)
    desk.page.locator("#panel").focus()
    desk.press("4", "5")
    desk.until(lambda: opened(desk) == wanted, "the later one opens")
    desk.page.wait_for_timeout(1500)
    assert opened(desk) == wanted


def test_an_editor_s_answer_is_picked_by_0_copied_and_logged(desk, calls, answered, violations):
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.press("/")
    desk.type("升规奖励在哪申请")
    desk.page.wait_for_selector(".offer")
    desk.press("Alt+0")
    desk.until(lambda: desk.focus() == "panel", "its article opens")
    assert desk.text("#reading") == ANSWER
    assert "zhao 写于" in desk.text("#panel")
    assert desk.page.locator(".offer button").get_attribute("aria-pressed") == "true"
    desk.press("c")
    desk.until(lambda: "已复制" in desk.text("#status"), "it is copied")
    assert desk.page.evaluate("navigator.clipboard.readText()") == ANSWER
    assert "（编辑答复）" in desk.text("#call-article")
    assert violations(desk.page) == []
    desk.page.get_by_role("button", name="记下这一通").click()
    desk.until(lambda: "已记下" in desk.text("#call-status"), "the call is kept")
    kept = calls.latest()[0]
    assert kept.article == "25"
    assert kept.answer.startswith("请到县工信局企业股申请")


def test_an_editor_s_answer_of_no_article_is_read_with_a_warning_and_logged_without_one(
    keyboard, browser, live, real_desk_app, violations
):
    archive = real_desk_app.state.context.archive
    new = NewEditorAnswer(
        "公租房怎么申请", "请打县住建局0356-4222222。", None, None, today(), "县住建局"
    )
    archive.editor_answers.add("zhao", replace(new, answer="请等消息。"))
    archive.editor_answers.add("zhao", new)
    desk = keyboard(browser, live(real_desk_app))
    desk.sign_in()
    desk.press("/")
    desk.type("公租房怎么申请")
    desk.page.wait_for_selector(".offer")
    assert "收录的文件没有写明" in desk.text("#offered")
    assert "依据" not in desk.text("#offered")
    assert desk.page.get_by_role("group", name="编辑答复：公租房怎么申请").count() == 2
    desk.press("Alt+0")
    desk.until(lambda: desk.focus() == "panel", "it opens")
    assert desk.text("#panel-title") == "编辑答复"
    assert "zhao（署名 县住建局）" in desk.text("#panel")
    assert desk.text("#reading").startswith("这一点收录的文件没有写明，县里工作人员的答复是：")
    assert desk.page.locator("#panel .verbatim").count() == 0
    assert desk.text("#call-article").split("\n")[0] == "编辑答复（没有对应条文）"
    assert violations(desk.page) == []
    desk.press("1")
    desk.until(lambda: opened(desk).startswith("第"), "an article takes its place")
    desk.press("0")
    desk.until(lambda: desk.text("#panel-title") == "编辑答复", "and it comes back")
    desk.page.get_by_role("button", name="记下这一通").click()
    desk.until(lambda: "已记下" in desk.text("#call-status"), "the call is kept")
    kept = archive.calls.latest()[0]
    assert kept.article is None
    assert kept.answer.startswith("这一点收录的文件没有写明")
    assert desk.logged == []
    desk.context.close()


def test_a_call_may_be_about_no_article(desk, calls):
    desk.find("小升规")
    desk.until(lambda: "第25条" in desk.text("#call-article"), "what will be logged is shown")
    desk.page.locator("#call-article").select_option("没有对应条文")
    desk.page.get_by_role("button", name="记下这一通").click()
    desk.until(lambda: "已记下" in desk.text("#call-status"), "the call is kept")
    kept = calls.latest()[0]
    assert (kept.question, kept.article, kept.answer) == ("小升规", None, "")


def test_what_is_only_near_is_listed_and_not_opened(keyboard, browser, live, real_desk_app):
    desk = keyboard(browser, live(real_desk_app))
    desk.sign_in()
    desk.find("养老金怎么领")
    desk.until(lambda: "只是意思最接近" in desk.text("#status"), "it says so")
    assert opened(desk) == "条文"
    assert desk.page.locator("#results [aria-selected=true]").count() == 0
    desk.press("ArrowDown", "Enter")
    desk.until(lambda: opened(desk) != "条文", "an operator may look at one")
    desk.press("/")
    desk.type("第99条")
    desk.until(lambda: "没有第99条" in desk.text("#status"), "an article that is not there")
    assert opened(desk) == "条文"
    assert desk.logged == []
    desk.context.close()


def test_overlaps_of_one_article_s_awards_are_shown(desk):
    desk.find("第25条")
    pairs = desk.page.get_by_role("list", name="不能同时享受").locator("li").all_inner_texts()
    assert pairs == ["当年建成投产、当年入规奖励 — “小升规”工业企业奖励"]
    assert desk.page.get_by_role("list", name="可以同时享受").locator("li").count() == 2


def test_the_sentence_names_the_award_and_says_the_second_reading(desk):
    desk.find("第9条")
    desk.until(lambda: opened(desk) == "第9条", "it opens")
    form = desk.page.locator("#panel fieldset", has_text="差额").first
    if not form.is_visible():
        desk.page.locator("#panel summary").click()
    figures = {"rate": "2%", "guaranteed": "500万", "years": "2"}
    for name, value in figures.items():
        form.locator(f"[id$='-{name}']").fill(value)
    told = "10万元；条文也可理解为“一笔业务只补一次，不按年数乘”，那样是5万元。"
    desk.until(lambda: told in desk.text("#reading"), "both readings are read aloud")
    title = form.locator("legend").inner_text().removeprefix("计算：")
    assert f"按您说的情况，{title}" in desk.text("#reading")

"""The policy pages in a real browser: computing while typing, links, keyboard, widths, axe."""

import pytest

from assistant.web.api import create_app

pytestmark = pytest.mark.browser

ARTICLE = "/policies/yangcheng-2022-31/25"
PAGES = (
    "/policies",
    "/policies?support=tax&state=ended",
    "/policies?theme=loans&enterprise=small&q=信用",
    "/policies?q=没有这样的词语",
    "/policies/yangcheng-2022-31",
    f"{ARTICLE}?rule=new-tax-award&new_tax=268万",
    f"{ARTICLE}?rule=new-tax-award&new_tax=很多",
    "/policies/yangcheng-2022-31/18",
    "/policies/none",
    "/match",
)


@pytest.fixture
def server(live, settings, assistant, archive):
    return live(create_app(settings, assistant, archive=archive, chat=False))


def test_it_computes_while_one_types_and_the_address_follows(server, tab):
    page = tab()
    page.goto(server + ARTICLE)
    page.get_by_text("民营企业新增税收奖励", exact=True).click()
    page.locator("#new-tax-award").get_by_label("年新增税收", exact=True).press_sequentially(
        "268万"
    )
    page.locator("#new-tax-award .sum", has_text="26.8万元").wait_for()
    page.wait_for_url("**rule=new-tax-award&new_tax=268*")
    assert "您的位置：268万元：26.8万元" in page.get_by_role("img").last.get_attribute("aria-label")
    other = page.context.new_page()
    other.goto(page.url)
    assert "26.8万元" in other.locator("#new-tax-award .sum").inner_text()
    page.locator("#new-tax-award .steps .basis a", has_text="第25条").first.wait_for()
    page.locator("#new-tax-award").get_by_label("民营企业", exact=True).select_option("否")
    page.locator("#new-tax-award .sum.refused").wait_for()
    assert page.complaints == []
    assert all(url.startswith(server) for url in page.asked)


def test_a_value_that_cannot_be_read_marks_its_field(server, tab):
    page = tab()
    page.goto(f"{server}{ARTICLE}?rule=new-tax-award&new_tax=1")
    field = page.locator("#new-tax-award").get_by_label("年新增税收", exact=True)
    field.fill("很多")
    page.locator("#new-tax-award .failure", has_text="读不懂").wait_for()
    assert field.get_attribute("aria-invalid") == "true"
    field.fill("200万")
    page.locator("#new-tax-award .sum", has_text="20万元").wait_for()
    assert field.get_attribute("aria-invalid") == "false"


def test_without_scripts_the_button_computes(server, tab):
    page = tab(java_script_enabled=False)
    page.goto(f"{server}/policies/yangcheng-2022-31/25?rule=new-tax-award")
    page.locator("#new-tax-award").get_by_label("年新增税收", exact=True).fill("268万")
    page.locator("#new-tax-award").get_by_label("年新增税收", exact=True).press("Enter")
    page.locator("#new-tax-award .sum", has_text="26.8万元").wait_for()


def test_offline_while_computing_says_so(server, tab):
    page = tab()
    page.goto(f"{server}{ARTICLE}?rule=new-tax-award&new_tax=200万")
    page.context.set_offline(True)
    page.locator("#new-tax-award").get_by_label("年新增税收", exact=True).fill("300万")
    page.get_by_text("网络不通").wait_for()


def test_the_link_is_copied(server, tab):
    page = tab()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    page.goto(f"{server}{ARTICLE}?rule=new-tax-award&new_tax=200万")
    page.locator("details[open] [data-share]").click()
    page.get_by_text("已复制").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    page.goto(link)
    assert "20万元" in page.locator("#new-tax-award .sum").inner_text()


def test_the_first_stop_of_the_keyboard_skips_to_the_words(server, tab):
    page = tab()
    page.goto(server + ARTICLE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_nothing_runs_over_the_edge(server, tab, width):
    page = tab(width)
    for path in PAGES:
        page.goto(server + path)
        assert page.evaluate("document.documentElement.scrollWidth") == width, path


@pytest.mark.parametrize(
    ("scheme", "large", "contrast"),
    [("light", False, False), ("dark", False, True), ("dark", True, False)],
)
def test_axe_finds_nothing(server, tab, violations, scheme, large, contrast):
    page = tab(bypass_csp=True, color_scheme=scheme)
    page.goto(f"{server}/policies")
    if large:
        page.get_by_role("button", name="大字").click()
    if contrast:
        page.get_by_role("button", name="高对比").click()
    for path in PAGES:
        page.goto(server + path)
        assert violations(page) == [], path


def test_the_list_is_narrowed_step_by_step_and_back(server, tab):
    page = tab(360)
    page.goto(f"{server}/policies")
    page.get_by_role("navigation", name="想办的事").get_by_role("link", name="融资贷款").click()
    page.wait_for_url("**/policies?theme=loans#found")
    assert page.get_by_role("heading", level=2).all_inner_texts() == ["融资贷款 19 条"]
    page.get_by_label("企业类型").select_option("small")
    page.get_by_label("词语").fill("信用贷款")
    page.get_by_label("词语").press("Enter")
    page.wait_for_url("**/policies?q=*&theme=loans&enterprise=small#found")
    few = page.locator(".rows li").count()
    assert 0 < few < 19
    assert f"共 {few} 条（全部 75 条）" in page.get_by_role("status").inner_text()
    other = page.context.new_page()
    other.goto(page.url)
    assert other.locator(".rows li").count() == few
    page.get_by_role("link", name="企业类型：小微企业").click()
    page.wait_for_url("**&theme=loans#found")
    assert page.locator(".rows li").count() >= few
    page.get_by_role("link", name="清除筛选").click()
    page.wait_for_url(f"{server}/policies")
    assert page.locator(".rows li").count() == 75
    assert page.complaints == []
    assert all(url.startswith(server) for url in page.asked)


def test_the_filters_work_by_keyboard_alone_and_without_scripts(server, tab):
    page = tab(java_script_enabled=False)
    page.goto(f"{server}/policies")
    page.get_by_label("词语").focus()
    page.keyboard.press("Tab")
    for _ in range(5):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.get_by_label("责任单位").is_visible()
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.locator(":focus").inner_text() == "查找":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/policies?enterprise=construction#found")
    assert page.locator(".rows li").count() == 3


def test_on_paper_only_what_is_to_be_read(server, tab):
    page = tab()
    page.goto(f"{server}{ARTICLE}?rule=new-tax-award&new_tax=268万")
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation").first.is_visible()
    assert not page.get_by_role("button", name="计算").first.is_visible()
    assert page.locator("#new-tax-award .sum").is_visible()
    assert page.locator("blockquote.words").is_visible()
    assert page.get_by_text("打印于").is_visible()

"""A message's journey in a real browser: a citizen writes, an editor answers, the citizen reads."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PASSWORD = "yangcheng-12345"
DOCUMENT = "yangcheng-2022-31"


@pytest.fixture
def server(live, desk_app):
    return live(desk_app)


@pytest.fixture
def box(desk_app):
    return desk_app.state.context.archive.messages


def sign_in(page, server, name="zhao"):
    page.goto(f"{server}/operator/login")
    page.get_by_label("账号").fill(name)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.wait_for_url("**/operator")


def test_from_the_citizen_s_words_to_the_office_s_answer_without_scripts(server, tab):
    citizen = tab(360, 740, java_script_enabled=False)
    citizen.goto(f"{server}/policies/{DOCUMENT}")
    menu = citizen.get_by_role("navigation", name="主要页面")
    menu.get_by_role("link", name="给县里留言").click()
    citizen.get_by_label("要说的事").fill("我叫王小明，升规奖励的申报表在哪里领？")
    citizen.get_by_label("联系方式（可以不填）").fill("13812345678")
    citizen.get_by_label("我同意").check()
    citizen.get_by_role("button", name="送出留言").click()
    citizen.get_by_role("heading", name="已收到").wait_for()
    code = citizen.locator(".code").inner_text().strip()
    assert re.fullmatch(r"\w{3}-\w{3}-\w{4}", code)
    assert "我叫〔姓名〕" in citizen.locator("main").inner_text()

    desk = tab()
    sign_in(desk, server)
    desk.get_by_role("link", name="留言（1）").click()
    desk.get_by_role("link", name="我叫〔姓名〕").click()
    assert "13812345678" in desk.locator("main").inner_text()
    desk.get_by_label("留言的人凭查询码看到的话").fill("到县工信局二楼领。\n电话0356-4222222。")
    desk.get_by_label("依据的条").fill("25")
    desk.get_by_role("button", name="答复").click()
    desk.get_by_role("heading", name="已答复").wait_for()
    assert desk.get_by_role("link", name="留言", exact=True).is_visible()

    citizen.goto(f"{server}/messages")
    citizen.get_by_label("查询码").fill(code.lower().replace("-", ""))
    citizen.get_by_role("button", name="看答复").click()
    citizen.get_by_role("heading", name="已答复").wait_for()
    assert citizen.locator(".reply").inner_text() == "到县工信局二楼领。\n电话0356-4222222。"
    citizen.get_by_role("link", name="第25条").click()
    citizen.wait_for_url(f"**/policies/{DOCUMENT}/25")
    citizen.go_back()
    citizen.get_by_text("撤回这条留言").click()
    citizen.get_by_role("button", name="撤回并删除").click()
    citizen.get_by_text("都已经删除").wait_for()
    citizen.goto(f"{server}/messages?code={code}")
    assert "没有这个查询码" in citizen.get_by_role("alert").inner_text()
    for page in (citizen, desk):
        assert [text for text in page.complaints if "404" not in text] == []
        assert all(url.startswith(server) for url in page.asked)


def test_the_browser_asks_for_the_words_and_the_consent(server, tab, box):
    page = tab()
    page.goto(f"{server}/messages/new?question=学区")
    assert page.get_by_label("要说的事").input_value() == "学区"
    for key in ("要说的事", "联系方式（可以不填）"):
        page.get_by_label(key).press("Tab")
    assert page.evaluate("document.activeElement.id") == "consent"
    page.get_by_role("button", name="送出留言").click()
    assert page.url.endswith("/messages/new?question=%E5%AD%A6%E5%8C%BA")
    page.keyboard.press("Space")  # the browser has put the focus on the box that is missing
    page.get_by_role("button", name="送出留言").click()
    page.get_by_role("heading", name="已收到").wait_for()
    assert box.latest()[0].text == "学区"


@pytest.fixture
def addresses(box) -> list[str]:
    """Pages of messages in every state, the longest words in them."""
    codes = [box.add("很长的话" * 200 + "x" * 200, "13812345678").code for _ in range(4)]
    numbers = [box.find(code) for code in codes]
    box.hand_over(numbers[1], 0, "县工信局")
    box.answer(numbers[2], 0, "zhao", "答" * 500 + "y" * 200, (DOCUMENT, "25"))
    box.close(numbers[3], 0)
    citizen = [f"/messages?code={code}" for code in codes]
    desk = [f"/operator/messages/{number}" for number in numbers]
    return ["/messages/new", "/messages", "/messages?code=none", *citizen, *desk]


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(
    server, tab, addresses, violations, width, scheme
):
    page = tab(width, 740, bypass_csp=True, color_scheme=scheme)
    sign_in(page, server)
    for path in [*addresses, "/operator/messages"]:
        page.goto(server + path)
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") == width, path


def test_a_mistake_is_told_beside_its_field_and_axe_finds_nothing(server, tab, violations):
    page = tab(360, 740, bypass_csp=True)
    page.goto(f"{server}/messages/new")
    page.get_by_label("要说的事").fill("学区")
    page.get_by_label("联系方式（可以不填）").fill("找我")
    page.get_by_label("我同意").check()
    page.get_by_role("button", name="送出留言").click()
    assert "电话号码或邮箱" in page.get_by_role("alert").inner_text()
    assert page.get_by_label("联系方式（可以不填）").get_attribute("aria-describedby") == "trouble"
    assert page.get_by_label("我同意").is_checked()
    assert violations(page) == []
    page.get_by_label("联系方式（可以不填）").fill("")
    page.get_by_role("button", name="送出留言").click()
    page.get_by_role("heading", name="已收到").wait_for()
    page.go_back()  # no refused form in between, to be sent once more
    page.get_by_label("要说的事").wait_for()


def test_on_a_phone_what_is_wrong_is_in_view(server, tab):
    page = tab(360, 740)
    page.goto(f"{server}/messages/new")
    page.get_by_label("要说的事").fill("事情是这样的。" * 200)
    page.get_by_label("我同意").check()
    page.get_by_role("button", name="送出留言").click()
    told = page.get_by_role("alert")
    expect(told).to_contain_text("请控制在 1000 字以内")
    expect(told).to_be_in_viewport(ratio=1)
    box = page.get_by_label("要说的事").bounding_box()
    below = told.bounding_box()["y"] - box["y"] - box["height"]
    assert 0 <= below < 30, "just below its field"


@pytest.mark.parametrize("contrast", [False, True])
def test_large_letters_and_high_contrast_fit(server, tab, addresses, violations, contrast):
    page = tab(360, 740, bypass_csp=True, color_scheme="dark")
    page.goto(f"{server}/messages/new")
    page.get_by_role("button", name="大字").click()
    if contrast:
        page.get_by_role("button", name="高对比").click()
    for path in addresses[:5]:
        page.goto(server + path)
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") == 360, path

"""The console in a real browser, by keyboard only."""

import time
from statistics import median

import pytest

from eval.question import read_set

pytestmark = pytest.mark.browser

ON_SCREEN_MS = 150
"""The goal for the time from the last key to the right article on screen (median)."""
ROUNDS = 3
"""One of these has to keep the goal: the machine is shared. Each has questions of its own, so that
none finds its question encoded already."""
USUAL_PASS_MS, USUAL_PAINT_MS = 17, 47
"""What the machine on which the goal was set takes for one query's forward pass, and for a request
that searches nothing and one painted frame; where it takes longer, so may the article."""
PAINT = """async () => {
  const began = performance.now();
  await new Promise((go) => setTimeout(go, 25));
  await (await fetch("/operator/api/search?q=", { headers: { Accept: "application/json" } })).json();
  document.body.append(document.createElement("p"));
  await new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
  return performance.now() - began;
}"""
WATCH = """() => {
  let typed = 0;
  document.addEventListener("input", (event) => { typed = event.timeStamp; }, true);
  const painted = () => requestAnimationFrame(() => setTimeout(() => {
    const label = (e) => e.textContent.trim().replace(/^\\d/, "").split(" ")[0];
    window.show({
      ms: performance.now() - typed,
      rows: [...document.querySelectorAll("#results .name")].map(label),
      opened: document.getElementById("panel-title").textContent.split(" ")[0],
    });
  }));
  new MutationObserver(painted).observe(document.getElementById("panel"), { childList: true });
}"""
PAGES = ["", "/calls", "/ratings", "/unanswered", "/answers", "/statistics", "/audit"]


@pytest.fixture
def address(live, desk_app):
    return live(desk_app)


@pytest.fixture
def desk(keyboard, browser, address):
    desk = keyboard(browser, address)
    desk.sign_in()
    yield desk
    assert desk.logged == []
    assert {url for url in desk.asked if not url.startswith(address)} == set()
    desk.context.close()


def test_from_a_caller_s_words_to_a_note_without_a_mouse(desk, desk_app):
    desk.find("小升规")
    desk.until(lambda: "第25条" in desk.text("#panel-title"), "the first article opens by itself")
    desk.press("Enter")
    assert desk.focus() == "panel"
    desk.press("n")
    desk.type("王先生，电话13812345678")
    desk.press("Tab", "ArrowDown", "Tab", "Tab", "Enter")
    desk.until(lambda: "已记下" in desk.text("#call-status"), "the call is kept")
    kept = desk_app.state.context.archive.calls.latest()[0]
    assert kept.note == "〔姓名〕先生，电话〔电话〕"
    assert (kept.question, kept.article, kept.follow_up) == ("小升规", "25", "hand_over")
    assert kept.department == "县工信局"
    assert kept.answer.startswith("根据阳政办发〔2022〕31号第25条")
    assert desk.focus() == "query"


def test_a_call_is_kept_once_and_a_note_outlasts_the_sign_in(desk, desk_app):
    calls = desk_app.state.context.archive.calls
    before = calls.count()
    desk.page.locator("#call-note").fill("问养老金")
    desk.page.locator("#call-department").select_option("县财政局")
    desk.page.get_by_role("button", name="记下这一通").dblclick()
    desk.until(lambda: "已记下" in desk.text("#call-status"), "the call is kept")
    desk.page.wait_for_timeout(300)
    assert calls.count() == before + 1
    assert calls.latest()[0].follow_up == "hand_over"
    desk.page.wait_for_timeout(1000)
    desk.page.locator("#call-note").fill("问到一半")
    desk.context.clear_cookies()
    desk.page.get_by_role("button", name="记下这一通").click()
    desk.page.get_by_role("alert").filter(has_text="没记完的一通还在").wait_for()
    desk.logged.clear()  # the refused request is named there
    desk.sign_in()
    assert desk.page.locator("#call-note").input_value() == "问到一半"
    desk.press("/")
    desk.type("养老金怎么领")
    desk.until(lambda: "再按 u 报告" in desk.text("#status"), "nothing is found")
    desk.press("Enter", "u")
    desk.until(lambda: "未答问题" in desk.text("#status"), "it is reported by its key")


def test_a_slash_goes_to_the_search_and_arrows_choose(desk):
    desk.find("企业")
    desk.press("ArrowDown", "ArrowDown")
    rows = desk.page.locator("#results li")
    assert rows.nth(2).get_attribute("aria-selected") == "true"
    assert desk.page.locator("#query").get_attribute("aria-activedescendant") == "row-2"
    wanted = rows.nth(2).locator(".name").inner_text()
    desk.press("Enter")
    desk.until(lambda: desk.text("#panel-title") in wanted.replace("\n", " "), "the third opens")
    desk.press("/")
    assert desk.focus() == "query"
    desk.type("餐饮")  # the old words were selected, so they are replaced
    assert desk.page.locator("#query").input_value() == "餐饮"


@pytest.mark.parametrize("key", ["4", "Alt+4"])
def test_a_figure_picks_that_row(desk, key):
    desk.find("企业")
    if key == "4":
        desk.press("Enter")
    wanted = desk.page.locator("#results li .name").nth(3).inner_text()
    desk.press(key)
    desk.until(lambda: desk.text("#panel-title") in wanted.replace("\n", " "), "the fourth opens")
    assert desk.page.locator("#query").input_value() == "企业"


def test_c_copies_the_sentence_to_read(desk):
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.find("第22条")
    desk.press("Enter", "c")
    desk.until(lambda: "已复制" in desk.text("#status"), "it says so")
    copied = desk.page.evaluate("navigator.clipboard.readText()")
    assert copied == desk.text("#reading")
    assert copied.startswith("根据阳政办发〔2022〕31号第22条")


def test_an_article_that_is_opened_on_a_phone_begins_with_its_title(desk):
    desk.page.set_viewport_size({"width": 360, "height": 740})
    desk.find("企业")
    desk.page.wait_for_selector("#reading")
    desk.press("Enter")
    desk.until(lambda: desk.focus() == "panel", "it has the focus")
    desk.until(lambda: in_view(desk, "#panel-title"), "one starts at its title")
    desk.until(lambda: in_view(desk, "#reading"), "with what is read to the caller")


@pytest.mark.parametrize("size", [(1440, 900), (360, 740)])
def test_related_articles_open_in_the_same_pane(desk, size):
    desk.page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    desk.find("第22条")
    desk.press("Enter", "r")
    close = desk.page.get_by_role("list", name="内容相近").get_by_role("button")
    wanted = close.nth(1).inner_text()
    for _ in range(10):
        if desk.page.locator(":focus").inner_text() == wanted:
            break
        desk.press("Tab")
    desk.press("Enter")
    desk.until(lambda: desk.text("#panel-title") == wanted, "the close article opens")
    desk.until(lambda: desk.focus() == "panel", "it has the focus")
    desk.until(lambda: in_view(desk, "#panel-title"), "one starts at its title")
    again = desk.page.locator("#panel .related button").first
    wanted = again.inner_text()
    again.click()
    desk.until(lambda: desk.text("#panel-title") == wanted, "a click opens the next one")
    desk.press("1")
    desk.until(lambda: desk.text("#panel-title").startswith("第22条"), "and a figure goes back")
    assert desk.page.url == f"{desk.address}/operator"


def in_view(desk, selector: str) -> bool:
    """Whether all of it is on screen and inside its own frame."""
    return desk.page.evaluate(
        """(selector) => {
          const own = document.querySelector(selector).getBoundingClientRect();
          const frame = document.getElementById("panel").getBoundingClientRect();
          return own.top >= Math.max(0, frame.top) && own.bottom <= innerHeight;
        }""",
        selector,
    )


def test_a_rule_computes_while_one_types_and_is_read_aloud(desk):
    desk.find("第22条")
    desk.press("Enter", "f")
    first = desk.page.locator("#panel fieldset").first
    wanted = {"一级", "晋升", "是"}
    for field in first.locator("select").all():
        options = field.locator("option").all_inner_texts()
        field.focus()
        desk.press(*["ArrowDown"] * next(n for n, text in enumerate(options) if text in wanted))
    desk.until(lambda: "200万元" in first.inner_text(), "the sum appears")
    told = "按您说的情况，建筑业企业总部迁入、晋升资质奖励200万元"
    desk.until(lambda: told in desk.text("#reading"), "and is read aloud with the award's name")
    assert first.locator(".wrong").all_inner_texts() == [""] * first.locator(".wrong").count()


def test_what_cannot_be_read_is_said_beside_its_field(desk):
    desk.find("新增税收")
    desk.press("Enter")
    if not desk.page.locator("#panel fieldset input[type=text]").first.is_visible():
        desk.page.locator("#panel summary").focus()
        desk.press("Enter")
    field = desk.page.locator("#panel fieldset input[type=text]").first
    field.focus()
    desk.type("很多")
    desk.until(lambda: field.get_attribute("aria-invalid") == "true", "the field is marked")
    said = desk.page.locator(f"[id='{field.get_attribute('aria-describedby')}']").inner_text()
    assert "读不懂" in said
    for _ in range(2):
        desk.press("Backspace")
    desk.type("100万")
    desk.until(lambda: field.get_attribute("aria-invalid") is None, "the mark goes")
    refused = [text for text in desk.logged if "status of 400" in text]
    assert refused  # the browser's own note of the refusal, and nothing else
    desk.logged = [text for text in desk.logged if text not in refused]


def test_initials_find_and_say_what_they_were_taken_for(desk):
    desk.find("xsg")
    desk.until(lambda: "按“小升规" in desk.text("#status"), "it says so")
    assert "第25条" in desk.text("#panel-title")


def test_a_department_that_is_looked_for_is_marked_in_hit_and_article(desk):
    desk.find("住建局")
    source = desk.page.locator("#results li").first.locator(".soft mark")
    assert source.all_inner_texts() == ["住建局"]
    desk.page.wait_for_selector(".verbatim mark")
    assert set(desk.page.locator(".verbatim mark").all_inner_texts()) == {"住建局"}
    assert "县住建局" in desk.text(".verbatim")


def test_what_is_not_found_goes_to_the_editors(desk, desk_app):
    desk.press("/")
    desk.type("学区怎么划分")
    desk.until(lambda: "没有找到" in desk.text("#status"), "nothing is found")
    desk.press("Tab", "u")
    desk.until(lambda: "未答问题" in desk.text("#status"), "it is put down")
    assert desk_app.state.context.archive.unanswered.open()[0].question == "学区怎么划分"


def test_hostile_words_stay_words(desk):
    desk.press("/")
    desk.type('<img src=x onerror="document.title=1">')
    desk.until(lambda: "没有找到" in desk.text("#status"), "nothing is found")
    assert desk.page.locator("main img").count() == 0
    assert desk.page.title().startswith("检索")


def test_an_editor_s_answer_is_shown_to_later_operators(desk):
    desk.page.goto(f"{desk.address}/operator/answers")
    desk.page.locator("#question").focus()
    desk.type("升规奖励去哪申请")
    desk.press("Tab")
    desk.type("到县工信局申请。")
    desk.press("Tab", "Tab")
    desk.type("第25条")
    desk.press("Enter")
    desk.page.wait_for_selector(".cards li")
    desk.page.goto(f"{desk.address}/operator")
    desk.press("/")
    desk.type("升规奖励在哪申请")
    desk.page.wait_for_selector(".offer")
    assert "到县工信局申请。" in desk.text(".offer")
    assert "guan" in desk.text(".offer")


@pytest.mark.parametrize(
    "options", [{"color_scheme": "dark"}, {"viewport": {"width": 360, "height": 740}}]
)
def test_axe_finds_nothing_on_any_page(
    keyboard, browser, address, desk_app, make_turns, violations, options
):
    desk = keyboard(browser, address, **options)
    desk.page.goto(f"{address}/operator/login")
    assert violations(desk.page) == []
    desk.sign_in()
    desk.find("小升规")
    desk.page.wait_for_selector("#reading")
    desk.press("Enter", "f", "ArrowDown")
    desk.page.wait_for_timeout(300)
    assert violations(desk.page) == []
    for name in PAGES:
        desk.page.goto(f"{address}/operator{name}")
        assert violations(desk.page) == [], name
        wide = desk.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{name} scrolls sideways"
    assert desk.logged == []
    desk.context.close()


@pytest.fixture
def make_turns(desk_app):
    """Something of everything that the pages show."""
    from assistant.storage.calls import NewCall

    context = desk_app.state.context
    for question, grade in (("升规奖多少", None), ("建筑企业升级", 2), ("项目落地奖励", 1)):
        answer = context.ask(question)
        context.feedback.keep(answer.answer_id, -1, "不清楚", grade)
    context.archive.poor_ratings.follow_up(answer.answer_id, 0, "wang", "已经说清楚")
    context.archive.unanswered.add("学区怎么划分", "operator")
    call = NewCall("升规", "奖励", "备注", "hand_over", "县工信局", "yangcheng-2022-31", "25")
    context.archive.calls.add("wang", call)


def test_the_first_paint_is_light(keyboard, browser, address):
    desk = keyboard(browser, address)
    desk.sign_in()
    session = desk.context.new_cdp_session(desk.page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    desk.page.reload(wait_until="networkidle")
    assert 5_000 < sum(sizes) < 100_000
    desk.context.close()


@pytest.mark.timed
def test_the_right_article_is_on_screen_before_one_looks_up(
    keyboard, browser, live, real_desk_app, assistant
):
    """From the last key to the painted frame, at the median of questions never asked before."""
    desk = keyboard(browser, live(real_desk_app))
    desk.sign_in()
    desk.page.evaluate(WATCH)
    wanted = {q.question: q.articles for q in read_set("keyword") if q.split == "dev"}
    questions = list(wanted)
    rounds = []
    for place in range(ROUNDS):
        asked = questions[place::ROUNDS]
        assert len(asked) >= 20
        shown = [on_screen(desk, question) for question in asked]
        for question, screen in zip(asked, shown, strict=True):
            assert {f"第{a}条" for a in wanted[question]} & set(screen["rows"][:3]), question
            assert screen["opened"] == screen["rows"][0]
        taken = median(screen["ms"] for screen in shown)
        rounds.append((taken, ON_SCREEN_MS * slowness(desk, assistant, place)))
        if taken < rounds[-1][1]:
            break
    desk.context.close()
    assert any(taken < allowed for taken, allowed in rounds), rounds


def slowness(desk, assistant, place: int) -> float:
    """How many times slower than usual the machine is just now, in what the console waits for."""
    passes = []
    for number in range(20):
        began = time.perf_counter()
        assistant.retriever.embedder.encode_queries([f"{place}年第{number}批能补多少"])
        passes.append((time.perf_counter() - began) * 1000)
    paints = [desk.page.evaluate(PAINT) for _ in range(20)]
    return max(1.0, median(passes) / USUAL_PASS_MS, median(paints) / USUAL_PAINT_MS)


def on_screen(desk, question: str) -> dict:
    """What is on screen once the question has been answered, and after how many milliseconds."""
    desk.press("/")
    desk.page.evaluate("() => { window.shown = new Promise((show) => { window.show = show; }); }")
    desk.page.keyboard.insert_text(question)  # at once, as an input method gives its words
    return desk.page.evaluate("window.shown")

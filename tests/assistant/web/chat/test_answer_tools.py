"""In a real browser: an answer on paper, its question sent on, what is wrong with it told."""

import io
import unicodedata

import pypdf
import pytest
from playwright.sync_api import expect

from assistant.clock import today

pytestmark = pytest.mark.browser

FIRST, SECOND = "建筑业企业晋升一级资质，奖励多少？", "简易注销公示几天"
NO_DIALOG = "window.print = () => { window.printed = (window.printed || 0) + 1; };"


def on_paper(page) -> str:
    read = pypdf.PdfReader(io.BytesIO(page.page.pdf()))
    return unicodedata.normalize("NFKC", "".join(sheet.extract_text() for sheet in read.pages))


@pytest.fixture
def talk(chat):
    page = chat(script=NO_DIALOG)
    page.ask(FIRST)
    page.ask(SECOND)
    return page


def test_one_answer_is_printed_with_its_question_sources_and_day(talk, assistant):
    talk.page.get_by_role("button", name="打印或存成 PDF").first.click()
    assert talk.page.evaluate("window.printed") == 1
    paper = "".join(on_paper(talk).split())
    article = assistant.catalog.documents[0].article("22")
    words = assistant.catalog.documents[0].words(article.start, article.end)
    plain = "".join(unicodedata.normalize("NFKC", words).split())
    assert FIRST.replace("，", ",").replace("？", "?") in paper
    assert plain[:40] in paper
    assert "200万元" in paper
    assert f"{today().isoformat()}的回答" in paper
    assert SECOND not in paper
    assert "发送" not in paper
    assert "复制问题的链接" not in paper


def test_afterwards_the_page_is_as_before_and_prints_whole(talk):
    talk.page.get_by_role("button", name="打印或存成 PDF").first.click()
    on_paper(talk)
    expect(talk.page.locator(".source[open]")).to_have_count(0)
    paper = on_paper(talk)
    assert SECOND in paper
    assert "晋升一级资质" in paper
    assert talk.complaints == []


def test_a_question_is_sent_on_as_an_address(talk, chat):
    talk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    talk.page.get_by_role("button", name="复制问题的链接").last.click()
    expect(talk.page.get_by_role("button", name="已复制")).to_have_count(1)
    address = talk.page.evaluate("navigator.clipboard.readText()")
    assert address.startswith(f"{talk.address}/?q=")
    other = chat(address=address)
    expect(other.answers.first).to_be_visible(timeout=20_000)
    assert other.page.locator("#conversation .asked").inner_text() == SECOND


def test_who_comes_back_finds_the_last_answer_open_without_its_buttons(talk):
    talk.open()
    expect(talk.page.locator(".history .answer")).to_have_count(1)
    expect(talk.page.locator(".history .answer")).to_be_visible()
    expect(talk.page.locator(".history .answer-tools")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_who_rates_down_may_say_what_is_wrong_and_the_office_reads_it(
    chat, chat_application, scheme, rating_kept
):
    page = chat(width=360, color_scheme=scheme)
    answer = page.ask(FIRST)
    page.page.get_by_role("button", name="踩", exact=True).click()
    comment = page.page.get_by_label("哪里不对")
    expect(comment).to_be_focused()
    assert page.violations() == []
    assert page.overflow() == 0
    comment.fill("我问的是市政，不是房建，电话13812345678")
    page.page.get_by_role("button", name="送出").click()
    expect(answer.locator(".grading-said")).to_contain_text("收到了")
    database = chat_application.state.context.archive.database
    answer_id = answer.get_attribute("id").removeprefix("answer-")
    assert rating_kept(database, answer_id) == (-1, "我问的是市政，不是房建，电话〔电话〕", None)
    assert page.violations() == []
    assert page.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_answer_is_rated_in_five_grades_by_keyboard(chat, chat_application, scheme, rating_kept):
    page = chat(width=360, color_scheme=scheme)
    answer = page.ask(FIRST)
    page.page.get_by_role("button", name="评价", exact=True).press("Enter")
    grades = page.page.get_by_role("group", name="您对这个回答满意吗？")
    assert grades.get_by_role("radio").evaluate_all(
        "all => all.map((one) => one.labels[0].innerText)"
    ) == [*("非常满意", "满意", "基本满意", "不满意", "非常不满意")]
    expect(grades.get_by_label("非常满意", exact=True)).to_be_focused()
    assert page.violations() == []
    assert page.overflow() == 0
    for _ in range(2):
        page.page.keyboard.press("ArrowDown")
    expect(grades.get_by_label("基本满意")).to_be_checked()
    page.page.keyboard.press("Tab")
    page.page.keyboard.type("再短些")
    page.page.keyboard.press("Tab")
    page.page.keyboard.press("Enter")
    expect(answer.get_by_role("status")).to_have_text("收到了，谢谢您的评价。")
    database = chat_application.state.context.archive.database
    answer_id = answer.get_attribute("id").removeprefix("answer-")
    assert rating_kept(database, answer_id) == (1, "再短些", 3)
    assert page.complaints == []


def test_a_poor_grade_needs_no_words_and_says_where_one_is_called_back(
    chat, chat_application, rating_kept
):
    page = chat()
    answer = page.ask(FIRST)
    page.page.get_by_role("button", name="踩", exact=True).click()
    page.page.get_by_label("非常不满意").check()
    page.page.get_by_role("button", name="送出").click()
    expect(answer.locator(".grading-said a")).to_have_attribute("href", "/messages/new")
    database = chat_application.state.context.archive.database
    answer_id = answer.get_attribute("id").removeprefix("answer-")
    assert rating_kept(database, answer_id) == (-1, None, 1)
    assert page.violations() == []


def test_who_rates_down_without_a_word_is_thanked_and_may_think_again(
    chat, chat_application, rating_kept
):
    page = chat()
    answer = page.ask(FIRST)
    page.page.get_by_role("button", name="踩", exact=True).click()
    page.page.get_by_role("button", name="送出").click()
    expect(answer.locator(".grading-said")).to_contain_text("收到了")
    page.page.get_by_role("button", name="评价", exact=True).click()
    page.page.get_by_label("基本满意").check()
    page.page.get_by_role("button", name="送出").click()
    expect(answer.locator(".grading-said")).to_have_text("收到了，谢谢您的评价。")
    database = chat_application.state.context.archive.database
    answer_id = answer.get_attribute("id").removeprefix("answer-")
    assert rating_kept(database, answer_id) == (1, None, 3)


def test_the_grades_close_again_and_none_is_sent_unchosen(chat):
    page = chat()
    answer = page.ask(FIRST)
    button = page.page.get_by_role("button", name="评价", exact=True)
    button.click()
    sent = []
    page.page.on("request", lambda request: sent.append(request.url))
    page.page.get_by_role("button", name="送出").click()
    expect(answer.locator(".grading")).to_have_count(1)
    assert not any("/api/feedback" in url for url in sent)
    button.click()
    expect(answer.locator(".grading")).to_have_count(0)


def test_who_thinks_better_of_it_is_asked_nothing(chat):
    page = chat()
    answer = page.ask(FIRST)
    page.page.get_by_role("button", name="踩", exact=True).click()
    expect(answer.locator(".grading")).to_have_count(1)
    expect(page.page.get_by_role("button", name="已踩", exact=True)).to_be_visible()
    page.page.get_by_role("button", name="赞", exact=True).click()
    expect(page.page.get_by_role("button", name="已赞", exact=True)).to_be_visible()
    expect(answer.locator(".grading")).to_have_count(0)


def test_a_comment_that_did_not_arrive_stays_in_its_box(chat):
    page = chat()
    answer = page.ask(FIRST)
    page.page.get_by_role("button", name="踩", exact=True).click()
    page.page.get_by_label("哪里不对").fill("不对")
    page.page.route("**/api/feedback", lambda route: route.abort())
    page.page.get_by_role("button", name="送出").click()
    expect(answer.locator(".grading-said")).to_contain_text("没有送出")
    expect(page.page.get_by_label("哪里不对")).to_have_value("不对")

"""The console's other pages: the call log and its files, unanswered questions, answers, statistics."""

import csv
import io
import re
from datetime import timedelta

import pytest
from openpyxl import load_workbook

from assistant.clock import today
from assistant.storage.calls import NewCall
from assistant.storage.editor_answers import NewEditorAnswer

DOCUMENT = "yangcheng-2022-31"


@pytest.fixture
def kept(desk_app):
    """The archive with one call and two answered questions."""
    context = desk_app.state.context
    call = NewCall("=cmd|升规", "奖励20万元", "<b>急</b>", "hand_over", "县工信局", DOCUMENT, "25")
    context.archive.calls.add("wang", call)
    for question in ("升规奖多少", "建筑企业升级"):
        context.ask(question)
    return context.archive


def test_calls_are_listed_escaped_and_their_follow_up_changes(signed_in, kept):
    desk = signed_in("wang")
    page = desk.get("/operator/calls").text
    assert "第25条" in page
    assert "<b>急</b>" not in page
    number = kept.calls.latest()[0].id
    form = {"token": desk.token, "seen": "0", "follow_up": "done"}
    assert desk.post(f"/operator/calls/{number}", data=form).status_code == 303
    assert kept.calls.latest()[0].follow_up == "done"
    assert "没有记录" in desk.get("/operator/calls?follow_up=hand_over").text


@pytest.mark.parametrize(
    ("path", "form", "status"),
    [
        ("/operator/calls/1", {"follow_up": "never"}, 400),
        ("/operator/calls/1", {"follow_up": "none", "department": "县财政局"}, 400),
        ("/operator/calls/999", {"follow_up": "done"}, 404),
        (f"/operator/calls/{2**63}", {"follow_up": "done"}, 404),
        ("/operator/unanswered/999", {}, 404),
        ("/operator/answers/999/withdraw", {}, 404),
    ],
)
def test_changes_to_what_is_not_there_are_refused(signed_in, kept, path, form, status):
    desk = signed_in("zhao")
    assert desk.post(path, data={"token": desk.token, **form}).status_code == status
    assert desk.post(path, data={"token": "", **form}).status_code == 403


def test_the_csv_opens_in_excel_and_computes_nothing(signed_in, kept):
    response = signed_in("wang").get("/operator/calls.csv")
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert response.content.startswith(b"\xef\xbb\xbf")
    head, row = csv.reader(io.StringIO(response.content.decode("utf-8-sig")))
    assert head[3] == "问题"
    assert row[3] == "'=cmd|升规"
    assert row[8] == "转部门办理"
    assert kept.audit.latest()[0].action == "calls_export"


def test_the_excel_file_holds_the_same_as_text(signed_in, kept):
    response = signed_in("wang").get("/operator/calls.xlsx?follow_up=hand_over")
    sheet = load_workbook(io.BytesIO(response.content)).active
    head, row = sheet.iter_rows(values_only=True)
    assert head[3] == "问题"
    assert row[3] == "'=cmd|升规"
    assert {cell.data_type for cell in sheet[2]} <= {"s", "n"}


def test_an_editor_answers_what_had_no_answer(signed_in, kept):
    kept.unanswered.add("学区怎么划分", "operator")
    number = kept.unanswered.open()[0].id
    desk = signed_in("zhao")
    assert "学区怎么划分" in desk.get("/operator/unanswered").text
    begun = desk.get(f"/operator/answers?from={number}").text
    assert 'value="学区怎么划分"' in begun
    assert "前一句" not in begun
    form = {
        "token": desk.token,
        "from": str(number),
        "question": "学区怎么划分",
        "answer": "请问县教育局。",
        "document": DOCUMENT,
        "article": "第25条",
        "expires_on": today().isoformat(),
    }
    assert desk.post("/operator/answers", data=form).status_code == 303
    assert kept.unanswered.open() == []
    answer = kept.editor_answers.all()[0]
    assert (answer.author, answer.article) == ("zhao", "25")
    withdrawal = {"token": desk.token}
    path = f"/operator/answers/{answer.id}/withdraw"
    assert desk.post(path, data=withdrawal).status_code == 303
    assert kept.editor_answers.all() == []
    actions = [deed.action for deed in kept.audit.latest()]
    assert actions[:2] == ["answer_withdraw", "answer_add"]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"question": ""}, "都要写"),
        ({"answer": "x" * 2001}, "都要写"),
        ({"article": "999"}, "没有这一条"),
        ({"document": "nothing"}, "没有这一条"),
        ({"expires_on": "someday"}, "有效期"),
        ({"expires_on": (today() - timedelta(days=1)).isoformat()}, "有效期"),
    ],
)
def test_a_bad_answer_shows_the_form_again(signed_in, kept, changes, says):
    desk = signed_in("zhao")
    form = {
        "token": desk.token,
        "question": "问<i>",
        "answer": "答",
        "document": DOCUMENT,
        "article": "25",
        "expires_on": today().isoformat(),
        **changes,
    }
    response = desk.post("/operator/answers", data=form)
    assert response.status_code == 400
    assert says in response.text
    assert "<i>" not in response.text
    assert kept.editor_answers.all() == []


def test_a_question_that_says_little_by_itself_is_shown_with_the_one_before_it(signed_in, kept):
    kept.unanswered.add("那几天到账", "not_stated", "小升规奖多少<i>")
    desk = signed_in("zhao")
    assert "前一句：小升规奖多少&lt;i&gt;" in desk.get("/operator/unanswered").text
    number = kept.unanswered.open()[0].id
    page = desk.get(f"/operator/answers?from={number}").text
    hint = re.search(r'id="question"[^>]* aria-describedby="(.*?)">', page)[1]
    assert f'<span id="{hint}" class="soft">前一句问的是“小升规奖多少&lt;i&gt;”' in page


def test_what_is_being_written_comes_before_the_answers_there_are(signed_in, kept):
    """Where a mistake is said, the field that it is about is in view."""
    kept.editor_answers.add("zhao", NewEditorAnswer("旧问", "旧答", DOCUMENT, "25", today()))
    kept.unanswered.add("学区怎么划分", "operator")
    desk = signed_in("zhao")

    def places(page):
        return [page.index(mark) for mark in ('id="write-title"', "旧答")]

    plain = places(desk.get("/operator/answers").text)
    assert plain == sorted(plain, reverse=True)
    number = kept.unanswered.open()[0].id
    begun = places(desk.get(f"/operator/answers?from={number}").text)
    assert begun == sorted(begun)
    refused = desk.post("/operator/answers", data={"token": desk.token, "question": "问"}).text
    assert refused.index('role="alert"') < refused.index('id="question"') < refused.index("旧答")


@pytest.mark.parametrize("first", ["answered", "dismissed"])
def test_who_answers_what_somebody_settled_meanwhile_is_told(signed_in, kept, first):
    kept.unanswered.add("学区怎么划分", "operator")
    number = kept.unanswered.open()[0].id
    desk = signed_in("zhao")
    form = {"question": "学区怎么划分", "document": DOCUMENT, "article": "25", "from": str(number)}
    form |= {"token": desk.token, "answer": "请问县教育局。", "expires_on": today().isoformat()}
    kept.unanswered.settle(number, first)
    refused = desk.post("/operator/answers", data=form)
    assert refused.status_code == 409
    assert "您打开以后" in refused.text
    assert "请问县教育局。</textarea>" in refused.text
    assert kept.editor_answers.all() == []
    form["settled"] = re.search(r'name="settled" value="(\w+)"', refused.text)[1]
    assert desk.post("/operator/answers", data=form).status_code == 303
    assert len(kept.editor_answers.all()) == 1


def test_an_answer_sent_twice_is_kept_once(signed_in, kept):
    desk = signed_in("zhao")
    form = {"question": "学区怎么划分", "document": DOCUMENT, "article": "25"}
    form |= {"token": desk.token, "answer": "请问县教育局。", "expires_on": today().isoformat()}
    for _ in range(2):
        assert desk.post("/operator/answers", data=form).status_code == 303
    assert len(kept.editor_answers.all()) == 1


def test_a_question_can_be_dismissed(signed_in, kept):
    kept.unanswered.add("学区怎么划分", "operator")
    desk = signed_in("zhao")
    number = kept.unanswered.open()[0].id
    desk.post(f"/operator/unanswered/{number}", data={"token": desk.token})
    assert kept.unanswered.open() == []


def test_statistics_show_what_was_asked(signed_in, kept, finder):
    page = signed_in("zhao").get("/operator/statistics").text
    assert f"{today().isoformat()}：2" in page
    assert "提问和评价保存 365 天" in page
    document = finder.catalog.get(DOCUMENT)
    chapter = document.chapters[document.article("22").chapter - 1].title
    row = re.search(rf'<th scope="row">{chapter}</th><td><svg.*?</svg>(\d+)</td>', page)
    assert row and row[1] == "2"
    assert "style=" not in page


def test_statistics_are_exported(signed_in, kept):
    response = signed_in("zhao").get("/operator/statistics.csv")
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert ["合计", "提问", "2"] in rows
    assert ["日期", today().isoformat(), "2"] in rows


def test_statistics_as_an_excel_file_have_a_sheet_for_each_table(signed_in, kept):
    desk = signed_in("zhao")
    response = desk.get("/operator/statistics.xlsx")
    assert response.status_code == 200
    assert 'filename="statistics.xlsx"' in response.headers["content-disposition"]
    book = load_workbook(io.BytesIO(response.content))
    assert book.sheetnames[:3] == ["合计", "日期", "主题"]
    tables = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}
    assert tables["日期"] == [("日期", "提问"), (today().isoformat(), 2)]
    assert ("记下的来电", 1) in tables["合计"]
    assert tables["没帮助"] == [("问题", "意见", "日期")]
    assert tables["来电转办"] == [("转办部门", "来电"), ("县工信局", 1)]
    assert "导出 Excel" in desk.get("/operator/statistics").text
    assert kept.audit.latest()[0].action == "statistics_export"
    assert signed_in("wang").get("/operator/statistics.xlsx").status_code == 403


@pytest.mark.parametrize(
    "days",
    ["since=2026-01-02&until=2026-01-01", "since=x&until=y", "since=2020-01-01&until=2026-01-01"],
)
def test_days_that_make_no_sense_are_said(signed_in, kept, days):
    assert "日期不对" in signed_in("zhao").get(f"/operator/statistics?{days}").text


def test_the_audit_log_is_for_administrators_in_words(signed_in, kept):
    page = signed_in("guan").get("/operator/audit").text
    assert "登录" in page
    assert "guan" in page


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/operator/audit", 403, "没有这个权限"),
        ("/operator/calls?follow_up=zzz", 422, "读不懂"),
        ("/operator/messages/999", 404, "没有"),
    ],
)
def test_what_an_editor_may_not_or_cannot_see_is_a_page(signed_in, path, status, says):
    desk = signed_in("zhao")
    shown = desk.get(path, headers={"Accept": "text/html,*/*;q=0.8"})
    assert shown.status_code == status
    assert says in shown.text
    assert 'href="/operator"' in shown.text
    assert desk.get(path).json()["error"]["message"]


def test_logged_calls_are_counted_too(signed_in, kept):
    desk = signed_in("zhao")
    page = desk.get("/operator/statistics").text
    assert "<dt>记下的来电</dt><dd>1</dd>" in page
    assert "通话记录保存 365 天" in page
    rows = list(csv.reader(io.StringIO(desk.get("/operator/statistics.csv").text.lstrip("\ufeff"))))
    assert ["合计", "记下的来电", "1"] in rows
    assert ["来电日期", today().isoformat(), "1"] in rows
    assert ["来电条文", "阳政办发〔2022〕31号第25条 支持制造业扩规", "1"] in rows
    assert ["来电转办", "县工信局", "1"] in rows


def test_an_answer_keeps_an_office_s_telephone_and_warns_of_a_person_s(signed_in, kept):
    desk = signed_in("zhao")
    form = {
        "token": desk.token,
        "question": "升规奖励去哪申请",
        "answer": "请打县工信局0356-4222222。",
        "document": DOCUMENT,
        "article": "25",
        "expires_on": today().isoformat(),
    }
    assert desk.post("/operator/answers", data=form).status_code == 303
    assert kept.editor_answers.all()[0].answer == "请打县工信局0356-4222222。"
    form["answer"] = "找张三丰经理，手机13812345678。"
    warned = desk.post("/operator/answers", data=form)
    assert warned.status_code == 400
    assert "13812345678" in warned.text
    assert len(kept.editor_answers.all()) == 1
    assert desk.post("/operator/answers", data=form | {"confirmed": "yes"}).status_code == 303
    assert "13812345678" in kept.editor_answers.all()[0].answer

"""Calls handed over to departments: filtered, paged, exported as work orders."""

import csv
import io
import re
from datetime import timedelta

import pytest
from openpyxl import load_workbook

from assistant.clock import today
from assistant.storage.calls import NewCall
from assistant.web.operator.departments import departments, names_of, reachable
from assistant.web.operator.paging import PAGE_SIZE
from assistant.web.operator.texts import tables

DOCUMENT = "yangcheng-2022-31"


@pytest.fixture
def desk(signed_in):
    return signed_in("wang")


@pytest.fixture
def calls(desk_app):
    return desk_app.state.context.archive.calls


@pytest.fixture
def three(calls):
    """Two calls for one office, which has two names, and one for nobody."""
    for question, office in (
        ("食堂证照", "县市场监督管理局"),
        ("注销", "县市场监管局"),
        ("升规", ""),
    ):
        state = "hand_over" if office else "none"
        calls.add("wang", NewCall(question, "答", "备注", state, office, DOCUMENT, "63"))


def table(response) -> list[list[str]]:
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


def change(desk, number, address="/operator/calls", **fields):
    form = {"token": desk.token, "seen": seen_on(desk, number), **fields}
    return desk.post(f"{address}/{number}".replace("?", ""), data=form)


def seen_on(desk, number) -> str:
    """What the form of a call carries of the call as the log shows it."""
    page = desk.get("/operator/calls").text
    form = page[page.index(f'action="/operator/calls/{number}"') :]
    return re.search(r'name="seen" value="(\d+)"', form)[1]


def test_a_call_handed_over_later_needs_a_department(desk, calls, three):
    number = calls.latest()[0].id
    refused = change(desk, number, follow_up="hand_over", department="")
    assert refused.status_code == 400
    assert "要选一个接办的部门" in refused.text
    assert calls.get(number).follow_up == "none"
    for nobody in ("涉企经营事项相关主管部门", "没有这个局"):
        assert change(desk, number, follow_up="hand_over", department=nobody).status_code == 400
    assert change(desk, number, follow_up="hand_over", department="县工信局").status_code == 303
    kept = calls.get(number)
    assert (kept.follow_up, kept.department) == ("hand_over", "县工信局")
    assert kept.handed_at is not None
    assert change(desk, number, follow_up="done").status_code == 303
    assert calls.get(number).department == "县工信局"


def test_of_two_who_change_a_call_the_second_overwrites_nothing(desk, signed_in, calls, three):
    number = calls.latest()[0].id
    seen = seen_on(desk, number)
    assert change(desk, number, follow_up="hand_over", department="县工信局").status_code == 303
    late = change(signed_in("zhao"), number, follow_up="done", seen=seen, page="1")
    assert late.status_code == 409
    assert f"第 {number} 通有人改过，现在是“转部门办理”" in late.text
    assert calls.get(number).follow_up == "hand_over"
    assert change(desk, number, follow_up="done").status_code == 303


def test_a_new_call_handed_over_needs_one_too(desk, calls):
    body = {"question": "升规", "answer": "", "note": "", "follow_up": "hand_over"}
    headers = {"X-CSRF-Token": desk.token}
    for department, status in (("", 400), ("有关部门", 400), ("县工信局", 200)):
        sent = desk.post(
            "/operator/api/calls", json=body | {"department": department}, headers=headers
        )
        assert sent.status_code == status
    assert calls.count() == 1


def test_one_department_s_calls_by_any_of_its_names(desk, three):
    chosen = "department=县市场监督管理局"
    page = desk.get(f"/operator/calls?{chosen}").text
    assert "共 2 通" in page
    assert "食堂证照" in page
    assert "<td>升规</td>" not in page
    rows = table(desk.get(f"/operator/calls.csv?{chosen}"))
    assert [row[3] for row in rows[1:]] == ["注销", "食堂证照"]


def test_work_orders_have_the_columns_that_an_office_fills_in(desk, desk_app, three):
    head, *rows = table(desk.get("/operator/orders.csv?department=县市场监督管理局"))
    assert tuple(head) == tables()["orders"].head
    assert [row[4] for row in rows] == ["注销", "食堂证照"]
    assert rows[0][5].endswith("第63条")
    assert rows[0][3], "when it was handed over"
    assert rows[0][-3:] == ["", "", ""]
    assert len(table(desk.get("/operator/orders.csv"))) == 3, "without the one for nobody"
    sheet = load_workbook(io.BytesIO(desk.get("/operator/orders.xlsx").content)).active
    assert [cell.value for cell in sheet[1]] == list(tables()["orders"].head)
    deeds = desk_app.state.context.archive.audit.latest()
    assert [deed.action for deed in deeds][:1] == ["orders_export"]


def test_a_sheet_can_be_read_and_printed_as_it_is(desk, calls):
    answer = "根据阳政办发〔2022〕31号第25条，" * 20
    calls.add("wang", NewCall("升规", answer, "", "hand_over", "县工信局", DOCUMENT, "25"))
    sheet = load_workbook(io.BytesIO(desk.get("/operator/orders.xlsx").content)).active
    assert sheet.title == "工单"
    assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)
    widths = {cell.value: sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]}
    assert widths["来电时间"] == len("2026-11-30 06:39") + 2, "figures take half the room"
    assert widths["已作答复"] == 50
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$1"


def test_days_choose_and_days_that_make_no_sense_are_said(desk, three):
    day, before = today().isoformat(), (today() - timedelta(days=1)).isoformat()
    assert "共 3 通" in desk.get(f"/operator/calls?since={day}&until={day}").text
    assert "共 0 通" in desk.get(f"/operator/calls?until={before}").text
    assert "日期不对" in desk.get(f"/operator/calls?since={day}&until={before}").text
    assert "日期不对" in desk.get("/operator/calls?since=yesterday").text


def test_every_call_can_be_reached_page_by_page(desk, calls):
    for place in range(2 * PAGE_SIZE + 1):
        calls.add("wang", NewCall(f"问题{place}号", "", "", "none", ""))
    first = desk.get("/operator/calls").text
    assert "第 1 页，共 3 页" in first
    assert "问题200号" in first
    assert "问题0号" not in first
    last = desk.get("/operator/calls?page=3&follow_up=none").text
    assert "问题0号" in last
    assert "/operator/calls?follow_up=none&amp;page=2" in last
    assert desk.get("/operator/calls?page=0").status_code == 422
    number = calls.latest()[0].id
    back = change(desk, number, follow_up="done", page="3")
    assert back.headers["location"] == "/operator/calls?page=3"


def test_a_department_is_listed_once_and_nobody_is_not_reachable(finder):
    documents = finder.catalog.documents
    listed = departments(documents)
    assert "县市场监督管理局" in listed
    assert "县市场监管局" not in listed
    assert len(listed) == len(set(listed))
    assert set(listed) - set(reachable(listed)) == {"涉企经营事项相关主管部门"}
    both = {"县市场监督管理局", "县市场监管局"}
    assert set(names_of(documents, "县市场监管局")) == both
    assert names_of(documents, "县工信局") == ("县工信局",)

"""Long lists at the console, a page at a time."""

import re

import pytest

from assistant.storage.calls import NewCall
from assistant.web.operator import paging
from assistant.web.operator.paging import read_page


@pytest.fixture
def kept(desk_app, monkeypatch):
    """Seven of everything, three on a page."""
    monkeypatch.setattr(paging, "PAGE_SIZE", 3)
    context = desk_app.state.context
    for number in range(7):
        context.archive.messages.add(f"留言{number}号")
        context.archive.unanswered.add(f"没有答案的{'一二三四五六七'[number]}", "operator")
        context.archive.audit.note("wang", "call_add", f"记录{number}号")
        answer = context.ask(f"问题{number}号")
        context.feedback.keep(answer.answer_id, -1, None, 1)
    return context.archive


LISTS = {
    "messages": r"留言\d号",
    "ratings": r"<th[^>]*>(问题\d号)",
    "audit": r"记录\d号",
    "unanswered": r"<td>(没有答案的.)",
}


@pytest.mark.parametrize("name", LISTS)
def test_every_row_is_on_one_page_and_the_count_says_how_many(signed_in, kept, name):
    desk = signed_in("guan")
    address, seen = f"/operator/{name}", []
    while address:
        page = desk.get(address).text
        seen += re.findall(LISTS[name], page)
        total = int(re.search(r"共 (\d+) 条", page)[1])
        further = re.search(r'href="([^"]+)" rel="next"', page)
        address = further[1].replace("&amp;", "&") if further else ""
    assert len(seen) == len(set(seen)) == 7
    assert total == (8 if name == "audit" else 7)  # who signed in is noted too
    back = re.search(r'href="([^"]+)" rel="prev"', page)[1]
    assert 'rel="next"' in desk.get(back).text


@pytest.mark.parametrize("name", LISTS)
def test_a_page_behind_the_last_is_the_last(signed_in, kept, name):
    page = signed_in("guan").get(f"/operator/{name}?page=99").text
    assert "第 3 页，共 3 页" in page


def test_the_state_chosen_goes_along(signed_in, kept):
    desk = signed_in("wang")
    number = kept.messages.latest()[0].id
    kept.messages.close(number, 0)
    page = desk.get("/operator/messages?state=received").text
    assert "共 6 条，第 1 页，共 2 页" in page
    assert "/operator/messages?state=received&amp;page=2" in page


def test_following_a_rating_up_comes_back_to_the_same_page(signed_in, kept):
    desk = signed_in("wang")
    page = desk.get("/operator/ratings?state=waiting&page=2").text
    action = re.search(r'action="(/operator/ratings/[^"]+)"', page)[1].replace("&amp;", "&")
    done = desk.post(action, data={"token": desk.token, "seen": "0", "note": "已说清楚"})
    assert done.headers["location"] == "/operator/ratings?state=waiting&page=2"


def test_an_empty_list_has_one_page():
    rows, paged = read_page(5, "/x", lambda: 0, lambda limit, skip: [])
    assert (rows, paged.number, paged.pages) == ([], 1, 1)


@pytest.mark.parametrize("name", ["calls", "messages"])
def test_what_is_too_long_to_be_exported_whole_says_so(signed_in, kept, monkeypatch, name):
    desk = signed_in("wang")
    kept.calls.add("wang", NewCall("问", "", "", "none", ""))
    kept.calls.add("wang", NewCall("又问", "", "", "none", ""))
    assert "最多导出" not in desk.get(f"/operator/{name}").text
    monkeypatch.setattr(f"assistant.web.routes.operator_{name}.EXPORTED", 1)
    assert "最多导出最新的 1 " in desk.get(f"/operator/{name}").text
    assert len(desk.get(f"/operator/{name}.csv").text.splitlines()) == 2

"""Poor ratings at the console: listed, followed up, counted."""

import csv
import io
import re

import pytest


@pytest.fixture
def kept(desk_app):
    """The archive with a poor rating, a good one and a thumb down."""
    context = desk_app.state.context
    for question, rating, grade in (("<b>升规</b>", -1, 1), ("升级", 1, 3), ("纳统", -1, None)):
        answer = context.ask(question)
        context.feedback.keep(answer.answer_id, rating, "没说清楚", grade)
    return context.archive


@pytest.fixture
def answer_id(kept) -> str:
    return kept.poor_ratings.latest()[0].answer_id


def test_poor_ratings_are_listed_escaped_with_what_was_asked(signed_in, kept):
    page = signed_in("wang").get("/operator/ratings").text
    assert "&lt;b&gt;升规" in page
    assert "<b>" not in page
    assert "<td>非常不满意</td>" in page
    assert "第22条" in page
    assert "没说清楚" in page
    assert "待回访 1 条" in page
    assert "纳统" not in page
    assert "没有这样的差评" in signed_in("wang").get("/operator/ratings?state=followed").text


def test_an_operator_follows_one_up(signed_in, kept, answer_id):
    desk = signed_in("wang")
    form = {"token": desk.token, "seen": "0", "note": "回电13812345678，已说清楚"}
    done = desk.post(f"/operator/ratings/{answer_id}", data=form)
    assert (done.status_code, done.headers["location"]) == (303, "/operator/ratings")
    page = desk.get("/operator/ratings?state=followed").text
    assert "<td>已回访<br>" in page
    assert "wang" in page
    assert "回电〔电话〕，已说清楚" in page
    assert "待回访 0 条" in page
    deed = kept.audit.latest()[0]
    assert (deed.who, deed.action, deed.subject) == ("wang", "rating_follow_up", answer_id)
    assert "回访差评" in signed_in("guan").get("/operator/audit").text


@pytest.mark.parametrize(
    ("changes", "status"),
    [({"token": ""}, 403), ({"note": ""}, 400), ({"note": "x" * 501}, 400), ({"id": "no"}, 404)],
)
def test_a_follow_up_that_does_not_fit_is_refused(signed_in, kept, answer_id, changes, status):
    desk = signed_in("wang")
    form = {"token": desk.token, "seen": "0", "note": "好", "id": answer_id, **changes}
    assert desk.post(f"/operator/ratings/{form.pop('id')}", data=form).status_code == status
    assert kept.poor_ratings.count("waiting") == 1


def test_of_two_who_follow_one_up_the_second_overwrites_nothing(signed_in, kept, answer_id):
    for name, note, status in (("wang", "已回电", 303), ("zhao", "<b>另说</b>", 409)):
        desk = signed_in(name)
        form = {"token": desk.token, "seen": "0", "note": note}
        address = f"/operator/ratings/{answer_id}?state=waiting"
        done = desk.post(address, data=form)
        assert done.status_code == status
    assert "有人回访过" in done.text
    assert "&lt;b&gt;另说&lt;/b&gt;</textarea>" in done.text
    assert "已回电" in done.text
    assert kept.poor_ratings.latest()[0].followed.note == "已回电"


def test_what_was_written_for_a_rating_that_changed_meanwhile_waits(
    desk_app, signed_in, kept, answer_id
):
    desk_app.state.context.feedback.keep(answer_id, -1, "还要说一句", 1)
    desk = signed_in("wang")
    form = {"token": desk.token, "seen": "0", "note": "已回电"}
    assert desk.post(f"/operator/ratings/{answer_id}", data=form).status_code == 409
    assert kept.poor_ratings.count("waiting") == 1


def test_a_note_that_is_too_long_stays_on_the_page(signed_in, kept, answer_id):
    desk = signed_in("wang")
    form = {"token": desk.token, "seen": "0", "note": "长" * 501}
    refused = desk.post(f"/operator/ratings/{answer_id}", data=form)
    assert refused.status_code == 400
    assert "不超过 500 字" in refused.text
    assert "长" * 501 in refused.text


def test_who_is_not_signed_in_sees_none(desk_app, signed_in):
    client = signed_in("wang")
    client.cookies.clear()
    assert client.get("/operator/ratings").headers["location"] == "/operator/login"
    assert client.post("/operator/ratings/a1", data={"note": "好"}).status_code == 303


def test_statistics_show_each_grade_and_the_share_of_the_satisfied(signed_in, kept):
    desk = signed_in("zhao")
    page = desk.get("/operator/statistics").text
    assert "<div><dt>好差评满意率</dt><dd>50%</dd></div>" in page
    bars = re.findall(r'<th scope="row">(\w+)</th><td><svg.*?</svg>(\d)</td>', page)
    grades = ["非常满意", "满意", "基本满意", "不满意", "非常不满意"]
    assert [bar for bar in bars if bar[0] in grades] == list(zip(grades, "00101", strict=True))
    table = desk.get("/operator/statistics.csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(table)))
    assert ["合计", "好差评", "2"] in rows
    assert ["好差评", "基本满意", "1"] in rows


def test_without_grades_there_is_no_share(signed_in):
    page = signed_in("zhao").get("/operator/statistics").text
    assert "<div><dt>好差评满意率</dt><dd>—</dd></div>" in page

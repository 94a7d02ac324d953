"""Ranked articles, and what applies to an enterprise, over HTTP."""

import html
import json
import re

import pytest


@pytest.mark.parametrize("query", ["第22条", "22", "二十二条", "建筑业晋升一级资质"])
def test_the_right_article_comes_first(client, query):
    page = client.get("/api/search", params={"q": query}).json()
    assert page["results"][0]["article"] == 22
    assert len(page["results"]) == min(page["total"], 10)
    assert page["query"] == query


def test_rows_say_where_they_stand_and_who_is_responsible(client, assistant):
    row = client.get("/api/search", params={"q": "第22条"}).json()["results"][0]
    article = assistant.catalog.documents[0].article("22")
    assert row["departments"] == list(article.departments)
    assert row["document"] == "阳政办发〔2022〕31号"
    assert row["rules"] == [
        rule.id for rule in assistant.rulebook.of_article(row["document_id"], "22")
    ]


def test_a_snippet_is_verbatim_but_for_marks(client, assistant):
    document = assistant.catalog.documents[0]
    for query in ("小升规", "贷款", "<b>奖励</b>"):
        for row in client.get("/api/search", params={"q": query}).json()["results"]:
            assert set(re.findall(r"<[^>]*>", row["snippet"])) <= {"<mark>", "</mark>"}
            assert html.unescape(re.sub(r"</?mark>", "", row["snippet"])) in document.text


def test_limit_and_filters_narrow_the_page(client):
    page = client.get("/api/search", params={"q": "奖励", "limit": 3}).json()
    assert len(page["results"]) == 3
    assert page["total"] > 3, "the number found, whatever is shown of it"
    only = {"q": "奖励", "department": "县住建局", "limit": 50}
    rows = client.get("/api/search", params=only).json()["results"]
    assert rows
    assert all("县住建局" in row["departments"] for row in rows)


def test_a_profile_in_words_gives_what_applies(client):
    profile = "我们是建筑业企业，去年从二级晋升到一级资质"
    result = client.post("/api/match", json={"profile": profile}).json()
    assert 22 in {row["article"] for row in result["certain"]}
    for row in (*result["certain"], *result["possible"]):
        assert row["label"]
        assert row["why"]
    assert re.fullmatch(r"\d+(\.\d+)?", result["total_certain_yuan"])


@pytest.mark.parametrize(
    ("profile", "status", "code"),
    [
        ("", 400, "profile_empty"),
        (" ", 400, "profile_empty"),
        ({}, 400, "profile_empty"),
        ("x" * 2001, 413, "question_too_long"),
        (5, 422, "body_invalid"),
        (["x"], 422, "body_invalid"),
        ({"a": {"b": 1}}, 422, "body_invalid"),
        ({"qualification": ["一级"]}, 422, "body_invalid"),
        ({"foo": "bar"}, 422, "field_unknown"),
        ({"new_tax": -1e30}, 400, "input_impossible"),
        ({"start": "2026-02-30"}, 400, "input_invalid"),
        ({f"情况{n}": "问" * 50 for n in range(50)}, 413, "question_too_long"),
        (None, 422, "body_invalid"),
    ],
)
def test_a_bad_profile_is_refused(client, profile, status, code):
    response = client.post("/api/match", json={"profile": profile})
    assert response.status_code == status
    error = response.json()["error"]
    assert error["code"] == code
    assert error["path"].split(".")[0] == "profile"
    assert not error["path"].endswith("str")


@pytest.mark.parametrize(
    "profile", [{"行业": "建筑业"}, {"行业": None}, {"\u0000": "\ud83d"}, "🏭"]
)
def test_odd_profiles_are_answered(client, profile):
    body = json.dumps({"profile": profile}).encode()
    response = client.post("/api/match", content=body, headers={"Content-Type": "application/json"})
    assert response.status_code in {200, 400}
    assert response.json()

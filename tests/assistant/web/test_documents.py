"""The corpus over HTTP."""

import pytest


def test_the_list_names_every_document(client, assistant):
    listed = client.get("/api/documents").json()["documents"]
    assert [row["id"] for row in listed] == [d.id for d in assistant.catalog.documents]
    assert listed[0]["number"] == "阳政办发〔2022〕31号"
    assert listed[0]["issued"] == "2022-04-26"
    assert listed[0]["articles"] == 75


@pytest.mark.parametrize(
    "name", ["yangcheng-2022-31", "阳政办发〔2022〕31号", "阳政办发[2022]31号"]
)
def test_an_outline_holds_every_article_once(client, name):
    outline = client.get(f"/api/documents/{name}").json()
    articles = [a["article"] for chapter in outline["chapters"] for a in chapter["articles"]]
    assert articles == list(range(1, 76))
    assert outline["status"] == "试行"


@pytest.mark.parametrize("number", ["22", "第22条", "22条", "第二十二条", "二十二", "第 ２２ 条"])
def test_an_article_comes_whole_and_verbatim(client, assistant, number):
    body = client.get(f"/api/articles/阳政办发〔2022〕31号/{number}").json()
    document = assistant.catalog.documents[0]
    article = document.article("22")
    assert body["text"] == document.text[article.start : article.end]
    assert body["label"] == "第22条"
    assert body["departments"] == list(article.departments)
    assert body["rules"] == [r.id for r in assistant.rulebook.of_article(document.id, "22")]
    assert body["rules"]


@pytest.mark.parametrize(
    "number", ["第二十二条之一", "条", "第", "第条", "22.0", "第七十六条", "之"]
)
def test_what_names_no_article_is_not_taken_for_one(client, number):
    found = client.get(f"/api/articles/yangcheng-2022-31/{number}")
    assert found.status_code == 404


def test_a_term_that_has_passed_is_said_to_have_ended(client):
    terms = client.get("/api/articles/yangcheng-2022-31/18").json()["terms"]
    assert {term["until"] for term in terms} == {"2023-12-31", "2024-12-31"}
    assert all(term["ended"] for term in terms)


def test_plain_words_come_marked_with_whom_to_ask(client, assistant):
    plain = client.get("/api/articles/yangcheng-2022-31/22").json()["plain"]
    assert plain["notice"] == "通俗解读，以原文为准"
    assert plain["ask"] == "县住建局、县财政局"
    assert plain["must"] is None
    other = client.get("/api/articles/yangcheng-2022-31/72").json()["plain"]
    assert other["ask"] == assistant.catalog.plain("yangcheng-2022-31")["72"].ask

"""The policy pages as they are served: addresses, words, filters, forms, curves, what they tell."""

import html
import json
import re
from datetime import date
from itertools import pairwise

import pytest
from fastapi.testclient import TestClient

from assistant.web.api import create_app
from assistant.web.policies.curve import draw
from assistant.web.policies.kinds import kinds_of, supports
from assistant.web.related_articles import related
from assistant.web.serving.readiness import Readiness

DAY = date(2026, 11, 24)


def text_of(response) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", response.text))


def test_the_list_names_every_article_with_its_address(client, assistant):
    response = client.get("/policies")
    for document in assistant.catalog.documents:
        for article in document.articles:
            assert f'href="/policies/{document.id}/{article.key}"' in response.text
    assert f"共 {sum(len(d.articles) for d in assistant.catalog.documents)} 条" in response.text


def test_the_document_stands_there_word_for_word(client, assistant):
    for document in assistant.catalog.documents:
        text = "".join(text_of(client.get(f"/policies/{document.id}")).split())
        for article in document.articles:
            assert "".join(document.words(article.start, article.end).split()) in text


@pytest.mark.parametrize("key", ["1", "22", "26", "75"])
def test_an_article_s_page_has_its_words_departments_and_neighbours(client, assistant, key):
    document = assistant.catalog.documents[0]
    article = document.article(key)
    response = client.get(f"/policies/{document.id}/{key}")
    assert response.status_code == 200
    words = "".join(document.words(article.start, article.end).split())
    assert words in "".join(text_of(response).split())
    for department in article.departments:
        assert f">{department}</a>" in response.text
    assert f'<link rel="canonical" href="/policies/{document.id}/{key}">' in response.text
    title = re.search(r"<title>(.*?)</title>", response.text)[1]
    assert article.label in title
    assert article.title in html.unescape(title)
    description = re.search(r'<meta name="description" content="(.*?)">', response.text)[1]
    assert article.title in html.unescape(description)


def test_plain_words_stand_above_the_words_that_bind(client, assistant):
    document = assistant.catalog.documents[0]
    for key, plain in assistant.catalog.plain(document.id).items():
        page = html.unescape(client.get(f"/policies/{document.id}/{key}").text)
        assert all(words in page for words in plain.said)
        marked, bind = page.index("通俗解读<small>，以原文为准"), page.index('id="h-words"')
        assert marked < page.index(plain.gets, marked) < bind
    page = client.get(f"/policies/{document.id}/18").text
    assert "已到期" in page[: page.index("通俗解读")]


def test_search_engines_are_told_what_the_article_is(client, assistant):
    page = client.get("/policies/yangcheng-2022-31/22").text
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])
    article = assistant.catalog.documents[0].article("22")
    assert data["@type"] == "GovernmentService"
    assert data["name"] == article.title
    assert data["url"] == "http://testserver/policies/yangcheng-2022-31/22"
    assert [p["name"] for p in data["provider"]] == list(article.departments)
    assert data["subjectOf"]["legislationIdentifier"] == "阳政办发〔2022〕31号"


def test_other_ways_of_naming_an_article_lead_to_its_one_address(client):
    for document, key in (
        ("阳政办发〔2022〕31号", "22"),
        ("yangcheng-2022-31", "第22条"),
        ("阳政办发〔2022〕31号", "第22条"),
    ):
        response = client.get(f"/policies/{document}/{key}", follow_redirects=False)
        assert response.status_code == 301
        assert response.headers["location"] == "/policies/yangcheng-2022-31/22"
    response = client.get("/policies/阳政办发〔2022〕31号", follow_redirects=False)
    assert response.headers["location"] == "/policies/yangcheng-2022-31"
    response = client.get("/policies/阳政办发〔2022〕31号?q=信用", follow_redirects=False)
    assert response.headers["location"] == "/policies/yangcheng-2022-31?q=%E4%BF%A1%E7%94%A8"


@pytest.mark.parametrize(
    "path", ["/policies/none", "/policies/none/1", "/policies/yangcheng-2022-31/76"]
)
def test_what_does_not_exist_is_a_page_that_helps_on(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert 'href="/policies"' in response.text


def test_an_article_whose_term_has_passed_says_so(client):
    assert "已到期" in client.get("/policies/yangcheng-2022-31/18").text
    assert "已到期" not in client.get("/policies/yangcheng-2022-31/22").text


def test_a_link_with_inputs_shows_its_calculation_without_any_script(client):
    link = "/policies/yangcheng-2022-31/25?rule=new-tax-award&new_tax=268万"
    text = text_of(client.get(link))
    assert "可获 26.8万元" in " ".join(text.split())
    assert "您的位置：268万元：26.8万元" in text


def test_the_result_alone_is_what_the_interface_calculates(client, assistant):
    for rule in assistant.rulebook.rules:
        example = rule.examples[0]
        inputs = {name: str(value) for name, value in example.inputs.items()}
        place = f"/policies/{rule.document}/{rule.provision.article}/rules/{rule.id}"
        shown = client.get(place, params=inputs)
        assert shown.status_code == 200
        body = {"inputs": example.inputs}
        found = client.post(f"/api/rules/{rule.id}/calculate", json=body).json()
        text = text_of(shown)
        for said in (*found["failures"], *found["notices"], *found["assumptions"]):
            assert said in text
        if not found["missing"]:
            for step in found["steps"]:
                assert step in text
        for missing in found["missing"]:
            assert missing["question"] in text


def test_a_value_that_cannot_be_read_is_named_with_its_field(client):
    place = "/policies/yangcheng-2022-31/25/rules/new-tax-award"
    response = client.get(place, params={"new_tax": "很多"})
    assert response.status_code == 200
    assert 'data-invalid="new_tax"' in response.text
    assert "年新增税收" in response.text
    page = client.get("/policies/yangcheng-2022-31/25?rule=new-tax-award&new_tax=很多").text
    assert re.findall(r'name="(\w+)"[^>]* aria-invalid="true"', page) == ["new_tax"]


def test_an_address_that_names_a_rule_opens_its_form(client):
    page = client.get("/policies/yangcheng-2022-31/25?rule=scale-up-award").text
    assert re.findall(r'<details class="rule" id="([\w-]+)" open>', page) == ["scale-up-award"]


def test_search_engines_find_every_page(client, assistant):
    response = client.get("/sitemap.xml")
    assert response.headers["content-type"].startswith("application/xml")
    found = re.findall(r"<loc>http://testserver(.*?)</loc>", response.text)
    assert len(found) == len(set(found))
    for document in assistant.catalog.documents:
        for article in document.articles:
            assert f"/policies/{document.id}/{article.key}" in found
    robots = client.get("/robots.txt")
    assert robots.headers["content-type"].startswith("text/plain")
    assert "Sitemap: http://testserver/sitemap.xml" in robots.text.splitlines()


def test_what_a_reader_types_is_escaped(client):
    evil = '"><script>alert(1)</script>'
    for path in (
        "/policies/yangcheng-2022-31/25?rule=new-tax-award&new_tax=",
        "/policies/yangcheng-2022-31/25/rules/new-tax-award?new_tax=",
        "/policies?q=",
    ):
        assert "<script>alert" not in client.get(path + evil).text


def test_a_rule_of_another_article_has_no_result_here(client):
    for rule in ("none", "construction-output-award"):
        response = client.get(f"/policies/yangcheng-2022-31/25/rules/{rule}")
        assert response.status_code == 404
        assert response.json()["error"]["code"] == "rule_unknown"


def test_no_page_runs_inline_script_or_style(client):
    for path in (
        "/policies",
        "/policies/yangcheng-2022-31",
        "/policies/yangcheng-2022-31/26",
        "/match",
    ):
        response = client.get(path)
        assert "script-src 'self';" in response.headers["content-security-policy"]
        assert not re.search(r"\son\w+=|\sstyle=|<style", response.text)
        for opening in re.findall(r"<script([^>]*)>", response.text):
            assert "src=" in opening or "application/ld+json" in opening


def test_before_the_assistant_is_loaded_a_page_asks_to_wait(settings):
    client = TestClient(create_app(settings, readiness=Readiness(lambda: None), chat=False))
    for path in ("/policies", "/policies/x", "/policies/x/1"):
        response = client.get(path)
        assert response.status_code == 503
        assert "正在启动" in response.text


def test_an_award_that_can_be_computed_counts_as_money(assistant):
    document = assistant.catalog.documents[0]
    for rule in assistant.rulebook.rules:
        if rule.kind == "award":
            article = document.article(rule.provision.article)
            names = [k.name for k in kinds_of(supports(), document, article, [rule])]
            assert "money" in names


def test_an_article_that_states_the_same_award_comes_first_among_its_relations(assistant):
    document = assistant.catalog.documents[0]
    near = related(document, document.article("54"), assistant.rulebook)
    assert near[0].key == "24"
    assert "54" not in [article.key for article in near]


class TestCurves:
    def test_every_rule_that_names_a_curve_has_one(self, assistant):
        drawn = [r for r in assistant.rulebook.rules if r.curve]
        assert drawn
        for rule in drawn:
            assert draw(rule, {}, DAY) is not None, rule.id

    def test_a_rule_that_names_none_has_none(self, assistant):
        rule = next(r for r in assistant.rulebook.rules if r.curve is None)
        assert draw(rule, {}, DAY) is None

    def test_the_reader_s_point_lies_on_the_line(self, assistant):
        curve = draw(assistant.rulebook.get("new-tax-award"), {"new_tax": "150万"}, DAY)
        points = [tuple(map(float, p.split(","))) for p in curve.lines[0].split()]
        x, y = curve.own
        left = max(p for p in points if p[0] <= x)
        right = min(p for p in points if p[0] >= x)
        assert min(left[1], right[1]) - 0.2 <= y <= max(left[1], right[1]) + 0.2
        assert curve.own_label == "150万元：15万元"

    def test_a_value_that_follows_from_others_is_the_reader_s_point_too(self, assistant):
        given = {"tax": "450万", "tax_last_year": "300万"}
        curve = draw(assistant.rulebook.get("new-tax-award"), given, DAY)
        assert curve.own_label == "150万元：15万元"

    def test_the_jump_at_a_threshold_is_upright(self, assistant):
        curve = draw(assistant.rulebook.get("new-tax-award"), {}, DAY)
        points = [tuple(map(float, p.split(","))) for p in curve.lines[0].split()]
        steep = [(a, b) for a, b in pairwise(points) if abs(b[1] - a[1]) > 20]
        assert len(steep) == 1
        assert steep[0][1][0] - steep[0][0][0] < 0.2

    def test_what_is_taken_from_an_example_is_said(self, assistant):
        rule = assistant.rulebook.get("wholesale-growth-award")
        assert draw(rule, {}, DAY).assumed == ("商品销售额 10亿元", "年末本行业平均增速 5%")
        told = {"sales": "3亿", "industry_growth": "6%"}
        assert draw(rule, told, DAY).assumed == ()

    def test_after_its_term_nothing_is_drawn(self, assistant):
        rule = next(r for r in assistant.rulebook.rules if r.curve and r.until)
        assert draw(rule, {}, date(rule.until.year + 1, 1, 1)) is None

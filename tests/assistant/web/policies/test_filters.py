"""The filters over the list of policies: what they leave, their numbers, their addresses."""

import html
import re
from datetime import date

import pytest

from assistant.web.policies.filters import fields, fitting, read_filters, taken
from assistant.web.policies.kinds import enterprises, supports
from assistant.web.policies.listing import ANY_ENTERPRISE, grouped, rows, themes
from corpus.catalog import open_catalog
from corpus.parser import parse

DAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def found(assistant):
    return rows(assistant.catalog, assistant.rulebook, DAY)


def shown(client, **query) -> set[str]:
    page = client.get("/policies", params=query)
    assert page.status_code == 200
    return set(re.findall(r'href="/policies/[\w-]+/([\w.-]+)"', page.text))


def test_the_list_is_narrowed_by_each_filter(client, assistant):
    document = assistant.catalog.documents[0]
    chapter = document.chapters[2]
    inside = {a.key for a in document.articles if a.chapter == chapter.number}
    assert shown(client, chapter=chapter.title) == inside
    having = {a.key for a in document.articles if "县审批局" in a.departments}
    assert shown(client, department="县审批局") == having
    assert shown(client, state="ended") == {t.article for t in document.terms if t.until < DAY}
    about = assistant.catalog.themes(document.id)
    land = {a.key for a in document.articles if "land" in [t.name for t in about.of(a.key)]}
    assert shown(client, theme="land") == land
    assert shown(client, enterprise="construction") == {"18", "22", "45"}
    assert "49" in shown(client, q="排污许可", support="permits")
    assert "22" not in shown(client, q="排污许可", support="permits")


def test_filters_together_leave_what_fits_all_of_them(client):
    loans, small = shown(client, theme="loans"), shown(client, enterprise="small")
    both = shown(client, theme="loans", enterprise="small")
    assert both == loans & small
    assert both not in (loans, small)
    assert shown(client, theme="loans", enterprise="small", q="不可能有的词") == set()


@pytest.mark.parametrize(
    "number", ["阳政办发〔2022〕31号", "阳政办发[2022]31号", "2022〕31号", "31号"]
)
def test_a_document_s_number_finds_its_articles(client, assistant, number):
    document = assistant.catalog.documents[0]
    assert shown(client, q=number) == {article.key for article in document.articles}
    assert shown(client, q=f"{number} 小升规") == {"25"}
    for other in ("阳政办发〔2022〕32号", "1号〔2022〕", "022〕31号"):
        assert shown(client, q=other) == set()


def test_a_department_with_two_names_is_one_choice(client, assistant):
    document = assistant.catalog.documents[0]
    names = document.department_aliases[0]
    inside = {a.key for a in document.articles if set(names) & set(a.departments)}
    assert shown(client, department=names[0]) == inside


def test_every_number_is_what_the_choice_then_leaves(found):
    for given in ({}, {"theme": "permits"}, {"enterprise": "small", "q": "贷款"}):
        for field in fields(found, read_filters(given)):
            for option in field.options:
                narrowed = read_filters(given | {field.name: option.value})
                assert option.number == len(fitting(found, narrowed)), (given, option)
                assert option.address == narrowed.address


def test_every_choice_is_found_somewhere_and_none_everywhere(found):
    for field in fields(found, read_filters({})):
        for option in field.options:
            most = 1 if field.name == "state" else 0.5
            assert 0 < option.number < len(found) * most, option


def test_each_article_names_a_kind_of_enterprise_or_counts_as_naming_none(found):
    for row in found:
        names = {choice.value for choice in row.traits["enterprise"]}
        assert names
        assert names == {ANY_ENTERPRISE[0]} or names <= set(enterprises())
        assert {kind.name for kind in row.supports} <= set(supports())


@pytest.mark.parametrize(
    ("kind", "has", "lacks"),
    [
        ("individual", {"5", "58", "17"}, {"22", "26"}),
        ("trade", {"26", "60"}, {"14", "22", "25"}),
        ("agriculture", {"10", "21"}, {"13", "22"}),
        ("industry", {"23", "25", "49"}, {"22", "26"}),
        ("tourism", {"27"}, {"23"}),
        ("technology", {"54", "55"}, {"26", "27"}),
        ("startup", {"28", "58"}, {"22"}),
    ],
)
def test_the_kind_of_enterprise_is_read_from_the_words_not_the_departments(found, kind, has, lacks):
    having = {
        row.article.key
        for row in found
        if kind in {choice.value for choice in row.traits["enterprise"]}
    }
    assert has <= having
    assert not lacks & having


def test_an_article_stands_once_under_its_nearest_theme_or_the_one_asked_for(found):
    groups = grouped(found)
    assert sum(len(inside) for _, inside in groups) == len(found)
    assert "28" in [r.article.key for h, inside in groups if h.value == "startup" for r in inside]
    (heading, inside), *others = grouped(fitting(found, read_filters({"theme": "loans"})), "loans")
    assert heading.value == "loans"
    assert "28" in [row.article.key for row in inside]
    assert others == []


def test_a_document_without_themes_is_listed_by_its_chapters(tmp_path, assistant):
    place = tmp_path / "other"
    place.mkdir()
    (place / "source.txt").write_text(
        "一、奖励\n1. 甲。乙。\n二、补贴\n2. 丙。丁。\n", encoding="utf-8"
    )
    catalog = open_catalog(tmp_path)
    plain = rows(catalog, assistant.rulebook, DAY)
    title = catalog.documents[0].title
    assert [h.label for h, _ in grouped(plain)] == [f"{title}：奖励", f"{title}：补贴"]
    assert "theme" not in [field.name for field in fields(plain, read_filters({}))]
    assert parse("一、奖励\n1. 甲。乙。\n", id="x").chapters[0].title == "奖励"


def test_who_asks_for_one_kind_is_told_of_those_that_name_none(client, found):
    page = client.get("/policies", params={"theme": "permits", "enterprise": "small"}).text
    others = fitting(found, read_filters({"theme": "permits", "enterprise": "any"}))
    assert f"{len(others)} 条没有点名哪一类企业</a>" in page
    assert "没有点名哪一类企业</a>" not in client.get("/policies?theme=permits").text
    assert "没有点名哪一类企业</a>" not in client.get("/policies?theme=taxes&enterprise=any").text


def test_an_article_leads_to_its_themes(client, assistant):
    page = client.get("/policies/yangcheng-2022-31/28").text
    for theme in assistant.catalog.themes("yangcheng-2022-31").of("28"):
        assert f'href="/policies?theme={theme.name}#found">{theme.label}</a>' in page


def test_a_form_sent_with_empty_fields_leads_to_the_short_address(client):
    response = client.get(
        "/policies", params={"q": "", "theme": "loans", "state": ""}, follow_redirects=False
    )
    assert response.status_code == 303
    assert response.headers["location"] == "/policies?theme=loans"
    assert client.get("/policies?q=", follow_redirects=False).headers["location"] == "/policies"


def test_what_was_chosen_is_shown_with_the_way_back(client, found):
    filters = read_filters({"theme": "loans", "enterprise": "small", "q": "信用"})
    assert [(one.label, one.value) for one in taken(found, filters)] == [
        ("词语", "信用"),
        ("想办的事", "融资贷款"),
        ("企业类型", "小微企业"),
    ]
    page = html.unescape(client.get(filters.address).text)
    for one in taken(found, filters):
        assert f'href="{one.without}#found"' in page
    assert "清除筛选" in page
    assert "清除筛选" not in client.get("/policies").text


def test_a_filter_that_fits_nothing_says_so(client):
    for query in ({"q": "没有这样的词语"}, {"theme": "nonsense"}):
        page = client.get("/policies", params=query)
        assert page.status_code == 200
        assert "没有符合这些条件的条文" in page.text
        assert "清除筛选" in page.text


def test_each_theme_leads_into_the_chat_with_its_questions(client, assistant):
    for theme in themes(assistant.catalog).values():
        page = html.unescape(client.get("/policies", params={"theme": theme.name}).text)
        assert theme.questions
        for question in theme.questions:
            assert f">问：{question}</a>" in page


def test_each_question_of_a_theme_is_answered_from_that_theme(assistant):
    strayed = []
    for document in assistant.catalog.documents:
        about = assistant.catalog.themes(document.id)
        for theme in about.all:
            for question in theme.questions:
                answer = assistant.ask(question)
                near = {t.name for c in answer.citations for t in about.of(c.key)}
                if theme.name not in near:
                    strayed.append((theme.name, question, answer.kind, answer.answer[:60]))
    assert strayed == []


def test_the_list_says_in_plain_words_who_gets_what_and_that_the_text_binds(client, assistant):
    page = html.unescape(client.get("/policies").text)
    assert "每条下面的话是通俗解读，以原文为准" in page
    for plain in assistant.catalog.plain("yangcheng-2022-31").values():
        assert f"<b>{plain.who}</b>：{plain.gets}" in page


def test_words_of_the_plain_version_find_the_article_too(client, assistant):
    document = assistant.catalog.documents[0]
    article = document.article("5")
    only_plain = "宣讲金融知识"
    assert only_plain not in document.words(article.start, article.end)
    assert shown(client, q=only_plain) == {"5"}


def test_the_search_box_offers_the_titles(client, assistant):
    page = html.unescape(client.get("/policies").text)
    for document in assistant.catalog.documents:
        for article in document.articles:
            assert f'<option value="{article.title}">' in page
            assert article.key in shown(client, q=article.title)

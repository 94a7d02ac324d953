"""What the console's page asks for: rows, articles, initials, calls, questions without an answer."""

import pytest

from assistant.calculator.rules.rulebook import RuleBook
from assistant.clock import today
from assistant.storage.editor_answers import NewEditorAnswer
from assistant.web.related_articles import related

DOCUMENT = "yangcheng-2022-31"


@pytest.fixture
def desk(signed_in):
    return signed_in("wang")


def find(desk, q, **filters):
    response = desk.get("/operator/api/search", params={"q": q, **filters})
    assert response.status_code == 200, response.text
    return response.json()


def test_rows_show_where_the_words_stand_as_plain_text(desk):
    found = find(desk, "小升规")
    row = found["results"][0]
    assert row["key"] == "25"
    assert {"text": "小升规", "marked": True} in row["snippet"]
    assert row["computable"]
    assert found["words"] == []


def test_what_names_the_hits_is_marked_in_them(desk):
    def marked(q):
        row = find(desk, q)["results"][0]
        assert "".join(p["text"] for p in row["source"]) == "　".join(
            [row["document"], *row["departments"]]
        )
        return [p["text"] for p in row["source"] if p["marked"]]

    assert marked("县住建局") == ["县住建局"]
    assert marked("财政局") == ["财政局"]
    assert marked("xzjj") == ["县住建局"], "as what the letters were taken for"


def test_the_first_article_comes_with_the_rows(desk, finder):
    first = find(desk, "小升规")["first"]
    document = finder.catalog.get(DOCUMENT)
    article = document.article("25")
    assert first["text"] == document.words(article.start, article.end)
    rules = finder.rulebook.of_article(DOCUMENT, "25")
    shown = [rule["id"] for rule in first["rules"]]
    assert sorted(shown) == sorted(rule.id for rule in rules)
    best = finder.rulebook.get(shown[0])
    assert any("小升规" in words for words in best.provision.words)


@pytest.mark.parametrize("trade", ["限额以上批发业", "限额以上零售业", "限额以上住宿和餐饮业"])
def test_the_rule_of_the_item_that_is_read_comes_first(desk, finder, trade):
    first = find(desk, trade)["first"]
    assert trade in first["reading"]
    rule = finder.rulebook.get(first["rules"][0]["id"])
    assert any(trade in words for words in rule.provision.words)


def test_what_a_rule_can_do_without_is_asked_for_last(desk):
    for rule in find(desk, "限额以上批发业")["first"]["rules"]:
        optional = [known["optional"] for known in rule["inputs"].values()]
        assert optional == sorted(optional), rule["id"]


def test_the_sentence_to_read_is_the_article_s_own_words(desk, finder):
    row = find(desk, "小升规")["results"][0]
    document = finder.catalog.get(DOCUMENT)
    article = document.article("25")
    start, _, rest = row["reading"].partition("：")
    quoted = rest.split("。由")[0].rstrip("。")
    assert start == f"根据{document.name}第25条“{article.title}”"
    assert quoted in document.words(article.body_start, article.body_end)
    assert "小升规" in quoted
    assert all(name in row["reading"] for name in article.departments)


@pytest.mark.parametrize(
    ("letters", "word"), [("xsg", "小升规"), ("XSG", "小升规"), ("xzjj", "县住建局")]
)
def test_initials_find_the_word(desk, letters, word):
    found = find(desk, letters)
    assert found["words"][0] == word
    assert found["results"]


@pytest.mark.parametrize("typed", ["x", "xs g", "a1", "qqqqqq", "abcdefghijklmnop"])
def test_other_letters_are_searched_as_they_are(desk, typed):
    assert find(desk, typed)["words"] == []


def test_the_console_s_own_filters_narrow(desk, finder):
    everything = find(desk, "企业")["results"]
    computable = find(desk, "企业", computable=True)["results"]
    assert computable
    assert all(row["computable"] for row in computable)
    assert not all(row["computable"] for row in everything)
    ended = find(desk, "企业", ended=True)["results"]
    past = {t.article for t in finder.catalog.get(DOCUMENT).terms if t.until < today()}
    assert {row["key"] for row in ended} <= past


def test_department_and_chapter_narrow(desk):
    rows = find(desk, "企业", department="县工信局")["results"]
    assert rows
    assert all("县工信局" in row["departments"] for row in rows)
    assert find(desk, "企业", chapter="没有这一章")["results"] == []


def test_telephones_are_the_county_s_and_missing_ones_are_null(desk):
    article = desk.get(f"/operator/api/articles/{DOCUMENT}/22").json()
    assert [row["department"] for row in article["telephones"]] == ["县住建局", "县财政局"]
    assert {row["telephone"] for row in article["telephones"]} == {None}


def changed_rulebook(finder, **changes):
    """The rules, of which that of article 22 stands to that of article 25 as told."""
    return RuleBook(
        tuple(
            rule.model_copy(update=changes)
            if rule.id == "construction-qualification-award"
            else rule
            for rule in finder.rulebook.rules
        )
    )


def test_what_may_be_had_together_is_named_from_either_side(desk, finder, monkeypatch):
    monkeypatch.setattr(finder, "rulebook", changed_rulebook(finder, adds_to=("scale-up-award",)))
    for key, wanted in (("22", "25"), ("25", "22")):
        shown = related_of(desk, key)
        assert ("可以同时享受", wanted) in {(r["relation"], r["key"]) for r in shown}


def related_of(desk, key):
    return desk.get(f"/operator/api/articles/{DOCUMENT}/{key}").json()["related"]


def test_the_closest_articles_are_shown_as_on_the_policy_pages(desk, finder):
    document = finder.catalog.get(DOCUMENT)
    for article in document.articles[15:35]:
        shown = related_of(desk, article.key)
        assert all(row["relation"] == "内容相近" for row in shown)
        assert [(row["document_id"], row["key"], row["label"], row["title"]) for row in shown] == [
            (DOCUMENT, other.key, other.label, other.title)
            for other in related(document, article, finder.rulebook)
        ]


def test_an_article_that_a_rule_excludes_comes_first_and_once(desk, finder, monkeypatch):
    monkeypatch.setattr(finder, "rulebook", changed_rulebook(finder, excludes=("scale-up-award",)))
    assert "25" in [row["key"] for row in related_of(desk, "22")]
    for key, wanted in (("22", "25"), ("25", "22")):
        shown = [(row["relation"], row["key"]) for row in related_of(desk, key)]
        assert shown[0] == ("不能同时享受", wanted)
        assert {relation for relation, _ in shown[1:]} == {"内容相近"}
        assert wanted not in [other for _, other in shown[1:]]


def test_the_article_that_comes_with_the_rows_has_close_ones_too(desk):
    first = find(desk, "小升规")["first"]
    assert first["related"] == related_of(desk, first["key"])
    assert "内容相近" in {row["relation"] for row in first["related"]}


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("search?q=", "question_empty"),
        ("search?q=%00", "question_unreadable"),
        (f"articles/{DOCUMENT}/999", "article_unknown"),
        ("articles/nothing/1", "document_unknown"),
    ],
)
def test_bad_requests_say_why(desk, address, code):
    response = desk.get(f"/operator/api/{address}")
    assert response.status_code in {400, 404}
    assert response.json()["error"]["code"] == code


def call(desk, **changes):
    body = {"question": "升规", "answer": "", "note": "", "follow_up": "none", **changes}
    return desk.post("/operator/api/calls", json=body, headers={"X-CSRF-Token": desk.token})


def test_a_call_is_kept_masked_with_who_took_it(desk, desk_app):
    response = call(desk, note="王先生，13812345678", document=DOCUMENT, article="25")
    assert response.status_code == 200
    archive = desk_app.state.context.archive
    kept = archive.calls.latest()[0]
    assert kept.id == response.json()["id"]
    assert (kept.who, kept.note, kept.article) == ("wang", "〔姓名〕先生，〔电话〕", "25")
    assert archive.audit.latest()[0].action == "call_add"


def test_initials_are_kept_with_the_word_they_stand_for(desk, desk_app):
    archive = desk_app.state.context.archive
    call(desk, question="xsg", document=DOCUMENT, article="25")
    assert archive.calls.latest()[0].question == "小升规（xsg）"
    call(desk, question="zjj", note="问资质")
    assert archive.calls.latest()[0].question == "住建局（zjj）"
    call(desk, question="qqqqqq")
    assert archive.calls.latest()[0].question == "qqqqqq"
    headers = {"X-CSRF-Token": desk.token}
    desk.post("/operator/api/unanswered", json={"question": "xsg"}, headers=headers)
    assert [row.question for row in archive.unanswered.open()] == ["小升规（xsg）"]


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"question": " "}, 400),
        ({"follow_up": "never"}, 422),
        ({"follow_up": "none", "department": "县财政局"}, 400),
        ({"note": "x" * 2001}, 422),
        ({"document": DOCUMENT, "article": "999"}, 404),
        ({"document": "nothing", "article": "1"}, 404),
        ({"question": 7}, 422),
    ],
)
def test_a_call_that_makes_no_sense_is_refused(desk, desk_app, changes, status):
    assert call(desk, **changes).status_code == status
    assert desk_app.state.context.archive.calls.latest() == []


def test_what_the_operator_did_not_find_is_listed(desk, desk_app):
    headers = {"X-CSRF-Token": desk.token}
    for _ in range(2):
        response = desk.post(
            "/operator/api/unanswered", json={"question": "学区怎么划"}, headers=headers
        )
        assert response.status_code == 204
    listed = desk_app.state.context.archive.unanswered.open()
    assert [(row.question, row.count, row.reason) for row in listed] == [
        ("学区怎么划", 2, "operator")
    ]


def test_an_editor_s_answer_is_offered_and_marked(desk, desk_app):
    new = NewEditorAnswer("升规奖励去哪申请", "到县工信局。", DOCUMENT, "25", today())
    desk_app.state.context.archive.editor_answers.add("zhao", new)
    offered = find(desk, "升规奖励在哪申请？")["offered"]
    assert [(o["answer"], o["author"]) for o in offered] == [("到县工信局。", "zhao")]
    assert offered[0]["label"].endswith("第25条")
    assert find(desk, "餐饮")["offered"] == []


def test_the_same_question_asked_anywhere_gets_the_editor_s_answer_as_a_notice(desk, desk_app):
    question = "升规奖励去哪申请"
    before = desk.post("/api/ask", json={"question": question}).json()
    new = NewEditorAnswer(question, "到县工信局。", DOCUMENT, "25", today())
    archive = desk_app.state.context.archive
    number = archive.editor_answers.add("zhao", new)
    after = desk.post("/api/ask", json={"question": f"{question}？"}).json()
    assert after["notices"][-1].startswith("县里工作人员的答复")
    assert after["notices"][-1].endswith("第25条）：到县工信局。")
    assert (after["answer"], after["calculation"]) == (before["answer"], before["calculation"])
    other = desk.post("/api/ask", json={"question": "餐饮开业奖励多少"}).json()
    assert other["notices"] == before["notices"]
    archive.editor_answers.withdraw(number)
    again = desk.post("/api/ask", json={"question": question}).json()
    assert again["notices"] == before["notices"]


def test_the_page_is_small_and_has_no_script_of_its_own(desk):
    page = desk.get("/operator")
    files = [
        "design.css",
        "operator.css",
        "operator_console.css",
        "operator.js",
        "operator_filters.js",
        "operator_rules.js",
        "preferences.js",
    ]
    sizes = [len(desk.get(f"/site/{name}").content) for name in files]
    assert len(page.content) + sum(sizes) < 100_000
    assert "<script>" not in page.text
    assert "style=" not in page.text
    assert "onclick" not in page.text

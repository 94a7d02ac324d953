"""Answers as HTML: what is quoted is marked, what was typed is escaped."""

import html
import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.answer import Answer
from assistant.storage.editor_answers import EditorAnswer
from assistant.web.amounts import amount_words
from assistant.web.operator.offering import from_office, with_editor_answer
from assistant.web.operator.texts import texts
from assistant.web.pages import STATIC
from assistant.web.rendering import answer_html, asked_html, partial_html

ATTACK = '<img src=x onerror="alert(1)"><script>alert(2)</script>'
TAG = re.compile(r"<(/?[a-z0-9]+)([^<>]*)>", re.IGNORECASE)


@pytest.fixture
def answer(assistant) -> Answer:
    return assistant.ask("建筑业产值首次达到1亿元")


def tags(markup: str) -> set[str]:
    return {match[1].lstrip("/").lower() for match in TAG.finditer(markup)}


def test_the_quoted_words_are_marked_inside_the_whole_article(answer, assistant):
    markup = answer_html(answer, assistant.catalog, assistant.rulebook)
    quote = answer.citations[0].quote
    assert f"<mark>{html.escape(quote)}</mark>" in markup
    article = assistant.catalog.documents[0].article("22")
    shown = re.search(r"<blockquote>(.*?)</blockquote>", markup)[1]
    plain = html.unescape(re.sub(r"</?mark>", "", shown)).replace("<br>", "\n")
    assert plain == assistant.catalog.documents[0].words(article.start, article.end)


def test_a_mark_in_the_text_leads_to_the_source(answer, assistant):
    markup = answer_html(answer, assistant.catalog, assistant.rulebook)
    target = re.search(r'class="reference" href="#([^"]+)">第22条<', markup)[1]
    assert f'<details class="source" id="{target}">' in markup


def test_what_it_takes_stands_before_the_sum_it_gives(assistant):
    first = assistant.ask("限上零售，零售额5600万，增速6.9%，行业平均6%，奖多少")
    then = assistant.ask("要拿满20万，得涨到几个点", first.session_id)
    markup = answer_html(then, assistant.catalog, assistant.rulebook)
    assert re.search(r'class="lead"><p>零售额增速要到 10% 才有 20万元.*class="sum"', markup)
    assert 'class="lead"' not in answer_html(first, assistant.catalog, assistant.rulebook)


def test_an_editor_s_answer_stands_apart_from_what_the_program_notes(answer, assistant):
    kept = EditorAnswer(
        "问",
        "请打<b>电话</b>。\n\n带上执照。",
        None,
        None,
        date(2027, 1, 1),
        "县住建局",
        author="zhao",
    )
    kept = replace(kept, written_at=datetime(2026, 11, 30, tzinfo=UTC))
    shown = with_editor_answer(answer, kept, assistant)
    assert from_office(shown.notices[-1])
    markup = answer_html(shown, assistant.catalog, assistant.rulebook)
    office = re.search(r'<p class="office">(.*?)</p>', markup)[1]
    assert office.endswith("：请打&lt;b&gt;电话&lt;/b&gt;。<br>带上执照。")
    assert "（县住建局，2026-11-30 写" in office
    assert markup.count("县里工作人员的答复") == 1
    assert markup.index('class="office"') < markup.index('class="notices"')
    widget = (STATIC / "widget.js").read_text(encoding="utf-8")
    assert f'OFFICE = "{texts()["offering"]["lead"]}"' in widget


def test_what_the_text_in_view_says_is_not_said_twice(assistant):
    ended = assistant.ask("小规模纳税人增值税免不免")
    assert ended.reason == "ended"
    markup = answer_html(ended, assistant.catalog, assistant.rulebook)
    assert markup.count("免征增值税按国家规定只到2022年12月31日") == 1
    assert re.findall("由县税务局认定", markup) == ["由县税务局认定"]
    assert "这是不用交的税" in markup, "what only a notice says stays"
    paid = assistant.ask("建筑业企业，去年产值8000万，今年首次达到1亿元，奖多少")
    markup = answer_html(paid, assistant.catalog, assistant.rulebook)
    assert 'class="decides"' in markup, "where the text is folded away it is said beside the sum"


def test_two_firms_of_one_award_have_one_form(assistant):
    answer = assistant.ask("两家科技型中小企业，一家用了四万创新券另一家用了九万，加起来补多少")
    markup = answer_html(answer, assistant.catalog, assistant.rulebook)
    assert re.search(r"改一个数再算：<a [^>]*>科技创新券补助</a></p>", markup)
    assert not any("能否同时享受" in notice for notice in answer.notices)


def test_an_article_cited_twice_opens_once_with_both_quotes_marked(answer, assistant):
    document = assistant.catalog.documents[0]
    clauses = document.article("22").clauses
    first = answer.citations[0]
    citations = [
        first.model_copy(
            update={"start": c.start, "end": c.end, "quote": document.words(c.start, c.end)}
        )
        for c in (clauses[2], clauses[0], clauses[2])
    ]
    markup = answer_html(
        answer.model_copy(update={"citations": citations}), assistant.catalog, assistant.rulebook
    )
    assert markup.count('<details class="source"') == 1
    assert markup.count("<mark>") == 2


def test_among_several_documents_an_article_names_its_own(answer, assistant):
    catalog = assistant.catalog
    alone = answer_html(answer, catalog, assistant.rulebook)
    other = replace(
        catalog.documents[0], id="other", number="某政办发〔2020〕1号", title="别的办法"
    )
    two = replace(catalog, entries=(*catalog.entries, replace(catalog.entries[0], document=other)))
    named = answer_html(answer, two, assistant.rulebook)
    assert "（阳政办发〔2022〕31号）</span></summary>" in named
    assert "</span></summary>" not in alone


def test_html_in_any_text_of_an_answer_is_only_text(answer, assistant):
    calculation = assistant.calculate(*computable(assistant))
    hostile = answer.model_copy(
        update={
            "answer": f"{ATTACK}\n\n[点我](javascript:alert(1)) ![x](http://elsewhere.example/x)",
            "notices": [ATTACK],
            "generated_by": "openai:" + ATTACK,
            "calculation": calculation.model_copy(
                update={"title": ATTACK, "steps": [ATTACK], "assumptions": [ATTACK]}
            ),
        }
    )
    markup = answer_html(hostile, assistant.catalog, assistant.rulebook)
    assert not tags(markup) & {"script", "img", "iframe", "svg"}
    assert "javascript:" not in re.sub(r">[^<]*<", "><", markup)
    assert not any("onerror" in match[2] for match in TAG.finditer(markup))


@given(st.text(max_size=200))
def test_a_person_s_words_come_out_as_they_went_in(text):
    markup = asked_html(text)
    assert tags(markup) <= {"p", "br"}
    shown = html.unescape(re.sub(r"<br>|</?p[^>]*>", " ", markup))
    assert shown.split() == text.split()


@given(st.text(alphabet="<>&\"'/=ascriptimgonerror[]()!*_`#|-\n 政策1.", max_size=120))
def test_text_on_its_way_never_grows_a_tag_or_an_attribute(text):
    markup = partial_html(text)
    assert "\n" not in markup
    inner = markup.removeprefix('<div class="answer partial">')
    for name, attributes in ((m[1], m[2]) for m in TAG.finditer(inner)):
        assert name.lstrip("/") not in {"script", "img", "iframe", "style", "svg"}
        assert attributes.strip() in {"", "/"}


def computable(assistant):
    """A rule with an example that gives a sum and has another reading, and the example's inputs."""
    for rule in assistant.rulebook.rules:
        for example in rule.examples:
            if example.expect.alternatives and example.expect.amount_yuan not in {None, "0"}:
                return rule.id, dict(example.inputs)
    raise AssertionError("no rule has two readings")


def test_a_calculation_shows_sum_steps_and_other_readings(answer, assistant):
    calculation = assistant.calculate(*computable(assistant))
    calculated = answer.model_copy(update={"kind": "calculation", "calculation": calculation})
    markup = answer_html(calculated, assistant.catalog, assistant.rulebook)
    assert markup.index("sum-figure") < markup.index("怎么算的")
    assert markup.count("<tr>") == len(calculation.steps) + 1
    assert markup.count("basis") == len(calculation.steps)
    for step in calculation.steps:
        assert html.escape(step.split("（")[0]) in markup
    assert html.escape(calculation.alternatives[0].reading) in markup


def test_an_upper_limit_is_never_said_to_be_what_one_gets(answer, assistant):
    calculation = assistant.calculate(*computable(assistant))
    for ceiling, words in ((True, "最高可获"), (False, "可获")):
        view = calculation.model_copy(update={"ceiling": ceiling})
        markup = answer_html(
            answer.model_copy(update={"calculation": view}), assistant.catalog, assistant.rulebook
        )
        assert f'<span class="sum-label">{words}</span>' in markup


def test_a_question_back_shows_no_sum(answer, assistant):
    rule = next(r for r in assistant.rulebook.rules if r.kind == "award" and r.inputs)
    calculation = assistant.calculate(rule.id, {})
    asking = answer.model_copy(update={"kind": "clarification", "calculation": calculation})
    assert "sum-figure" not in answer_html(asking, assistant.catalog, assistant.rulebook)


def test_what_a_model_worded_is_said_to_be_so(answer, assistant):
    worded = answer.model_copy(update={"generated_by": "openai:qwen"})
    assert "人工智能生成" in answer_html(worded, assistant.catalog, assistant.rulebook)
    assert "人工智能生成" not in answer_html(answer, assistant.catalog, assistant.rulebook)


def test_a_calculation_leads_to_its_form_filled_with_the_same_facts(client, answer, assistant):
    rule_id, inputs = computable(assistant)
    calculation = assistant.calculate(rule_id, inputs)
    view = answer.model_copy(update={"kind": "calculation", "calculation": calculation})
    markup = answer_html(view, assistant.catalog, assistant.rulebook)
    link = html.unescape(re.search(r'class="forms">.*?href="([^"]+)"', markup)[1])
    page = client.get(link)
    assert page.status_code == 200
    amount = amount_words(calculation.amount_yuan, calculation.value, calculation.unit)
    assert amount in page.text


def test_a_source_leads_to_the_article_s_own_page(client, answer, assistant):
    markup = answer_html(answer, assistant.catalog, assistant.rulebook)
    link = re.search(r'class="source-page"><a href="([^"]+)"', markup)[1]
    assert "支持建筑业提质" in client.get(link).text


def test_who_got_no_full_answer_may_write_to_the_office_about_it(client, answer, assistant):
    asked = "学区怎么划分？" + "字" * 500
    for reason, offered in (("not_stated", True), ("out_of_scope", True), ("unsafe", False)):
        without = answer.model_copy(update={"reason": reason})
        markup = answer_html(without, assistant.catalog, assistant.rulebook, asked)
        link = re.search(r'href="(/messages/new[^"]*)"', markup)
        assert bool(link) == offered
        if link:
            assert f">{asked[:300]}</textarea>" in client.get(html.unescape(link[1])).text

"""``assistant ask`` and ``assistant search``: the interface's bodies on the command line."""

import json

import pytest
from typer.testing import CliRunner

from assistant.answering.answer import Answer
from assistant.cli import app
from assistant.commands import ask, search
from assistant.conversation.lookup.pages import SearchPage


@pytest.fixture
def run(assistant, monkeypatch):
    """Run a command with the tests' assistant in place of a freshly loaded one."""
    for module in (ask, search):
        monkeypatch.setattr(module, "open_assistant", lambda: assistant)
    return lambda *arguments: CliRunner().invoke(app, list(arguments))


def test_an_answer_comes_with_the_words_it_rests_on(run):
    shown = run("ask", "小升规奖励多少？")
    assert shown.exit_code == 0
    assert "20万元" in shown.output
    assert "第25条 支持制造业扩规（阳政办发〔2022〕31号）" in shown.output


def test_json_is_the_interface_s_body(run):
    answer = Answer.model_validate_json(run("ask", "小升规奖励多少？", "--json").output)
    assert answer.citations[0].article == 25


def test_several_questions_are_one_conversation(run):
    shown = run("ask", "建筑业晋升一级资质奖励多少？", "归谁管？", "--json").output
    first, second = shown.split("\n}\n", 1)
    assert json.loads(first + "\n}")["session_id"] == json.loads(second)["session_id"]
    assert "县住建局" in json.loads(second)["answer"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["ask", " "], "question_empty"),
        (["ask", "x" * 2001], "question_too_long"),
        (["ask", "x", "--as-of", "2026-13-01"], "date_invalid"),
        (["search", ""], "question_empty"),
        (["search", "x", "--limit", "0"], "limit_invalid"),
    ],
)
def test_bad_input_ends_with_its_sentence(run, arguments, code):
    plain = run(*arguments)
    assert plain.exit_code == 2
    assert "Traceback" not in plain.output
    told = run(*arguments, "--json")
    error = json.loads(told.output)["error"]
    assert error["code"] == code
    assert error["message"] in plain.output


def test_search_lists_the_best_articles_first(run):
    shown = run("search", "第22条")
    assert shown.output.startswith("1. 第22条 支持建筑业提质")
    page = SearchPage.model_validate_json(run("search", "第22条", "--json").output)
    assert page.results[0].article == 22


def test_search_says_plainly_that_there_is_nothing(run):
    shown = run("search", "奖励", "--department", "没有这个部门")
    assert shown.output.startswith("没有找到")

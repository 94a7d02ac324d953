"""The measurement of proposals: its questions, its scripted endpoint, and what it finds."""

import copy
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from assistant.answering.generators.endpoint import EndpointGenerator
from assistant.answering.generators.proposal import Adviser, read_proposal
from assistant.answering.generators.tally import Tally
from eval.proposals.asked import read_asked
from eval.proposals.endpoint import reply, running
from eval.proposals.measure import Came, Way, ask_all
from eval.proposals.report import write
from eval.question import QuestionFileError

ASKED = read_asked()
CHOSEN = ("vague-001", "vague-002", "story-001", "story-004", "story-010", "refuse-001")


def test_every_question_says_what_it_expects(catalog):
    keys = {article.key for document in catalog.documents for article in document.articles}
    assert len({one.id for one in ASKED}) == len(ASKED)
    assert Counter(one.sort for one in ASKED) == {"vague": 18, "story": 12, "refuse": 14}
    for one in ASKED:
        assert set(one.articles) <= keys
        assert bool(one.articles) == (one.sort == "vague")
        assert bool(one.amounts) == (one.sort == "story")
        assert len(one.lies) == 3


def test_honest_proposals_are_of_the_schema_and_stand_in_the_words():
    for one in ASKED:
        proposal = read_proposal(one.reply("honest"))
        assert all(fact.words in one.question for fact in proposal.facts)
        assert bool(proposal.question) == (one.sort == "vague")
        assert all(one.reply(f"lie-{n}") != one.reply("honest") for n in (1, 2, 3))


def test_a_mistake_in_the_file_is_named_with_its_line(tmp_path):
    file = tmp_path / "questions.jsonl"
    file.write_text('{"id": "vague-001"}\n', encoding="utf-8")
    with pytest.raises(QuestionFileError, match=r"questions\.jsonl:1"):
        read_asked(file)


def test_a_prompt_without_one_of_the_questions_gets_nothing():
    assert reply("honest", "别的问题", ASKED) == ""
    assert "开办企业" in reply("honest", f"前面\n{ASKED[0].question}\n后面", ASKED)


def test_honest_proposals_help_and_no_lie_brings_a_wrong_sum(assistant):
    asked = [one for one in ASKED if one.id in CHOSEN]
    without = ask_all("没有", assistant, asked)
    ways = {}
    with running() as url:
        for name in ("honest", "lie-1", "lie-2", "lie-3"):
            advised = copy.copy(assistant)
            adviser = Adviser(EndpointGenerator(name, url, "", 10), 10)
            advised._room = replace(assistant._room, adviser=adviser, tally=Tally())
            ways[name] = ask_all(name, advised, asked)
    honest = ways["honest"]
    assert without.offered == {}
    assert honest.right("vague") > without.right("vague")
    assert honest.right("story") > without.right("story")
    assert honest.offered["fact", "kept"] >= 1
    for way in (without, *ways.values()):
        assert way.wrong_sums == []
        assert way.right("refuse") == 1
    for lying in (ways["lie-1"], ways["lie-2"]):
        assert lying.right("story") == without.right("story")
        assert lying.right("vague") == without.right("vague")


def test_the_report_puts_wrong_sums_first():
    story = next(one for one in ASKED if one.sort == "story")
    good = Way("没有", (Came(story, True, None, False, 20.0),), {})
    bad = Way("说谎", (Came(story, False, "7", False, 30.0),), {("fact", "kept"): 1})
    text = write([good, bad], generator="", commit="abc", made=date(2026, 11, 26))
    assert "| **说出错误金额** | 0 | 1 |" in text
    assert "| 认出的数：采用 / 丢弃 | 0 / 0 | 1 / 0 |" in text
    assert f"- **说谎，{story.id}**：{story.question} → 说出 7 元" in text

"""Ten questions through the real assistant: the harness and the product fit together."""

from datetime import date

import pytest

from eval.check import failures, wrong_sum
from eval.client import InProcess
from eval.measures import measures, score
from eval.question import select
from eval.record import make_record
from eval.report import write_report
from eval.run import run

# One of each set, and one more calculation.
CHOSEN = (
    "lookup-010", "refuse-001", "not_stated-002", "ended-002", "calculate-006",
    "calculate-133", "dialogue-022", "match-003", "keyword-063", "small-001",
)  # fmt: skip


@pytest.fixture(scope="module")
def transcripts(assistant):
    chosen = [q for q in select() if q.id in CHOSEN]
    assert len(chosen) == len(CHOSEN)
    return run(InProcess(assistant), chosen)


@pytest.mark.slow
def test_every_question_is_answered_and_most_are_right(transcripts):
    assert [t.question.id for t in transcripts if t.error] == []
    wrong = {t.question.id: failures(t) for t in transcripts if failures(t)}
    assert len(wrong) <= 2, wrong


@pytest.mark.slow
def test_nothing_false_is_said(transcripts, catalog):
    assert [t.question.id for t in transcripts if wrong_sum(t)] == []
    by_name = {measure.name: measure for measure in measures(catalog)}
    assert score(by_name["verbatim"], transcripts).mean == 1
    assert score(by_name["ungrounded"], transcripts).total == 0


@pytest.mark.slow
def test_a_report_comes_of_it(transcripts, catalog):
    record = make_record(transcripts, catalog, "本进程", date(2026, 11, 24), "abc1234")
    report = write_report(record, transcripts, catalog)
    assert "## 目标" in report
    assert record.times["ask"].count >= 10
    held = [t.question for t in transcripts if t.question.split == "held"]
    assert held
    assert [q.id for q in held if q.id in report] == []

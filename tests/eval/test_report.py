import subprocess
from datetime import date, timedelta

import pytest

from eval.measures import measures
from eval.picture import draw
from eval.question import split_of
from eval.record import REPOSITORY, change, load, make_record, newest, reliability, save
from eval.report import load_targets, write_report
from eval.transcript import Transcript


def number_in(half, name, start=1):
    return next(n for n in range(start, 999) if split_of(f"{name}-{n:03d}") == half)


@pytest.fixture
def failing(transcript, answer, calculation):
    """One failing calculation in each half, with a question that names its half."""

    def make(half):
        return transcript(
            answer("可获15万元。", kind="calculation", calculation=calculation("150000")),
            name="calculate",
            number=number_in(half, "calculate"),
            question=f"{half}的题",
            amount_yuan="100000",
            kind=["calculation"],
        )

    return make


@pytest.fixture
def record(catalog, failing):
    return lambda *t: make_record(t, catalog, "本进程", date(2026, 11, 24), "abc1234")


def test_every_failing_dev_question_is_listed_and_no_held_one(record, failing, catalog):
    both = (failing("dev"), failing("held"))
    report = write_report(record(*both), both, catalog)
    assert "dev的题" in report
    assert "held的题" not in report
    assert "说了 150000 元" in report
    assert "搁置半：1 条（共 1 题）" in report
    assert "要 100000，得 150000" in report


def test_a_right_answer_is_not_listed(record, transcript, answer, catalog):
    good = transcript(answer("你好", kind="chat"), name="small", kind=["chat"],
                      number=number_in("dev", "small"), question="打招呼")  # fmt: skip
    report = write_report(record(good), (good,), catalog)
    assert "small：0 / 1" in report
    assert "打招呼" not in report


def test_targets_are_marked(record, failing, catalog):
    dev = failing("dev")
    report = write_report(record(dev), (dev,), catalog)
    assert "| calculate | wrong_sum | ≤ 0.0% | ✗ 100.0%（1 题） |  |" in report
    assert "| calculate | needless_question | ≤ 3.0% | ✓ 0.0%（1 题） |  |" in report


def test_targets_name_measures_that_exist(catalog):
    known = {measure.name for measure in measures(catalog)}
    named = {measure for wanted in load_targets().values() for measure in wanted}
    assert named <= known


def test_a_record_comes_back_as_it_was_saved_without_held_values(record, failing, tmp_path):
    made = record(failing("dev"), failing("held"))
    save(made, tmp_path / "r.json.gz")
    assert load(tmp_path / "r.json.gz") == made
    kept = {key for values in made.values.values() for key in values}
    assert {split_of(key) for key in kept} == {"dev"}
    assert made.find("held", "calculate", "wrong_sum").count == 1


def test_the_newest_record_is_the_last_made_whatever_the_time_of_its_file(record, tmp_path):
    def keep(name, made, commit):
        save(
            record().model_copy(update={"made": made, "commit": commit}),
            tmp_path / f"{name}.json.gz",
        )

    assert newest(tmp_path) is None
    first, last = commits_in_order()
    day = date(2026, 11, 25)
    keep("b", day, last)
    keep("a", day - timedelta(days=1), last)
    keep("c", day, first)
    assert (newest(tmp_path).made, newest(tmp_path).commit) == (day, last)


def commits_in_order():
    """The first commit of this repository and its last."""

    def git(*words):
        return subprocess.check_output(["git", *words], cwd=REPOSITORY, text=True).split()

    return git("rev-list", "--max-parents=0", "HEAD")[0], git("rev-parse", "HEAD")[0]


def test_two_records_are_compared_question_by_question(
    record, failing, transcript, answer, catalog
):
    before = record(failing("dev"))
    mended = transcript(
        answer("请问是哪一级？", kind="clarification"),
        name="calculate", number=number_in("dev", "calculate"), amount_yuan="100000",
        kind=["calculation"],
    )  # fmt: skip
    now = record(mended)
    assert change(now, before, "wrong_sum") == (-1.0, -1.0, -1.0, 1)
    assert "| wrong_sum | -1.000 | [-1.000, -1.000] | 1 | 变好 |" in write_report(
        now, (mended,), catalog, before=before
    )
    assert change(now, before, "turns_right") is None


def test_probabilities_are_binned_against_what_was_answerable(question):
    def said(name, number, probability):
        return Transcript(question(name, number), probability=probability)

    bins = reliability(
        [said("lookup", 1, 0.91), said("lookup", 2, 0.93), said("refuse", 1, 0.95),
         said("refuse", 2, 0.05), said("small", 1, 0.5)]
    )  # fmt: skip
    assert [(round(b.answerable, 2), b.count) for b in bins] == [(0.0, 1), (0.67, 3)]
    assert bins[1].probability == pytest.approx(0.93)


def test_the_picture_is_a_png(record, failing, tmp_path):
    both = (failing("dev"), failing("held"))
    draw(record(*both), both, tmp_path / "p.png")
    assert (tmp_path / "p.png").read_bytes().startswith(b"\x89PNG")

from datetime import date

from assistant.storage.archive import Archive
from assistant.storage.statistics import summarise


def test_days_articles_ratings_and_times_are_counted(archive: Archive, make_answer, clock) -> None:
    for number in range(20):
        archive.turns.keep("问", make_answer(f"a{number}", elapsed_ms=float(number)))
    clock.forward(hours=15)  # 16:00 UTC is the next day in China
    archive.turns.keep(
        "我叫王小明，升规奖多少", make_answer("b1", article="25", kind="calculation")
    )
    archive.feedback.keep("a1", 1, None)
    archive.feedback.keep("b1", -1, "不对")
    counted = summarise(archive.database, date(2026, 11, 1), date(2026, 11, 30))
    assert counted.total == 21
    assert counted.by_day == {date(2026, 11, 24): 20, date(2026, 11, 25): 1}
    assert counted.by_kind == {"policy": 20, "calculation": 1}
    assert counted.by_reason == {}
    assert [(a.article, a.count) for a in counted.articles] == [("22", 20), ("25", 1)]
    assert (counted.rated_up, counted.rated_down) == (1, 1)
    assert [(c.question, c.comment) for c in counted.complaints] == [
        ("我叫〔姓名〕，升规奖多少", "不对")
    ]
    assert counted.median_ms == 10.0
    assert counted.slowest_twentieth_ms == 18.0


def test_grades_are_counted_beside_the_thumbs(archive: Archive, make_answer, clock) -> None:
    for number, grade in enumerate((5, 5, 3, 2, 1, None)):
        archive.turns.keep("问", make_answer(f"a{number}"))
        archive.feedback.keep(f"a{number}", 1 if (grade or 5) > 2 else -1, None, grade)
    clock.forward(days=1)
    archive.turns.keep("问", make_answer("b"))
    archive.feedback.keep("b", 1, None, 4)
    counted = summarise(archive.database, date(2026, 11, 24), date(2026, 11, 24))
    assert counted.by_grade == {5: 2, 3: 1, 2: 1, 1: 1}
    assert (counted.rated_up, counted.rated_down) == (4, 2)


def test_the_same_answer_twice_stays_one(archive: Archive, make_answer) -> None:
    archive.turns.keep("问", make_answer("a1"))
    archive.turns.keep("问", make_answer("a1"))
    assert summarise(archive.database, date(2026, 11, 24), date(2026, 11, 24)).total == 1


def test_no_turns_give_no_times(archive: Archive) -> None:
    counted = summarise(archive.database, date(2020, 1, 1), date(2020, 1, 2))
    assert (counted.total, counted.median_ms, counted.by_day) == (0, None, {})


def test_a_database_that_fails_costs_the_record_only(archive: Archive, make_answer, caplog) -> None:
    with archive.database.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE turns")
    archive.answered("问", make_answer("a1"))
    assert "turn not kept" in caplog.text

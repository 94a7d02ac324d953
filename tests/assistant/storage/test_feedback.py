import threading

from assistant.storage.archive import Archive


def test_the_last_rating_of_an_answer_counts(archive: Archive, make_answer, rating_kept) -> None:
    archive.turns.keep("升规奖多少", make_answer("a1"))
    assert archive.feedback.keep("a1", 1, None) == "first"
    assert archive.feedback.keep("a1", -1, "数不对，打13812345678") == "again"
    assert archive.feedback.keep("a1", -1, "数不对，打13812345678") == "again"
    assert rating_kept(archive.database, "a1") == (-1, "数不对，打〔电话〕", None)


def test_a_grade_counts_with_the_rating_and_a_thumb_later_takes_its_place(
    archive: Archive, make_answer, clock, rating_kept
) -> None:
    archive.turns.keep("升规奖多少", make_answer("a1"))
    for grade in (None, 2, 1, 1):
        assert archive.feedback.keep("a1", -1, "慢", grade)
        assert rating_kept(archive.database, "a1") == (-1, "慢", grade)
    (kept,) = archive.poor_ratings.latest()
    assert kept.rated_at == clock.moment
    clock.forward(hours=1)
    archive.feedback.keep("a1", -1, "慢", 1)
    assert archive.poor_ratings.latest() == [kept], "the same once more changes nothing"
    archive.feedback.keep("a1", 1, None)
    assert rating_kept(archive.database, "a1") == (1, None, None)


def test_an_answer_never_given_cannot_be_rated(archive: Archive, rating_kept) -> None:
    assert not archive.feedback.keep("nobody", 1, None)
    assert not archive.feedback.keep("a\0", 1, None)
    assert rating_kept(archive.database, "nobody") is None


def test_ratings_sent_at_the_same_moment_are_one(
    archive: Archive, make_answer, rating_kept
) -> None:
    archive.turns.keep("升规奖多少", make_answer("a1"))
    kept: list[str | None] = []
    threads = [
        threading.Thread(target=lambda: kept.append(archive.feedback.keep("a1", 1, "好")))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(str, kept)) == [*["again"] * 5, "first"]
    assert rating_kept(archive.database, "a1") == (1, "好", None)

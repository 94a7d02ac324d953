"""Poor ratings: which wait, who followed them up, and that a changed one waits anew."""

import pytest

from assistant.storage.archive import Archive
from assistant.storage.poor_ratings import Followed


@pytest.fixture
def rated(archive: Archive, make_answer, clock) -> Archive:
    """An answer of each grade, one with a thumb down only, the poorest rated last."""
    for grade in (5, 4, 3, None, 2, 1):
        archive.turns.keep(f"问{grade}", make_answer(f"a{grade}"))
        archive.feedback.keep(f"a{grade}", 1 if (grade or 0) > 2 else -1, None, grade)
        clock.forward(minutes=1)
    return archive


def test_only_the_two_poorest_grades_are_listed_the_latest_first(rated: Archive) -> None:
    listed = rated.poor_ratings.latest()
    assert [(one.question, one.grade, one.article) for one in listed] == [
        ("问1", 1, "22"),
        ("问2", 2, "22"),
    ]
    assert {one.state for one in listed} == {"waiting"}
    assert rated.poor_ratings.count("waiting") == 2
    assert [one.grade for one in rated.poor_ratings.latest(1)] == [1]


def test_who_followed_one_up_is_kept_and_the_note_masked(rated: Archive, clock) -> None:
    assert rated.poor_ratings.follow_up("a2", 0, "li", "已回电13812345678，说清楚了")
    (done,) = rated.poor_ratings.latest(state="followed")
    assert done.followed == Followed(clock.moment, "li", "已回电〔电话〕，说清楚了")
    assert [one.grade for one in rated.poor_ratings.latest(state="waiting")] == [1]
    assert rated.poor_ratings.count("waiting") == 1


@pytest.mark.parametrize("answer_id", ["a5", "a3", "aNone", "nobody"])
def test_what_is_no_poor_rating_cannot_be_followed_up(rated: Archive, answer_id: str) -> None:
    assert not rated.poor_ratings.follow_up(answer_id, 0, "li", "好")


def test_a_rating_that_changes_waits_anew_and_one_that_improves_is_gone(rated: Archive) -> None:
    rated.poor_ratings.follow_up("a2", 0, "li", "说清楚了")
    rated.feedback.keep("a2", -1, None, 2)
    assert rated.poor_ratings.count("waiting") == 1, "the same once more is no change"
    rated.feedback.keep("a2", -1, "还是不对", 2)
    assert rated.poor_ratings.count("waiting") == 2
    rated.feedback.keep("a2", 1, None, 4)
    assert [one.grade for one in rated.poor_ratings.latest()] == [1]

"""Ratings of answers: the five grades in words, what they mean, and where ratings go."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Protocol

from assistant.storage.feedback import GRADES, LEAST_SATISFIED, Kept
from corpus.datafile import load_data


class FeedbackKeeper(Protocol):
    """Keeps ratings; the last one of an answer counts, the same one twice changes nothing."""

    def keep(
        self, answer_id: str, rating: int, comment: str | None, grade: int | None = None
    ) -> Kept | None:
        """Keep it; None where no such answer was given."""
        ...


@cache
def grade_names() -> Mapping[int, str]:
    """The grades in words, the best first."""
    file = Path(__file__).with_name("grades.yaml")
    names = load_data(file)
    return {grade: names[grade] for grade in GRADES}


def agree(rating: int, grade: int) -> bool:
    """Whether a grade is one of the five and says the same as the rating."""
    return grade in GRADES and (grade >= LEAST_SATISFIED) == (rating > 0)


def satisfied_share(counts: Mapping[int, int]) -> float | None:
    """The share of those at least 基本满意 among all graded; None where nothing was."""
    total = sum(counts.values())
    satisfied = sum(count for grade, count in counts.items() if grade >= LEAST_SATISFIED)
    return satisfied / total if total else None

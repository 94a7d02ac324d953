"""Where ratings of answers go."""

from typing import Protocol


class FeedbackKeeper(Protocol):
    """Keeps ratings; the last one of an answer counts, the same one twice changes nothing."""

    def keep(self, answer_id: str, rating: int, comment: str | None) -> bool:
        """Keep it; False where no such answer was given."""
        ...

"""Where ratings of answers go."""

import json
import threading
from pathlib import Path
from typing import Protocol


class FeedbackKeeper(Protocol):
    """Keeps ratings; the last one of an answer counts, the same one twice changes nothing."""

    def keep(self, answer_id: str, rating: int, comment: str | None) -> bool:
        """Keep it; False where no such answer was given."""
        ...


class FeedbackFile:
    """Ratings as JSON lines; of several lines for one answer the last counts."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._last: dict[str, tuple[int, str | None]] = {}
        if path.exists():
            for line in path.read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                self._last[row["answer_id"]] = (row["rating"], row["comment"])

    def keep(self, answer_id: str, rating: int, comment: str | None) -> bool:
        """Append the rating, unless the last one of this answer says the same."""
        with self._lock:
            if self._last.get(answer_id) != (rating, comment):
                self._last[answer_id] = (rating, comment)
                row = {"answer_id": answer_id, "rating": rating, "comment": comment}
                self._path.parent.mkdir(parents=True, exist_ok=True)
                with self._path.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(row, ensure_ascii=False) + "\n")
        return True

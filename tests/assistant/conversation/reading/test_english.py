"""Questions in English, answered in Chinese with the article: the real document and model."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.answering.answer import Answer
from assistant.conversation.assistant import Assistant

_DAY = date(2026, 11, 27)
_QUESTIONS = yaml.safe_load(
    (Path(__file__).parents[3] / "data" / "english_questions.yaml").read_text(encoding="utf-8")
)


@dataclass(frozen=True)
class _Expected:
    """What the file says an answer must be; see there."""

    turn: dict[str, Any]

    def missed_by(self, answer: Answer, assistant: Assistant) -> list[str]:
        """Everything in which an answer is another one."""
        turn, computed = self.turn, answer.calculation
        amount = computed.amount_yuan if computed else None
        first = answer.citations[0].key if answer.citations else ""
        wrong = {
            "kind": answer.kind != turn.get("kind", answer.kind),
            "reason": "reason" in turn and answer.reason not in turn["reason"].split("|"),
            "article": "article" in turn and first not in turn["article"].split("|"),
            "contains": any(words not in answer.answer for words in turn.get("contains", ())),
            "amount": "amount" in turn and amount != str(turn["amount"]),
            "eligible": "eligible" in turn
            and (computed is None or computed.eligible is not turn["eligible"]),
        }
        if "same_as" in turn:
            same = assistant.ask(turn["same_as"], as_of=_DAY).calculation
            wrong["same_as"] = same is None or same.amount_yuan != amount
        return [what for what, missed in wrong.items() if missed]


@pytest.mark.parametrize(
    "talk", [q["turns"] for q in _QUESTIONS], ids=lambda turns: turns[0]["ask"]
)
def test_a_question_in_english(assistant: Assistant, talk: list[dict[str, Any]]):
    session = None
    for turn in talk:
        answer = assistant.ask(turn["ask"], session, as_of=_DAY)
        session = answer.session_id
        assert not _Expected(turn).missed_by(answer, assistant), answer.answer


def test_an_answer_to_english_is_chinese(assistant: Assistant):
    answer = assistant.ask(
        "We used vouchers worth 80,000 yuan this year. How much do we get?"
    ).answer
    assert "6.5万元" in answer
    assert not any(word in answer for word in ("voucher", "yuan", "How"))

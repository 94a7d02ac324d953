"""Back to an earlier subject: 回头说机械厂，那个归谁管; 光伏的找谁问; of two asked about at once, 第二个."""

from assistant.conversation.reading.cues import load_cues
from assistant.conversation.room import Turn
from assistant.conversation.sessions.session import Focus
from assistant.conversation.subjects.subject import about, shared_characters
from index.hit import SearchResult

_CHARACTER = 0.03
"""What a character in common counts for beside the score of the search (eval.continuing, 2026-11-27:
of 187 messages that go back, all find their subject by both, 182 by pairs of characters alone).
"""


def named_by_place(turn: Turn) -> Focus | None:
    """The one of several subjects asked about at once that is named by its place: 头一个, 第二个."""
    cues, subjects = load_cues(), turn.session.at_once
    if len(subjects) > 1 and cues.first_of_two.search(turn.said.text):
        return subjects[0]
    return subjects[1] if len(subjects) > 1 and cues.second_of_two.search(turn.said.text) else None


def earlier_subject(turn: Turn, found: SearchResult) -> Focus | None:
    """The subject nearest to the message, the latest of equals: one before the present one, or the
    present one where the message names what that is about (最开始那个实验室, come back to before).

    ``found`` is the search for the message alone.
    """
    scores = {(hit.document, hit.article): hit.score for hit in found.hits}
    content = turn.said.content

    def nearness(subject: Focus) -> float:
        shared = shared_characters(content, about(turn, subject))
        return scores.get((subject.document, subject.article), 0.0) + _CHARACTER * shared

    before, now = turn.session.left, turn.session.focus
    present = [now] if before and now is not None and content else []
    return max([*reversed(before), *present], key=nearness, default=None)

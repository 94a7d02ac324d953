"""Back to an earlier subject: 回头说机械厂，那个归谁管; 光伏的找谁问; of two asked about at once, 第二个."""

from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn
from assistant.conversation.sessions.remembered import Focus
from assistant.conversation.subjects.subject import about, shared_characters
from index.hit import SearchResult

_CHARACTER = 0.03
"""What a character in common counts for beside the score of the search (eval.continuing, 2026-11-27:
of 187 messages that go back, all find their subject by both, 182 by pairs of characters alone).
"""


def named_by_place(turn: Turn) -> Focus | None:
    """The one of several subjects asked about at once that is named by its place: 头一个, 第二个."""
    pointing, subjects = cues().pointing, turn.session.at_once
    if len(subjects) > 1 and pointing.first_of_two.search(turn.said.text):
        return subjects[0]
    return (
        subjects[1] if len(subjects) > 1 and pointing.second_of_two.search(turn.said.text) else None
    )


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
    places = _places_of_awards(turn)
    if of_award := [one for one in reversed(before) if (one.document, one.article) in places]:
        return of_award[0]
    return max([*reversed(before), *present], key=nearness, default=None)


def _places_of_awards(turn: Turn) -> set[tuple[str, str]]:
    """高企那家归谁管: document and article of the awards that the message names outright and that were answered."""
    mentions = (m for found in turn.heard.told.mentions.values() for m in found)
    named = {m.meaning.rule for m in mentions if m.meaning.role == "name" and not m.covered}
    answered = {part.rule for one in turn.session.sums for part in one.singles}
    rules = turn.rules(sorted(named & answered))
    return {(rule.document, rule.provision.article) for rule in rules}

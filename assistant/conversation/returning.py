"""Back to an earlier subject: 回头说机械厂，那个归谁管; 刚才省优那个，找哪个部门."""

from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.conversation.cues import load_cues
from assistant.conversation.room import Turn
from assistant.conversation.session import Focus
from corpus.normalise import fold_plain


def come_back(turn: Turn) -> Draft | None:
    """A message that names an earlier subject again makes it the present one. Ends no turn.

    The subject whose question and title share most with the message; with nothing in common the
    one before the present one. Of two asked about at once, 头一个 and 第二个 name one.
    """
    cue = load_cues().back.search(turn.said.text)
    session = turn.session
    subjects = [*session.left, session.focus] if session.focus else list(session.left)
    if (named := _of_two(turn)) is not None:
        _turn_to(turn, named)
        return None
    if cue is None or not subjects:
        return None
    words = _pairs(turn.said.content)
    shared = [len(words & _pairs(_about(turn, subject))) for subject in subjects]
    best = max(shared)
    place = shared.index(best) if best else max(0, len(session.left) - 1)
    _turn_to(turn, subjects[place])
    return None


def _of_two(turn: Turn) -> Focus | None:
    """The one of several subjects asked about at once that is named by its place."""
    cues, subjects = load_cues(), turn.session.at_once
    if len(subjects) > 1 and cues.first_of_two.search(turn.said.text):
        return subjects[0]
    return subjects[1] if len(subjects) > 1 and cues.second_of_two.search(turn.said.text) else None


def _turn_to(turn: Turn, subject: Focus) -> None:
    if subject is not turn.session.focus:
        turn.session.turn_to(subject)
    turn.notes["came_back"] = subject.article
    if turn.said.attributes or turn.said.sum_asked:
        turn.said = replace(turn.said, content="")


def _about(turn: Turn, subject: Focus) -> str:
    found = turn.room.article(subject.document, subject.article)
    titles = [rule.title for rule in turn.room.rulebook.rules if rule.id in subject.rules]
    return fold_plain(" ".join([subject.question, found[1].title if found else "", *titles]))


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1) if text[i : i + 2].isalnum()}

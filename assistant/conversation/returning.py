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
    one before the present one.
    """
    cue = load_cues().back.search(turn.said.text)
    session = turn.session
    subjects = [*session.left, session.focus] if session.focus else list(session.left)
    if cue is None or not subjects:
        return None
    words = _pairs(turn.said.content)
    shared = [len(words & _pairs(_about(turn, subject))) for subject in subjects]
    best = max(shared)
    place = shared.index(best) if best else max(0, len(session.left) - 1)
    if subjects[place] is not session.focus:
        session.turn_to(subjects[place])
    turn.notes["came_back"] = subjects[place].article
    if turn.said.attributes:
        turn.said = replace(turn.said, content="")
    return None


def _about(turn: Turn, subject: Focus) -> str:
    found = turn.room.article(subject.document, subject.article)
    titles = [rule.title for rule in turn.room.rulebook.rules if rule.id in subject.rules]
    return fold_plain(" ".join([subject.question, found[1].title if found else "", *titles]))


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1) if text[i : i + 2].isalnum()}

"""The subjects of a conversation: what each is about, and how much of it a message names."""

from assistant.conversation.room import Turn
from assistant.conversation.sessions.remembered import Focus
from corpus.normalise import fold_plain


def about(turn: Turn, subject: Focus) -> str:
    """The folded words a subject goes by: the question that led to it and its titles."""
    found = turn.room.article(subject.document, subject.article)
    titles = [rule.title for rule in turn.room.rulebook.rules if rule.id in subject.rules]
    return fold_plain(" ".join([subject.question, found[1].title if found else "", *titles]))


def shared_pairs(text: str, other: str) -> int:
    """How many pairs of neighbouring characters both texts have."""
    return len(_pairs(text) & _pairs(other))


def shared_characters(text: str, other: str) -> int:
    """How many characters both texts have."""
    return len({c for c in text if c.isalnum()} & set(other))


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1) if text[i : i + 2].isalnum()}

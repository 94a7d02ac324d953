"""What a conversation remembers: plain data, so that it can be kept and taken up elsewhere."""

from dataclasses import dataclass, field

from assistant.answering.draft import Draft
from assistant.calculator.calculation import InputValue


@dataclass(frozen=True, slots=True)
class ToldFact:
    """A fact the person told: the input it filled, its value, the words and turn it came from, and the
    year it is of, where that was said.
    """

    input: str
    label: str
    type: str
    value: InputValue
    words: str
    turn: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Pending:
    """A question the assistant asked: the rules being computed and the input it asked for.

    ``options`` are rule ids when the person was asked which award is meant.
    """

    rules: tuple[str, ...] = ()
    input: str | None = None
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Focus:
    """What the conversation is about: an article, and the question that led to it.

    ``rules`` were computed, ``near`` stand on the clause that was quoted.
    """

    document: str
    article: str
    question: str
    rules: tuple[str, ...] = ()
    near: tuple[str, ...] = ()

    def same_as(self, other: "Focus") -> bool:
        """Whether both are about the same article and the same rules."""
        mine = (self.document, self.article, self.rules)
        return mine == (other.document, other.article, other.rules)


@dataclass(slots=True)
class Session:
    """One conversation. ``told`` are the facts by input name; ``messages`` the person's words
    about the present enterprise, oldest first.
    ``paused`` is a question left open when another subject came up; ``left`` are the subjects before
    the present one, oldest first; ``at_once`` those of the last message that asked several things.
    """

    id: str
    turns: int = 0
    told: dict[str, ToldFact] = field(default_factory=dict)
    messages: list[str] = field(default_factory=list)
    pending: Pending | None = None
    paused: Pending | None = None
    focus: Focus | None = None
    left: list[Focus] = field(default_factory=list)
    at_once: list[Focus] = field(default_factory=list)
    last_draft: Draft | None = None

    def turn_to(self, focus: Focus) -> None:
        """Make this the present subject; another one before it is kept among those left."""
        before = self.focus
        self.left = [f for f in self.left if not f.same_as(focus)]
        if before is not None and not before.same_as(focus):
            self.left = [f for f in self.left if not f.same_as(before)]
            self.left.append(before)
            del self.left[:-_SUBJECTS_KEPT]
        self.focus = focus

    def tell(self, fact: ToldFact) -> None:
        """Remember a fact; a later one replaces an earlier one of the same input."""
        self.told.pop(fact.input, None)
        self.told[fact.input] = fact
        while len(self.told) > _FACTS_KEPT:
            self.told.pop(next(iter(self.told)))

    def hear(self, message: str) -> None:
        """Remember a message, the newest ``_MESSAGES_KEPT`` only."""
        self.messages.append(message)
        del self.messages[:-_MESSAGES_KEPT]

    def forget(self) -> None:
        """Start over: facts, messages, focus and question are gone; the number of turns stays."""
        self.told.clear()
        self.messages.clear()
        self.pending = None
        self.paused = None
        self.focus = None
        self.left.clear()
        self.at_once.clear()
        self.last_draft = None


def nobody() -> Session:
    """A session in which nothing was told, for facts that stand in one message alone."""
    return Session(id="")


_FACTS_KEPT = 60
_MESSAGES_KEPT = 12
_SUBJECTS_KEPT = 5

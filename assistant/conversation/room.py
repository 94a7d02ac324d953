"""What a turn works with: the parts of one assistant, passed in at start-up."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import takewhile

from assistant.answering.draft import Draft
from assistant.answering.evidence import Evidence
from assistant.answering.generators.proposal import Adviser
from assistant.answering.generators.tally import Tally
from assistant.answering.scope import whose_matter
from assistant.answering.speaking import places_at_hand
from assistant.calculator.filling.picking import Candidate
from assistant.calculator.message.vocabulary import Vocabulary
from assistant.calculator.quantities.fact import Reading
from assistant.calculator.rules.rulebook import LoadedRule, RuleBook
from assistant.conversation.facts.heard import Heard, read
from assistant.conversation.reading.glossing import Glossary
from assistant.conversation.reading.understanding import Understanding, is_question
from assistant.conversation.sessions.remembered import Aside, ToldFact
from assistant.conversation.sessions.session import Session
from corpus.catalog import Catalog
from corpus.document import Article, Document
from index.hit import Filters, Hit, SearchResult
from index.retriever import Retriever

_LISTED = 20


@dataclass(frozen=True, slots=True)
class Room:
    """The parts of one assistant. ``places`` finds place names in a folded text, those of its dictionary.

    ``other_matters`` are words of matters that only other places' documents speak of, longest first.
    ``adviser`` is a model that may propose readings of a message, ``tally`` counts what became of
    whatever a model offered.
    """

    catalog: Catalog
    retriever: Retriever
    rulebook: RuleBook
    vocabulary: Vocabulary
    glossary: Glossary
    places: Callable[[str], list[str]]
    today: Callable[[], date]
    other_matters: tuple[str, ...] = ()
    adviser: Adviser | None = None
    tally: Tally = field(default_factory=Tally)

    def article(self, document: str, key: str) -> tuple[Document, Article] | None:
        """A document and one of its articles by id and key, or None."""
        found = self.catalog.get(document)
        article = found.article(key) if found else None
        return (found, article) if found and article else None

    def places_named(self, text: str) -> list[str]:
        """The places that a folded text names."""
        own = places_at_hand(text, self.catalog.documents)
        return [*self.places(text), *(name for name in own if not self.places(name))]

    @property
    def document_names(self) -> str:
        """The documents' names, for sentences that say what is at hand."""
        names = [d.name for d in self.catalog.documents]
        return "、".join(names[:3]) + (f"等 {len(names)} 份文件" if len(names) > 3 else "")

    @property
    def every_document(self) -> str:
        """Each document with its title and 文号, as many as a person reads."""
        documents = self.catalog.documents
        named = [f"《{d.title}》" + (f"（{d.number}）" if d.number else "") for d in documents]
        more = f"等 {len(named)} 份文件" if len(named) > _LISTED else ""
        return "、".join(named[:_LISTED]) + more


@dataclass(slots=True)
class Turn:
    """One question on its way: each step adds to it or ends it with a draft.

    A step that reads the message otherwise says so (``read_as``), for the steps behind it and for what is
    remembered; what only judges a turn works on a copy (``dataclasses.replace``).
    """

    room: Room
    session: Session
    as_of: date

    # The message, and how it is read.
    written: str
    """The person's words."""
    message: str
    """The same in Chinese (``Glossary.gloss``), whole and plain."""
    said: Understanding
    """What is wanted, by the words of the message alone."""
    heard: Heard
    """The figures, days and words of rules in it."""
    only: frozenset[str] | None = None
    """The ids of the documents that may answer; None for all of them."""

    # What it is to the conversation before it.
    continues: Mapping[str, float] = field(default_factory=dict)
    """The chances of what it is to the answer before it (``continuing.LABELS``); empty without one."""
    leans_on_focus: bool = False
    came_back: bool = False
    """Whether it speaks of the first enterprise again, after another."""
    real_again: bool = False
    """Whether it speaks of the real case again, after one that was only supposed."""
    of_other: Mapping[str, ToldFact] = field(default_factory=dict)
    """What was told of the enterprise spoken of before, where it turns to one not spoken of yet."""
    taken_back: Aside | None = None
    """What was understood of the story before it, where it is read together with that."""

    # What was found.
    query: str = ""
    """The words searched with: the message, completed from the conversation."""
    search: SearchResult | None = None
    search_written: SearchResult | None = None
    """The search for what is written, where ``message`` is a gloss."""
    led: bool = False
    """Whether an article that a condition names leads the hits (``rules.instead``)."""
    hedged: bool = False
    """Whether the answer comes with a caution: it is not certain that the documents speak of the matter."""
    evidence: Evidence | None = None
    named: tuple[SearchResult | None, Heard, list[Candidate]] | None = None
    """The rules that the message names, with the search and the reading they were weighed by."""

    times: dict[str, float] = field(default_factory=dict)
    """Milliseconds by step."""
    notes: dict[str, object] = field(default_factory=dict)
    """What the steps saw and rejected."""

    def read_as(self, heard: Heard | None = None, said: Understanding | None = None) -> None:
        """From here on the message tells this, or wants this; what is not given stays as it was read."""
        self.heard = self.heard if heard is None else heard
        self.said = self.said if said is None else said

    def read_as_correction(self) -> None:
        """From here on the message is one that puts something right: the sum before it never was."""
        self.said = replace(self.said, correction=True)

    def hear(self, text: str) -> Heard:
        """Another text, read as the message is."""
        return Heard.of(self.room.vocabulary, text, self.as_of)

    def read(self, rule: LoadedRule, asked: str | None = None) -> Reading:
        """What the message tells about one rule; a bare figure is for the input ``asked``."""
        return read(self.room.vocabulary, rule, self.heard, asked)

    def heard_before(self) -> list[Heard]:
        """What the person said earlier, read again, oldest first."""
        return [self.hear(text) for text in self.session.messages]

    @property
    def told_of_any(self) -> Mapping[str, ToldFact]:
        """The facts by which it is known what a figure without a name is for."""
        return {**self.of_other, **self.session.told}

    def heard_just_told(self) -> list[Heard]:
        """What was only told right before this message, and nothing asked: 我们上了个工业转型项目。"""
        told = takewhile(lambda text: not is_question(text), reversed(self.session.messages))
        return [self.hear(text) for text in reversed(list(told))]

    def rules(self, ids: Iterable[str]) -> list[LoadedRule]:
        """The rules with these ids, as far as they exist."""
        return self.room.rulebook.those(ids)

    @property
    def rules_in_focus(self) -> list[LoadedRule]:
        """The rules of the subject that was answered last."""
        focus = self.session.focus
        return self.rules(focus.rules) if focus is not None else []

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents that may answer."""
        every = self.room.catalog.documents
        return tuple(d for d in every if self.only is None or d.id in self.only)

    def search_for(self, query: str, k: int, before: str | None = None) -> SearchResult:
        """Search the documents that may answer; those whose matter it rather is come first."""
        filters = None if self.only is None else Filters(among=self.only)
        found = self.room.retriever.search(query, k=k, filters=filters, before=before)
        return whose_matter(found, query)

    @property
    def top(self) -> Hit | None:
        """The best hit of the search, if any."""
        return self.search.hits[0] if self.search and self.search.hits else None


Step = Callable[[Turn], Draft | None]
"""Adds to the turn, or ends it with a draft."""

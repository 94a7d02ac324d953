"""The parts of an official document (公文), immutable, each a slice of its text.

Offsets: every part has ``start`` and ``end`` into ``Document.text``. ``Document.text`` holds the
official words verbatim, with only layout removed (line and page breaks inside a sentence, stray
Markdown marks); ``Document.origins[i]`` is the offset of ``text[i]`` in ``Document.source``, the
file as it was read. So a quote is always ``document.text[start:end]`` and leads back to the file.

The English names of the Chinese terms are listed in ``docs/glossary.md``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Clause:
    """分句: the smallest stretch that is quoted, ended by ；or by the sentence's own end."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, ended by 。？！ or by the end of its paragraph."""

    start: int
    end: int
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """项: a numbered part inside an article. ``label`` is as printed, e.g. ``(1)``.

    An item inside an item has both numbers (``(1)①``); it lies within the outer one and follows it.
    """

    label: str
    start: int
    end: int
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """Another document that the text names. ``excerpt``: the article is a 摘录 of it."""

    title: str
    number: str | None
    excerpt: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """条: one measure, with its number, title, words, items and responsible departments.

    ``key`` is unique in the document and stands in addresses (``22``, ``120-1`` for 第一百二十条之一,
    ``1.2.3`` for 一（二）3). ``number`` is its ordinal as an integer (where numbers begin anew under
    each heading, its place in the document), ``label`` what a reader sees
    (``第22条``, ``一（二）3``). ``start``/``end`` span title, words and department note;
    ``body_start``/``body_end`` only the words that bind (no number, no title, no department note,
    no excerpt note). ``sentences`` are those of the body, those inside items included.
    """

    key: str
    number: int
    label: str
    title: str
    chapter: int | None
    start: int
    end: int
    body_start: int
    body_end: int
    sentences: tuple[Sentence, ...]
    items: tuple[Item, ...]
    departments: tuple[str, ...]
    cited: tuple[CitedDocument, ...]
    headings: tuple[str, ...] = ()
    """Titles of the headings above, outermost first (the chapter's title included)."""

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Every clause of the body in order."""
        return tuple(clause for sentence in self.sentences for clause in sentence.clauses)


@dataclass(frozen=True, slots=True)
class Chapter:
    """章: ``number`` counts from 1, ``label`` is as printed (``一``, ``第一章``)."""

    number: int
    label: str
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Term:
    """A stated period of a provision, from ``document.yaml``. After ``until`` it has ended.

    ``article`` is its key. ``words`` are verbatim words of the article that state the term or what it is
    ``about``; ``source`` names the other document that states the end, None where the article does.
    """

    article: str
    until: date
    about: str
    words: str
    source: str | None


@dataclass(frozen=True, slots=True)
class Validity:
    """How long the whole document holds: ``effective`` is 施行日期, ``until`` the last day of 有效期.

    ``start``/``end`` span the sentence that says so; None where ``document.yaml`` does.
    """

    effective: date | None
    until: date | None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One official document, parsed.

    ``id`` is the folder's name; ``number`` is the 文号. ``issued`` is 成文日期, ``printed`` 印发日期,
    ``addressees`` 主送, ``copies`` 抄送, ``status`` e.g. 试行. ``place`` is the area it holds for
    and ``within`` the larger areas around it (晋城市, 山西省).
    """

    id: str
    number: str | None
    title: str
    issuer: str | None
    status: str | None
    issued: date | None
    printed: date | None
    addressees: tuple[str, ...]
    copies: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    articles: tuple[Article, ...]
    cited: tuple[CitedDocument, ...]
    terms: tuple[Term, ...]
    place: str | None
    within: tuple[str, ...]
    source: str = field(repr=False)
    text: str = field(repr=False)
    origins: Sequence[int] = field(repr=False)
    pages: Sequence[int] = field(repr=False, default=())
    """Offsets in ``text`` at which a new page begins, where the format knows pages."""
    department_aliases: tuple[tuple[str, ...], ...] = ()
    """Groups of names that mean one department (县市场监管局, 县市场监督管理局)."""
    place_aliases: tuple[tuple[str, ...], ...] = ()
    """Groups of names for one place, its full name first (阳城县, 阳城)."""

    validity: Validity | None = None
    """From when and until when it holds, where it says so."""

    @property
    def name(self) -> str:
        """What citations call it: the 文号, or the title where there is none."""
        return self.number or self.title

    def ended(self, as_of: date) -> bool:
        """Whether the whole document had passed its stated last day on that day."""
        last = self.validity.until if self.validity else None
        return last is not None and last < as_of

    def article(self, key: str | int) -> Article | None:
        """The article with this key, or None."""
        wanted = str(key)
        return next((a for a in self.articles if a.key == wanted), None)

    def department_names(self, name: str) -> tuple[str, ...]:
        """Every name of the department that ``name`` names, itself included."""
        return next((group for group in self.department_aliases if name in group), (name,))

    def words(self, start: int, end: int) -> str:
        """The verbatim words between two offsets."""
        return self.text[start:end]

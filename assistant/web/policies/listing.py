"""The list of policies: every article of every document as a row with what it can be found by."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.calculator.rules.rulebook import RuleBook
from assistant.web.policies.kinds import Kind, enterprises, kinds_of, supports
from corpus.catalog import Catalog
from corpus.document import Article, Document
from corpus.plain import PlainWords
from corpus.themes import Theme

STATES = {"ended": "有内容已到期", "open": "没有到期的内容"}
ANY_ENTERPRISE = ("any", "没有点名哪一类")
_EXCERPT = 90
_OPENING = 18
"""So many characters of an article without a title tell which one it is."""


@dataclass(frozen=True, slots=True, order=True)
class Choice:
    """What a filter can be set to: ``value`` in addresses; ``place`` orders those of one filter."""

    place: tuple[int, ...]
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """One article in the list. ``traits`` are the choices that it fits, by the filter's name;
    ``headings`` those that it may stand under, the nearest first.
    """

    document: Document
    article: Article
    supports: tuple[Kind, ...]
    rules: int
    ended: bool
    excerpt: str
    plain: PlainWords | None
    traits: Mapping[str, tuple[Choice, ...]]
    headings: tuple[Choice, ...]

    @property
    def address(self) -> str:
        """Where its page is."""
        return address_of(self.document, self.article)

    @property
    def title(self) -> str:
        """What it is listed as."""
        return title_of(self.document, self.article)


def address_of(document: Document, article: Article) -> str:
    """The stable address of an article's page; keys and ids are safe in addresses."""
    return f"/policies/{document.id}/{article.key}"


def title_of(document: Document, article: Article) -> str:
    """The article's title; of one without its opening words."""
    if article.title:
        return article.title
    words = " ".join(document.words(article.body_start, article.body_end).split())
    return words[:_OPENING] + ("……" if len(words) > _OPENING else "")


def themes(catalog: Catalog) -> Mapping[str, Theme]:
    """The themes of all documents by name; where two documents share one, the first describes it."""
    found: dict[str, Theme] = {}
    for document in catalog.documents:
        for theme in catalog.themes(document.id).all:
            found.setdefault(theme.name, theme)
    return found


def rows(catalog: Catalog, rulebook: RuleBook, today: date) -> list[PolicyRow]:
    """Every article of every document, in order."""
    known = themes(catalog)
    order = {
        name: Choice((0, n), theme.label, name) for n, (name, theme) in enumerate(known.items())
    }
    return [
        _row(
            document,
            article,
            place,
            tuple(order[t.name] for t in catalog.themes(document.id).of(article.key)),
            catalog.plain(document.id).get(article.key),
            rulebook,
            today,
        )
        for place, document in enumerate(catalog.documents)
        for article in document.articles
    ]


def grouped(found: Iterable[PolicyRow], theme: str = "") -> list[tuple[Choice, list[PolicyRow]]]:
    """Rows under the theme that is asked for, else under the one they are nearest to; articles
    without any stand under their chapter, at the end.
    """
    groups: dict[Choice, list[PolicyRow]] = {}
    for row in found:
        asked = (choice for choice in row.headings if choice.value == theme)
        groups.setdefault(next(asked, row.headings[0]), []).append(row)
    return sorted(groups.items())


def _under_chapter(document: Document, article: Article, place: int, title: str) -> Choice:
    """The heading of an article without a theme: its document's title and its chapter's."""
    label = "：".join(part for part in (document.title, title) if part) or document.name
    return Choice((1, place, article.chapter or 0), label, title)


def ended_terms(document: Document, article: Article, today: date) -> bool:
    """Whether a stated term of the article, or of its document, has passed."""
    return document.ended(today) or any(
        term.article == article.key and today > term.until for term in document.terms
    )


def chapter_title(document: Document, article: Article) -> str:
    """The title of the article's chapter, empty where there is none."""
    return next((c.title for c in document.chapters if c.number == article.chapter), "")


def _row(
    document: Document,
    article: Article,
    place: int,
    about: tuple[Choice, ...],
    plain: PlainWords | None,
    rulebook: RuleBook,
    today: date,
) -> PolicyRow:
    """One row; ``place`` is the document's among all, ``about`` are the article's themes."""
    body = document.words(article.body_start, article.body_end)
    rules = rulebook.of_article(document.id, article.key)
    given = kinds_of(supports(), document, article, rules)
    ended = ended_terms(document, article, today)
    state = "ended" if ended else "open"
    title = chapter_title(document, article)
    chapter = Choice((1, place, article.chapter or 0), title or document.name, title)
    own = Choice((place,), document.title, document.id)
    return PolicyRow(
        document=document,
        article=article,
        supports=given,
        rules=len(rules),
        ended=ended,
        excerpt=body[:_EXCERPT] + ("……" if len(body) > _EXCERPT else ""),
        plain=plain,
        traits={
            "theme": about,
            "enterprise": _enterprises(document, article),
            "support": _in_order(supports(), given),
            "department": _departments(document, article),
            "chapter": (chapter,) if title else (),
            "state": (Choice((list(STATES).index(state),), STATES[state], state),),
            "document": (own,),
        },
        headings=about or (_under_chapter(document, article, place, title),),
    )


def _enterprises(document: Document, article: Article) -> tuple[Choice, ...]:
    """The kinds of enterprise the article names, or the choice of those that name none."""
    kinds = enterprises()
    value, label = ANY_ENTERPRISE
    named = _in_order(kinds, kinds_of(kinds, document, article))
    return named or (Choice((len(kinds),), label, value),)


def _in_order(known: Mapping[str, Kind], given: Sequence[Kind]) -> tuple[Choice, ...]:
    places = list(known)
    return tuple(Choice((places.index(kind.name),), kind.label, kind.name) for kind in given)


def _departments(document: Document, article: Article) -> tuple[Choice, ...]:
    """Each department under one name, also where it has several."""
    names = dict.fromkeys(document.department_names(d)[0] for d in article.departments)
    return tuple(Choice((), name, name) for name in names)

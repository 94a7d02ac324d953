"""The list of policies: every article of every document as a row, and the filters over them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.calculator.rulebook import RuleBook
from assistant.web.policy_support import Support, supports, supports_of
from corpus.catalog import Catalog
from corpus.document import Article, Document
from corpus.normalise import fold_plain

STATES = {"ended": "有内容已到期", "open": "没有到期的内容"}
_EXCERPT = 90


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """One article in the list."""

    document: Document
    article: Article
    chapter: str
    supports: tuple[Support, ...]
    rules: int
    ended: bool
    excerpt: str

    @property
    def address(self) -> str:
        """Where its page is."""
        return address_of(self.document, self.article)


@dataclass(frozen=True, slots=True)
class PolicyFilters:
    """What the reader chose; an empty value chooses nothing."""

    document: str = ""
    chapter: str = ""
    department: str = ""
    support: str = ""
    state: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter as a field of the form: its name, its label, and (value, label) pairs."""

    name: str
    label: str
    chosen: str
    options: Sequence[tuple[str, str]]


def address_of(document: Document, article: Article) -> str:
    """The stable address of an article's page; keys and ids are safe in addresses."""
    return f"/policies/{document.id}/{article.key}"


def rows(catalog: Catalog, rulebook: RuleBook, today: date) -> list[PolicyRow]:
    """Every article of every document, in order."""
    return [
        _row(document, article, rulebook, today)
        for document in catalog.documents
        for article in document.articles
    ]


def chosen(found: Iterable[PolicyRow], filters: PolicyFilters) -> list[PolicyRow]:
    """The rows that fit every filter."""
    return [row for row in found if _fits(row, filters)]


def by_chapter(found: Iterable[PolicyRow]) -> Mapping[tuple[str, str], list[PolicyRow]]:
    """Rows under (document's name, chapter's title), in order."""
    groups: dict[tuple[str, str], list[PolicyRow]] = {}
    for row in found:
        groups.setdefault((row.document.name, row.chapter), []).append(row)
    return groups


def fields(found: Sequence[PolicyRow], filters: PolicyFilters) -> list[Filter]:
    """The filters with what can be chosen in each, in the order the documents name them."""
    documents = dict.fromkeys((row.document.id, row.document.title) for row in found)
    chapters = dict.fromkeys((row.chapter, row.chapter) for row in found if row.chapter)
    names = dict.fromkeys(
        _first_name(row.document, d) for row in found for d in row.article.departments
    )
    kinds = [(kind.name, kind.label) for kind in supports().values()]
    offered = [
        Filter("chapter", "章", filters.chapter, list(chapters)),
        Filter("department", "责任单位", filters.department, [(n, n) for n in sorted(names)]),
        Filter("support", "支持方式", filters.support, kinds),
        Filter("state", "是否到期", filters.state, list(STATES.items())),
    ]
    if len(documents) > 1:
        offered.insert(0, Filter("document", "文件", filters.document, list(documents)))
    return offered


def ended_terms(document: Document, article: Article, today: date) -> bool:
    """Whether a stated term of the article has passed."""
    return any(term.article == article.key and today > term.until for term in document.terms)


def chapter_title(document: Document, article: Article) -> str:
    """The title of the article's chapter, empty where there is none."""
    return next((c.title for c in document.chapters if c.number == article.chapter), "")


def _row(document: Document, article: Article, rulebook: RuleBook, today: date) -> PolicyRow:
    body = document.words(article.body_start, article.body_end)
    rules = rulebook.of_article(document.id, article.key)
    return PolicyRow(
        document=document,
        article=article,
        chapter=chapter_title(document, article),
        supports=supports_of(document, article, rules),
        rules=len(rules),
        ended=ended_terms(document, article, today),
        excerpt=body[:_EXCERPT] + ("……" if len(body) > _EXCERPT else ""),
    )


def _first_name(document: Document, department: str) -> str:
    """One name for a department that has several."""
    return document.department_names(department)[0]


def _fits(row: PolicyRow, filters: PolicyFilters) -> bool:
    wanted = fold_plain(filters.words).split()
    article, document = row.article, row.document
    text = fold_plain(article.label + document.words(article.start, article.end))
    return (
        filters.document in ("", document.id)
        and filters.chapter in ("", row.chapter)
        and filters.support in ("", *(kind.name for kind in row.supports))
        and filters.department in ("", *(_first_name(document, d) for d in article.departments))
        and filters.state in ("", "ended" if row.ended else "open")
        and all(word in text for word in wanted)
    )

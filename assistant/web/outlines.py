"""Documents, articles and rules as the interface's bodies."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from assistant.answering.article_names import names_of
from assistant.calculator.rules.rule import Rule
from assistant.web.bodies import (
    ArticleBody,
    ArticleHeading,
    ChapterOutline,
    CitedBody,
    DocumentBody,
    DocumentSummary,
    ItemBody,
    PlainBody,
    RuleSummary,
    TermBody,
)
from corpus.document import Article, CitedDocument, Document, Term
from corpus.normalise import fold_plain
from corpus.numbering import ordinal
from corpus.plain import PlainWords

if TYPE_CHECKING:
    from assistant.calculator.rules.rulebook import RuleBook
    from assistant.conversation.assistant import Assistant


def summary(document: Document) -> DocumentSummary:
    """A document's row in the list."""
    return DocumentSummary(**_summary(document))


def _summary(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "number": document.number,
        "title": document.title,
        "issuer": document.issuer,
        "status": document.status,
        "issued": document.issued.isoformat() if document.issued else None,
        "printed": document.printed.isoformat() if document.printed else None,
        "place": document.place,
        "articles": len(document.articles),
    }


def outline(document: Document, today: date) -> DocumentBody:
    """A document's head, chapters with their articles, terms and cited documents."""
    chapters = [
        ChapterOutline(
            number=chapter.number,
            label=chapter.label,
            title=chapter.title,
            articles=_headings(a for a in document.articles if a.chapter == chapter.number),
        )
        for chapter in document.chapters
    ]
    outside = _headings(a for a in document.articles if a.chapter is None)
    if outside:
        chapters.insert(0, ChapterOutline(number=None, label=None, title=None, articles=outside))
    return DocumentBody(
        **_summary(document),
        addressees=list(document.addressees),
        copies=list(document.copies),
        chapters=chapters,
        terms=_terms(document.terms, today),
        cited=_cited(document.cited),
    )


def article_body(
    document: Document,
    article: Article,
    rulebook: "RuleBook",
    today: date,
    plain: PlainWords | None = None,
) -> ArticleBody:
    """One article whole, with its plain words where there are some."""
    chapter = next((c for c in document.chapters if c.number == article.chapter), None)
    return ArticleBody(
        **names_of(document, article),
        chapter=chapter.title if chapter else None,
        text=document.words(article.start, article.end),
        body=document.words(article.body_start, article.body_end),
        start=article.start,
        end=article.end,
        items=[
            ItemBody(label=item.label, text=document.words(item.start, item.end))
            for item in article.items
        ],
        departments=list(article.departments),
        cited=_cited(article.cited),
        terms=_terms((t for t in document.terms if t.article == article.key), today),
        rules=[rule.id for rule in rulebook.of_article(document.id, article.key)],
        plain=plain_body(article, plain) if plain else None,
    )


def plain_body(article: Article, plain: PlainWords) -> PlainBody:
    """An article in plain words; where they name nobody to ask, its departments are asked."""
    return PlainBody(
        who=plain.who,
        gets=plain.gets,
        must=plain.must or None,
        ask=plain.ask or "、".join(article.departments),
    )


def find_article(document: Document, name: str) -> Article | None:
    """The article with this key, label (``第22条``) or number, or None; numbers as people write them
    too: 22条, 第二十二条, 第 ２２ 条, 第十条之一.
    """
    by_key = document.article(name)
    if by_key:
        return by_key
    named = (a for a in document.articles if name in (a.label, str(a.number)))
    wanted = _numbers(name)
    meant = (a for a in document.articles if wanted and wanted == _numbers(a.label))
    return next(named, None) or next(meant, None)


def _numbers(name: str) -> tuple[int, ...] | None:
    """The number of an article as people write it, and that behind 之; None where it is none."""
    written = "".join(fold_plain(name).split()).removeprefix("第")
    first, _, branch = written.replace("条", "", 1).partition("之")
    numbers = [ordinal(part) for part in (first, branch) if part]
    return tuple(n for n in numbers if n is not None) if numbers and None not in numbers else None


def find_place(
    assistant: "Assistant", document: str, article: str
) -> tuple[Document, Article] | None:
    """The document (by id or number) and its article (as ``find_article`` names it), or None."""
    found = assistant.catalog.get(document)
    place = find_article(found, article) if found else None
    return (found, place) if found and place else None


def rule_summary(rule: Rule) -> RuleSummary:
    """A rule's row in the list."""
    return RuleSummary(
        id=rule.id,
        title=rule.title,
        kind=rule.kind,
        document=rule.document,
        article=rule.provision.article,
        unit=rule.unit,
        inputs=rule.inputs,
    )


def _headings(articles: Iterable[Article]) -> list[ArticleHeading]:
    return [
        ArticleHeading(article=a.number, key=a.key, label=a.label, title=a.title) for a in articles
    ]


def _terms(terms: Iterable[Term], today: date) -> list[TermBody]:
    return [
        TermBody(
            article=term.article,
            until=term.until.isoformat(),
            about=term.about,
            words=term.words,
            source=term.source,
            ended=today > term.until,
        )
        for term in terms
    ]


def _cited(cited: Iterable[CitedDocument]) -> list[CitedBody]:
    return [CitedBody(title=c.title, number=c.number, excerpt=c.excerpt) for c in cited]

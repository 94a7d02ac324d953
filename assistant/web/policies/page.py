"""One article as a page: its words, how it is cited, and what search engines are told of it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from assistant.calculator.rules.rulebook import RuleBook
from assistant.web.bodies import PlainBody
from assistant.web.outlines import plain_body
from assistant.web.policies.kinds import Kind, kinds_of, supports
from assistant.web.policies.listing import address_of, chapter_title, title_of
from assistant.web.related_articles import related
from corpus.document import Article, Document, Term
from corpus.plain import PlainWords

_DESCRIPTION = 120


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """What an article's page shows. ``paragraphs`` are verbatim, ``plain`` is an editor's reading
    of them, ``structured`` is JSON-LD.
    """

    document: Document
    article: Article
    address: str
    chapter: str
    paragraphs: tuple[str, ...]
    plain: PlainBody | None
    supports: tuple[Kind, ...]
    terms: tuple[tuple[Term, bool], ...]
    citation: str
    description: str
    structured: Markup
    before: Article | None
    after: Article | None
    related: Sequence[Article]


def article_page(
    document: Document,
    article: Article,
    rulebook: RuleBook,
    today: date,
    base: str,
    plain: PlainWords | None = None,
) -> ArticlePage:
    """The page of one article; ``base`` is the site's address with its slash."""
    place = document.articles.index(article)
    kinds = kinds_of(supports(), document, article, rulebook.of_article(document.id, article.key))
    return ArticlePage(
        document=document,
        article=article,
        address=address_of(document, article),
        chapter=chapter_title(document, article),
        paragraphs=paragraphs(document, article),
        plain=plain_body(article, plain) if plain else None,
        supports=kinds,
        terms=tuple((t, today > t.until) for t in document.terms if t.article == article.key),
        citation=f"《{document.title}》{'（' + document.number + '）' if document.number else ''}"
        f"{article.label}",
        description=_description(document, article),
        structured=_structured(document, article, kinds, base),
        before=document.articles[place - 1] if place else None,
        after=document.articles[place + 1] if place + 1 < len(document.articles) else None,
        related=related(document, article, rulebook),
    )


def paragraphs(document: Document, article: Article) -> tuple[str, ...]:
    """The article's words, number and departments included, as its lines."""
    lines = document.words(article.start, article.end).split("\n")
    return tuple(line for line in lines if line.strip())


def _description(document: Document, article: Article) -> str:
    body = " ".join(document.words(article.body_start, article.body_end).split())
    title = f" {article.title}" if article.title else ""
    return f"{article.label}{title}：{body[:_DESCRIPTION]}"


def _structured(document: Document, article: Article, kinds: Sequence[Kind], base: str) -> Markup:
    """schema.org's GovernmentService; ``<`` is written so that no tag can begin in it."""
    legislation = {
        "@type": "Legislation",
        "name": document.title,
        "legislationIdentifier": document.number,
        "legislationDate": document.issued.isoformat() if document.issued else None,
        "url": f"{base}policies/{document.id}",
    }
    service = {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": title_of(document, article),
        "description": _description(document, article),
        "url": base + address_of(document, article).removeprefix("/"),
        "identifier": f"{document.name} {article.label}",
        "serviceType": [kind.label for kind in kinds],
        "areaServed": document.place,
        "provider": [
            {"@type": "GovernmentOrganization", "name": name} for name in article.departments
        ],
        "subjectOf": {name: value for name, value in legislation.items() if value},
        "inLanguage": "zh-CN",
    }
    kept = {name: value for name, value in service.items() if value}
    return Markup(json.dumps(kept, ensure_ascii=False).replace("<", "\\u003c"))

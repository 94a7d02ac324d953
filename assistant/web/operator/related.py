"""Articles that an operator looks at next: those an award joins or excludes, then close ones."""

from typing import TYPE_CHECKING

from pydantic import BaseModel

from assistant.web.operator.texts import texts
from assistant.web.policies.listing import title_of
from assistant.web.related_articles import related
from corpus.document import Article, Document

if TYPE_CHECKING:
    from assistant.conversation.assistant import Assistant


class Related(BaseModel):
    """Another article, and how it stands to this one."""

    document_id: str
    key: str
    label: str
    title: str
    relation: str


class Overlap(BaseModel):
    """Two awards of one article, and how they stand to each other."""

    one: str
    other: str
    relation: str


def overlaps(assistant: "Assistant", document: Document, article: Article) -> list[Overlap]:
    """The awards of one article that come on top of each other or replace each other, each pair once."""
    mine = {rule.id: rule for rule in assistant.rulebook.of_article(document.id, article.key)}
    found: dict[tuple[frozenset[str], str], Overlap] = {}
    for rule in mine.values():
        for relation in ("adds_to", "excludes"):
            for id in getattr(rule, relation):
                if id in mine:
                    found.setdefault(
                        (frozenset((rule.id, id)), relation),
                        Overlap(
                            one=rule.title,
                            other=mine[id].title,
                            relation=texts()["relations"][relation],
                        ),
                    )
    return list(found.values())


def related_articles(assistant: "Assistant", document: Document, article: Article) -> list[Related]:
    """Both kinds; an article whose relation the rules state is not named once more as close."""
    found = _stated_by_rules(assistant, document, article)
    named = {(other.document_id, other.key) for other in found}
    close = (
        _entry(document, other, "close") for other in related(document, article, assistant.rulebook)
    )
    return found + [other for other in close if (other.document_id, other.key) not in named]


def _stated_by_rules(assistant: "Assistant", document: Document, article: Article) -> list[Related]:
    """Articles whose awards come on top of this one's or replace them, each way once."""
    mine = {rule.id for rule in assistant.rulebook.of_article(document.id, article.key)}
    found: dict[tuple[str, str, str], Related] = {}
    for rule in assistant.rulebook.rules:
        for relation in ("adds_to", "excludes"):
            named = set(getattr(rule, relation))
            others = [rule] if named & mine and rule.id not in mine else []
            if rule.id in mine:
                others = [o for id in named - mine if (o := assistant.rulebook.get(id))]
            for other in others:
                home = assistant.catalog.require(other.document)
                there = home.article(other.provision.article)
                if there is None or (home.id, there.key) == (document.id, article.key):
                    continue
                found[(home.id, there.key, relation)] = _entry(home, there, relation)
    return list(found.values())


def _entry(document: Document, article: Article, relation: str) -> Related:
    return Related(
        document_id=document.id,
        key=article.key,
        label=article.label,
        title=title_of(document, article),
        relation=texts()["relations"][relation],
    )

"""The step for 财税支持有哪些条, 哪些政策归县统计局管, 第22条和第25条: the articles that a message names
together, by a chapter, a department or their numbers, each by its title.
"""

from assistant.answering.cite import cite, cite_words
from assistant.answering.compose import document_notices
from assistant.answering.draft import Draft
from assistant.answering.outcomes import load_texts
from assistant.answering.statement import Statement
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn
from index.hit import Hit

_KINDS = ("chapter", "department", "article")
_MOST = 20
"""So many articles are named one by one."""
_OWN = {"department": {"department", "count"}, "chapter": {"count"}}
"""What may be asked beside the name of each kind: 归县统计局管的有哪几条 asks for the articles themselves."""


def list_named(turn: Turn) -> Draft | None:
    """The articles of a chapter or department, or several numbers; None where more than that is asked."""
    found = turn.search
    if found is None or found.direct not in _KINDS or found.signals:
        return None
    by_department = found.direct == "department"
    if by_department and cues().documents.list_asked.search(turn.said.text) is None:
        return None
    if len(found.hits) < 2 and not by_department:
        return None
    asked = {attribute.name for attribute in turn.said.attributes}
    if asked - _OWN.get(found.direct, set()) or turn.heard.told.quantities:
        return None
    every = turn.search_for(turn.query, _articles(turn))
    named = [_named(turn, hit) for hit in every.hits[:_MOST]]
    document = turn.room.catalog.get(every.hits[0].document)
    if document is None or not all(named):
        return None
    texts, count = load_texts(), str(len(every.hits))
    lead = texts.say("listed", count=count)
    if len(every.hits) > _MOST:
        lead += texts.say("listed_first", shown=str(_MOST))
    return Draft(
        kind="policy",
        statements=(
            Statement(lead, basis=(lead,)),
            *(statement for statement in named if statement is not None),
        ),
        notices=document_notices(texts, document),
        outcome="listed",
    )


def _articles(turn: Turn) -> int:
    return sum(len(document.articles) for document in turn.room.catalog.documents)


def _named(turn: Turn, hit: Hit) -> Statement | None:
    """One article by its title, one without a title by its first clause."""
    found = turn.room.article(hit.document, hit.article)
    if found is None:
        return None
    document, article = found
    if not article.title:
        clause = next(iter(article.clauses), None)
        quote = cite(document, article, clause.start, clause.end) if clause else None
        return None if quote is None else Statement(quote.quote, (quote,))
    citation = cite_words(document, article, article.title)
    return None if citation is None else Statement(article.title, (citation,))

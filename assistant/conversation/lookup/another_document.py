"""What another document says of the same matter, beside the answer: 一次性创业补贴给多少, where the first leaves
the sum open and one that was added states it.

In: a turn and the evidence that answers. Out: at most one statement, of a document in force of the other kind
(with an editor's questions or without), where the question is surely the matter of both.
"""

from assistant.answering.compose import related_statement
from assistant.answering.evidence import Evidence, gather
from assistant.answering.nearness import nearness
from assistant.answering.scope import matter_of_both
from assistant.answering.statement import Statement
from assistant.conversation.room import Turn


def of_another_document(turn: Turn, shown: Evidence) -> list[Statement]:
    """What the best article of the other kind of documents says, if it is of the same matter."""
    found = turn.search
    if found is None or turn.leans_on_focus or found.direct is not None:
        return []
    hit = matter_of_both(found, turn.query)
    if hit is None or hit.document == shown.document.id:
        return []
    document = turn.room.catalog.get(hit.document)
    article = document.article(hit.article) if document is not None else None
    if document is None or article is None or document.ended(turn.as_of):
        return []
    evidence = gather(document, article, hit, turn.said.attributes)
    states_more = bool(turn.said.attributes) and not evidence.lacking and bool(shown.lacking)
    if not states_more and hit.score < nearness().other_document * found.hits[0].score:
        return []
    if evidence.lacking and not shown.lacking:
        return []
    return [related_statement(document, hit.article, evidence.clauses[0], turn.as_of)]

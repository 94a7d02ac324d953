"""What another document says of the same matter, beside the answer: 一次性创业补贴给多少, where the first leaves
the sum open and one that was added states it.

In: a turn and the evidence that answers. Out: at most one statement, of a document in force, where the question is
surely the matter of both: of the other kind (with an editor's questions or without), else of those without.
"""

from assistant.answering.compose import related_statement
from assistant.answering.evidence import Evidence, gather
from assistant.answering.nearness import nearness
from assistant.answering.scope import is_rather_unlisted, matter_of_both
from assistant.answering.statement import Statement
from assistant.conversation.lookup.own_words import own_words
from assistant.conversation.room import Turn
from index.hit import Hit, SearchResult


def of_another_document(turn: Turn, shown: Evidence) -> list[Statement]:
    """What the best article of another document says, if it is of the same matter."""
    found = turn.search
    if found is None or turn.leans_on_focus or found.direct is not None:
        return []
    hit = matter_of_both(found, turn.query) or _of_its_kind(turn, found)
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


def _of_its_kind(turn: Turn, found: SearchResult) -> Hit | None:
    """The best hit of another document, where both were only added and it has every word of the matter that the first
    has.
    """
    if not is_rather_unlisted(found, turn.query):
        return None
    first, *others = found.hits
    if not (own := own_words(first)):
        return None
    apart = (hit for hit in others if not hit.asked and hit.document != first.document)
    return next((hit for hit in apart if own <= own_words(hit)), None)

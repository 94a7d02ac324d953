"""归谁管, after the total of awards of several articles: who is in charge of the others, beside the first one's.

In: a turn and the article that answers. Out: one statement for each further article of the total.
"""

from assistant.answering.outcomes import load_texts
from assistant.answering.reckoning import provision_quotes
from assistant.answering.statement import Statement
from assistant.conversation.reading.understanding import asks_only_who
from assistant.conversation.room import Turn
from corpus.document import Article


def others_in_charge(turn: Turn, shown: Article) -> list[Statement]:
    """The departments of the other articles whose awards were added up; none where one of them was asked
    about.
    """
    if not turn.leans_on_focus or not asks_only_who(turn.said):
        return []
    statements: dict[str, Statement] = {}
    for rule in turn.rules_in_focus:
        document = turn.room.catalog.get(rule.document)
        article = rule.article
        if document is None or article.key == shown.key or not article.departments:
            continue
        text = load_texts().say(
            "departments_beside", label=article.label, departments="、".join(article.departments)
        )
        quotes = provision_quotes(document, [rule])[:1]
        statements.setdefault(article.key, Statement(text, quotes))
    return list(statements.values())

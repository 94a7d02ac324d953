"""前一条, 下一条呢, 最后一条: the article beside the present one is opened."""

from assistant.answering.draft import Draft
from assistant.conversation.facts.gathering import Heard
from assistant.conversation.lookup.talking import outcome_draft
from assistant.conversation.reading.cues import load_cues
from assistant.conversation.reading.understanding import understand
from assistant.conversation.room import Turn
from corpus.document import Article, Document


def open_beside(turn: Turn) -> Draft | None:
    """Read the message as one that names the article meant; say so where there is none further on."""
    match = load_cues().article_beside.match(turn.said.text)
    focus = turn.session.focus
    document = turn.room.catalog.get(focus.document) if focus is not None else None
    if match is None or document is None or focus is None:
        return None
    place = next((n for n, a in enumerate(document.articles) if a.key == focus.article), None)
    if place is None:
        return None
    if match["last"]:
        place = len(document.articles) - 1
    else:
        place += 1 if match["behind"] else -1
    if not 0 <= place < len(document.articles):
        return outcome_draft("no_article_behind" if match["behind"] else "no_article_before")
    named = _name(turn, document, document.articles[place]) + turn.said.text[match.end() :]
    turn.message = named
    turn.said = understand(named)
    turn.heard = Heard.of(turn.room.vocabulary, named, turn.as_of)
    return None


def _name(turn: Turn, document: Document, article: Article) -> str:
    """第23条, with the document's title where there are several."""
    several = len(turn.room.catalog.documents) > 1
    return f"《{document.title}》{article.label}" if several else article.label

"""前一条, 下一条呢, 最后一条: the article beside the present one is opened; 第一条细说, after a list, that of its place."""

from assistant.answering.draft import Draft
from assistant.answering.outcomes import outcome_draft
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.understanding import understand
from assistant.conversation.room import Turn
from corpus.document import Article, Document
from corpus.numbering import ordinal


def open_beside(turn: Turn) -> Draft | None:
    """Read the message as one that names the article meant; say so where there is none further on."""
    if (listed := _listed(turn)) is not None:
        _read_as_of(turn, *listed)
        return None
    match = cues().documents.article_beside.match(turn.said.text)
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
    _read_as_of(turn, document, document.articles[place], match.end())
    return None


def _listed(turn: Turn) -> tuple[Document, Article, int] | None:
    """After a list of what fits, the article of the place named, and where the naming ends; none where the
    list holds an article of that number itself.
    """
    match, last = cues().documents.row_meant.match(turn.said.text), turn.session.last_draft
    place = ordinal(match["place"]) if match is not None else None
    if match is None or place is None or last is None or last.outcome != "matched":
        return None
    rows = [s.citations[0] for s in last.statements if s.citations]
    if place > len(rows) or (match["unit"] == "条" and any(row.article == place for row in rows)):
        return None
    row = rows[place - 1]
    found = turn.room.article(row.document_id, row.key)
    return (*found, match.end()) if found is not None else None


def _read_as_of(turn: Turn, document: Document, article: Article, end: int) -> None:
    """The message with the article's name in place of its words up to ``end``."""
    named = _name(turn, document, article) + turn.said.text[end:]
    turn.message = named
    turn.read_as(turn.hear(named), understand(named))


def _name(turn: Turn, document: Document, article: Article) -> str:
    """第23条, with the document's title where there are several."""
    several = len(turn.room.catalog.documents) > 1
    return f"《{document.title}》{article.label}" if several else article.label

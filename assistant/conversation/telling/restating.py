"""The last answer put otherwise: in short (直接说数), in plain words (用大白话说), in the article's own (原文).

Plain words are those of ``plain.yaml`` beside the document, checked against the article at start.
"""

from dataclasses import replace

from assistant.answering.cite import cite
from assistant.answering.compose import document_notices
from assistant.answering.draft import Draft
from assistant.answering.outcomes import load_texts, outcome_draft
from assistant.answering.statement import Statement
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn
from corpus.document import Article, Document


def restate(turn: Turn) -> Draft | None:
    """The last answer as it is asked for; while a question is open, that question again."""
    replies, text = cues().replies, turn.said.text
    full, plain, short = (
        cue.search(text) is not None
        for cue in (replies.in_full, replies.in_plain, replies.in_short)
    )
    if not (full or plain or short):
        return None
    last, focus = turn.session.last_draft, turn.session.focus
    if last is None:
        return outcome_draft("nothing_to_repeat")
    found = turn.room.article(focus.document, focus.article) if focus is not None else None
    if full and found is not None:
        return _in_full(*found)
    if turn.session.pending is not None or last.kind == "match":
        return replace(last, outcome="repeated")
    of_words = plain and last.kind == "policy"
    statements = _in_plain(turn, *found) if of_words and found is not None else ()
    return replace(last, statements=statements or last.statements[:1], outcome="repeated")


def _in_full(document: Document, article: Article) -> Draft:
    """Every sentence of the article, verbatim."""
    quotes = [cite(document, article, s.start, s.end) for s in article.sentences]
    return Draft(
        kind="policy",
        statements=tuple(Statement(quote.quote, (quote,)) for quote in quotes),
        notices=document_notices(load_texts(), document),
        subject=(document.id, article.key),
        outcome="answered",
    )


def _in_plain(turn: Turn, document: Document, article: Article) -> tuple[Statement, ...]:
    """Who it is for, what it gives and what it asks; nothing without plain words."""
    words = turn.room.catalog.plain(document.id).get(article.key)
    if words is None:
        return ()
    quote = cite(document, article, article.body_start, article.body_end)
    texts = load_texts()
    said = {"plain_who": words.who, "plain_gets": words.gets, "plain_must": words.must}
    return tuple(
        Statement(texts.say(name, words=own), (quote,)) for name, own in said.items() if own
    )

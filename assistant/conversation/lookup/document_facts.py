"""The step for what is asked of a document itself: when it was issued, by whom, how it is called, whether it
holds, what is in it, where it can be read.
"""

from dataclasses import replace
from datetime import date

from assistant.answering.answer import Citation
from assistant.answering.cite import cite
from assistant.answering.compose import validity_words
from assistant.answering.draft import Draft
from assistant.answering.outcomes import load_texts
from assistant.answering.statement import Statement
from assistant.calculator.format import day
from assistant.conversation.lookup.document_question import document_asked
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn
from assistant.conversation.subjects.document_meant import named_in, spoken_of
from corpus.document import Document
from corpus.normalise import fold_plain
from index.references import IssueReference, issue_references

_UNTIL = frozenset({"ends"})


def tell_of_document(turn: Turn) -> Draft | None:
    """这份文件是哪天印发的, 目前还有效吗, 都讲了啥, 在哪能下载: what the document says of itself."""
    documents, text = cues().documents, turn.said.text
    asked = document_asked(turn)
    contents = documents.contents_of_document.search(text) is not None
    where = documents.whereabouts_of_document.search(text) is not None
    of_it = contents or where or documents.of_the_document.search(text) is not None
    document = asked.document if asked else _meant(turn) if of_it else None
    if document is None or _of_another(turn):
        return None
    contents = contents or (asked is not None and "contents" in asked.facts)
    told = told_of(document, turn.as_of)
    if asked is not None and asked.facts == _UNTIL and not _says_until_when(document):
        told = replace(told, reason="not_stated")
    further = (*([_contents(document)] if contents else ()), *([_where()] if where else ()))
    says = tuple(Statement(text, basis=(text,)) for text in further if text)
    return replace(told, statements=(*told.statements, *says))


def told_of(document: Document, as_of: date) -> Draft:
    """What a document is and until when it holds."""
    says = (_described(document), validity_told(document, as_of))
    told = tuple(Statement(text, basis=(text,)) for text in says)
    quote = _validity_quoted(document)
    return Draft(
        kind="policy",
        statements=(*told, Statement(quote.quote, (quote,))) if quote else told,
        outcome="document_told",
    )


def _validity_quoted(document: Document) -> Citation | None:
    """The sentence that says how long the document holds, where one of its articles has it."""
    validity = document.validity
    if validity is None or validity.start is None or validity.end is None:
        return None
    for article in document.articles:
        if article.start <= validity.start < validity.end <= article.end:
            return cite(document, article, validity.start, validity.end)
    return None


def same_number(number: str, reference: IssueReference) -> bool:
    """Whether a 文号 is the one that a message writes, or writes a part of (〔2022〕31号, 31号文)."""
    own = next(iter(issue_references(fold_plain(number))), None)
    return (
        own is not None
        and own.number == reference.number
        and reference.year in ("", own.year)
        and (not reference.whole or reference.prefix.endswith(own.prefix))
    )


def _of_another(turn: Turn) -> bool:
    """财政部2022年第15号公告还有效吗: whether a 文号 is named that no document at hand bears."""
    named = [one for one in issue_references(turn.said.text) if one.year or one.certain]
    own = [d.number for d in turn.room.catalog.documents if d.number is not None]
    return bool(named) and not any(same_number(n, one) for n in own for one in named)


def validity_told(document: Document, as_of: date) -> str:
    """From when and until when it holds, and how that stands on the day."""
    texts, validity = load_texts(), document.validity
    holds, _ = validity_words(texts, document)
    if validity is None or not _says_until_when(document):
        since = texts.say("valid", holds=holds) if holds else ""
        return since + texts.say("document_validity")
    begun = validity.effective is None or validity.effective <= as_of
    state = "no_more" if document.ended(as_of) else "still" if begun else "not_yet"
    return texts.say("document_valid", holds=holds, now=texts.say(f"document_holds_{state}"))


def _says_until_when(document: Document) -> bool:
    return document.validity is not None and document.validity.until is not None


def _meant(turn: Turn) -> Document | None:
    """The document that the message names, that spoken of before, else the only or first one."""
    meant = named_in(turn, turn.said.text) or spoken_of(turn)
    return meant or next(iter(turn.room.catalog.documents), None)


def _described(document: Document) -> str:
    """Its title, 文号, status, issuer, days and size, as far as they are known."""
    texts = load_texts()

    def part(name: str, **words: str | None) -> str:
        known = {key: word for key, word in words.items() if word}
        return texts.say(f"document_{name}", **known) if known else ""

    return texts.say(
        "document_is",
        title=document.title,
        number=part("number", number=document.number),
        status=part("status", status=document.status),
        issuer=part("issuer", issuer=document.issuer),
        issued=part("issued", day=day(document.issued) if document.issued else None),
        printed=part("printed", day=day(document.printed) if document.printed else None),
        articles=str(len(document.articles)),
        chapters=part("chapters", count=str(len(document.chapters) or "")),
    )


def _contents(document: Document) -> str:
    """Its chapters, each with its first and last article, else the titles of its articles; empty where it
    has neither.
    """
    texts, chapters = load_texts(), []
    for chapter in document.chapters:
        own = [a.label for a in document.articles if a.chapter == chapter.number]
        if own:
            ends = {"from_label": own[0], "to_label": own[-1]}
            chapters.append(texts.say("document_chapter", title=chapter.title, **ends))
    if not chapters:
        titled = [f"{a.label}{a.title}" for a in document.articles if a.title]
        return texts.say("document_titles", titles="、".join(titled)) if titled else ""
    first = document.chapters[0].title
    return texts.say("document_contents", chapters="、".join(chapters), first=first)


def _where() -> str:
    return load_texts().say("document_where")

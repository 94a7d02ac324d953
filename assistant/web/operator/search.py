"""What the console finds and shows: rows, and one article whole with what helps on the telephone."""

import re
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from pydantic import BaseModel

from assistant.calculator.rules.rule import Input, Rule
from assistant.clock import china_day
from assistant.storage.editor_answers import EditorAnswer
from assistant.web.operator.departments import reachable
from assistant.web.operator.marks import Piece, named_words, snippet_pieces, source_pieces
from assistant.web.operator.related import Overlap, Related, overlaps, related_articles
from assistant.web.operator.telephones import telephone_of
from assistant.web.operator.texts import texts
from assistant.web.outlines import article_body
from assistant.web.policies.listing import ended_terms
from corpus.document import Article, Document, Item

if TYPE_CHECKING:
    from assistant.conversation.assistant import Assistant
    from assistant.conversation.lookup.pages import SearchRow

_LONGEST_READING = 160
_LONGEST_HEADING, _LONGEST_ITEM = 16, 240


class Row(BaseModel):
    """One article found. ``source`` is its document and departments in one line.

    ``named`` are words of its text that the query names; ``reading`` is read to the caller.
    """

    document: str
    document_id: str
    key: str
    label: str
    title: str
    chapter: str | None
    snippet: list[Piece]
    departments: list[str]
    source: list[Piece]
    named: list[str]
    computable: bool
    ended: bool
    reading: str


class Telephone(BaseModel):
    """A department and its duty telephone, null where the county has filled none in."""

    department: str
    telephone: str | None


class RuleForm(BaseModel):
    """A rule as a form."""

    id: str
    title: str
    inputs: dict[str, Input]


class Panel(BaseModel):
    """One article whole: verbatim ``text`` and what helps on the telephone; ``office`` is the one
    that a call about it would be handed over to.
    """

    document: str
    document_id: str
    key: str
    label: str
    title: str
    chapter: str | None
    text: str
    terms: list[str]
    telephones: list[Telephone]
    office: str
    rules: list[RuleForm]
    overlaps: list[Overlap]
    related: list[Related]
    reading: str


class Offered(BaseModel):
    """An editor's answer to a question like this one, and the article that it rests on, null where no
    document deals with the matter; ``reading`` is read to the caller.
    """

    question: str
    answer: str
    reading: str
    document_id: str | None
    key: str | None
    label: str
    author: str
    signature: str
    written_on: str
    expires_on: str


class Found(BaseModel):
    """What a search shows. ``words``: what the typed initials were taken for; ``total``: how many
    there are, of which ``results`` are the first; ``fits``: no ``first`` is given where it does not.
    """

    query: str
    words: list[str]
    results: list[Row]
    total: int
    message: str
    fits: bool
    first: Panel | None
    offered: list[Offered]


def row_of(assistant: "Assistant", hit: "SearchRow", query: str, today: date) -> Row:
    """What the search has found, as the console shows it; what the query names is marked."""
    document = assistant.catalog.require(hit.document_id)
    article = document.article(hit.key)
    assert article is not None
    pieces = snippet_pieces(hit.snippet, query, hit.departments)
    return Row(
        document=hit.document,
        document_id=hit.document_id,
        key=hit.key,
        label=hit.label,
        title=hit.title,
        chapter=hit.chapter,
        snippet=pieces,
        departments=hit.departments,
        source=source_pieces(hit.document, hit.departments, query),
        named=named_words(document.words(article.start, article.end), query, hit.departments),
        computable=any(
            rule.unit == "yuan" for rule in assistant.rulebook.of_article(document.id, hit.key)
        ),
        ended=ended_terms(document, article, today),
        reading=reading(document, article, "".join(piece.text for piece in pieces)),
    )


def reading(document: Document, article: Article, words: str = "") -> str:
    """The sentence to read aloud: where it stands, the words of the article, who is responsible.

    ``words`` are verbatim words of the article; the clauses they lie in are read, else the first.
    Of an item that begins with whom it is for, that is read too, and each of its steps.
    """
    place = document.text.find(words, article.body_start, article.body_end) if words else -1
    within = range(place, place + len(words))
    chosen = [c for c in article.clauses if place >= 0 and c.start in within] or [
        c for c in article.clauses if place >= 0 and c.start <= place < c.end
    ]
    clauses = chosen or list(article.clauses[:1])
    start, end = (clauses[0].start, clauses[0].end) if clauses else (article.start, article.end)
    headed = next((i for i in article.items if _is_headed(i) and i.start <= start < i.end), None)
    for clause in clauses[1:]:
        if clause.end - start > _LONGEST_READING:
            break
        end = clause.end
    if headed is not None:
        start, end = headed.sentences[0].start, headed.end
    quoted = document.words(start, end).strip().rstrip("；;，,。：:")
    who = f"由{'、'.join(article.departments)}负责。" if article.departments else ""
    title = f"“{article.title}”" if article.title else ""
    return f"根据{document.name}{article.label}{title}：{quoted}。{who}"


def _is_headed(item: Item) -> bool:
    """Whether an item that can be read whole begins with a heading, which its sentences leave out."""
    first = item.sentences[0]
    heading = first.end - first.start <= _LONGEST_HEADING and len(item.sentences) > 1
    return heading and item.end - item.start <= _LONGEST_ITEM


def panel(
    assistant: "Assistant",
    document: Document,
    article: Article,
    telephones: Mapping[str, str],
    today: date,
    reading_aloud: str | None = None,
) -> Panel:
    """One article whole; the rules of the words that are read aloud come first."""
    body = article_body(document, article, assistant.rulebook, today)
    read = reading_aloud or reading(document, article)
    found = assistant.rulebook.of_article(document.id, article.key)
    rules = sorted(found, key=lambda rule: _share_read(rule, read), reverse=True)
    return Panel(
        document=document.name,
        document_id=document.id,
        key=article.key,
        label=article.label,
        title=article.title,
        chapter=body.chapter,
        text=body.text,
        terms=[
            f"{term.about}：至 {term.until}{'，已过期' if term.ended else ''}"
            for term in body.terms
        ],
        telephones=[
            Telephone(department=name, telephone=telephone_of(telephones, document, name))
            for name in article.departments
        ],
        office=next(
            iter(reachable(document.department_names(n)[0] for n in article.departments)), ""
        ),
        rules=[_rule_form(rule) for rule in rules],
        overlaps=overlaps(assistant, document, article),
        related=related_articles(assistant, document, article),
        reading=read,
    )


def _share_read(rule: Rule, words: str) -> float:
    """How much of what the rule rests on is among these words, sentence by sentence: 0 to 1."""
    sentences = [
        s.strip("，, ") for part in rule.provision.words for s in re.split("[。；;]", part)
    ]
    read = sum(len(sentence) for sentence in sentences if sentence in words)
    return read / sum(map(len, sentences))


def _rule_form(rule: Rule) -> RuleForm:
    """A rule as a form; what one may leave out comes last."""
    inputs = sorted(rule.inputs.items(), key=lambda named: named[1].optional)
    return RuleForm(id=rule.id, title=rule.title, inputs=dict(inputs))


def offered(assistant: "Assistant", answer: EditorAnswer) -> Offered:
    """An editor's answer as the console shows it."""
    alone = texts()["offering"]["reading"].format(answer=answer.answer)
    return Offered(
        question=answer.question,
        answer=answer.answer,
        reading=answer.answer if answer.rests_on_article else alone,
        document_id=answer.document,
        key=answer.article,
        label=article_name(assistant, answer.document, answer.article),
        author=answer.author,
        signature=answer.signature,
        written_on=china_day(answer.written_at).isoformat(),
        expires_on=answer.expires_on.isoformat(),
    )


def article_name(assistant: "Assistant", document_id: str | None, key: str | None) -> str:
    """``阳政办发〔2022〕31号第22条`` for an article; what is no longer there by its bare names."""
    if not document_id or not key:
        return ""
    document = assistant.catalog.get(document_id)
    article = document.article(key) if document else None
    return f"{document.name}{article.label}" if document and article else f"{document_id} {key}"

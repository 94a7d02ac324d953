"""The console: the page, its search, one article, and what a caller's call leaves behind."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, Field, StrictStr

from assistant.clock import today
from assistant.intake.checks import check_question
from assistant.intake.errors import ApiError
from assistant.storage.calls import NewCall
from assistant.web.context import QUESTION, SMALL_REQUEST, Context, InContext
from assistant.web.operator.departments import departments, reachable
from assistant.web.operator.desk import (
    Desk,
    InDesk,
    OperatorCall,
    OperatorPage,
    check_token,
    desk_page,
)
from assistant.web.operator.finding import Narrowing, find
from assistant.web.operator.offering import for_operator
from assistant.web.operator.search import Found, Panel, offered, panel
from assistant.web.operator.texts import texts
from assistant.web.routes.operator_calls import check_office
from corpus.document import Article, Document
from index.hit import Filters

router = APIRouter(include_in_schema=False)

_TOKEN = Depends(check_token)


class CallBody(BaseModel):
    """A call as the page sends it."""

    question: StrictStr = Field(max_length=2000)
    answer: StrictStr = Field(max_length=4000)
    note: StrictStr = Field(max_length=2000)
    follow_up: Literal["none", "hand_over", "call_back", "done"]
    department: StrictStr = Field("", max_length=200)
    document: StrictStr | None = Field(None, max_length=200)
    article: StrictStr | None = Field(None, max_length=50)


class NotFoundBody(BaseModel):
    """A question whose answer the operator did not find."""

    question: StrictStr


class Kept(BaseModel):
    """What was kept, by number."""

    id: int


@router.get("/operator")
async def console(visit: OperatorPage, context: InContext) -> HTMLResponse:
    """The page."""
    documents = context.assistant.catalog.documents
    chapters = [(d, list(dict.fromkeys(c.title for c in d.chapters))) for d in documents]
    return await desk_page(
        "operator.html",
        visit,
        context,
        current="console",
        documents=documents,
        chapters=[(document, titles) for document, titles in chapters if titles],
        departments=departments(documents),
        offices=reachable(departments(documents)),
        follow_ups=texts()["follow_ups"],
    )


@router.get("/operator/api/search", dependencies=[QUESTION])
async def search(
    _: OperatorCall,
    context: InContext,
    desk: InDesk,
    q: Annotated[str, Query()] = "",
    document: Annotated[str | None, Query(max_length=200)] = None,
    chapter: Annotated[str | None, Query(max_length=200)] = None,
    department: Annotated[str | None, Query(max_length=200)] = None,
    computable: Annotated[bool, Query()] = False,
    ended: Annotated[bool, Query()] = False,
    whole: Annotated[bool, Query()] = False,
) -> Found:
    """Rows for what is typed, or for the filters alone; the first article whole, and editors'
    answers to like questions.
    """
    filters = Filters(document or None, chapter or None, department or None)
    narrowing = Narrowing(filters, computable, ended, whole)
    query = check_question(q, "q") if q.strip() or not narrowing.narrows else ""
    return await context.pool.run(lambda: _found(context, desk, query, narrowing))


def _found(context: Context, desk: Desk, query: str, narrowing: Narrowing) -> Found:
    assistant = context.assistant
    words = desk.initials.words(query)
    found = find(assistant, query, words, narrowing, today())
    first = None
    if found.fits and found.rows:
        row = found.rows[0]
        document, article = _article(context, row.document_id, row.key)
        first = panel(assistant, document, article, desk.telephones, today(), row.reading)
    close = context.archive.editor_answers.like(query) if query else []
    shown = for_operator(assistant, query, close)
    return Found(
        query=query,
        words=words,
        results=list(found.rows),
        total=found.total,
        message=found.message,
        fits=found.fits,
        first=first,
        offered=[offered(assistant, answer) for answer in shown],
    )


@router.get("/operator/api/articles/{document}/{key}", dependencies=[SMALL_REQUEST])
async def article(
    _: OperatorCall, context: InContext, desk: InDesk, document: str, key: str
) -> Panel:
    """One article whole."""
    home, found = _article(context, document, key)
    return panel(context.assistant, home, found, desk.telephones, today())


def _article(context: Context, document_id: str, key: str) -> tuple[Document, Article]:
    document = context.assistant.catalog.get(document_id)
    if document is None:
        raise ApiError("document_unknown")
    article = document.article(key)
    if article is None:
        raise ApiError("article_unknown")
    return document, article


@router.post("/operator/api/calls", dependencies=[SMALL_REQUEST, _TOKEN])
async def add_call(body: CallBody, visit: OperatorCall, context: InContext, desk: InDesk) -> Kept:
    """Keep a call; initials are spelled out, for whoever reads the log or gets the work order."""
    if not (body.question.strip() or body.note.strip() or body.article):
        raise ApiError("call_invalid", detail=texts()["calls"]["empty"])
    about = ""
    if body.document and body.article:
        document, article = _article(context, body.document, body.article)
        about = document.words(article.start, article.end)
    if body.department or body.follow_up == "hand_over":
        check_office(context, body.department)
    if body.department and body.follow_up != "hand_over":
        raise ApiError("call_invalid", path="follow_up", detail=texts()["calls"]["not_handed_over"])
    archive, who = context.archive, visit.user.name

    def keep() -> Kept:
        asked = desk.initials.spelled(body.question, about)
        number = archive.calls.add(who, NewCall(**body.model_dump() | {"question": asked}))
        archive.audit.note(who, "call_add", str(number))
        return Kept(id=number)

    return await context.pool.run(keep)


@router.post("/operator/api/unanswered", dependencies=[SMALL_REQUEST, _TOKEN], status_code=204)
async def not_found(
    body: NotFoundBody, visit: OperatorCall, context: InContext, desk: InDesk
) -> None:
    """Keep a question whose answer was not found; editors read it, so initials are spelled out."""
    question = check_question(body.question)
    archive, who = context.archive, visit.user.name

    def keep() -> None:
        asked = desk.initials.spelled(question)
        archive.unanswered.add(asked, "operator")
        archive.audit.note(who, "unanswered_add", asked)

    await context.pool.run(keep)

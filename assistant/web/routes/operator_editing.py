"""Unanswered questions, and the answers that editors write beside the text."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from assistant.answering.scope import foreign_article
from assistant.clock import today
from assistant.intake.checks import check_day
from assistant.intake.errors import ApiError
from assistant.storage.editor_answers import EditorAnswer, NewEditorAnswer
from assistant.storage.masking import of_a_person
from assistant.web.context import Context, InContext
from assistant.web.operator.desk import EditorForm, OperatorPage, RowNumber, change_noted, desk_page
from assistant.web.operator.offering import left_open, rests_on_nothing
from assistant.web.operator.paging import PageNumber, read_page
from assistant.web.operator.search import article_name
from assistant.web.operator.sign_in import Visit
from assistant.web.operator.texts import china_time, texts
from assistant.web.outlines import find_place
from corpus.normalise import fold_plain
from index.direct import named_articles
from index.issues import issues_of
from index.references import issue_references

if TYPE_CHECKING:
    from assistant.conversation.assistant import Assistant

router = APIRouter(include_in_schema=False)

GOOD_FOR = timedelta(days=180)
_LIMITS = {"question": 500, "answer": 2000}
_SIGNATURE = 50
_FIELDS = (
    "from",
    "settled",
    "question",
    "answer",
    "document",
    "article",
    "signature",
    "expires_on",
)
_NAMED = 3
_LOOKED_AT = 50
"""Of the answers of no article, the latest of which it is looked up whether documents now answer
(30 ms each)."""


@router.get("/operator/unanswered")
async def unanswered(
    visit: OperatorPage, context: InContext, number: PageNumber = 1
) -> HTMLResponse:
    """Questions without an answer, the most asked first."""
    kept = context.archive.unanswered
    rows, paging = await context.pool.run(
        lambda: read_page(number, "/operator/unanswered", kept.count, kept.open)
    )
    shown = [
        {
            "id": row.id,
            "question": row.question,
            "said_before": row.said_before,
            "count": row.count,
            "reason": texts()["reasons"].get(row.reason, row.reason),
            "time": china_time(row.last_at),
        }
        for row in rows
    ]
    return await desk_page(
        "operator_unanswered.html",
        visit,
        context,
        current="unanswered",
        rows=shown,
        paging=paging,
    )


@router.post("/operator/unanswered/{id}")
async def dismiss(id: RowNumber, form: EditorForm, context: InContext) -> RedirectResponse:
    """A question that needs no answer."""
    unanswered = context.archive.unanswered
    await change_noted(
        context,
        form.visit,
        "unanswered_dismiss",
        str(id),
        lambda: unanswered.settle(id, "dismissed"),
    )
    return RedirectResponse("/operator/unanswered", status_code=303)


@router.get("/operator/answers")
async def answers(
    visit: OperatorPage,
    context: InContext,
    source: Annotated[int | None, Query(alias="from", ge=0, le=2**31 - 1)] = None,
) -> HTMLResponse:
    """Editors' answers, and the form to write one, begun from an unanswered question."""
    draft = dict.fromkeys(_FIELDS, "")
    said_before = ""
    draft["document"] = _first_document(context)
    draft["expires_on"] = (today() + GOOD_FOR).isoformat()
    if source is not None:
        row = await context.pool.run(lambda: context.archive.unanswered.get(source))
        if row:
            draft |= {"from": str(row.id), "question": row.question}
            said_before = row.said_before
    return await _answers_page(visit, context, draft, said_before=said_before)


async def _answers_page(
    visit: Visit,
    context: Context,
    draft: Mapping[str, str],
    message: str = "",
    *,
    confirm: bool = False,
    said_before: str = "",
) -> HTMLResponse:
    def read() -> tuple[list[EditorAnswer], frozenset[int]]:
        kept = context.archive.editor_answers.all()
        alone = [answer for answer in kept if not answer.rests_on_article][:_LOOKED_AT]
        return kept, frozenset(a.id for a in alone if not _still_open(context.assistant, a))

    kept, overtaken = await context.pool.run(read)
    shown: list[dict[str, Any]] = [
        {
            "id": answer.id,
            "question": answer.question,
            "answer": answer.answer,
            "article": article_name(context.assistant, answer.document, answer.article),
            "author": answer.author,
            "signature": answer.signature,
            "time": china_time(answer.written_at),
            "expires": answer.expires_on.isoformat(),
            "expired": answer.expires_on < today(),
            "overtaken": answer.id in overtaken,
            "gone": rests_on_nothing(context.assistant, answer),
        }
        for answer in kept
    ]
    page = await desk_page(
        "operator_answers.html",
        visit,
        context,
        current="answers",
        answers=shown,
        draft=draft,
        message=message,
        confirm=confirm,
        said_before=said_before,
        documents=context.assistant.catalog.documents,
    )
    page.status_code = 400 if message else 200
    return page


@router.post("/operator/answers")
async def write(form: EditorForm, context: InContext) -> Response:
    """Keep an editor's answer; a mistake shows the form again with what was written."""
    draft = {name: form.fields.get(name, "") for name in _FIELDS}
    read = await context.pool.run(lambda: _read(context, draft))
    if isinstance(read, str):
        return await _answers_page(form.visit, context, draft, read)
    personal = of_a_person(read.answer)
    if personal and form.fields.get("confirmed") != "yes":
        warning = texts()["editing"]["personal"].format(words="、".join(dict.fromkeys(personal)))
        return await _answers_page(form.visit, context, draft, warning, confirm=True)
    archive, who = context.archive, form.visit.user.name
    source = int(draft["from"]) if draft["from"].isdecimal() and len(draft["from"]) < 10 else None
    row = await context.pool.run(lambda: archive.unanswered.get(source)) if source else None
    if row and row.state not in {"open", draft["settled"]}:
        settled = texts()["editing"][f"settled_{row.state}"]
        seen = draft | {"settled": row.state}
        shown = await _answers_page(form.visit, context, seen, settled)
        shown.status_code = 409
        return shown

    def keep() -> None:
        number = archive.editor_answers.add(who, read)
        if source:
            archive.unanswered.settle(source, "answered")
        archive.audit.note(who, "answer_add", f"{number} {read.question}")

    await context.pool.run(keep)
    return RedirectResponse("/operator/answers", status_code=303)


def _still_open(assistant: "Assistant", answer: EditorAnswer) -> bool:
    """Whether the documents still leave the question of an answer of no article open."""
    return left_open(assistant.ask_alone(answer.question))


def _read(context: Context, draft: Mapping[str, str]) -> NewEditorAnswer | str:
    """What the form says, or what is wrong with it."""
    for name, most in _LIMITS.items():
        if not 0 < len(draft[name]) <= most:
            return texts()["editing"]["limits"].format(**_LIMITS)
    if len(draft["signature"]) > _SIGNATURE:
        return texts()["editing"]["signature"].format(most=_SIGNATURE)
    until = _day(draft["expires_on"])
    if until is None or until < today():
        return texts()["editing"]["expires"]
    place = find_place(context.assistant, draft["document"], draft["article"])
    if place is None:
        wrong = _against_no_article(context.assistant, draft)
        if wrong:
            return wrong
    return NewEditorAnswer(
        draft["question"],
        draft["answer"],
        place[0].id if place else None,
        place[1].key if place else None,
        until,
        draft["signature"],
    )


def _against_no_article(assistant: "Assistant", draft: Mapping[str, str]) -> str:
    """Why an answer may not do without an article: one is named, or the documents answer."""
    said: Mapping[str, str] = texts()["editing"]
    if draft["document"]:
        return said["no_such_article"] + said["no_article"]
    if draft["article"]:
        return said["article_left"]
    named = _named_in(assistant, draft["answer"])
    if named:
        return said["names_article"].format(named="、".join(named))
    own = assistant.ask_alone(draft["question"])
    if left_open(own):
        return ""
    if own.kind == "clarification":
        return said["unclear"]
    cited = dict.fromkeys(article_name(assistant, c.document_id, c.key) for c in own.citations)
    if not cited:
        return said["answered_otherwise"]
    return said["answered"].format(places="、".join(list(cited)[:_NAMED]))


def _named_in(assistant: "Assistant", answer: str) -> list[str]:
    """The documents at hand, and the articles of no other one, that an answer names."""
    documents, folded = assistant.catalog.documents, fold_plain(answer)
    issues = [issue for issue in issues_of(assistant.retriever.roster) if issue.own]
    written = [r for r in issue_references(folded) if r.year or r.certain]
    named = [folded[r.start : r.end] for r in written if any(i.fits(r) for i in issues)]
    named += [d.title for d in documents if fold_plain(d.title) in folded]
    if not named and foreign_article(answer, documents) is None:
        named = [folded[found.start : found.end] for found in named_articles(folded)]
    return list(dict.fromkeys(named))


def _first_document(context: Context) -> str:
    return next((document.id for document in context.assistant.catalog.documents), "")


def _day(text: str) -> date | None:
    try:
        return check_day(text)
    except ApiError:
        return None


@router.post("/operator/answers/{id}/withdraw")
async def withdraw(id: RowNumber, form: EditorForm, context: InContext) -> RedirectResponse:
    """Offer an answer no longer."""
    kept = context.archive.editor_answers
    await change_noted(context, form.visit, "answer_withdraw", str(id), lambda: kept.withdraw(id))
    return RedirectResponse("/operator/answers", status_code=303)

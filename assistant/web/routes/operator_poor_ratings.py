"""Poor ratings (差评) at the console: listed, and who followed them up with what outcome."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from assistant.storage.errors import ChangedMeanwhile
from assistant.storage.poor_ratings import FollowState, PoorRating
from assistant.web.context import Context, InContext
from assistant.web.feedback import grade_names
from assistant.web.operator.desk import OperatorForm, OperatorPage, change_noted, desk_page
from assistant.web.operator.paging import PageNumber, Paging, read_page
from assistant.web.operator.search import article_name
from assistant.web.operator.sign_in import Visit
from assistant.web.operator.texts import china_time, texts

router = APIRouter(include_in_schema=False)

NOTE_LIMIT = 500
Chosen = Annotated[FollowState | Literal[""], Query()]


@router.get("/operator/ratings")
async def ratings(
    visit: OperatorPage, context: InContext, state: Chosen = "", number: PageNumber = 1
) -> HTMLResponse:
    """One page of the poor ratings, the latest first."""
    return await _ratings_page(visit, context, state, number)


async def _ratings_page(
    visit: Visit,
    context: Context,
    state: Chosen,
    number: int,
    draft: Mapping[str, str] | None = None,
    trouble: str = "",
) -> HTMLResponse:
    """``draft`` is the note written for the rating ``id``, to be put right."""
    kept, wanted = context.archive.poor_ratings, state or None

    def read() -> tuple[list[PoorRating], Paging, int]:
        rows, paging = read_page(
            number,
            "/operator/ratings",
            lambda: kept.count(wanted),
            lambda limit, skip: kept.latest(limit, wanted, skip),
            state=state,
        )
        if draft and all(row.answer_id != draft["id"] for row in rows):
            rows = [*filter(None, [kept.get(draft["id"])]), *rows]
        return rows, paging, kept.count("waiting")

    found, paging, waiting = await context.pool.run(read)
    return await desk_page(
        "operator_ratings.html",
        visit,
        context,
        current="ratings",
        ratings=[_row(context, one, draft) for one in found],
        to_follow=waiting,
        chosen=state,
        states=texts()["follow_states"],
        limit=NOTE_LIMIT,
        paging=paging,
        trouble=trouble,
    )


@router.post("/operator/ratings/{answer_id}")
async def follow_up(
    answer_id: str,
    form: OperatorForm,
    context: InContext,
    state: Chosen = "",
    number: PageNumber = 1,
) -> Response:
    """Say that a poor rating has been followed up, and what came of it; then the same page again."""
    note = form.fields.get("note", "")
    kept, who = context.archive.poor_ratings, form.visit.user.name
    said, status = texts()["ratings"], 0
    if not 0 < len(note) <= NOTE_LIMIT:
        trouble, status = said["note"].format(most=NOTE_LIMIT), 400
    else:
        try:
            await change_noted(
                context,
                form.visit,
                "rating_follow_up",
                answer_id,
                lambda: kept.follow_up(answer_id, form.seen, who, note),
            )
        except ChangedMeanwhile:
            trouble, status = said["changed"], 409
    if status:
        draft = {"id": answer_id, "note": note}
        shown = await _ratings_page(form.visit, context, state, number, draft, trouble)
        shown.status_code = status
        return shown
    fields = {"state": state, "page": str(number) if number > 1 else ""}
    query = urlencode({name: value for name, value in fields.items() if value})
    return RedirectResponse("/operator/ratings" + (f"?{query}" if query else ""), status_code=303)


def _row(context: Context, rating: PoorRating, draft: Mapping[str, str] | None) -> dict[str, Any]:
    followed = rating.followed
    written = draft["note"] if draft and draft["id"] == rating.answer_id else None
    return {
        "id": rating.answer_id,
        "time": china_time(rating.rated_at),
        "grade": grade_names()[rating.grade],
        "question": rating.question,
        "article": article_name(context.assistant, rating.document, rating.article),
        "comment": rating.comment,
        "state": texts()["follow_states"][rating.state],
        "who": followed.who if followed else "",
        "at": china_time(followed.at) if followed else "",
        "told": followed.note if followed else "",
        "note": written if written is not None else followed.note if followed else "",
        "revision": rating.revision,
    }

"""Poor ratings (差评) at the console: listed, and who followed them up with what outcome."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, RedirectResponse

from assistant.intake.errors import ApiError
from assistant.storage.poor_ratings import FollowState, PoorRating
from assistant.web.context import Context, InContext
from assistant.web.feedback import grade_names
from assistant.web.operator.desk import OperatorForm, OperatorPage, change_noted, desk_page
from assistant.web.operator.search import article_name
from assistant.web.operator.texts import china_time, texts

router = APIRouter(include_in_schema=False)

SHOWN = 200
NOTE_LIMIT = 500
Chosen = Annotated[FollowState | Literal[""], Query()]


@router.get("/operator/ratings")
async def ratings(visit: OperatorPage, context: InContext, state: Chosen = "") -> HTMLResponse:
    """The latest poor ratings."""
    kept = context.archive.poor_ratings
    found, waiting = await context.pool.run(
        lambda: (kept.latest(SHOWN, state or None), kept.waiting())
    )
    return await desk_page(
        "operator_ratings.html",
        visit,
        context,
        current="ratings",
        ratings=[_row(context, one) for one in found],
        to_follow=waiting,
        chosen=state,
        states=texts()["follow_states"],
        limit=NOTE_LIMIT,
    )


@router.post("/operator/ratings/{answer_id}")
async def follow_up(answer_id: str, form: OperatorForm, context: InContext) -> RedirectResponse:
    """Say that a poor rating has been followed up, and what came of it."""
    note = form.fields.get("note", "")
    if not 0 < len(note) <= NOTE_LIMIT:
        raise ApiError("follow_note_invalid", path="note")
    kept, who = context.archive.poor_ratings, form.visit.user.name
    await change_noted(
        context,
        form.visit,
        "rating_follow_up",
        answer_id,
        lambda: kept.follow_up(answer_id, who, note),
    )
    return RedirectResponse("/operator/ratings", status_code=303)


def _row(context: Context, rating: PoorRating) -> dict[str, str]:
    followed = rating.followed
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
        "note": followed.note if followed else "",
    }

"""For the office: statistics with charts and export, and the audit log."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, Query, Response
from fastapi.responses import HTMLResponse

from assistant.clock import today
from assistant.intake.checks import check_day
from assistant.intake.errors import ApiError
from assistant.storage.call_statistics import CallSummary, summarise_calls
from assistant.storage.statistics import Summary, summarise
from assistant.web.context import Context, InContext
from assistant.web.feedback import grade_names, satisfied_share
from assistant.web.hot_questions import HotQuestion
from assistant.web.operator.charts import by_day, by_name
from assistant.web.operator.desk import AdminPage, EditorPage, desk_page
from assistant.web.operator.export import Cell, Sheet, csv_file, xlsx_file
from assistant.web.operator.paging import PageNumber, read_page
from assistant.web.operator.search import article_name
from assistant.web.operator.texts import china_time, tables, texts

if TYPE_CHECKING:
    from assistant.conversation.assistant import Assistant

router = APIRouter(include_in_schema=False)
_WHOLE = 10
"""From so many seconds on tenths tell nothing."""

USUAL, LONGEST = timedelta(days=29), timedelta(days=366)
_SHOWN = 12
Day = Annotated[str, Query(max_length=10)]


@router.get("/operator/statistics")
async def statistics(
    visit: EditorPage, context: InContext, since: Day = "", until: Day = ""
) -> HTMLResponse:
    """What was asked in these days."""
    first, last, message = _days(since, until)
    assistant = context.assistant

    counted, taken, hot = await context.pool.run(lambda: _counted(context, first, last))
    return await desk_page(
        "operator_statistics.html",
        visit,
        context,
        current="statistics",
        since=first.isoformat(),
        until=last.isoformat(),
        message=message,
        figures=_figures(counted, taken),
        call_days=by_day(taken.by_day, first, last),
        call_articles=by_name(_call_articles(assistant, taken)[:_SHOWN]),
        call_follow_ups=_follow_ups(taken),
        call_departments=_most(taken.departments),
        call_days_kept=context.settings.call_days,
        days=by_day(counted.by_day, first, last),
        themes=by_name(_themes(assistant, counted)[:_SHOWN]),
        articles=by_name(_articles(assistant, counted)[:_SHOWN]),
        hot=hot[:_SHOWN],
        hot_sessions=context.settings.hot_sessions,
        reasons=_reasons(counted),
        grades=by_name(_grades(counted)),
        complaints=counted.complaints,
        turn_days=context.settings.turn_days,
    )


async def _exported(
    visit: EditorPage, context: InContext, since: Day = "", until: Day = ""
) -> list[Sheet]:
    """The same figures as tables."""
    first, last, _ = _days(since, until)
    archive = context.archive

    def read() -> tuple[Summary, CallSummary, list[HotQuestion]]:
        archive.audit.note(visit.user.name, "statistics_export", f"{first} {last}")
        return _counted(context, first, last)

    return _sheets(context, *await context.pool.run(read))


Exported = Annotated[list[Sheet], Depends(_exported)]


@router.get("/operator/statistics.csv")
async def as_csv(sheets: Exported) -> Response:
    """All of them below each other: what a row belongs to, and its first two columns."""
    rows = [(sheet.title, *row[:2]) for sheet in sheets for row in sheet.rows]
    return csv_file("statistics.csv", tables()["statistics"].head, rows)


@router.get("/operator/statistics.xlsx")
async def as_xlsx(sheets: Exported, context: InContext) -> Response:
    """Each on a sheet of its own."""
    return await context.pool.run(lambda: xlsx_file("statistics.xlsx", sheets))


def _counted(
    context: Context, first: date, last: date
) -> tuple[Summary, CallSummary, list[HotQuestion]]:
    database = context.archive.database
    hot = context.hot.between(context.assistant, first, last)
    return summarise(database, first, last), summarise_calls(database, first, last), hot


def _sheets(
    context: Context, counted: Summary, taken: CallSummary, hot: Sequence[HotQuestion]
) -> list[Sheet]:
    assistant = context.assistant
    rows: dict[str, list[tuple[Cell, ...]]] = {
        "figures": [*_figures(counted, taken)],
        "days": [*_by_day(counted.by_day)],
        "themes": [*_themes(assistant, counted)],
        "articles": [*_articles(assistant, counted)],
        "hot": [(found.question, found.sessions) for found in hot],
        "reasons": [*_reasons(counted)],
        "grades": [*_grades(counted)],
        "complaints": [
            (c.question, c.comment or "", c.day.isoformat()) for c in counted.complaints
        ],
        "call_days": [*_by_day(taken.by_day)],
        "call_articles": [*_call_articles(assistant, taken)],
        "call_follow_ups": [*_follow_ups(taken)],
        "call_departments": [*_most(taken.departments)],
    }
    words = tables()
    return [Sheet(words[code].title, words[code].head, table) for code, table in rows.items()]


def _by_day(counts: Mapping[date, int]) -> list[tuple[str, int]]:
    return [(day.isoformat(), count) for day, count in sorted(counts.items())]


def _days(since: str, until: str) -> tuple[date, date, str]:
    """The days asked for; the last thirty, and why, where they make no sense."""
    usual = (today() - USUAL, today())
    if not since and not until:
        return *usual, ""
    try:
        first, last = check_day(since), check_day(until)
    except ApiError:
        first = last = None
    if first is None or last is None or not first <= last <= first + LONGEST:
        return *usual, texts()["statistics"]["days"]
    return first, last, ""


def _figures(counted: Summary, taken: CallSummary) -> list[tuple[str, str | int]]:
    rated = counted.rated_up + counted.rated_down
    found: dict[str, str | int] = {
        "asked": counted.total,
        "unanswered": sum(counted.by_reason.values()),
        "rated_up": counted.rated_up,
        "rated_down": counted.rated_down,
        "rated_up_share": _share(counted.rated_up / rated if rated else None),
        "graded": sum(counted.by_grade.values()),
        "satisfied_share": _share(satisfied_share(counted.by_grade)),
        "median": _in_seconds(counted.median_ms),
        "slowest_twentieth": _in_seconds(counted.slowest_twentieth_ms),
        "calls": taken.total,
    }
    return [(texts()["figures"][code], figure) for code, figure in found.items()]


def _share(value: float | None) -> str:
    return "—" if value is None else f"{value:.0%}"


def _in_seconds(value: float | None) -> str:
    if value is None:
        return "—"
    seconds = value / 1000
    shown = f"{seconds:.0f}" if seconds >= _WHOLE else f"{seconds:.2g}"
    return texts()["statistics"]["seconds"].format(seconds=shown)


def _themes(assistant: "Assistant", counted: Summary) -> list[tuple[str, int]]:
    """How often each chapter was asked about, the most first."""
    themes: Counter[str] = Counter()
    no_citation = texts()["statistics"]["no_citation"]
    for row in counted.articles:
        document = assistant.catalog.get(row.document)
        article = document.article(row.article) if document else None
        chapters = document.chapters if document else ()
        number = article.chapter if article else None
        title = next((c.title for c in chapters if c.number == number), no_citation)
        themes[title] += row.count
    without = counted.total - sum(themes.values())
    if without:
        themes[no_citation] += without
    return themes.most_common()


def _articles(assistant: "Assistant", counted: Summary) -> list[tuple[str, int]]:
    return [
        (_told_apart(assistant, row.document, row.article), row.count) for row in counted.articles
    ]


def _told_apart(assistant: "Assistant", document_id: str | None, key: str | None) -> str:
    """An article's name and title: nobody knows seventy-five numbers by heart."""
    document = assistant.catalog.get(document_id) if document_id else None
    article = document.article(key) if document and key else None
    title = article.title if article else None
    return " ".join(filter(None, (article_name(assistant, document_id, key), title)))


def _call_articles(assistant: "Assistant", taken: CallSummary) -> list[tuple[str, int]]:
    """Which articles the calls were about, the most first."""
    return _most(
        {
            _told_apart(assistant, *place) or texts()["statistics"]["no_article"]: count
            for place, count in taken.articles.items()
        }
    )


def _follow_ups(taken: CallSummary) -> list[tuple[str, int]]:
    """What became of the calls, in the order of the form."""
    names = texts()["follow_ups"].items()
    return [(name, taken.by_follow_up[code]) for code, name in names if code in taken.by_follow_up]


def _most(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _grades(counted: Summary) -> list[tuple[str, int]]:
    """How many of each grade, the best first; nothing where nobody gave one."""
    given = counted.by_grade
    return [(name, given.get(grade, 0)) for grade, name in grade_names().items()] if given else []


def _reasons(counted: Summary) -> list[tuple[str, int]]:
    names = texts()["reasons"]
    pairs = [(names.get(reason, reason), count) for reason, count in counted.by_reason.items()]
    return sorted(pairs, key=lambda pair: -pair[1])


@router.get("/operator/audit")
async def audit(visit: AdminPage, context: InContext, number: PageNumber = 1) -> HTMLResponse:
    """Who did what, the latest first."""
    log = context.archive.audit
    deeds, paging = await context.pool.run(
        lambda: read_page(number, "/operator/audit", log.count, log.latest)
    )
    shown = [
        {
            "time": china_time(deed.at),
            "who": deed.who,
            "action": texts()["actions"].get(deed.action, deed.action),
            "subject": deed.subject,
        }
        for deed in deeds
    ]
    return await desk_page(
        "operator_audit.html", visit, context, current="audit", deeds=shown, paging=paging
    )

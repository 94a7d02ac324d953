"""The policy pages: the list, a document, an article with its forms, and what suits an enterprise."""

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, quote, urlencode
from xml.sax.saxutils import escape

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from assistant.clock import today
from assistant.intake.checks import check_question
from assistant.intake.errors import ApiError
from assistant.web.amounts import amount_words
from assistant.web.context import SMALL_REQUEST, Context, InContext, take_allowance
from assistant.web.outlines import find_place
from assistant.web.pages import page
from assistant.web.policies.filters import fields, fitting, read_filters, taken
from assistant.web.policies.form import RULE, read_values, result, rule_form
from assistant.web.policies.listing import (
    ANY_ENTERPRISE,
    address_of,
    grouped,
    rows,
    themes,
    title_of,
)
from assistant.web.policies.match import (
    ADDRESS_LIMIT,
    amount,
    by_theme,
    misfit,
    profile_fields,
    profile_text,
    told_of,
    total,
)
from assistant.web.policies.page import article_page, paragraphs
from assistant.web.public_texts import public_texts
from corpus.document import Article, Document

if TYPE_CHECKING:
    from assistant.conversation.assistant import Assistant

router = APIRouter(include_in_schema=False)


@router.get("/policies")
def policies(request: Request, context: InContext) -> Response:
    """惠企政策清单; a form sent with empty fields leads to the address without them."""
    assistant = _assistant(context)
    if assistant is None:
        return _not_ready(context)
    filters = read_filters(request.query_params)
    if "" in request.query_params.values():
        return RedirectResponse(filters.address, 303)
    found = rows(assistant.catalog, assistant.rulebook, today())
    shown = fitting(found, filters)
    return page(
        "policy_list.html",
        groups=grouped(shown, filters.of("theme")),
        questions={name: theme.questions for name, theme in themes(assistant.catalog).items()},
        fields=fields(found, filters),
        taken=taken(found, filters),
        plain=any(row.plain for row in shown),
        titles=[row.article.title for row in found if row.article.title],
        filters=filters,
        any_enterprise=ANY_ENTERPRISE[0],
        number=len(shown),
        whole=len(found),
        documents=assistant.catalog.documents,
    )


@router.get("/policies/{document}")
def policy_document(document: str, request: Request, context: InContext) -> Response:
    """One document, readable from the first word to the last; its script finds ``q`` in it."""
    assistant = _assistant(context)
    if assistant is None:
        return _not_ready(context)
    found = assistant.catalog.get(document)
    if found is None:
        return _missing()
    if document != found.id:
        own = request.url.replace(path=f"/policies/{quote(found.id)}")
        return RedirectResponse(own.replace(scheme="", netloc=""), 301)
    return page(
        "policy_document.html",
        document=found,
        chapters=_chapters(found),
        paragraphs={a.key: paragraphs(found, a) for a in found.articles},
        address_of=address_of,
        title_of=title_of,
    )


@router.get("/policies/{document}/{key}", dependencies=[SMALL_REQUEST])
def policy(document: str, key: str, request: Request, context: InContext) -> Response:
    """One article: its words, its rules as forms, what is near it."""
    assistant = _assistant(context)
    if assistant is None:
        return _not_ready(context)
    place = find_place(assistant, document, key)
    if place is None:
        return _missing()
    found, article = place
    if (document, key) != (found.id, article.key):
        return RedirectResponse(quote(address_of(found, article)), 301)
    day = today()
    given = dict(request.query_params)
    rules = assistant.rulebook.of_article(found.id, article.key)
    return page(
        "policy_article.html",
        policy=article_page(
            found,
            article,
            assistant.rulebook,
            day,
            str(request.base_url),
            assistant.catalog.plain(found.id).get(article.key),
        ),
        themes=assistant.catalog.themes(found.id).of(article.key),
        forms=[rule_form(assistant, rule, given, day) for rule in rules],
        address_of=address_of,
        title_of=title_of,
        amount_words=amount_words,
        today=day,
        rule_key=RULE,
    )


@router.get("/policies/{document}/{key}/rules/{rule_id}", dependencies=[SMALL_REQUEST])
def policy_result(
    document: str, key: str, rule_id: str, request: Request, context: InContext
) -> HTMLResponse:
    """The result of one rule alone, to be put into the article's page while the reader types."""
    assistant = context.assistant
    place = find_place(assistant, document, key)
    rule = assistant.rulebook.get(rule_id)
    if place is None or rule is None or rule not in _rules(assistant, *place):
        raise ApiError("rule_unknown")
    values = read_values(rule, dict(request.query_params))
    return page(
        "policy_result.html",
        result=result(assistant, rule, values, today()),
        rule=rule,
        amount_words=amount_words,
    )


@router.get("/sitemap.xml")
def sitemap(request: Request, context: InContext) -> Response:
    """The addresses of all pages, for search engines."""
    base = _base(request)
    paths = ["/", "/policies", "/match"]
    for document in context.assistant.catalog.documents:
        paths.append(f"/policies/{document.id}")
        paths += [address_of(document, article) for article in document.articles]
    found = "".join(f"<url><loc>{escape(base + quote(path))}</loc></url>\n" for path in paths)
    xml = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{found}</urlset>\n'
    return Response(xml, media_type="application/xml")


@router.get("/robots.txt")
def robots(request: Request) -> Response:
    """What search engines may read, and where all pages are named."""
    rules = f"User-agent: *\nDisallow: /api/\nDisallow: /operator\nSitemap: {_base(request)}/sitemap.xml\n"
    return Response(rules, media_type="text/plain")


def _base(request: Request) -> str:
    return str(request.base_url).rstrip("/")


@router.get("/match")
async def match_page(request: Request, context: InContext) -> Response:
    """哪些政策适合我: the empty form, or what applies to what its address tells, as a list to print."""
    given = told_of(request.query_params)
    if not given:
        return page("policy_match.html", **_match_values({}))
    return await _matched(request, context, given)


@router.post("/match")
async def match(request: Request, context: InContext) -> Response:
    """The form as it is sent: it leads to the address of its result, which can be kept, sent on and gone
    back to; a story too long for an address is answered here.
    """
    body = (await request.body()).decode("utf-8", "replace")
    try:
        fields = parse_qs(body, max_num_fields=50)
    except ValueError:
        return page(
            "policy_match.html",
            status=400,
            **_match_values({}, public_texts()["match"]["unreadable"]),
        )
    given = told_of({name: values[0] for name, values in fields.items()})
    address = urlencode(given)
    if given and len(address) <= ADDRESS_LIMIT:
        return RedirectResponse(f"/match?{address}", 303)
    return await _matched(request, context, given)


async def _matched(request: Request, context: Context, given: dict[str, str]) -> HTMLResponse:
    if _assistant(context) is None:
        return _not_ready(context)
    take_allowance(context.limiter, request)
    try:
        profile = check_question(profile_text(given))
    except ApiError as error:
        said = public_texts()["match"].get(error.code, error.message)
        return page("policy_match.html", status=error.status, **_match_values(given, said))
    if (wrong := misfit(given)) is not None:
        return page("policy_match.html", status=400, **_match_values(given, wrong.says, wrong.key))
    assistant = context.assistant
    found = await context.pool.run(lambda: assistant.match(profile))
    named = {row.document_id for row in (*found.certain, *found.possible)}
    documents = [d for d in assistant.catalog.documents if d.id in named]
    shown = {"found": found, "groups": by_theme(found.possible), "documents": documents}
    return page("policy_match.html", **(_match_values(given) | shown))


def _match_values(given: dict[str, str], trouble: str = "", invalid: str = "") -> dict[str, Any]:
    return {
        "fields": profile_fields(),
        "given": given,
        "trouble": trouble,
        "invalid": invalid,
        "found": None,
        "amount": amount,
        "total": total,
        "today": today(),
    }


def _assistant(context: Context) -> "Assistant | None":
    """The assistant, or None while it is being loaded or could not be."""
    return context.assistant if context.readiness.state == "ready" else None


def _not_ready(context: Context) -> HTMLResponse:
    failed = context.readiness.state == "failed"
    return page(
        "failed.html" if failed else "waiting.html",
        status=503,
        headers={"Retry-After": "60" if failed else "2"},
    )


def _missing() -> HTMLResponse:
    return page("policy_missing.html", status=404)


def _rules(assistant: "Assistant", document: Document, article: Article) -> tuple[object, ...]:
    return assistant.rulebook.of_article(document.id, article.key)


def _chapters(document: Document) -> list[tuple[str, list[Article]]]:
    """(heading, articles) in order; articles outside any chapter come first, without a heading."""
    outside = [a for a in document.articles if a.chapter is None]
    groups: list[tuple[str, list[Article]]] = [("", outside)] if outside else []
    for chapter in document.chapters:
        inside = [a for a in document.articles if a.chapter == chapter.number]
        groups.append((f"{chapter.label} {chapter.title}", inside))
    return groups

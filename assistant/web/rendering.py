"""An answer as HTML: Markdown rendered and cleaned, citations that open to the article's words.

Everything that comes from data is escaped by the template; what Markdown gives is cleaned to a
short list of tags. Nothing a person typed reaches the page as HTML.
"""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

from assistant.answering.answer import Answer, CalculationView, Citation
from assistant.calculator.rules.rule import Input
from assistant.calculator.rules.rulebook import RuleBook
from assistant.clock import today
from assistant.web.amounts import amount_words, result_words
from assistant.web.operator.offering import from_office
from assistant.web.pages import render
from assistant.web.policies.form import RULE
from assistant.web.policies.listing import address_of
from assistant.web.steps import StepRow, step_rows
from corpus.catalog import Catalog
from corpus.document import Article, Document

_TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"}
_TAGS |= {"blockquote", "code", "a"}
_NUMBERED = "**1.**"
"""So begins an answer to several questions."""


@dataclass(frozen=True, slots=True)
class Source:
    """An article that an answer cites: its verbatim words as HTML, the quoted ones marked."""

    anchor: str
    address: str
    label: str
    title: str
    document: str
    departments: Sequence[str]
    words: Markup


@dataclass(frozen=True, slots=True)
class FormLink:
    """Where a calculation can be done again with other figures."""

    title: str
    address: str


def answer_html(answer: Answer, catalog: Catalog, rulebook: RuleBook, asked: str = "") -> str:
    """The whole answer: sum, text, steps, readings, notices, sources, forms to go on with.

    ``asked`` begins the message to the office, which is offered where there is no full answer.
    """
    sources = _sources(answer, catalog)
    calculation = answer.calculation
    decided = calculation if calculation and not calculation.missing else None
    sum_ = result_words(decided) if decided else None
    several = answer.answer.startswith(_NUMBERED)
    noted = [notice for notice in answer.notices if not from_office(notice)]
    whole = not sum_ or several  # the text is not folded away: what it says is not said twice
    return one_block(
        render(
            "answer.html",
            answer=answer,
            asked=asked,
            day=today().isoformat(),
            calculation=decided,
            text=_linked(_markdown(answer.answer), sources),
            lead=_linked(_markdown(_lead(answer, decided)), sources) if decided else "",
            whole=whole,
            sum=sum_,
            decides=_decides(answer, decided, whole) if decided else [],
            notices=[n for n in noted if not (whole and n.rstrip("。") in answer.answer)],
            office=[n for n in answer.notices if from_office(n)],
            steps=_steps(decided, answer, sources) if decided else [],
            sources=sources,
            documents=len(catalog.documents),
            forms=_forms(calculation, catalog, rulebook) if calculation else [],
            amount_words=amount_words,
        )
    )


def _decides(answer: Answer, calculation: CalculationView, whole: bool) -> list[str]:
    """The departments that decide, where the text in view does not name them all."""
    said = whole and all(name in answer.answer for name in calculation.decides)
    return [] if said else list(calculation.decides)


def _lead(answer: Answer, calculation: CalculationView) -> str:
    """What is said before the sum itself (要到 10% 才有 20万元): the first paragraph, where it is not the sum."""
    first = answer.answer.partition("\n\n")[0]
    own = first.startswith((calculation.title, _NUMBERED))
    return "" if own else first


def partial_html(text: str) -> str:
    """The text so far, while it streams."""
    return one_block(f'<div class="answer partial">{_markdown(text)}</div>')


def asked_html(text: str) -> str:
    """A person's own words: shown as they are, line breaks kept."""
    lines = html.escape(text).splitlines()
    return one_block('<p class="asked">' + "<br>".join(lines) + "</p>")


def message_html(text: str) -> str:
    """A plain sentence of the program's own, such as an error."""
    return f'<p class="told">{html.escape(text)}</p>'


def one_block(markup: str) -> str:
    """Without blank lines or indents, so that a Markdown viewer takes it for one HTML block."""
    lines = (line.strip() for line in markup.splitlines())
    return " ".join(line for line in lines if line)


def _markdown(text: str) -> Markup:
    rendered = MarkdownIt("commonmark", {"html": False}).enable("table").render(text)
    cleaned = nh3.clean(rendered, tags=_TAGS, attributes={}, url_schemes=set(), link_rel=None)
    return Markup(cleaned)


def _linked(text: Markup, sources: Sequence[Source]) -> Markup:
    """The text with each ``[第22条]`` leading to the source of that label."""
    linked = str(text)
    for source in sources:
        mark = html.escape(f"[{source.label}]", quote=False)
        link = f'<a class="reference" href="#{source.anchor}">{html.escape(source.label)}</a>'
        linked = linked.replace(mark, link)
    return Markup(linked)


def _sources(answer: Answer, catalog: Catalog) -> list[Source]:
    """The cited articles in order of first citation, each once."""
    quoted: dict[tuple[str, str], list[Citation]] = {}
    for citation in answer.citations:
        quoted.setdefault((citation.document_id, citation.key), []).append(citation)
    sources = []
    for place, ((document_id, key), citations) in enumerate(quoted.items(), start=1):
        document = catalog.get(document_id)
        article = document.article(key) if document else None
        if document is None or article is None:
            continue
        sources.append(
            Source(
                anchor=f"source-{answer.answer_id}-{place}",
                address=address_of(document, article),
                label=article.label,
                title=article.title,
                document=document.name,
                departments=article.departments,
                words=_marked(document, article, citations),
            )
        )
    return sources


def _marked(document: Document, article: Article, citations: Sequence[Citation]) -> Markup:
    """The article's verbatim words with the cited stretches in ``<mark>``."""
    edges = sorted({(max(c.start, article.start), min(c.end, article.end)) for c in citations})
    out: list[str] = []
    place = article.start
    for start, end in edges:
        if end <= place:
            continue
        begin = max(start, place)
        out.append(html.escape(document.words(place, begin)))
        out.append(f"<mark>{html.escape(document.words(begin, end))}</mark>")
        place = end
    out.append(html.escape(document.words(place, article.end)))
    return Markup("".join(out).replace("\n", "<br>"))


def _steps(
    calculation: CalculationView, answer: Answer, sources: Sequence[Source]
) -> list[StepRow]:
    own = next((c.label for c in answer.citations if c.article == calculation.article), "")
    anchors = {source.label: f"#{source.anchor}" for source in sources}
    return step_rows(calculation.steps, own, anchors)


def _forms(calculation: CalculationView, catalog: Catalog, rulebook: RuleBook) -> list[FormLink]:
    """The form of each rule of the calculation, filled with the facts it was given."""
    links = []
    for rule_id in dict.fromkeys(calculation.rule.split("+")):
        rule = rulebook.get(rule_id)
        document = catalog.get(rule.document) if rule else None
        article = document.article(rule.provision.article) if rule and document else None
        if rule is None or document is None or article is None:
            continue
        known = {
            name: calculation.inputs[name] for name in rule.inputs if name in calculation.inputs
        }
        filled = {name: _as_typed(rule.inputs[name], value) for name, value in known.items()}
        query = urlencode({RULE: rule_id, **filled})
        links.append(FormLink(rule.title, f"{address_of(document, article)}?{query}"))
    return links


def _as_typed(known: Input, value: object) -> str:
    """A value as a form takes it: a sum with its unit."""
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value}元" if known.type == "money" else str(value)

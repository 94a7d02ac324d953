"""Figures in an answer that stand nowhere they could come from.

An answer may hold a number only if it occurs in one of its quotes, in its calculation, in the person's
own words (in whatever writing), or in the frame every answer shares (the hotline, the document's 文号 and
dates, the stated ends of provisions and their sources, the day asked about). Written apart from the
assistant's own check on purpose: the two have to agree.
"""

import re
import unicodedata
from datetime import date
from decimal import Decimal

from assistant.answering.answer import Answer, CalculationView
from assistant.calculator.quantities.quantity import read_quantities
from corpus.catalog import Catalog

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_ARTICLE = re.compile(r"第(\d+)条")
_LIST_MARK = re.compile(r"(?m)^\s*\d+[.、)]\s")
_WORDED = re.compile(
    r"(?<![哪某每几])[一二三四五六七八九十百千两半]+(?:万|亿)?(?:元|个?工作日|天|小时)"
)
_HOTLINE = "12345"
# A sum of the calculation may be said in 元, 万元 or 亿元, a rate as a fraction or in percent.
_SCALES = (Decimal(1), Decimal("0.0001"), Decimal("0.00000001"), Decimal(100))


def ungrounded(
    answer: Answer, said: str, catalog: Catalog, day: date | None = None
) -> tuple[str, ...]:
    """The figures of the answer's text that have no ground, as they stand in it.

    ``said`` is what the person wrote so far, ``day`` the day asked about (default: today). Numbers of
    articles (第22条) are grounded by a citation of that article.
    """
    text = _plain(answer.answer).replace("*", "")
    cited = {str(c.article) for c in answer.citations}
    if answer.calculation is not None:
        cited.add(str(answer.calculation.article))
    grounds = "\n".join([*(_plain(c.quote) for c in answer.citations), _plain(said)])
    allowed = _numbers(grounds) | _calculated(answer.calculation) | _frame(answer, catalog, day)
    allowed |= _told(said)
    found = [f"第{n}条" for n in _ARTICLE.findall(text) if n not in cited and n not in grounds]
    rest = _LIST_MARK.sub("", _ARTICLE.sub("", text))
    found += [token for token in _NUMBER.findall(rest) if _value(token) not in allowed]
    shown = grounds + _calculation_text(answer.calculation)
    found += [token for token in _WORDED.findall(rest) if token not in shown]
    return tuple(dict.fromkeys(found))


def verbatim(answer: Answer, catalog: Catalog) -> bool:
    """Whether every quote is the slice of its document that its offsets name."""
    for citation in answer.citations:
        document = catalog.get(citation.document_id)
        if document is None or not citation.quote:
            return False
        if document.text[citation.start : citation.end] != citation.quote:
            return False
        # The parser's text is itself checked against the file as it was read.
        if _bare(citation.quote) not in _bare(document.source):
            return False
    return True


def _bare(text: str) -> str:
    return re.sub(r"[\s*]+", "", text)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _value(token: str) -> Decimal:
    return Decimal(token.replace(",", "")).normalize()


def _numbers(text: str) -> set[Decimal]:
    return {_value(token) for token in _NUMBER.findall(text)}


def _told(said: str) -> set[Decimal]:
    """What the person's own figures come to, in every unit they may be echoed in: 三千二百万 as 3200万元."""
    told = {quantity.value for quantity in read_quantities(said)}
    return {(number * scale).normalize() for number in told for scale in _SCALES}


def _calculated(calculation: CalculationView | None) -> set[Decimal]:
    said = _numbers(_calculation_text(calculation))
    return {(number * scale).normalize() for number in said for scale in _SCALES}


def _calculation_text(calculation: CalculationView | None) -> str:
    if calculation is None:
        return ""
    parts: list[str | None] = [
        calculation.title,
        calculation.amount_yuan,
        calculation.value,
        *calculation.steps,
        *calculation.assumptions,
        *calculation.failures,
        *calculation.notices,
        calculation.undecided,
        *(str(value) for value in calculation.inputs.values()),
        *(m.question for m in calculation.missing),
        *(choice for m in calculation.missing for choice in m.choices),
    ]
    for other in calculation.alternatives:
        parts += [other.reading, other.amount_yuan, other.value]
    return _plain("\n".join(part for part in parts if part))


def _frame(answer: Answer, catalog: Catalog, day: date | None) -> set[Decimal]:
    asked = day or date.today()
    texts: list[str] = [_HOTLINE, _spelt(asked)]
    for document in catalog.documents:
        days = [document.issued, document.printed, *(term.until for term in document.terms)]
        counted = (len(document.articles), len(document.chapters))
        texts += [str(number) for number in counted]
        texts += [document.number or "", document.title, *(c.number or "" for c in document.cited)]
        texts += [_spelt(known) for known in days if known]
        texts += [term.source for term in document.terms if term.source]
    texts += [c.title for c in answer.citations]
    return _numbers(_plain("\n".join(texts)))


def _spelt(day: date) -> str:
    return f"{day.year} {day.month} {day.day}"

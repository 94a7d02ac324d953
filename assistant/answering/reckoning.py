"""Calculation answers: the sum first, then how, what was assumed, what else the words can mean."""

from collections.abc import Sequence

from assistant.answering.answer import Citation, Reason
from assistant.answering.cite import cite_words
from assistant.answering.compose import document_notices
from assistant.answering.draft import Draft
from assistant.answering.outcomes import Texts, load_texts
from assistant.answering.statement import Statement
from assistant.answering.view import amount
from assistant.calculator.calculation import Alternative, Calculation
from assistant.calculator.format import shown
from assistant.calculator.rules.rulebook import LoadedRule
from corpus.document import Document

_END = "。！？：；.!?"
_LISTED, _GENERAL = 8, 3
"""A longer list of choices nobody reads; those in general (none of these, hard to say) stand at its end."""
_PRESSED = 4
"""So many choices can be pressed."""


def calculation_draft(
    document: Document,
    rules: Sequence[LoadedRule],
    calculation: Calculation,
    *,
    told: Sequence[str] = (),
    carried: Sequence[str] = (),
    unused: bool = False,
) -> Draft:
    """The answer of a calculation, finished or still asking.

    ``told`` are the facts used as ``label value`` in the order told; ``carried`` those of them
    that were told in earlier turns; ``unused``: sums were told and not taken up. They
    are not repeated: a message may hold any figure.
    """
    texts = load_texts()
    quotes = provision_quotes(document, rules)
    article = document.article(rules[0].provision.article)
    departments = "、".join(calculation.decides) or "、".join(
        article.departments if article else ()
    )
    reason: Reason | None = "ended" if calculation.ended else None
    if calculation.missing:
        statements = _asking(texts, calculation, quotes, told)
    else:
        whose = departments
        if not calculation.decides_stated:
            whose = texts.say("responsible_in_short", departments=departments)
        statements = [_headline(texts, calculation, quotes, whose)]
        statements += _carried(texts, carried)
        statements += _steps(calculation, quotes)
        statements += _circumstances(texts, calculation, departments, unused=unused)
        statements += [Statement(quote.quote, (quote,)) for quote in quotes]
    notices = tuple(Statement(n, quotes, basis=(n,), notice=True) for n in calculation.notices)
    return Draft(
        kind="clarification" if calculation.missing else "calculation",
        reason=reason,
        statements=tuple(statements),
        notices=(*notices, *document_notices(texts, document)),
        suggestions=_offered(rules, calculation) if calculation.missing else (),
        calculation=calculation,
        subject=(document.id, rules[0].provision.article),
        rules=tuple(dict.fromkeys(rule.id for rule in rules)),
        asks=calculation.missing[0].input if calculation.missing else None,
        outcome="asked" if calculation.missing else "calculated",
    )


def question_draft(
    document: Document,
    rules: Sequence[LoadedRule],
    text: str,
    *,
    outcome: str,
    options: Sequence[LoadedRule] = (),
) -> Draft:
    """A question back before anything is computed, with the words of the rules it is about.

    ``options`` are the rules of which one is to be named; without them ``rules`` stay the subject.
    """
    return Draft(
        kind="clarification",
        statements=(
            Statement(text, basis=(text,)),
            *(Statement(quote.quote, (quote,)) for quote in provision_quotes(document, rules)),
        ),
        suggestions=tuple(rule.title for rule in options),
        subject=(document.id, rules[0].provision.article),
        rules=() if options else tuple(rule.id for rule in rules),
        options=tuple(rule.id for rule in options),
        outcome=outcome,
    )


def provision_quotes(document: Document, rules: Sequence[LoadedRule]) -> tuple[Citation, ...]:
    """The verbatim words of the rules' provisions, the first rule's first, without repetition."""
    quotes: dict[tuple[str, int], Citation] = {}
    for rule in rules:
        for provision in (rule.provision, *rule.also):
            article = document.article(provision.article)
            for words in provision.words:
                quote = cite_words(document, article, words) if article else None
                if quote is not None:
                    quotes.setdefault((quote.key, quote.start), quote)
    return tuple(quotes.values())


def _headline(
    texts: Texts, calculation: Calculation, quotes: tuple[Citation, ...], departments: str
) -> Statement:
    title = calculation.title
    failures = "；".join(calculation.failures)
    sum_ = amount(calculation) or ""
    if calculation.per and sum_:
        sum_ = f"{sum_}/{calculation.per}"
    if calculation.ended:
        ended = "；".join(calculation.notices[:1])
        text = texts.say("calculation_ended", title=title, ended=ended)
    elif calculation.undecided is not None:
        text = texts.say("undecided", title=title, undecided=calculation.undecided)
    elif calculation.says:
        ceiling = calculation.ceiling and calculation.eligible is True
        name = "said_ceiling" if ceiling else "said"
        text = texts.say(
            name, title=title, says=calculation.says, failures=failures, departments=departments
        )
    elif calculation.eligible is False and calculation.kind != "figure":  # what is lacking is said
        name = "check_fails" if calculation.kind == "check" else "not_applicable"
        name = "not_eligible" if calculation.unit == "yuan" else name
        text = texts.say(name, title=title, failures=failures)
    elif calculation.result is None:
        text = texts.say("check_holds", title=title)
    elif calculation.ceiling:
        text = texts.say("computed_ceiling", title=title, amount=sum_, departments=departments)
    else:
        text = texts.say("computed", title=title, amount=sum_)
    return Statement(_closed(text), quotes[:2], basis=(text,))


def _asking(
    texts: Texts, calculation: Calculation, quotes: tuple[Citation, ...], told: Sequence[str]
) -> list[Statement]:
    statements: list[Statement] = []
    if told:
        text = texts.say("understood", facts="，".join(told))
        statements.append(Statement(text, basis=(text,)))
    missing = calculation.missing[0]
    listed = missing.choices if len(missing.choices) <= _LISTED else ()
    choices = f"（{'／'.join(listed)}）" if listed else ""
    question = texts.say("ask_prefix") + missing.question + choices
    statements.append(Statement(question, basis=(question,)))
    return statements + [Statement(quote.quote, (quote,)) for quote in quotes]


def _offered(rules: Sequence[LoadedRule], calculation: Calculation) -> tuple[str, ...]:
    """The choices to press: those in general of a long list, which its questions give examples of; none of
    them beside the first of a shorter one.
    """
    missing = calculation.missing[0]
    if len(missing.choices) > _LISTED:
        return missing.choices[-_GENERAL:]
    known = next((r.inputs[missing.input] for r in rules if missing.input in r.inputs), None)
    if known is not None and known.none in missing.choices[_PRESSED:]:
        return (*missing.choices[: _PRESSED - 1], known.none)
    return missing.choices


def _steps(calculation: Calculation, quotes: tuple[Citation, ...]) -> list[Statement]:
    statements = []
    for step in calculation.steps:
        own = tuple(q for q in quotes if q.key == step.article) or quotes[:1]
        statements.append(Statement(_closed(step.text), own[:1], basis=(step.text,)))
    return statements


def _carried(texts: Texts, carried: Sequence[str]) -> list[Statement]:
    if not carried:
        return []
    text = texts.say("carried", facts="，".join(carried))
    return [Statement(text, basis=(text,))]


def _circumstances(
    texts: Texts, calculation: Calculation, departments: str, *, unused: bool
) -> list[Statement]:
    says = [texts.say("unused")] if unused else []
    if calculation.assumptions:
        says.append(texts.say("assumptions", assumptions="；".join(calculation.assumptions)))
    name = "decides" if calculation.decides_stated else "responsible"
    decides = texts.say(name, departments=departments) if departments else ""
    if calculation.alternatives:
        readings = "；".join(_reading(other) for other in calculation.alternatives)
        says.append(texts.say("alternatives", alternatives=readings) + decides)
    elif decides and not calculation.ceiling:
        says.append(decides)
    return [Statement(text, basis=(text,)) for text in says]


def _reading(other: Alternative) -> str:
    return f"{other.reading.rstrip('。；')}，则为 {shown(other.result, other.unit)}"


def _closed(text: str) -> str:
    return text if text.endswith(tuple(_END)) else text + "。"

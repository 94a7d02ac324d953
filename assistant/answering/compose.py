"""Policy answers: the article's own words for what was asked, and what one must know besides."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.answering.answer import Citation, Reason
from assistant.answering.article_names import called
from assistant.answering.attributes import Attribute
from assistant.answering.cite import cite
from assistant.answering.draft import Draft
from assistant.answering.evidence import Evidence, ended_term
from assistant.answering.outcomes import Texts, load_texts
from assistant.answering.premise import Premise, names_matter, weigh_claims
from assistant.answering.statement import Statement
from assistant.calculator.format import day
from corpus.document import Article, Document, Term
from corpus.normalise import fold_plain
from index.hit import ScoredClause

_UNTIL = "end"
_DONE_BY = re.compile(
    "(?:经|由|向|到|报)[一-龥]{2,10}?(?:部门|局|中心|所|机构)(?P<act>备案|审批|审核|认定|登记|核定|申报|评审|批准)"
)
"""By whom something is done, in the words of a clause."""
_REACH = 12
_FOLLOWED = re.compile("(?:按照?|依据|根据|参照|执行|落实)[^，。；《》]{0,4}《?$")
"""The words before a title of which the article says that it is followed (按照《…》贯彻落实)."""


def policy_draft(
    evidence: Evidence,
    question: str,
    attributes: Sequence[Attribute],
    as_of: date,
    *,
    hearsay: bool = False,
    premise: Premise | None = None,
) -> Draft:
    """Answer a folded question from the evidence of one article.

    The first statement answers in words of the article; an attribute that the article lacks is
    said to be lacking (``not_stated``), a term that has passed, the article's or the whole document's,
    is said first (``ended``). With ``premise`` it is said whether the figure stated is so; with
    ``hearsay`` one is looked for in the leading clause.
    """
    texts = load_texts()
    document, article = evidence.document, evidence.article
    quotes = [_quote(evidence, clause) for clause in evidence.clauses]
    departments = "、".join(article.departments)
    who = bool(attributes) and attributes[0].name == "department"
    term = _term_told(evidence, attributes, as_of, question)
    lacking = [a for a in evidence.lacking if term is None or a.name != _UNTIL]
    statements: list[Statement] = []
    if term is not None:
        statements.append(_ended(texts, term, quotes[0], departments))
    elif document.ended(as_of):
        statements.append(_document_ended(texts, document, departments))
    if lacking:
        statements += _lacking(texts, evidence, lacking, quotes[0])
    elif who and departments and not _names_who(question, quotes[0].quote):
        statements.append(
            Statement(texts.say("departments_answer", departments=departments), (quotes[0],))
        )
    elif attributes and attributes[0].name == "document":
        statements.append(_standing_in(texts, evidence, quotes[0]))
    if premise is None and hearsay and not lacking:
        premise = _of_hearsay(question, document, article, quotes[0].quote)
    lead = "" if premise is None else said_of(premise)
    basis = (question, *(() if premise is None else _words_of(premise)))
    statements.append(Statement(lead + quotes[0].quote, (quotes[0],), basis=basis))
    for clause, quote in zip(evidence.clauses[1:], quotes[1:], strict=True):
        passed = ended_term(evidence, as_of, question, clause)
        statements.append(_with_term(quote, None if passed == term else passed))
    if departments and not (who and not _names_who(question, quotes[0].quote)):
        statements.append(
            Statement(texts.say("departments", departments=departments), (quotes[0],))
        )
    over = term is not None or document.ended(as_of)
    reason: Reason | None = "ended" if over else "not_stated" if lacking else None
    return Draft(
        kind="policy",
        reason=reason,
        statements=tuple(statements),
        notices=document_notices(texts, document),
        subject=(document.id, article.key),
        outcome=reason or "answered",
    )


def _of_hearsay(question: str, document: Document, article: Article, quote: str) -> Premise | None:
    """What was heard against the leading clause; none where the question names nothing of the article."""
    body = fold_plain(document.words(article.body_start, article.body_end))
    premise = weigh_claims(question, fold_plain(quote), body)
    named = premise is not None and (premise.holds or names_matter(question, document.place, body))
    return premise if named else None


def said_of(premise: Premise) -> str:
    """是的，文件写的是…, or 不是…，是…: the words before the article's own."""
    phrase = f"{premise.of}_right" if premise.holds else f"{premise.of}_wrong"
    if premise.holds and premise.only:
        phrase = f"{premise.of}_confined"
    said = {"claimed": premise.claimed, "stated": premise.stated, "only": premise.only}
    return load_texts().say(phrase, **said)


def _words_of(premise: Premise) -> tuple[str, ...]:
    return premise.claimed, premise.stated, premise.only


def document_notices(texts: Texts, document: Document) -> tuple[Statement, ...]:
    """What holds for every answer out of a document: that it is on trial, since when, until when."""
    if document.validity is not None and document.validity.until is not None:
        phrase = "valid_trial" if document.status else "valid"
        holds, days = validity_words(texts, document)
        text = texts.say(phrase, status=document.status or "", holds=holds)
        return (Statement(text, basis=days, notice=True),)
    if document.status is None or document.issued is None:
        return ()
    issued = day(document.issued)
    text = texts.say("trial", issued=issued, status=document.status)
    return (Statement(text, basis=(issued,), notice=True),)


def validity_words(texts: Texts, document: Document) -> tuple[str, tuple[str, ...]]:
    """自…起施行，有效期到…为止, as far as the document says so, and the days named in it."""
    validity = document.validity
    if validity is None:
        return "", ()
    stated = {"since": validity.effective, "until": validity.until}
    names = {"since": "effective", "until": "until"}
    said = {one: day(last) for one, last in stated.items() if last is not None}
    parts = [texts.say(f"holds_{one}", **{names[one]: last}) for one, last in said.items()]
    return "，".join(parts), tuple(said.values())


def related_statement(
    document: Document, article_key: str, clause: ScoredClause, as_of: date
) -> Statement:
    """A sentence naming another article on the same matter, by its best clause, and its term if that
    has passed.
    """
    article = document.article(article_key)
    if article is None:
        raise KeyError(article_key)
    citation = cite(document, article, clause.start, clause.end)
    passed = ended_term(Evidence(document, article, (clause,), ()), as_of)
    return _with_term(citation, passed, called(document, article))


def _with_term(quote: Citation, passed: Term | None, name: str = "") -> Statement:
    """A quote, the name of its article before it if there is one, and behind it that its term has passed."""
    lead = f"相关的还有{name}：" if name else ""
    if passed is None:
        return Statement(lead + quote.quote, (quote,), basis=(name,) if name else ())
    until = day(passed.until)
    note = load_texts().say("ended_beside", about=passed.about, until=until)
    return Statement(lead + quote.quote + note, (quote,), basis=(until, passed.about, name))


def _term_told(
    evidence: Evidence, attributes: Sequence[Attribute], as_of: date, question: str
) -> Term | None:
    """The passed term that is told first: the leading clause's; where it is asked until when something
    holds, that of any clause quoted.
    """
    of_lead = ended_term(evidence, as_of, question)
    if of_lead is not None or not any(a.name == _UNTIL for a in attributes):
        return of_lead
    found = (ended_term(evidence, as_of, question, c) for c in evidence.clauses[1:])
    return next((term for term in found if term is not None), None)


def _names_who(question: str, words: str) -> bool:
    """在哪个部门备案: whether the clause itself says by whom that is done (经工信部门备案)."""
    return any(act["act"] in question for act in _DONE_BY.finditer(words))


def _quote(evidence: Evidence, clause: ScoredClause) -> Citation:
    return cite(evidence.document, evidence.article, clause.start, clause.end)


def _ended(texts: Texts, term: Term, quote: Citation, departments: str) -> Statement:
    until = day(term.until)
    phrase = "ended_by" if term.source else "ended"
    text = texts.say(
        phrase, about=term.about, until=until, departments=departments, source=term.source or ""
    )
    return Statement(text, (quote,), basis=(until, term.source or "", term.about))


def _document_ended(texts: Texts, document: Document, departments: str) -> Statement:
    _, days = validity_words(texts, document)
    text = texts.say(
        "document_ended",
        document=document.name,
        until=days[-1],
        departments=departments or texts.phrases["whom_to_ask"],
    )
    return Statement(text, basis=(*days, document.name))


def _lacking(
    texts: Texts, evidence: Evidence, lacking: Sequence[Attribute], quote: Citation
) -> list[Statement]:
    names = "、".join(dict.fromkeys(attribute.missing for attribute in lacking))
    departments = "、".join(evidence.article.departments)
    says = texts.say("not_stated", attribute=names)
    if departments:
        says += texts.say("not_stated_ask", departments=departments)
    statements = [Statement(says, (quote,), basis=(texts.phrases["not_stated_ask"],))]
    if named := _rests_on(evidence):
        text = texts.say("rests_on", documents=named, attribute=names)
        statements.append(Statement(text, (quote,), basis=(named,)))
    return statements


def _standing_in(texts: Texts, evidence: Evidence, quote: Citation) -> Statement:
    """依据哪个文件: the document and its number, and those that the article is taken from or rests on."""
    own = _name(evidence.document.title, evidence.document.number)
    named = _rests_on(evidence)
    phrase = "stands_in_after" if named else "stands_in"
    text = texts.say(phrase, document=own, label=evidence.article.label, documents=named)
    return Statement(text, (quote,), basis=(own, named))


def _rests_on(evidence: Evidence) -> str:
    """The documents that an article is taken from, else those that it follows; empty without any."""
    cited, words = evidence.article.cited, evidence.document.text
    followed = [c for c in cited if _FOLLOWED.search(words[max(0, c.start - _REACH) : c.start])]
    excerpts = [c for c in cited if c.excerpt] or followed
    return "、".join(dict.fromkeys(_name(c.title, c.number) for c in excerpts))


def _name(title: str, number: str | None) -> str:
    return f"《{title}》" + (f"（{number}）" if number else "")

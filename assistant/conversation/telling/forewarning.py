"""What is said before an answer: that another year was asked about, that an article named is not there.

In: a turn and its draft. Out: the draft with such a sentence in front; what is remembered of it is the
draft without.
"""

import re
from dataclasses import replace

from assistant.answering.attributes import load_attributes
from assistant.answering.cite import cite
from assistant.answering.compose import related_statement, said_of
from assistant.answering.draft import Draft
from assistant.answering.nearness import nearness
from assistant.answering.outcomes import load_texts, outcome_draft
from assistant.answering.scope import article_words, load_scope
from assistant.answering.statement import Statement
from assistant.calculator.format import day
from assistant.calculator.quantities.no_day import no_day
from assistant.conversation.lookup.weighing_claims import premise_of
from assistant.conversation.reading.claiming import caps_on_the_way
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.understanding import matter_said
from assistant.conversation.room import Turn
from corpus.normalise import fold_plain
from index.references import article_references

_ANSWERS = frozenset({"policy", "calculation", "clarification"})
_NAME = 3
"""A name with so many characters is no chance likeness: 小升规."""
_MATTER = 2
"""So many characters of content speak of a matter."""
_NO_NUMBER = re.compile(
    r"第\s?(?!\d+-\d+\s?条)(?=[\d.]*[-+a-z]|\d+\.\d)[-+\da-z.]{1,20}\s?条", re.ASCII
)
_BESIDE = 2
"""So many characters may stand between a year and the award of that year."""


def forewarned(turn: Turn, draft: Draft) -> Draft:
    """The draft with what must be said first."""
    if draft.kind not in _ANSWERS or draft.outcome == "repeated" or not draft.statements:
        return draft
    said = [text for text in _before(turn, draft) if text]
    first = [
        *(Statement(text, basis=(text,)) for text in said),
        *_cap_not_so(turn),
        *_later(turn, draft),
    ]
    return replace(draft, statements=(*first, *draft.statements)) if first else draft


def _before(turn: Turn, draft: Draft) -> tuple[str, ...]:
    return (
        _no_such_article(turn),
        _no_such_day(turn),
        _had_already(turn, draft),
        _not_yet(turn, draft),
        _another_year(turn, draft),
    )


def _had_already(turn: Turn, draft: Draft) -> str:
    """升规的20万领过了，再给我20万: that the article does not say that one may have it once more. Not of awards that
    are less by what was paid before.
    """
    document = turn.room.catalog.get(draft.subject[0]) if draft.subject else None
    if draft.kind != "calculation" or document is None or draft.subject is None:
        return ""
    rules = turn.rules(draft.rules)
    choices = [c for rule in rules for spec in rule.inputs.values() for c in spec.choices]
    words = article_words([document], document.article(draft.subject[1]))
    again = next(a for a in load_attributes() if a.name == "again")
    said_so = cues().doubting.had_already.search(turn.said.text) is not None
    if not said_so or any(c.received for c in choices) or (again.held and again.held.search(words)):
        return ""
    return load_texts().say("had_already")


def _no_such_day(turn: Turn) -> str:
    """2月30日交的: a day that no calendar has."""
    words = no_day(turn.heard.told.original)
    return load_texts().say("no_such_day", words=words) if words else ""


def _not_yet(turn: Turn, draft: Draft) -> str:
    """As of 2020, of a document of 2022: that it did not hold on that day."""
    document = turn.room.catalog.get(draft.subject[0]) if draft.subject else None
    if document is None:
        return ""
    texts, asked = load_texts(), day(turn.as_of)
    since = document.validity.effective if document.validity else None
    if document.issued is not None and turn.as_of < document.issued:
        issued = day(document.issued)
        return texts.say("not_yet_issued", document=document.name, issued=issued, asked=asked)
    if since is not None and turn.as_of < since:
        return texts.say("not_yet_in_force", document=document.name, since=day(since), asked=asked)
    return ""


def _cap_not_so(turn: Turn) -> list[Statement]:
    """扶持封顶80万，怎么申请: a cap that the question rests on, and that is another one."""
    told = turn.heard.told.quantities
    if turn.said.claims or not told or not caps_on_the_way(turn.said.text):
        return []
    found = premise_of(turn)
    if found is None or found[0].holds:
        return []
    premise, document, article, clauses = found
    quote = cite(document, article, clauses[0].start, clauses[0].end)
    text = said_of(premise) + quote.quote
    return [Statement(text, (quote,), basis=(turn.said.text, premise.stated))]


def _later(turn: Turn, draft: Draft) -> list[Statement]:
    """What a later document of the same place says of the award computed, by a name that the message said
    (竣工验收 stands in many), in an article about as near.
    """
    document = turn.room.catalog.get(draft.subject[0]) if draft.subject else None
    if document is None or document.issued is None or not draft.rules or turn.search is None:
        return []
    told = turn.heard.told
    mentions = [m for rule in draft.rules for m in told.mentions.get(rule, ())]
    said = {told.text[m.start : m.end] for m in mentions if m.meaning.role == "name"}
    names = [name for name in said if len(name) >= _NAME]
    least = nearness().later_document * turn.search.hits[0].score if turn.search.hits else 0.0
    for hit in turn.search.hits:
        found = turn.room.article(hit.document, hit.article)
        if found is None or not hit.clauses or hit.score < least:
            continue
        other, article = found
        later = other.issued is not None and other.issued > document.issued
        if other.place != document.place or not later or other.ended(turn.as_of):
            continue
        words = fold_plain(article_words([other], article))
        if any(name in words for name in names) and other.issued is not None:
            text = load_texts().say("later_document", document=other.name, issued=day(other.issued))
            quoted = related_statement(other, hit.article, hit.clauses[0], turn.as_of)
            return [Statement(text, basis=(text,)), quoted]
    return []


def refuse_no_article(turn: Turn) -> Draft | None:
    """第80条讲的什么: nothing is named but an article that no document has, and perhaps a document."""
    words = _article_lacking(turn)
    if words is None:
        return None
    rest = turn.room.retriever.without_documents(turn.said.text).replace(words, " ")
    if len(matter_said(rest)) >= _MATTER:
        return None
    return outcome_draft("no_such_article", words=words, documents=turn.room.document_names)


def _no_such_article(turn: Turn) -> str:
    """第80条规定…: an article that no document has."""
    words = _article_lacking(turn)
    return load_texts().say("no_such_article", words=words) if words else ""


def _article_lacking(turn: Turn) -> str | None:
    """The words that name an article by a number which no document has, or by none (第-1条)."""
    text, known = turn.said.text, turn.room.retriever.roster.by_key
    if (found := _NO_NUMBER.search(text)) is not None:
        return found.group()
    for named in article_references(text, ()):
        words = text[named.start : named.end]
        if words.startswith("第") and named.key not in known:
            return words
    return None


def _another_year(turn: Turn, draft: Draft) -> str:
    """2025年小升规奖多少: of a year that is not the document's, and that the article does not name."""
    document = turn.room.catalog.get(draft.subject[0]) if draft.subject else None
    if document is None or document.issued is None or draft.subject is None:
        return ""
    year = _year_asked(turn)
    words = article_words([document], document.article(draft.subject[1]))
    if year is None or int(year) == document.issued.year or f"{year}年" in words:
        return ""
    return load_texts().say("of_another_year", year=year, issued=day(document.issued))


def _year_asked(turn: Turn) -> str | None:
    """The year whose rules are asked about; one in which something was done is told as a fact."""
    told, model = turn.heard.told, load_scope()
    if version := model.version.search(told.text):
        return version["year"] or version["year2"]
    if turn.said.own or told.quantities:
        return None
    mentions = [m for of_rule in told.mentions.values() for m in of_rule]
    names = {(m.start, m.end) for m in mentions if m.meaning.role == "name"}
    for match in model.year.finditer(told.text):
        before = any(0 <= match.start() - end <= _BESIDE for _, end in names)
        behind = any(
            0 <= start - match.end() <= _BESIDE
            and (start == match.end() or model.deed.match(told.text, match.end()) is None)
            and model.done.match(told.text, end) is None
            for start, end in names
        )
        if behind or (before and model.of_the_year.match(told.text, match.end())):
            return match["year"]
        if not names and model.leads.fullmatch(told.text[: match.start()]):
            return None if model.deed.match(told.text, match.end()) else match["year"]
    return None

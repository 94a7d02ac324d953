"""首次认定高企封顶80万对吧: what is stated as the document's rule is held against its words, and said to be so or
not.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.answering.clause_figures import longest_shared
from assistant.answering.compose import policy_draft
from assistant.answering.draft import Draft
from assistant.answering.either import offered, weigh_either
from assistant.answering.evidence import Evidence
from assistant.answering.figure_roles import role_of
from assistant.answering.premise import (
    Premise,
    likeness,
    names_matter,
    tells_what_was_given,
    weigh_claims,
)
from assistant.answering.reckoning import provision_quotes
from assistant.answering.scope import load_scope
from assistant.answering.slots import office_named, weigh_office, weigh_otherwise, weigh_slots
from assistant.answering.verify import figures
from assistant.answering.view import amount
from assistant.calculator.filling.filling import read_facts
from assistant.calculator.filling.picking import Candidate
from assistant.calculator.quantities.quantity import read_quantities
from assistant.conversation.facts.computing import compute
from assistant.conversation.facts.gathering import gather_facts
from assistant.conversation.lookup.scoping import in_scope
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import rules_named
from assistant.conversation.rules.clauses import evidence_of
from assistant.conversation.rules.hearsay import states, sums_stated
from assistant.conversation.sessions.session import nobody
from corpus.document import Article, Document
from corpus.normalise import fold_plain
from corpus.spans import overlap
from index.hit import ScoredClause


def weigh_claim(turn: Turn) -> Draft | None:
    """Answer a message that states a figure as the rule's, where the words of the clause settle it.

    So are words in place of a figure (按季申报), and who is in charge (归住建局管). Figures of a case
    (投5000万奖200万吧) are left to the calculation.
    """
    if turn.session.pending is not None or turn.search is None or not states(turn):
        return None
    if turn.said.sum_asked and not turn.said.yes_no and len(turn.heard.told.quantities) > _SEVERAL:
        return None  # 有人说100万，有人说300万，到底补多少: what comes out is asked
    found = None if offered(turn.said.text) else each_of(turn)
    two_only = offered(turn.said.text) and len(turn.heard.told.quantities) == _SEVERAL
    if found is None and (two_only or not _tells_a_case(turn)):
        found = office_of(turn) or premise_of(turn)
    if found is None:
        return None
    premise, document, article, clauses = found
    evidence = evidence_of(turn)
    others = evidence.clauses if evidence and evidence.article is article else ()
    rest = [c for c in others if not any(overlap(c, clause) for clause in clauses)]
    shown = Evidence(document, article, (*clauses, *rest), ())
    return policy_draft(shown, turn.said.text, (), turn.as_of, premise=premise)


_SEVERAL = 2
_MATTER = 3
"""So many characters on end name a matter (建筑业), fewer may be chance."""
_ASIDE = re.compile("奖励|补贴|补助|负责|管理")
Clauses = tuple[ScoredClause, ...]
Found = tuple[Premise, Document, Article, Clauses]


def office_of(turn: Turn) -> Found | None:
    """归住建局管的吧: whether the department is in charge of the award named, else of what the words find
    without it.
    """
    text = turn.said.text
    span = office_named(text)
    if span is None:
        return None
    award = _words_of_award(turn)
    if award:
        document, article, clauses, _ = award[0]
    else:
        rest = f"{text[: span[0]]}{text[span[1] :]}"
        result, scope = turn.search_for(rest, 1), load_scope()
        hits = result.hits
        found = turn.room.article(hits[0].document, hits[0].article) if hits else None
        if found is None or not hits[0].clauses:
            return None
        (document, article), clauses = found, hits[0].clauses[:1]
        words = fold_plain(document.words(article.start, article.end))
        of_it = longest_shared(_ASIDE.sub(" ", rest), words) >= _MATTER
        if not of_it or scope.probability(result.signals, rest) < scope.doubt_below:
            return None
    known = list(turn.room.retriever.roster.departments)
    body = fold_plain(document.words(article.body_start, article.body_end))
    said = text[slice(*span)]
    premise = weigh_office(said, [fold_plain(d) for d in article.departments], known, body)
    return (premise, document, article, clauses) if premise is not None else None


def each_of(turn: Turn) -> Found | None:
    """特级给600万，一级给300万对吗: every sum stated is held against what the award named gives for what is told
    before that sum; None unless each can be computed.
    """
    award, sums = _words_of_award(turn), sums_stated(turn)
    if len(sums) < _SEVERAL and not _tells_a_case(turn):
        told = [q for q in turn.heard.told.quantities if q.unit == "yuan"]
        sums = [q for q in told if not role_of(turn.said.text, q)]
    main = _award_named(turn)
    rule = turn.room.rulebook.get(main.rule) if main is not None else None
    if len(sums) < _SEVERAL or rule is None or not award:
        return None
    vocabulary, said, begin = turn.room.vocabulary, turn.said.text, 0
    verdicts: list[Premise] = []
    for stated in sums:
        heard = turn.hear(said[begin : stated.end])
        facts = gather_facts(vocabulary, rule, nobody(), heard)
        calculation = compute(rule, facts, turn.as_of)
        given = amount(calculation)
        if facts.doubts or calculation.missing or not calculation.eligible or given is None:
            return None
        same = read_quantities(given)
        if len(same) != 1 or same[0].unit != stated.unit:
            return None
        verdicts.append(Premise(stated.text, given, holds=same[0].value == stated.value))
        begin = stated.end
    document, article, clauses, _ = award[0]
    wrong = next((one for one in verdicts if not one.holds), None)
    claimed, given = ("、".join(getattr(v, n) for v in verdicts) for n in ("claimed", "stated"))
    return wrong or Premise(claimed, given, holds=True), document, article, clauses


def premise_of(turn: Turn) -> Found | None:
    """What the message states, held against the clauses that settle it, the nearest first; else None."""
    text = turn.said.text
    for document, article, clauses, around in _places(turn):
        words = [fold_plain(document.words(c.start, c.end)) for c in clauses]
        all_words = "；".join(words)
        two = offered(text) is not None
        weigh = weigh_either if two else weigh_claims
        premise = weigh(text, all_words, around or all_words)
        if two and premise is None:
            continue
        nearest_words = max(words, key=lambda one: likeness(text, one))
        if (premise is None or premise.holds) and not tells_what_was_given(text):
            premise = weigh_otherwise(text, nearest_words) or premise
        premise = premise or weigh_slots(text, nearest_words)
        premise = premise or weigh_slots(text, around or all_words)
        if premise is not None and not (
            premise.holds or around == "" or names_matter(text, document.place, "；".join(words))
        ):
            return None
        if premise is not None:
            stated = figures(premise.stated)
            nearest = sorted(
                zip(words, clauses, strict=True),
                key=lambda pair: (not stated & figures(pair[0]), -likeness(text, pair[0])),
            )
            return premise, document, article, tuple(clause for _, clause in nearest)
    return None


def _places(turn: Turn) -> Iterator[tuple[Document, Article, Clauses, str]]:
    """The words of the award named, then the clauses found, each with the words that also may be meant.

    Words found go before those of an award that they are not part of and that say less of what was said.
    """
    award = _words_of_award(turn)
    evidence = evidence_of(turn)
    if evidence is None or turn.hedged or in_scope(turn) < load_scope().refuse_below:
        found = []
    else:
        document, article = evidence.document, evidence.article
        body = fold_plain(document.words(article.body_start, article.body_end))
        found = [(document, article, evidence.clauses, body)]
    if award and found and _says_more(turn, found[0], award[0]):
        award = []
    yield from award
    yield from found


def _says_more(
    turn: Turn,
    found: tuple[Document, Article, Clauses, str],
    award: tuple[Document, Article, Clauses, str],
) -> bool:
    if any(overlap(one, other) for one in found[2] for other in award[2]):
        return False
    said = [
        max(likeness(turn.said.text, fold_plain(place[0].words(c.start, c.end))) for c in place[2])
        for place in (found, award)
    ]
    return found[1] is award[1] and said[0] > said[1]


def _words_of_award(turn: Turn) -> list[tuple[Document, Article, Clauses, str]]:
    main = _award_named(turn)
    rule = turn.room.rulebook.get(main.rule) if main is not None else None
    document = turn.room.catalog.get(rule.document) if rule is not None else None
    article = document.article(rule.provision.article) if document and rule else None
    if rule is None or document is None or article is None:
        return []
    quotes = provision_quotes(document, [rule])
    own = tuple(ScoredClause(q.start, q.end, 1.0) for q in quotes if q.key == article.key)
    return [(document, article, own, "")] if own else []


def _award_named(turn: Turn) -> Candidate | None:
    """The award that the message names, where it names one."""
    found = rules_named(turn)
    main = found[0] if found else None
    if main is None or main.kind != "main" or main.close or main.denied or not main.named:
        return None
    return main


def _is_gone_by(before: str) -> bool:
    """还按106万吧, 刚好五万就全报对吧: whether the words before a figure say that it is the one to go by."""
    pointing = cues().pointing
    return bool(pointing.goes_by_figure.search(before) or pointing.just_so.search(before))


def _tells_a_case(turn: Turn) -> bool:
    """Whether a figure fills an input as one's own: one that is no cap and no threshold.

    Of the award just computed, too, where the message names the input (不对，采购额是2亿3).
    """
    main, told = _award_named(turn), turn.heard.told
    filled = list(main.reading.fillings) if main is not None else []
    focus = turn.session.focus if turn.leans_on_focus else None
    for rule in focus.rules if focus is not None else ():
        words = turn.room.vocabulary.rules[rule]
        named = {m.meaning.input for m in told.mentions.get(rule, ())}
        filled += [
            filling
            for filling in read_facts(words, told, turn.heard.around).fillings
            if filling.input in named or _is_gone_by(told.text[: filling.start])
        ]
    of_rule = {
        (q.start, q.end) for q in (c.quantity for c in turn.heard.around) if role_of(told.text, q)
    }
    return any(
        isinstance(filling.value, Decimal)
        and filling.value != 1  # 孵化一家奖10万: of each
        and not any(start < filling.end and filling.start < end for start, end in of_rule)
        for filling in filled
    )

"""听说升规能奖30万: what somebody heard, held against what the rule gives."""

from dataclasses import replace
from decimal import Decimal

from assistant.answering.compose import said_of
from assistant.answering.draft import Draft
from assistant.answering.either import either_is, offered
from assistant.answering.premise import (
    Premise,
    check_premise,
    is_of_other_words,
    is_open,
    weigh_claims,
)
from assistant.answering.reckoning import calculation_draft, provision_quotes
from assistant.answering.result_stated import check_result, is_given, states_result
from assistant.answering.slots import weigh_otherwise
from assistant.answering.verify import figures
from assistant.answering.view import amount
from assistant.calculator.engine.instalment import of_instalments
from assistant.calculator.filling.picking import Candidate
from assistant.calculator.quantities.fact import Quantity
from assistant.calculator.quantities.quantity import read_quantities
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.computing import compute
from assistant.conversation.facts.gathering import gather_facts
from assistant.conversation.reading.claiming import without_place
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.instalments import instalments_asked
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import rules_named
from assistant.conversation.sessions.session import nobody
from corpus.document import Document
from corpus.normalise import fold_plain


def weigh_hearsay(turn: Turn) -> Draft | None:
    """Say whether a figure heard is the rule's, where the words settle the rule and its result. None where they do
    not, or no sum is stated.

    A figure that stands in the steps or other readings as well is left to the
    article's own words. Of a message with figures of a case the sum that it says comes out is held against
    what does.
    """
    named = _award_named(turn) if turn.search is not None and _states_one_sum(turn) else None
    if named is None:
        return None
    award, rule, document = named
    said, places = turn.said.text, _instalments_stated(turn, rule)
    facts = gather_facts(turn.room.vocabulary, rule, nobody(), turn.heard)
    calculation = compute(rule, facts, turn.as_of)
    if places and calculation.eligible:
        calculation = of_instalments(calculation, rule, places)
    given = amount(calculation)
    if facts.doubts or calculation.missing or not calculation.eligible or given is None:
        return None
    own_figures = any(isinstance(value, Decimal) and value != 1 for value in facts.values.values())
    if (two := offered(said)) is not None:
        premise = None if own_figures else either_is(two, given)
    elif places:
        premise = check_result(said, given)
    else:
        own_case = own_figures or _speaks_of_oneself(said)
        premise = _held_against(turn, award, given, document, own_case=own_case)
    if premise is None:
        return None
    words = "；".join(fold_plain(quote.quote) for quote in provision_quotes(document, [rule]))
    premise = (weigh_otherwise(said, words, levels=False) if premise.holds else None) or premise
    draft = calculation_draft(document, [rule], calculation)
    first, *others = draft.statements
    said_besides = [s.text for s in others if all(s.text != c.quote for c in s.citations)]
    if not (premise.holds or own_figures or places) and _has_sum(
        " ".join(said_besides), premise.claimed
    ):
        return None
    first = replace(first, text=said_of(premise) + first.text, basis=(*first.basis, said, given))
    return replace(draft, statements=(first, *others))


def _states_one_sum(turn: Turn) -> bool:
    """Whether a sum is stated: heard, or as the rule's, or as what comes out of one's own case; of several sums
    only where two are offered (是10万还是20万) or one is asked for.
    """
    said = turn.said.text
    if cues().doubting.had_already.search(said):
        return False  # 领过了再给我20万: of which no yes is said
    stated = states(turn) or turn.said.hearsay
    if not stated and not (_speaks_of_oneself(said) and states_result(said)):
        return False
    return len(sums_stated(turn)) <= 1 or offered(said) is not None or turn.said.sum_asked


def _speaks_of_oneself(said: str) -> bool:
    """Whether one's own case is told, apart from whom it was heard from and the place that one calls ours."""
    told = without_place(cues().doubting.heard_from.sub("", said))
    return cues().people.self.search(told) is not None


def _award_named(turn: Turn) -> tuple[Candidate, LoadedRule, Document] | None:
    """The award spoken of, its rule and its document; None where there is none, or another is as near."""
    found = rules_named(turn)
    rule = turn.room.rulebook.get(found[0].rule) if found else None
    document = turn.room.catalog.get(rule.document) if rule else None
    if rule is None or document is None or found[0].kind != "main" or found[0].close:
        return None
    return found[0], rule, document


def _instalments_stated(turn: Turn, rule: LoadedRule) -> tuple[int, ...]:
    """The places of the instalments of which a sum is said to come out; empty where it is of the whole."""
    stated = rule.instalments and states_result(turn.said.text)
    return instalments_asked(turn.said.text) if stated else ()


def _held_against(
    turn: Turn, award: Candidate, given: str, document: Document, *, own_case: bool
) -> Premise | None:
    """The figure stated against the sum of a case of one's own, or of the rule as it stands."""
    said, rule = turn.said.text, turn.room.rulebook.get(award.rule)
    if own_case:
        premise = None if instalments_asked(said) else check_result(said, given)
        return premise if premise and _uses_all(turn, award, premise.claimed) else None
    premise = check_premise(said, given)
    agrees = premise is not None and (
        premise.holds or (rule is not None and _agrees(said, given, document, rule))
    )
    return premise if agrees else None


def sums_stated(turn: Turn) -> list[Quantity]:
    """The sums of money that a message says are given (特级给600万，一级给300万)."""
    text = turn.said.text
    return [q for q in turn.heard.told.quantities if q.unit == "yuan" and is_given(text, q)]


def _has_sum(words: str, claimed: str) -> bool:
    """Whether a figure claimed stands in words with its unit: 山西100强 is no 100万."""
    one = {(q.value, q.unit) for q in read_quantities(claimed)}
    return bool(one & {(q.value, q.unit) for q in read_quantities(words)})


def _uses_all(turn: Turn, award: Candidate, claimed: str) -> bool:
    """Whether every other figure of the message is a fact of this award: of several awards none is the
    sum.
    """
    used = award.reading.fillings
    return all(
        q.text == claimed or any(f.start < q.end and q.start < f.end for f in used)
        for q in turn.heard.told.quantities
    )


def states(turn: Turn) -> bool:
    """Whether the message states something as the document's rule.

    Said flatly after something was answered (市里批文改了，只给50万), it tells of the case, unless it names
    an award itself, and no other enterprise (朋友那家产值首次达到1亿).
    """
    if not turn.said.claims or turn.session.focus is None:
        return turn.said.claims
    named = [c for c in rules_named(turn) if c.named and c.kind == "main"]
    of_a_case = turn.said.follow or turn.said.new_person
    return turn.said.hearsay or turn.said.yes_no or bool(named and not of_a_case)


def _agrees(said: str, given: str, document: Document, rule: LoadedRule) -> bool:
    """Whether the words of the rule do not say otherwise of the figure than its result does: they neither
    have the figure nor another one for it, and no other words of the article are nearer.
    """
    quotes = provision_quotes(document, [rule])
    article = document.article(rule.provision.article)
    if article is None or instalments_asked(said):
        return False
    words = "；".join(fold_plain(quote.quote) for quote in quotes)
    body = fold_plain(document.words(article.body_start, article.body_end))
    stated = weigh_claims(said, words, words)
    if stated is not None and (stated.holds or not figures(given) & figures(stated.stated)):
        return False
    return not (is_open(said, words) or is_of_other_words(said, words, body))

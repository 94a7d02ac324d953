"""听说升规能奖30万: what somebody heard, held against what the rule gives."""

from dataclasses import replace
from decimal import Decimal

from assistant.answering.draft import Draft
from assistant.answering.outcomes import load_texts
from assistant.answering.premise import check_premise
from assistant.answering.reckoning import calculation_draft
from assistant.answering.verify import figures
from assistant.calculator.engine.view import amount
from assistant.conversation.facts.computing import compute
from assistant.conversation.facts.gathering import gather_facts
from assistant.conversation.reading.cues import load_cues
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import rules_named
from assistant.conversation.sessions.session import nobody


def weigh_hearsay(turn: Turn) -> Draft | None:
    """Say whether a figure heard is the rule's, where the words settle the rule and its result.

    A figure that stands in the steps or other readings as well is left to the
    article's own words; so is a message whose figures are facts of the asker's case.
    """
    room, said, cues = turn.room, turn.said.text, load_cues()
    own = cues.self.search(cues.heard_from.sub("", said)) is not None
    if not turn.said.hearsay or own or turn.search is None:
        return None
    found = rules_named(turn)
    rule = room.rulebook.get(found[0].rule) if found else None
    document = room.catalog.get(rule.document) if rule else None
    if rule is None or document is None or found[0].kind != "main" or found[0].close:
        return None
    facts = gather_facts(room.vocabulary, rule, nobody(), turn.heard)
    calculation = compute(rule, facts, turn.as_of)
    given = amount(calculation)
    own_figures = any(isinstance(value, Decimal) for value in facts.values.values())
    if (
        own_figures
        or facts.doubts
        or calculation.missing
        or not calculation.eligible
        or given is None
    ):
        return None
    premise = check_premise(said, given)
    if premise is None:
        return None
    draft = calculation_draft(document, [rule], calculation)
    first, *others = draft.statements
    said_besides = [s.text for s in others if all(s.text != c.quote for c in s.citations)]
    if not premise.holds and figures(premise.claimed) & figures(" ".join(said_besides)):
        return None
    phrase = "premise_right" if premise.holds else "premise_wrong"
    lead = load_texts().say(phrase, claimed=premise.claimed, stated=premise.stated)
    first = replace(first, text=lead + first.text, basis=(*first.basis, said, given))
    return replace(draft, statements=(first, *others))

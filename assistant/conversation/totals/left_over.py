"""已经批了18万，照最高额度还能再贷多少: what is left of a limit, of which a part was had."""

from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.answering.outcomes import load_texts
from assistant.calculator.engine.comparing import difference
from assistant.calculator.quantities.fact import Quantity
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.computing import compute
from assistant.conversation.facts.gathering import gather_facts
from assistant.conversation.facts.remembering import remember_facts
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import candidates_of
from assistant.conversation.rules.earlier_results import drafted
from assistant.conversation.totals.reaching import without


def left_of(turn: Turn) -> Draft | None:
    """The limit of the award spoken of less what was had of it; None where no limit or no part is told."""
    text = turn.heard.told.text
    had = _had(turn) if cues().reaching.left_of_limit.search(text) else None
    rule = _rule(turn) if had is not None else None
    if had is None or rule is None:
        return None
    facts = gather_facts(turn.room.vocabulary, rule, turn.session, without(turn, had))
    limit = compute(rule, facts, turn.as_of)
    if not limit.ceiling or limit.unit != "yuan" or limit.result is None or limit.missing:
        return None
    if limit.result < had.value:
        return None
    remember_facts(turn.session, rule, facts)
    texts = load_texts()
    names = (texts.say("the_limit"), texts.say("already_had"))
    left = difference(limit, replace(limit, result=had.value), names)
    if left is None:
        return None
    left = replace(left, title=texts.say("left_of_limit", title=rule.title))
    return drafted(turn, left, "compared")


def _had(turn: Turn) -> Quantity | None:
    """The one sum of money that is told to have been had."""
    text = turn.heard.told.text
    sums = [q for q in turn.heard.told.quantities if q.unit == "yuan" and not q.vague]
    return (
        sums[0]
        if len(sums) == 1 and cues().reaching.already_had.search(text[: sums[0].start])
        else None
    )


def _rule(turn: Turn) -> LoadedRule | None:
    """The one award named, else the one just computed or quoted."""
    named = [c.rule for c in candidates_of(turn) if c.kind == "main" and c.named]
    focus = turn.session.focus
    before = (focus.rules or focus.near) if focus is not None and turn.leans_on_focus else ()
    rules = turn.rules(tuple(named[:1]) or before)
    return rules[0] if len(rules) == 1 else None

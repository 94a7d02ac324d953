"""乡村e镇县里给补贴不: whether something is given is asked of a clause that gives it and names no figure."""

from dataclasses import replace

from assistant.answering.attributes import asked_attributes
from assistant.answering.outcomes import load_texts
from assistant.answering.statement import Statement
from assistant.answering.verify import figures
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn
from assistant.conversation.rules.clauses import clause_rules, evidence_of
from corpus.normalise import fold_plain

_HOW_MUCH = "补多少钱"
_OF_A_SUM = frozenset({"amount"})


def ask_how_much(turn: Turn) -> tuple[Statement, ...]:
    """Ask for the amount with it, so that it is said that the text leaves it open; what is said first
    then.
    """
    awards = cues().awards
    asked = {attribute.name for attribute in turn.said.attributes}
    if asked - _OF_A_SUM or awards.whether_given.search(turn.said.text) is None:
        return ()
    evidence = evidence_of(turn)
    if evidence is None or not evidence.clauses:
        return ()
    lead = evidence.clauses[0]
    words = fold_plain(evidence.document.words(lead.start, lead.end))
    if awards.gives_openly.search(words) is None or figures(words) or clause_rules(turn):
        return ()
    turn.read_as(said=replace(turn.said, attributes=asked_attributes(_HOW_MUCH)))
    turn.evidence = None
    text = load_texts().say("given_openly")
    return (Statement(text, basis=(text,)),)

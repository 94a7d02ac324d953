"""Where a model may help the steps: a figure left without a place, a refusal about to be given.

Without an adviser the steps are as they were. What it proposes is asked for only then, held
against the person's words (``adopting``), counted, and noted in the turn.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import wraps

from assistant.answering.draft import Draft
from assistant.answering.generators.generator import GeneratorError
from assistant.answering.generators.proposal import Adviser, Offered, Proposal, ProposedFact
from assistant.answering.outcomes import load_texts
from assistant.answering.scope import another_matter, load_scope
from assistant.answering.statement import Statement
from assistant.calculator.quantities.fact import Filling
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.heard import read
from assistant.conversation.facts.remembering import told_before
from assistant.conversation.lookup.from_article import answer_policy
from assistant.conversation.lookup.searching import HITS
from assistant.conversation.proposals.adopting import Dropped, Open, adopt, rewrite_fault
from assistant.conversation.room import Step, Turn
from index.hit import SearchResult

_EARLIER = 3
"""Earlier messages that the model is shown."""
_REFUSALS = {"out_of_scope", "which_matter"}


@dataclass(frozen=True, slots=True)
class _Adopted:
    """A figure with the place it was given. ``doubted``: others were told for the same input."""

    rule: LoadedRule
    filling: Filling
    words: str
    doubted: bool
    outcome: str = "kept"


def placing(step: Step) -> Step:
    """A step that computes; if it asks back over figures told but not placed, they may be placed.

    Which of several figures is meant may bring on the next question, never a sum in the same breath.
    """

    @wraps(step)
    def placed(turn: Turn) -> Draft | None:
        draft = step(turn)
        adviser = turn.room.adviser
        if adviser is None or draft is None or draft.asks is None:
            return draft
        adopted = _adopt(turn, adviser, _left_open(turn, draft))
        told = dict(turn.session.told)
        turn.read_as(replace(turn.heard, placed=_by_rule(adopted)))
        again = step(turn) if adopted else None
        if again is not None and again.asks is None and any(a.doubted for a in adopted):
            turn.session.told = told
            adopted = [replace(a, outcome="decides_the_sum") for a in adopted]
            again = None
        for one in adopted:
            _note(turn, "fact", one.words, one.outcome)
        return draft if again is None else _with_notes(again, adopted)

    return placed


def rewording(step: Step) -> Step:
    """A step that may refuse; before it does, the question may be searched for in other words."""

    @wraps(step)
    def reworded(turn: Turn) -> Draft | None:
        draft = step(turn)
        adviser = turn.room.adviser
        if adviser is None or draft is None or draft.outcome not in _REFUSALS:
            return draft
        found = _search_again(turn, adviser)
        if found is None:
            return draft
        turn.search, turn.hedged = found, True
        return answer_policy(turn)

    return reworded


def _left_open(turn: Turn, draft: Draft) -> list[Open]:
    """The rules of a question asked back for which the message tells more than was understood."""
    session = turn.session
    if turn.heard.told.original != turn.message:
        return []
    pending = session.pending
    asked = pending.input if pending and set(draft.rules) & set(pending.rules) else None
    found: list[Open] = []
    for rule in map(turn.room.rulebook.get, draft.rules):
        if rule is None:
            continue
        earlier = told_before(session, rule).items()
        known = {name: fact.year for name, fact in earlier if fact.turn < session.turns}
        left = Open(rule, read(turn.room.vocabulary, rule, turn.heard, asked, known), known)
        if _tells_more(turn, left):
            found.append(left)
    return found


def _tells_more(turn: Turn, left: Open) -> bool:
    """Whether a figure without a place, or one of several, could fill an input still open."""
    inputs = turn.room.vocabulary.rules[left.rule.id].inputs
    filled = left.reading.values
    units = {u for name, spec in inputs.items() if name not in filled for u in spec.units}
    return any(q.unit in units for q in left.reading.unplaced) or any(
        doubt.reason == "ambiguous" for doubt in left.reading.doubts
    )


def _adopt(turn: Turn, adviser: Adviser, open_: list[Open]) -> list[_Adopted]:
    """The figures that a proposal gives a place; each figure and each input once a rule.

    What could be another input is tried again when the others have their figures.
    """
    offered = [o for left in open_ for o in _offered(left.rule)]
    proposal = _ask(turn, adviser, offered) if offered else None
    adopted: list[_Adopted] = []
    facts = proposal.facts if proposal else ()
    for final in (False, True):
        waiting: list[ProposedFact] = []
        for fact in facts:
            dropped = _adopt_one(turn, open_, fact, adopted)
            if dropped == "could_be_another" and not final:
                waiting.append(fact)
            elif dropped is not None:
                _note(turn, "fact", _named(fact), dropped)
        facts = tuple(waiting)
    return adopted


def _adopt_one(
    turn: Turn, open_: list[Open], fact: ProposedFact, adopted: list[_Adopted]
) -> Dropped | None:
    """Adopt one fact for every rule it holds for, or say why for none."""
    reasons: list[Dropped] = []
    for number, left in enumerate(open_):
        found = adopt(turn.room.vocabulary, turn.heard, left, fact)
        if isinstance(found, Filling):
            doubted = bool(left.doubts(found.input))
            adopted.append(_Adopted(left.rule, found, _named(fact), doubted=doubted))
            open_[number] = replace(left, reading=left.reading.settled_by([found]))
        else:
            reasons.append(found)
    return reasons[0] if len(reasons) == len(open_) else None


def _named(fact: ProposedFact) -> str:
    return f"{fact.input}={fact.words}"


def _by_rule(adopted: Sequence[_Adopted]) -> dict[str, tuple[Filling, ...]]:
    placed: dict[str, tuple[Filling, ...]] = {}
    for one in adopted:
        placed[one.rule.id] = (*placed.get(one.rule.id, ()), one.filling)
    return placed


def _offered(rule: LoadedRule) -> list[Offered]:
    return [
        Offered(name, spec.label, "／".join(c.value for c in spec.choices) or spec.ask)
        for name, spec in rule.inputs.items()
    ]


def _with_notes(draft: Draft, adopted: Sequence[_Adopted]) -> Draft:
    """The draft saying, behind its first sentence, which words were taken for what.

    The calculation says it too: surfaces that show its figures fold the sentences away.
    """
    texts = load_texts()
    notes: dict[str, str] = {}
    for one in adopted:
        said = {"words": one.filling.words, "label": one.rule.inputs[one.filling.input].label}
        notes[texts.say("placed", **said)] = texts.say("placed_in_short", **said)
    first, *rest = draft.statements
    calculation = draft.calculation
    if calculation is not None:
        assumptions = (*calculation.assumptions, *notes.values())
        calculation = replace(calculation, assumptions=assumptions)
    statements = (first, *(Statement(text, basis=(text,)) for text in notes), *rest)
    return replace(draft, statements=statements, calculation=calculation)


def _search_again(turn: Turn, adviser: Adviser) -> SearchResult | None:
    """The search with a proposed question, if it adds nothing and what it finds is in scope.

    A message that is nearer to other matters than to the documents stays refused: no model is to
    lead it here.
    """
    if turn.search is not None and another_matter(turn.search.signals):
        return None
    proposal = _ask(turn, adviser, ())
    question = proposal.question.strip() if proposal else ""
    if not question:
        return None
    said = (*turn.session.messages[-_EARLIER:], turn.message)
    dropped = rewrite_fault(turn.room, question, said)
    found = turn.search_for(question, HITS) if dropped is None else None
    if found is not None and not _is_better(found, question):
        dropped = "finds_nothing"
    _note(turn, "question", question, dropped or "kept")
    return found if dropped is None else None


def _is_better(found: SearchResult, question: str) -> bool:
    model = load_scope()
    return bool(found.hits) and model.probability(found.signals, question) >= model.doubt_below


def _ask(turn: Turn, adviser: Adviser, offered: Sequence[Offered]) -> Proposal | None:
    """One proposal for this turn; trouble is counted and noted, and the turn goes on without."""
    began = time.perf_counter()
    outcome, proposal = "answered", None
    try:
        proposal = adviser.propose(turn.message, turn.session.messages[-_EARLIER:], offered)
    except GeneratorError as error:
        outcome = error.code
    turn.room.tally.count("proposal", outcome)
    turn.notes["proposal"] = outcome
    turn.times["proposal"] = (time.perf_counter() - began) * 1000
    return proposal


def _note(turn: Turn, task: str, words: str, outcome: str) -> None:
    """Count what became of one thing proposed, and say so in the turn."""
    turn.room.tally.count(task, outcome)
    noted = turn.notes.setdefault("proposed", [])
    assert isinstance(noted, list)
    noted.append((task, words, outcome))

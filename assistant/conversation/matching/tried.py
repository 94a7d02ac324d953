"""Every rule that an enterprise may be after, computed for it: applies, may apply, does not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from assistant.calculator.calculation import Calculation, InputValue
from assistant.calculator.engine.engine import calculate
from assistant.calculator.engine.qualifying import Qualification, qualify
from assistant.calculator.filling.picking import Candidate, pick
from assistant.calculator.message.unreached import is_unreached
from assistant.calculator.quantities.fact import Filling
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.computing import counted
from assistant.conversation.facts.describing import described
from assistant.conversation.facts.gathering import gather_facts
from assistant.conversation.facts.heard import Heard
from assistant.conversation.room import Room
from assistant.conversation.rules.beside import tells_its_figure
from assistant.conversation.sessions.session import nobody

Place = tuple[int, int]
Standing = Literal["named", "beside", "rival", "fitting"]


@dataclass(frozen=True, slots=True)
class Tried:
    """One rule, computed for the enterprise: the profile speaks of it by name (``named``), by words
    that mean another one rather (``rival``), or only tells what it depends on (``fitting``; ``beside``:
    of one that comes on top of another that it speaks of).
    ``unreached``: what it is given for is only planned, or was reached years ago.
    """

    rule: LoadedRule
    values: Mapping[str, InputValue]
    calculation: Calculation
    qualification: Qualification
    told: list[str]
    standing: Standing
    unreached: bool

    @property
    def out(self) -> bool:
        """Whether it can't apply: a condition fails, or its term has passed."""
        return self.calculation.eligible is False or self.calculation.ended

    @property
    def counts(self) -> bool:
        """Whether its sum belongs into the total: certain, settled, money that is given (a tax or what
        may be deducted from an income is none), and no upper limit only.
        """
        result = self.calculation
        settled = self.certain and result.eligible is True and result.result is not None
        given = self.rule.kind == "award" and result.unit == "yuan"
        return settled and given and not result.ceiling

    @property
    def certain(self) -> bool:
        """Whether it applies by what was told, though the sum may lack a fact still."""
        if self.standing not in ("named", "beside"):
            return self.standing == "fitting" and self.qualification.certain
        result = self.calculation
        if self.unreached:
            return False
        if result.eligible and not self.rule.conditions:
            return True
        kinds = {name for name in result.inputs if not isinstance(result.inputs[name], Decimal)}
        told = self.qualification.told or kinds - {*result.assumed}
        return (result.eligible is True or self.qualification.met) and bool(told)


def try_rules(
    room: Room,
    heard: Heard,
    scores: Mapping[tuple[str, str], float],
    near: Sequence[tuple[str, str]],
    as_of: date,
) -> Iterator[Tried]:
    """The rules that the profile names, and those of further near articles that it fulfils."""
    named: set[tuple[str, str]] = set()
    candidates = pick(room.vocabulary, heard.told, scores, heard.around)
    for candidate in candidates:
        if _lives_on_figures_of(candidate, candidates):
            continue
        if (rule := room.rulebook.get(candidate.rule)) is not None:
            named.add((rule.document, rule.provision.article))
            yield _try(room, rule, heard, as_of, _standing(candidate, rule.kind))
    picked = {candidate.rule for candidate in candidates}
    taken = {(f.start, f.end) for c in candidates if c.named for f in _figures(c)}
    for rule in room.rulebook.rules:
        if rule.id in picked:
            continue
        article = (rule.document, rule.provision.article)
        if article in near and article not in named:
            one = _try(room, rule, heard, as_of, "fitting")
            if one.certain and not one.out:
                yield one
                continue
        if tells_its_figure(room.vocabulary.rules[rule.id], heard, taken):
            one = _try(room, rule, heard, as_of, "rival")
            if one.calculation.eligible and one.calculation.result is not None:
                yield one


def only_beside(tried: Sequence[Tried]) -> list[Tried]:
    """What is told of only beside another award (升规企业另奖: 光伏) may be meant, no more, where none that
    it comes on top of is certain.
    """
    sure = {one.rule.id for one in tried if one.certain and not one.out}
    return [
        replace(one, standing="rival")
        if one.standing == "beside" and not sure & {*one.rule.adds_to}
        else one
        for one in tried
    ]


def _standing(candidate: Candidate, kind: str) -> Standing:
    """Of an award that no word names only what it depends on is told: 做新材料的 is not 升规."""
    if candidate.kind == "rival":
        return "rival"
    if candidate.kind == "companion" and not candidate.named:
        return "beside"
    return "named" if candidate.named or kind != "award" else "fitting"


def _lives_on_figures_of(candidate: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether no word names a rule and all figures it would take are told of the one that is named:
    投了6000万 is no rent.
    """
    if candidate.kind != "rival" or candidate.named:
        return False
    named = [c for c in candidates if c.rule == candidate.matter and c.named]
    places = {(f.start, f.end) for c in named for f in _figures(c)}
    own = {(f.start, f.end) for f in _figures(candidate)}
    return bool(own) and own <= places


def _figures(candidate: Candidate) -> list[Filling]:
    return [f for f in candidate.reading.fillings if isinstance(f.value, Decimal)]


def _try(room: Room, rule: LoadedRule, heard: Heard, as_of: date, standing: Standing) -> Tried:
    facts = gather_facts(room.vocabulary, rule, nobody(), heard)
    values, unsure = counted(rule, facts, as_of)
    calculation = calculate(rule, values, as_of, unsure)
    unreached = is_unreached(rule, heard.told)
    if calculation.eligible is False:
        done = {**values, **dict.fromkeys(_not_completed(room, rule, values), True)}
        once_done = calculate(rule, done, as_of, unsure)
        if once_done.eligible is not False:
            values, calculation, unreached = done, once_done, True
    return Tried(
        rule,
        values,
        calculation,
        qualify(rule, values, as_of, unsure),
        described(rule, facts.values, facts.values),
        standing,
        unreached,
    )


def _not_completed(room: Room, rule: LoadedRule, values: Mapping[str, InputValue]) -> list[str]:
    """The inputs for the end of a work that is told not to be done yet (还没建完): it will be."""
    inputs = room.vocabulary.rules[rule.id].inputs
    return [name for name, spec in inputs.items() if spec.completion and values.get(name) is False]

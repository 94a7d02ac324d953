"""Every rule that an enterprise may be after, computed for it: applies, may apply, does not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from assistant.calculator.calculation import Calculation, InputValue
from assistant.calculator.engine.engine import calculate
from assistant.calculator.engine.qualifying import Qualification, qualify
from assistant.calculator.filling.picking import pick
from assistant.calculator.message.unreached import is_unreached
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.computing import counted
from assistant.conversation.facts.gathering import Heard, described, gather_facts
from assistant.conversation.room import Room
from assistant.conversation.sessions.session import nobody

Standing = Literal["named", "rival", "fitting"]


@dataclass(frozen=True, slots=True)
class Tried:
    """One rule, computed for the enterprise: the profile speaks of it by name (``named``), by words
    that mean another one rather (``rival``), or only tells what it depends on (``fitting``).
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
        if self.standing != "named":
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
    for candidate in pick(room.vocabulary, heard.told, scores, heard.around):
        if (rule := room.rulebook.get(candidate.rule)) is not None:
            named.add((rule.document, rule.provision.article))
            standing: Standing = "rival" if candidate.kind == "rival" else "named"
            yield _try(room, rule, heard, as_of, standing)
    for rule in room.rulebook.rules:
        article = (rule.document, rule.provision.article)
        if article in near and article not in named:
            one = _try(room, rule, heard, as_of, "fitting")
            if one.certain and not one.out:
                yield one


def _try(room: Room, rule: LoadedRule, heard: Heard, as_of: date, standing: Standing) -> Tried:
    facts = gather_facts(room.vocabulary, rule, nobody(), heard)
    values, unsure = counted(rule, facts, as_of)
    return Tried(
        rule,
        values,
        calculate(rule, values, as_of, unsure),
        qualify(rule, values, as_of, unsure),
        described(rule, facts.values, facts.values),
        standing,
        is_unreached(rule, heard.told),
    )

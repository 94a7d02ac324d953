"""What the session keeps of the facts of a rule, and what of it is a fact of another one."""

from collections.abc import Iterable

from assistant.calculator.quantities.fact import Filling
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.facts import Facts
from assistant.conversation.facts.roughly import remember_roughly
from assistant.conversation.sessions.remembered import ToldFact
from assistant.conversation.sessions.session import Session


def remember_facts(session: Session, rule: LoadedRule, facts: Facts) -> None:
    """The session keeps what this message told, and what was read anew in those before."""
    for name in facts.of_other_trade - facts.now.keys():
        session.told.pop(name, None)
    for name, filling in facts.recalled.items():
        if name in facts.of_other_trade:
            continue
        if name not in session.told and name not in facts.now:
            session.tell(_fact(rule, filling, max(0, session.turns - 1)))
    tell_fillings(session, rule, facts.now.values())
    remember_roughly(session, facts.doubts)


def tell_fillings(session: Session, rule: LoadedRule, fillings: Iterable[Filling]) -> None:
    """The session keeps what this message tells of a rule's inputs."""
    for filling in fillings:
        session.tell(_fact(rule, filling, session.turns))


def _fact(rule: LoadedRule, filling: Filling, turn: int) -> ToldFact:
    spec, value = rule.inputs[filling.input], filling.value
    words, year = filling.words, filling.year
    return ToldFact(filling.input, spec.label, spec.type, value, words, turn, year)


def told_before(session: Session, rule: LoadedRule) -> dict[str, ToldFact]:
    """The facts of the session that are inputs of the rule: of the same type, and possible there."""
    return {
        name: told
        for name, told in session.told.items()
        if name in rule.inputs and rule.inputs[name].type == told.type and _possible(rule, told)
    }


def _possible(rule: LoadedRule, told: ToldFact) -> bool:
    spec = rule.inputs[told.input]
    return spec.type != "choice" or told.value in [choice.value for choice in spec.choices]


def as_answered(rule: LoadedRule, session: Session, facts: Facts, *, lacking: bool = False) -> None:
    """省级众创空间和市级实验室 … 实验室其实是省级的: for an award that the message is not about, what its own last sum
    was computed with, in place of what was told of another award's input of that name; with ``lacking`` only
    where nothing is known for this one (质量奖是多少, after 国家级小巨人 and 山西省质量奖).
    """
    last = next((one for one in reversed(session.results) if one.rule == rule.id), None)
    for name, value in (last.inputs if last is not None else {}).items():
        told = session.told.get(name)
        if told is None or name not in rule.inputs or (lacking and name in facts.values):
            continue
        if told.label != rule.inputs[name].label:
            facts.values[name] = value

"""Several inputs that were told with one figure, and change together (总额2000万，实际投2000万 … 如果是900万呢)."""

from dataclasses import replace
from decimal import Decimal

from assistant.calculator.quantities.cues import cues as fact_cues
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.facts import Facts
from assistant.conversation.facts.heard import Heard
from assistant.conversation.reading.cues import cues
from assistant.conversation.sessions.remembered import ToldFact
from assistant.conversation.sessions.session import Session


def change_together(
    session: Session, rule: LoadedRule, facts: Facts, heard: Heard, name: str | None
) -> None:
    """Inputs told with one and the same figure change together (如果是900万呢).

    Only where the new figure was told without a name of its own input beside it.
    """
    figures = [one for one in facts.now.values() if isinstance(one.value, Decimal)]
    of_another = len(figures) == 1 and cues().pointing.another_thing.search(heard.told.text)
    filling = figures[0] if of_another else facts.now.get(name or "")
    if filling is None or len(figures) > 1 or not isinstance(filling.value, Decimal):
        return
    for other in told_alike(session, rule, heard, filling.input):
        if other in facts.values:
            facts.values[other] = filling.value
            facts.now[other] = replace(filling, input=other)


def told_alike(session: Session, rule: LoadedRule, heard: Heard, name: str) -> list[str]:
    """The other inputs that were told with the same figure as this one (总额2000万，实际投2000万); none where the
    message says by its name which input it changes, and of no other thing (二期打算投三个亿).
    """
    before = session.told.get(name)
    other_thing = cues().pointing.another_thing.search(heard.told.text) is not None
    if before is None or (_is_named(heard, rule, name) and not other_thing):
        return []
    return [
        other
        for other, told in session.told.items()
        if (told.type, told.value) == (before.type, before.value)
        and is_average(told) == is_average(before)
        and other != name
        and other in rule.inputs
    ]


def is_average(fact: ToldFact) -> bool:
    """Whether a fact told is not the speaker's own figure but the average that it is held against."""
    return fact_cues().label_is("average_labels", fact.label)


def _is_named(heard: Heard, rule: LoadedRule, name: str | None) -> bool:
    """换成平均6%: whether the words say which input a figure is for."""
    mentions = heard.told.mentions.get(rule.id, ())
    averages = any(context.average == "average" for context in heard.around)
    return averages or any(m.meaning.input == name for m in mentions)

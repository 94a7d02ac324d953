"""Awards that were paid for before: 先前领了省级专精特新奖励10万元, 去年拿了小升规的20万.

In: a message and where an award is named in it. Out: whether the clause says that its money came
already, and the choices of an input that are such awards (``Choice.received``). Words: ``cues.yaml``.
"""

from collections.abc import Iterator

from assistant.calculator.message.input_words import RuleWords
from assistant.calculator.message.told import Meaning, Mention, Told, clause_end, clause_start
from assistant.calculator.quantities.cues import cues
from assistant.calculator.quantities.wording import plain, words_pattern


def is_received(told: Told, start: int, end: int) -> bool:
    """Whether the clause around a stretch of the message says that the money for it came before, or the next
    one says nothing else (省级专精特新，以前领过10万).
    """
    known, (first, last) = cues().patterns, (clause_start(told, start), clause_end(told, end))
    behind = told.text[last + 1 : clause_end(told, last + 1)].strip()
    if known["received_behind"].search(behind):
        return True
    return known["received_before"].search(told.text, first, last) is not None


def received_choices(words: RuleWords, name: str, told: Told) -> Iterator[Mention]:
    """The choices of an input that are awards said to have been paid for before."""
    choices = words.inputs[name].spec.choices
    values = {plain(word): choice.value for choice in choices for word in choice.received}
    if not values:
        return
    for found in words_pattern(tuple(values)).finditer(told.text):
        if is_received(told, *found.span()):
            meaning = Meaning(words.rule.id, "choice", name, values[found.group()])
            yield Mention(*found.span(), meaning, False, 1)

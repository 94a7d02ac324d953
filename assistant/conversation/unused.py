"""The sums of money that a message tells and no computed rule took up: said, so that nothing is lost."""

from collections.abc import Sequence

from assistant.calculator.context import Context
from assistant.calculator.fact import Filling
from assistant.calculator.rulebook import LoadedRule
from assistant.conversation.facts import read
from assistant.conversation.room import Turn


def unused_figures(turn: Turn, rules: Sequence[LoadedRule]) -> tuple[str, ...]:
    """The asker's own exact sums that were left alone where another one of the message was used, in
    the person's words: of 350万 and 200万 invested the one that was not counted.
    """
    readings = [read(turn.room.vocabulary, rule, turn.heard) for rule in rules]
    fillings = [filling for reading in readings for filling in reading.fillings]
    sums = [c for c in turn.heard.around if c.quantity.unit == "yuan"]
    left = [c for c in sums if not _was_used(c, fillings)]
    if len(left) == len(sums) or any(reading.several is not None for reading in readings):
        return ()
    return tuple(dict.fromkeys(c.quantity.text for c in left if _is_told(c)))


def _was_used(context: Context, fillings: Sequence[Filling]) -> bool:
    figure = context.quantity
    return any(
        filling.value == figure.value
        or figure.text in filling.parts
        or filling.start <= figure.start < filling.end
        for filling in fillings
    )


def _is_told(context: Context) -> bool:
    """Whether a figure is a definite one of the asker's, and no award, limit or guess."""
    quantity = context.quantity
    return context.usable and not (context.award or quantity.vague or quantity.bound)

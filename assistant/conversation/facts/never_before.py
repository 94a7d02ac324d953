"""首次到1亿的呢，以前没到过: that earlier years had nothing is a fact, told without a figure.

In: a rule's words, what a message says and what is read of it. Out: that the figure of earlier years is none.
"""

from decimal import Decimal

from assistant.calculator.message.input_words import RuleWords
from assistant.calculator.message.told import Told
from assistant.calculator.quantities.fact import Filling, Reading
from assistant.conversation.reading.cues import cues

_NOTHING = "0"


def never_before(words: RuleWords, told: Told, reading: Reading) -> tuple[Filling, ...]:
    """The input of earlier years, where a clause says that there was none before, no figure is told of it,
    and nothing of it is assumed where it is not told.
    """
    match = cues().corrections.never_before.search(told.text)
    if match is None:
        return ()
    specs = words.inputs.values()
    old = [s.name for s in specs if s.old and s.spec.assume and s.spec.assume.value == _NOTHING]
    known = {f.input for f in reading.fillings} | {d.input for d in reading.doubts}
    if len(old) != 1 or old[0] in known:
        return ()
    return (Filling(old[0], Decimal(0), match.group(), match.start(), match.end()),)

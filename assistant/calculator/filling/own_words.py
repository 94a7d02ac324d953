"""Whether a choice is told by what the text calls it: 新材料, and not 特种陶瓷, which may count as one."""

from assistant.calculator.filling.weighing import Support
from assistant.calculator.message.told import Told
from assistant.calculator.message.vocabulary import Vocabulary
from assistant.calculator.quantities.cues import cues
from assistant.calculator.quantities.fact import Filling


def is_in_its_own_words(filling: Filling) -> bool:
    """Whether the words of a choice are its value's, or a part of them; of other values always."""
    value, words = filling.value, filling.words
    return not isinstance(value, str) or words in value or value in words


def tells_what_it_asks(support: Support, vocabulary: Vocabulary, told: Told) -> bool:
    """Whether the message tells something that this rule itself is computed from.

    In: the support for a rule, the message. Out: True if one of its fillings is of an input that is a
    number or that the rule would ask for. A choice counts only in the text's own words (特种陶瓷, which may
    count as 新材料, is no sign by itself), unless the message asks for everything together (一共).
    """
    inputs, asked = vocabulary.rules[support.rule].inputs, cues().patterns["asked_on_top"]
    all_meant = cues().any_in("together", told.text) or asked.search(told.text)
    asked_for = (
        f for f in support.reading.fillings if inputs[f.input].required or inputs[f.input].numeric
    )
    return any(all_meant or is_in_its_own_words(f) for f in asked_for)

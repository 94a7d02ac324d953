"""Whether a choice is told by what the text calls it: 新材料, and not 特种陶瓷, which may count as one."""

from assistant.calculator.quantities.fact import Filling


def is_in_its_own_words(filling: Filling) -> bool:
    """Whether the words of a choice are its value's, or a part of them; of other values always."""
    value, words = filling.value, filling.words
    return not isinstance(value, str) or words in value or value in words

"""The sums answered before that a message calls by name: by their award, a choice of it, or a word of what they
were asked with.
"""

from collections.abc import Collection, Sequence

from assistant.calculator.calculation import Calculation
from assistant.calculator.message.told import Mention
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.understanding import is_question
from assistant.conversation.room import Turn

NAMING = ("name", "choice")
"""The roles of words that call an award, or a kind of it."""


def naming(turn: Turn, rule: str) -> list[Mention]:
    """Where the message names an award, or a choice that was told of it."""
    mentions = turn.heard.told.mentions.get(rule, ())
    return [m for m in mentions if m.meaning.role in NAMING and not m.covered]


def naming_stretches(turn: Turn, sums: Sequence[Calculation]) -> list[tuple[int, int]]:
    """Where the message names an award that was answered, or what was told of it."""
    rules = sorted({one.rule for one in sums})
    return [(m.start, m.end) for rule in rules for m in naming(turn, rule)]


def names_a_choice(turn: Turn, sums: Sequence[Calculation]) -> bool:
    """第二年给多少: whether the message names a choice of an award that was answered."""
    rules = {one.rule for one in sums}
    return any(m.meaning.role == "choice" for rule in rules for m in naming(turn, rule))


def sums_named(turn: Turn, sums: Sequence[Calculation]) -> list[Calculation] | None:
    """The latest sum of each award named, of each of its choices where some are, in the order of the
    words; None where a choice was told of none of them.
    """
    found = _by_their_words(turn, sums)
    for rule in {one.rule: None for one in sums if not found}:
        of_rule = [one for one in sums if one.rule == rule]
        mentions = naming(turn, rule)
        chosen = [m for m in mentions if m.meaning.role == "choice"]
        for mention in chosen or mentions[:1]:
            fitting = [one for one in of_rule if fits(one, mention)]
            if not fitting:
                return None
            before = turn.heard.told.text[: mention.start]
            first = cues().pointing.first_before.search(before) is not None  # 首笔差额补贴+风险补偿
            found.setdefault(mention.start, fitting[0 if first else -1])
    ordered = [found[start] for start in sorted(found)]
    return list({id(one): one for one in ordered}.values())


def _by_their_words(turn: Turn, sums: Sequence[Calculation]) -> dict[int, Calculation]:
    """酒店比饭店多多少, of two sums of one award: those that alone were asked for with such a word, by where it
    stands; empty unless there are several.
    """
    text = turn.heard.told.text
    found: dict[int, Calculation] = {}
    if names_a_choice(turn, sums):
        return found
    for mention in (m for rule in {one.rule for one in sums} for m in naming(turn, rule)):
        word = text[mention.start : mention.end]
        having = [one for one in sums if word in turn.session.words_of(one)]
        if mention.meaning.role == "name" and len(having) == 1:
            found[mention.start] = having[0]
    found = {start: as_it_is_now(turn, one, found.values()) for start, one in found.items()}
    return found if len({id(one) for one in found.values()}) > 1 else {}


def joined_to(turn: Turn, named: Calculation, sums: Sequence[Calculation]) -> Sequence[Calculation]:
    """那总部补助加这个项目一共多少: the last sum of another award, where one is joined that is only pointed at."""
    if cues().totals.joins_one.search(turn.heard.told.text) is None:
        return []
    return [one for one in sums if one.rule != named.rule and not one.parts][-1:]


def as_it_is_now(turn: Turn, one: Calculation, found: Collection[Calculation]) -> Calculation:
    """The last sum of its award, where no other of them is named, and what came after it only told a figure
    anew (哦采购额是1.5亿).
    """
    sums = turn.session.sums
    of_award = [n for n, other in enumerate(sums) if other.rule == one.rule]
    place = max((n for n in of_award if sums[n] is one), default=None)
    if place is None or any(other is not one and other.rule == one.rule for other in found):
        return one
    later = [n for n in of_award if n > place]
    for n in later:
        words = turn.session.answers[n].words
        told = turn.room.vocabulary.tell(words, turn.as_of)
        named = any(m.meaning.role == "name" for m in told.mentions.get(one.rule, ()))
        if named or not told.quantities or is_question(words):
            return one
    return sums[later[-1]] if later else one


def fits(one: Calculation, mention: Mention) -> bool:
    """Whether a sum was computed with the choice that is named; with any, where none is."""
    meaning = mention.meaning
    return meaning.role != "choice" or str(one.inputs.get(meaning.input)) == meaning.value

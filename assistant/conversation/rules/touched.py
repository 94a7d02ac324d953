"""The awards of the case that a message tells a fact of, and those that come on top of them."""

from collections.abc import Sequence

from assistant.calculator.filling.picking import Candidate
from assistant.calculator.quantities.fact import Reading
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.room import Turn
from assistant.conversation.rules.asked_of_it import asks_for_nothing_of
from assistant.conversation.rules.candidates import candidates_of, places_of_names
from assistant.conversation.rules.changing import calls_only_the_figure, last_asked, sure_of_case
from assistant.conversation.rules.on_top import told_on_top


def touched(turn: Turn, rules: list[LoadedRule]) -> list[LoadedRule]:
    """These rules, with those that come on top and are told of, if the message tells a fact of any.

    None where what is asked for is nothing that they come to, or the message speaks of another award.
    """
    if asks_for_nothing_of(turn, rules):
        return []
    meant = [*rules, *_on_top(turn, rules)]
    told = len(meant) > len(rules) or _tells_of_any(turn, rules)
    return meant if told and not _speaks_of_another(turn, rules, meant) else []


def _tells_of_any(turn: Turn, rules: Sequence[LoadedRule]) -> bool:
    """Whether a fact is told of one of these, be it unclearly."""
    asked = last_asked(turn)
    readings = [(rule, turn.read(rule, asked)) for rule in rules]
    return any(
        _tells(reading, asked) or _says_several_in_one(turn, rule, reading)
        for rule, reading in readings
    )


def _on_top(turn: Turn, rules: Sequence[LoadedRule]) -> list[LoadedRule]:
    """The awards that come on top of these, and of which a fact is told: by name, or of their own."""
    ids = {rule.id for rule in rules}
    named = {c.rule for c in candidates_of(turn) if c.named and c.kind != "rival"}
    of_their_own = told_on_top(turn, rules)
    return [
        rule
        for rule in turn.room.rulebook.rules
        if ids & set(rule.adds_to)
        and rule.id not in ids
        and (rule in of_their_own or rule.id in named)
        and turn.read(rule).fillings
    ]


def _speaks_of_another(
    turn: Turn, rules: Sequence[LoadedRule], meant: Sequence[LoadedRule]
) -> bool:
    """Whether the award named first is none of those ``meant``, and not only named by the way, or for a choice or
    a figure of the ``rules`` of the case.
    """
    candidates = [c for c in candidates_of(turn) if c.named]
    if all(c.kind == "rival" for c in candidates):
        return False
    first = candidates[0]
    if first.rule in {rule.id for rule in meant}:
        return False
    if calls_only_the_figure(turn, first, rules):
        return False
    if first.reading.fillings or first.reading.doubts:
        return True
    return not (_names_by_the_way(turn, rules) or _says_a_choice(turn, first, rules))


def _names_by_the_way(turn: Turn, rules: Sequence[LoadedRule]) -> bool:
    """他是从河南把总部搬来的，一级: whether the message surely goes on with the case, and no word of it speaks against
    that.
    """
    mentions = turn.heard.told.mentions
    return sure_of_case(turn) and not all(
        any(m.meaning.role == "against" for m in mentions.get(rule.id, ())) for rule in rules
    )


def _says_a_choice(turn: Turn, candidate: Candidate, rules: Sequence[LoadedRule]) -> bool:
    """总部迁过来呢: whether the words that name another award say a choice of the case."""
    mentions = turn.heard.told.mentions
    choices = [m for r in rules for m in mentions.get(r.id, ()) if m.meaning.role == "choice"]
    return all(
        any(start <= m.start and m.end <= end for m in choices)
        for start, end in places_of_names(turn, candidate.rule)
    )


def _tells(reading: Reading, asked: str | None) -> bool:
    """Whether a message tells a fact, be it that a figure is told unclearly (用到四十来万呢)."""
    unclear = (doubt.input == asked or doubt.reason == "vague" for doubt in reading.doubts)
    return bool(reading.fillings or reading.several) or any(unclear)


def _says_several_in_one(turn: Turn, rule: LoadedRule, reading: Reading) -> bool:
    """高压的呢, after 低压: whether one word is said that several choices are called by."""
    text, mentions = turn.heard.told.text, turn.heard.told.mentions.get(rule.id, ())
    said = {text[m.start : m.end] for m in mentions if m.meaning.role == "choice"}
    return any(doubt.reason == "ambiguous" and doubt.words in said for doubt in reading.doubts)

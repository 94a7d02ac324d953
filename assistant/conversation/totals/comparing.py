"""The step for 特级跟一级比多奖多少, 比省级的多多少: the difference between two cases of one award."""

from dataclasses import replace
from decimal import Decimal

from assistant.answering.draft import Draft
from assistant.answering.outcomes import load_texts
from assistant.calculator.calculation import Calculation, InputValue
from assistant.calculator.engine.comparing import difference
from assistant.calculator.format import shown
from assistant.calculator.message.told import Mention
from assistant.calculator.quantities.fact import Filling
from assistant.calculator.rules.rule import Input
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.computing import compute
from assistant.conversation.facts.facts import Facts
from assistant.conversation.facts.gathering import gather_facts
from assistant.conversation.facts.heard import read
from assistant.conversation.facts.remembering import told_before
from assistant.conversation.facts.told_alike import told_alike
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import candidates_of
from assistant.conversation.rules.changing import with_change
from assistant.conversation.rules.earlier_results import by_figures, drafted
from assistant.conversation.totals.pair_meant import asks_for_gap, compared_with

_CASES = 2


def compare(turn: Turn) -> Draft | None:
    """By how much two cases differ that the message names, or that it and the one before name. None where that is
    not asked for, or there are no two.
    """
    if (gap := _short_by(turn)) is not None:
        return gap
    comparing, text = cues().comparing, turn.said.text
    sums = [one for one in turn.session.sums if one.unit == "yuan"]
    if sums and (usual := _against_the_usual(turn, sums[-1])) is not None:
        return usual
    if not (comparing.compared.search(text) or comparing.which_more.search(text)):
        return None
    if (awards := _two_awards(turn)) is not None or not comparing.compared.search(text):
        return awards
    if not _names_two_cases(turn) and len(pair := _said_which(turn, sums)) == _CASES:
        return _with_the_one_before(turn, *pair)
    focus = turn.session.focus
    spoken_of = [c.rule for c in candidates_of(turn) if c.kind == "main" and c.named]
    before = focus.rules if focus is not None and turn.leans_on_focus else ()
    for rule in turn.rules(dict.fromkeys((*spoken_of[:1], *before))):
        heard = with_change(turn, [rule])
        facts = gather_facts(turn.room.vocabulary, rule, turn.session, heard)
        if (found := _two_cases(turn, rule, facts)) is not None:
            return _difference_of(turn, rule, facts, *found)
    named_ones = by_figures(turn)
    if len(named_ones) == _CASES:
        return _with_the_one_before(turn, *named_ones)
    if len(sums) > 1 and not turn.heard.told.quantities:
        return _with_the_one_before(turn, *_spoken_of(turn, sums))
    return None


def _names_two_cases(turn: Turn) -> bool:
    """省质量奖比市质量奖多多少: whether the message itself names two values of one choice, whatever was answered."""
    named = [c.rule for c in candidates_of(turn) if c.kind == "main" and c.named]
    values: dict[str, set[str]] = {}
    for rule in named:
        for m in turn.heard.told.mentions.get(rule, ()):
            if m.meaning.role == "choice" and not m.covered:
                values.setdefault(m.meaning.input, set()).add(m.meaning.value)
    return any(len(found) == _CASES for found in values.values())


def _two_awards(turn: Turn) -> Draft | None:
    """专精特新跟省级小巨人差多少: the sums of two awards, each named on its side of the word that compares them."""
    text = turn.heard.told.text
    for between in cues().comparing.between_cases.finditer(text):
        sides = [text[: between.start()], text[between.end() :]]
        cases = [_only_award(turn, side) for side in sides]
        first, last = cases
        if first is None or last is None or first.rule == last.rule:
            continue
        found = difference(first, last, (first.title, last.title))
        if found is not None:
            return drafted(turn, replace(found, parts=(first, last)), "compared")
    return None


def _only_award(turn: Turn, words: str) -> Calculation | None:
    """What the one award comes to that words name; None where several are named, or a fact is lacking."""
    vocabulary = turn.room.vocabulary
    heard = turn.hear(words)
    rulebook = turn.room.rulebook
    names = {
        rule.id: [m.end - m.start for m in heard.told.mentions.get(rule.id, ()) if _is_name(m)]
        for rule in rulebook.rules
        if rule.kind == "award"
    }
    longest = max((length for lengths in names.values() for length in lengths), default=0)
    named = rulebook.those([name for name, lengths in names.items() if longest in lengths])
    if len(named) != 1:
        return None
    facts = gather_facts(vocabulary, named[0], turn.session, heard)
    calculation = compute(named[0], facts, turn.as_of)
    return None if facts.doubts or calculation.missing else calculation


def _is_name(mention: Mention) -> bool:
    return mention.meaning.role == "name" and not mention.covered


def _short_by(turn: Turn) -> Draft | None:
    """差多少, right after an award was not due: the same once more, which says by how much it fails."""
    last = turn.session.last_draft
    return replace(last, outcome="repeated") if last is not None and asks_for_gap(turn) else None


def with_the_usual(turn: Turn, draft: Draft) -> Draft:
    """按新比例比老比例能多扣多少, told with the figures: the reading of this sum that holds it against what is
    usual, in place of the sum.
    """
    if draft.outcome != "calculated" or draft.calculation is None:
        return draft
    return _against_the_usual(turn, draft.calculation) or draft


def _against_the_usual(turn: Turn, last: Calculation) -> Draft | None:
    """跟12%比省了多少: the reading of the last sum that holds it against what is usual."""
    against = [a for a in last.alternatives if cues().comparing.against_another.search(a.reading)]
    if len(against) != 1 or not cues().comparing.than_usual.search(turn.said.text):
        return None
    (other,) = against
    shown = replace(last, title=f"{last.title}：{other.reading}", result=other.result)
    shown = replace(shown, says="", steps=other.steps or last.steps, alternatives=())
    return drafted(turn, shown, "compared")


def _said_which(turn: Turn, sums: list[Calculation]) -> list[Calculation]:
    """The two sums given before that the words point to: before it was put right, either case, 刚才."""
    comparing, text = cues().comparing, turn.said.text
    undone = [one for one in turn.session.undone if one.unit == "yuan"]
    if undone and sums and comparing.than_corrected.search(text):
        return [undone[-1], sums[-1]]
    named = _named_in_turn(turn, sums) or list(compared_with(turn, sums))
    return named or (sums[-2:] if comparing.than_before.search(text) else [])


def _named_in_turn(turn: Turn, sums: list[Calculation]) -> list[Calculation]:
    """国家级优秀奖比山西赛区二等奖多多少: the sums given before for the two cases named, one on either side."""
    text = turn.heard.told.text
    for between in cues().comparing.between_cases.finditer(text):
        sides = (text[: between.start()], text[between.end() :])
        found = [_given_for(turn, side, sums) for side in sides]
        chosen = [one for one in found if one is not None]
        if len(chosen) == _CASES and chosen[0] is not chosen[1]:
            return chosen
    return []


def _given_for(turn: Turn, words: str, sums: list[Calculation]) -> Calculation | None:
    """The latest sum of which the words tell something, and nothing otherwise than it was computed with."""
    vocabulary = turn.room.vocabulary
    heard = turn.hear(words)
    for one in reversed([part for each in sums for part in each.singles]):
        rule = turn.room.rulebook.get(one.rule)
        told = read(vocabulary, rule, heard).values if rule is not None else {}
        if told and all(one.inputs.get(name) == value for name, value in told.items()):
            return one
    return None


def _spoken_of(turn: Turn, sums: list[Calculation]) -> list[Calculation]:
    """零售这个跟批发那个: the last sums given of the two awards named, else the last two."""
    named = {c.rule for c in candidates_of(turn) if c.named}
    last = list({s.rule: s for s in sums if s.rule in named and s.result}.values())
    return last if len(last) == len(sums[-2:]) else sums[-2:]


def _with_the_one_before(turn: Turn, before: Calculation, last: Calculation) -> Draft | None:
    """比刚才多了多少: the last sum against the one before it."""
    texts = load_texts()
    names = (texts.say("the_last_sum"), texts.say("the_sum_before"))
    found = difference(last, before, names)
    return drafted(turn, found, "compared")


def _two_cases(
    turn: Turn, rule: LoadedRule, facts: Facts
) -> tuple[str, tuple[InputValue, InputValue]] | None:
    """The choice of which two values are spoken of: both now, or one now and one before, which may be figures
    (跟花20万差多少).
    """
    choices = {name for name, spec in rule.inputs.items() if spec.type == "choice"}
    mentions = turn.heard.told.mentions.get(rule.id, ())
    for name in sorted(choices):
        said = [m for m in mentions if m.meaning.role == "choice" and m.meaning.input == name]
        values = list(dict.fromkeys(m.meaning.value for m in said))
        if len(values) == _CASES:
            return name, (values[0], values[1])
    open_ = [d for d in facts.doubts if d.input in choices]
    if len(facts.doubts) == len(open_) == 1 and len(open_[0].values) == 2:
        first, second = open_[0].values
        return open_[0].input, (first, second)
    if facts.doubts:
        return None
    earlier = told_before(turn.session, rule)
    changed = [
        (n, (f.value, earlier[n].value))
        for n, f in facts.now.items()
        if (n in choices or _is_held_against(turn, f))
        and n in earlier
        and earlier[n].value != f.value
    ]
    return changed[0] if len(changed) == 1 else None


def _is_held_against(turn: Turn, filling: Filling) -> bool:
    text = turn.heard.told.original
    return bool(
        cues().comparing.held_against.search(text[: filling.start])
        or cues().supposing.supposed.search(text)
    )


def _difference_of(
    turn: Turn,
    rule: LoadedRule,
    facts: Facts,
    name: str,
    values: tuple[InputValue, InputValue],
) -> Draft | None:
    """By how much the award differs with two values of an input, the first against the second, all else alike; figures
    that were told alike change together.
    """
    doubts = tuple(d for d in facts.doubts if d.input != name)
    others = {n: f for n, f in facts.now.items() if n != name}
    figures = all(isinstance(value, Decimal) for value in values)
    alike = told_alike(turn.session, rule, turn.heard, name) if figures else []
    first, second = (
        compute(
            rule,
            replace(
                facts,
                values={**facts.values, **dict.fromkeys([name, *alike], value)},
                now=others,
                doubts=doubts,
            ),
            turn.as_of,
        )
        for value in values
    )
    spec = rule.inputs[name]
    found = difference(first, second, (_shown(spec, values[0]), _shown(spec, values[1])))
    return drafted(turn, found, "compared")


def _shown(spec: Input, value: InputValue) -> str:
    """The value as a person reads it, a figure with what it is of: 使用创新券的金额 20万元."""
    words = str(shown(value, spec.shown_in))
    return f"{spec.label} {words}" if isinstance(value, Decimal) else words

"""The facts for a rule: told in this message, told before, or in doubt."""

from collections.abc import Collection, Iterable

from assistant.calculator.calculation import InputValue
from assistant.calculator.message.input_words import RuleWords
from assistant.calculator.message.relating import settle_excess
from assistant.calculator.message.vocabulary import Vocabulary
from assistant.calculator.quantities.cues import cues as fact_cues
from assistant.calculator.quantities.fact import Filling, Reading
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.adding import on_top, with_part
from assistant.conversation.facts.facts import Facts
from assistant.conversation.facts.heard import Heard, read
from assistant.conversation.facts.matching_told import (
    as_by_how_much,
    as_it_was_told,
    by_what_was_told,
    figures_of_another_thing,
    tells_another_choice,
)
from assistant.conversation.facts.one_of_several import one_of_several
from assistant.conversation.facts.remembering import told_before
from assistant.conversation.facts.roughly import told_roughly
from assistant.conversation.facts.told_alike import is_average
from assistant.conversation.reading.cues import cues
from assistant.conversation.sessions.session import Session


def gather_facts(
    vocabulary: Vocabulary,
    rule: LoadedRule,
    session: Session,
    heard: Heard,
    *,
    asked: str | None = None,
    earlier: Iterable[Heard] = (),
    without: Collection[str] = (),
) -> Facts:
    """The facts for a rule: earlier messages first, then what the session knows, then this one.

    ``earlier`` are messages read again for this rule (an ellipsis: 那零售的呢). ``without`` are inputs of
    which what was told before does not hold; the session forgets it.
    """
    facts = _facts_before(vocabulary, rule, session, earlier, without)
    years = {name: told.year for name, told in session.told.items()}
    known = {name: years.get(name) for name in facts.values}
    reading = read(vocabulary, rule, heard, asked, known)
    for name, value in _now_of_last_year(vocabulary.rules[rule.id], session, reading).items():
        facts.values.setdefault(name, value)
        facts.before.add(name)
    reading = as_it_was_told(rule, session, heard.told, reading)
    reading = as_by_how_much(rule, session, heard.told, reading)
    reading = reading.settled_by(by_what_was_told(rule, session, heard.told, reading))
    if others := figures_of_another_thing(rule, session, reading):
        facts.forget(others)
        for name in others:
            session.told.pop(name, None)
        own = {name: years.get(name) for name in facts.values}
        reading = read(vocabulary, rule, heard, asked, own)
    other_kind = tells_another_choice(rule, session, reading)
    for told_now in _told_anew(reading, session, heard):
        spec = rule.inputs[told_now.input]
        before = None if other_kind else facts.values.get(told_now.input)
        filling = on_top(told_now, spec, before, heard.told.text, heard.around)
        filling = with_part(filling, session.told.get(told_now.input), heard.told.withdrawn)
        facts.tell(filling)
    _forget_what_is_told_in_parts(rule, session, facts)
    facts.of_other_trade = _of_other_trade(rule, session, facts, heard)
    facts.forget(facts.of_other_trade)
    if reading.several is not None and reading.several.wanted == "sum":
        facts.several = reading.several
    if (both := one_of_several(rule, session, heard)) is not None:
        facts.several = both
        for name in both.inputs:
            facts.now.pop(name, None)
    settled = {*facts.now, *(facts.several.inputs if facts.several else ())}
    doubts = [d for d in reading.doubts if d.input not in settled]
    facts.forget({doubt.input for doubt in doubts})
    clear = {*settled, *facts.values, *(d.input for d in doubts)}
    facts.doubts = (*doubts, *told_roughly(session, rule, clear))
    facts.values = settle_excess(facts.values, reading.excess)
    facts.unsaid = _unsaid(rule, session, heard)
    return facts


def _forget_what_is_told_in_parts(rule: LoadedRule, session: Session, facts: Facts) -> None:
    """配套率提了4个点 … 看错了，是从20%提到25%: what all its parts, of its own kind, are told of now is what they make of
    it; a growth that was told stays where two sums are told beside it.
    """
    for name, parts in rule.program.derives.items():
        anew = name not in facts.now and parts.names <= facts.now.keys()
        if not anew or name not in facts.before:
            continue
        if len({rule.inputs[part].type for part in (name, *parts.names)}) == 1:
            facts.forget({name})
            session.told.pop(name, None)


def _unsaid(rule: LoadedRule, session: Session, heard: Heard) -> frozenset[str]:
    """营收2.5亿，进档奖多少: what the rule assumes only where it was spoken of (链主), and it never was, nor
    was a sum of the rule answered.
    """
    if any(one.rule == rule.id for one in session.sums):
        return frozenset()
    aside = (text for one in session.asides.values() for text in one.messages)
    texts = (heard.told.text, heard.told.mended, *session.messages, *aside)
    resting = {n: spec.assume.said for n, spec in rule.inputs.items() if spec.assume}
    return frozenset(
        name
        for name, words in resting.items()
        if words and not any(word in text for word in words for text in texts)
    )


def _facts_before(
    vocabulary: Vocabulary,
    rule: LoadedRule,
    session: Session,
    earlier: Iterable[Heard],
    without: Collection[str],
) -> Facts:
    """What earlier messages and the session tell of a rule; the session forgets the inputs ``without``."""
    facts = Facts()
    for name in without:
        session.told.pop(name, None)
    for message in earlier:
        for filling in read(vocabulary, rule, message).fillings:
            if filling.input not in without:
                facts.values[filling.input] = filling.value
                facts.before.add(filling.input)
                facts.recalled[filling.input] = filling
    for name, told in told_before(session, rule).items():
        facts.values[name] = told.value
        if told.turn < session.turns:
            facts.before.add(name)
    return facts


def _told_anew(reading: Reading, session: Session, heard: Heard) -> list[Filling]:
    """The fillings, but for a figure of another input that is only said to be as it was (起点22、采购3亿没改)."""

    def is_told_again(filling: Filling) -> bool:
        others = {n for n, fact in session.told.items() if fact.value == filling.value}
        own = [c.quantity for c in heard.around if c.quantity.value == filling.value]
        return bool(others - {filling.input}) and any(
            fact_cues().patterns["unchanged"].match(heard.told.text, quantity.end)
            for quantity in own
        )

    return [filling for filling in reading.fillings if not is_told_again(filling)]


def _of_other_trade(
    rule: LoadedRule, session: Session, facts: Facts, heard: Heard
) -> frozenset[str]:
    """我朋友搞批发，卖了3个亿，涨了8%, after an hotel: the averages that were told for another trade, where a sum of
    this one's own is told and nobody says that they are the same.
    """
    told = session.told
    own = any(rule.inputs[name].type == "money" for name in facts.now)
    names = [n for n in facts.before if n in told and is_average(told[n]) and n not in facts.now]
    people, text = cues().people, heard.told.text
    if not own or not names or people.same_average.search(text) or people.like_mine.search(text):
        return frozenset()
    answered = (*session.sums, *session.results, *session.results_of_others)
    with_it = {one.rule for one in answered if set(names) & one.inputs.keys()}
    return frozenset(names) if with_it and rule.id not in with_it else frozenset()


def _now_of_last_year(
    words: RuleWords, session: Session, reading: Reading
) -> dict[str, InputValue]:
    """去年4亿 / 今年4.4亿, in two messages: what was told first is the figure of the earlier year."""
    found: dict[str, InputValue] = {}
    for filling in reading.fillings:
        spec, told = words.inputs[filling.input], session.told.get(filling.input)
        if told is None or told.year is None or filling.year is None or told.year >= filling.year:
            continue
        old = [i.name for i in words.inputs.values() if i.old and i.units == spec.units]
        if len(old) == 1 and old[0] not in session.told:
            found[old[0]] = told.value
    return found

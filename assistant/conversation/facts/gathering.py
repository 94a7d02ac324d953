"""The facts for a rule: told in this message, told before, or in doubt."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from assistant.calculator.calculation import InputValue
from assistant.calculator.engine.bounds import bounded
from assistant.calculator.filling.filling import NOTHING_KNOWN, read_facts
from assistant.calculator.format import shown
from assistant.calculator.message.context import Context
from assistant.calculator.message.relating import settle_excess
from assistant.calculator.message.surrounding import contexts
from assistant.calculator.message.told import Told
from assistant.calculator.message.vocabulary import RuleWords, Vocabulary
from assistant.calculator.quantities.cues import cues as fact_cues
from assistant.calculator.quantities.fact import Doubt, Filling, Reading, Several
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.adding import on_top, with_part
from assistant.conversation.facts.matching_told import (
    as_it_was_told,
    by_what_was_told,
    figures_of_another_thing,
    tells_another_choice,
)
from assistant.conversation.facts.never_before import never_before
from assistant.conversation.facts.parts import (
    apart,
    mixed,
    split_parts,
    told_in_full,
    unsure,
)
from assistant.conversation.facts.roughly import remember_roughly, told_roughly
from assistant.conversation.reading.cues import cues
from assistant.conversation.sessions.session import Session, ToldFact

NOTHING_NOW: Mapping[str, Filling] = {}


@dataclass(frozen=True, slots=True)
class Heard:
    """One message read once for all rules.

    ``placed`` are fillings by rule that a proposal settled (``adopting``): our own readings of
    figures that the words alone left without a place. ``parts`` are several things told one by one.
    """

    told: Told
    around: tuple[Context, ...]
    placed: Mapping[str, tuple[Filling, ...]] = field(default_factory=dict)
    parts: tuple["Heard", ...] = ()

    @classmethod
    def of(cls, vocabulary: Vocabulary, text: str, today: date) -> "Heard":
        """Read a message, and each of the things it tells one after another by itself."""
        told = vocabulary.tell(text, today)
        alone_told = split_parts(told_in_full(told.text, told.quantities) or text)
        parts = (vocabulary.tell(part, today) for part in alone_told)
        alone = tuple(cls(part, tuple(contexts(part))) for part in parts)
        return cls(told, tuple(contexts(told)), parts=alone)

    def of_rules(self, ids: Iterable[str]) -> "Heard":
        """The same message with what it says of these rules only."""
        kept = frozenset(ids)
        mentions = {r: found for r, found in self.told.mentions.items() if r in kept}
        parts = tuple(part.of_rules(kept) for part in self.parts)
        return replace(self, told=replace(self.told, mentions=mentions), parts=parts)


@dataclass(slots=True)
class Facts:
    """What is known for one rule. ``now`` are inputs told in this message, ``before`` earlier;
    ``recalled`` are those of ``before`` that were read only now, in messages said before.

    ``of_other_trade`` are averages told for another trade, which hold no more.
    ``doubts`` are about inputs that nothing else settles. ``several`` are things of a kind that are
    all the speaker's, to be computed one by one and added up. ``unsaid`` are inputs of which nothing may be
    assumed, since no word was said that it rests on.
    """

    values: dict[str, InputValue] = field(default_factory=dict)
    now: dict[str, Filling] = field(default_factory=dict)
    before: set[str] = field(default_factory=set)
    recalled: dict[str, Filling] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
    several: Several | None = None
    of_other_trade: frozenset[str] = frozenset()
    unsaid: frozenset[str] = frozenset()

    def tell(self, filling: Filling) -> None:
        """Take a fact that this message tells."""
        self.values[filling.input] = filling.value
        self.now[filling.input] = filling
        self.before.discard(filling.input)

    def forget(self, names: Iterable[str]) -> None:
        """Take back what is known of these inputs."""
        self.values = {n: value for n, value in self.values.items() if n not in set(names)}
        self.before.difference_update(names)


def read(
    vocabulary: Vocabulary,
    rule: LoadedRule,
    heard: Heard,
    asked: str | None = None,
    known: Mapping[str, int | None] = NOTHING_KNOWN,
) -> Reading:
    """What one message tells about one rule."""
    words = vocabulary.rules[rule.id]
    reading = read_facts(words, heard.told, heard.around, asked, known)
    if heard.parts:
        each = [read_facts(words, part.told, part.around) for part in heard.parts]
        several = apart(rule, reading, each)
        reading = replace(reading, several=several) if several else mixed(reading, each)
    else:
        reading = unsure(heard.told.text, reading)
    reading = reading.settled_by(never_before(words, heard.told, reading))
    return reading.settled_by(heard.placed.get(rule.id, ()))


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
    facts.of_other_trade = _of_other_trade(rule, session, facts, heard)
    facts.forget(facts.of_other_trade)
    if reading.several is not None and reading.several.wanted == "sum":
        facts.several = reading.several
    settled = {*facts.now, *(facts.several.inputs if facts.several else ())}
    doubts = [d for d in reading.doubts if d.input not in settled]
    facts.forget({doubt.input for doubt in doubts})
    clear = {*settled, *facts.values, *(d.input for d in doubts)}
    facts.doubts = (*doubts, *told_roughly(session, rule, clear))
    facts.values = settle_excess(facts.values, reading.excess)
    facts.unsaid = _unsaid(rule, session, heard)
    return facts


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
    aside = (one for aside in session.asides.values() for one in aside.results)
    answered = (*session.sums, *session.results, *aside)
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


def told_before(session: Session, rule: LoadedRule) -> dict[str, ToldFact]:
    """The facts of the session that are inputs of the rule: of the same type, and possible there."""
    return {
        name: told
        for name, told in session.told.items()
        if name in rule.inputs and rule.inputs[name].type == told.type and _possible(rule, told)
    }


def as_answered(rule: LoadedRule, session: Session, facts: Facts, *, lacking: bool = False) -> None:
    """省级众创空间和市级实验室 … 实验室其实是省级的: for an award that the message is not about, what its own last sum
    was computed with, in place of what was told of another award's input of that name; with ``lacking`` only
    where nothing is known for this one (质量奖是多少, after 国家级小巨人 and 山西省质量奖).
    """
    last = next((one for one in reversed(session.results) if one.rule == rule.id), None)
    for name, value in (last.inputs if last is not None else {}).items():
        told = session.told.get(name)
        if told is None or name not in rule.inputs or (lacking and name in facts.values):
            continue
        if told.label != rule.inputs[name].label:
            facts.values[name] = value


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


def remember_facts(session: Session, rule: LoadedRule, facts: Facts) -> None:
    """The session keeps what this message told, and what was read anew in those before."""
    for name in facts.of_other_trade - facts.now.keys():
        session.told.pop(name, None)
    for name, filling in facts.recalled.items():
        if name in facts.of_other_trade:
            continue
        if name not in session.told and name not in facts.now:
            session.tell(_fact(rule, filling, max(0, session.turns - 1)))
    for filling in facts.now.values():
        session.tell(_fact(rule, filling, session.turns))
    remember_roughly(session, facts.doubts)


def _fact(rule: LoadedRule, filling: Filling, turn: int) -> ToldFact:
    spec, value = rule.inputs[filling.input], filling.value
    words, year = filling.words, filling.year
    return ToldFact(filling.input, spec.label, spec.type, value, words, turn, year)


def described(
    rule: LoadedRule,
    values: Mapping[str, InputValue],
    names: Iterable[str],
    now: Mapping[str, Filling] = NOTHING_NOW,
) -> list[str]:
    """Facts as a person reads them: ``商品销售额 12亿元``; what was told ``now`` with its bound."""
    return [
        f"{rule.inputs[name].label} {_shown(rule, name, values[name], now.get(name))}"
        for name in names
        if name in values and name in rule.inputs
    ]


def _shown(rule: LoadedRule, name: str, value: InputValue, filling: Filling | None) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    text = shown(value, rule.inputs[name].shown_in)
    return bounded(filling, text) if filling is not None and filling.value == value else text


def _possible(rule: LoadedRule, told: ToldFact) -> bool:
    spec = rule.inputs[told.input]
    return spec.type != "choice" or told.value in [choice.value for choice in spec.choices]

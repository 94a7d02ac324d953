"""How strongly each input of a rule claims each quantity of a message.

In: one rule's inputs, the message, the contexts of its quantities. Out: ``Claim`` objects, each
with the value the quantity would have in the rule's terms (yuan, fractions, the input's unit).
Scores only rank the claims inside one message; their size has no meaning outside.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.calculator.filling.claim_weights import claim_weights
from assistant.calculator.message.beside import is_increment, is_reached
from assistant.calculator.message.context import Context
from assistant.calculator.message.input_words import InputWords, RuleWords
from assistant.calculator.message.told import Mention, Noun, Told
from assistant.calculator.message.worth import is_share_of_last, worth, years_each
from assistant.calculator.quantities.cues import cues
from assistant.calculator.quantities.wording import quantity_words

_LEVELS = "省市县"
_TO = frozenset("到至成")


@dataclass(frozen=True, slots=True)
class Claim:
    """An input's claim on a quantity, with the value it would have in the rule's terms."""

    score: float
    input: str
    index: int
    value: Decimal
    named: bool


class Claims:
    """The claims of one rule's inputs on one message's quantities.

    ``known`` are the inputs told before, with the years their figures were of, where that was said.
    ``unit_unclear`` fills up as claims are made: inputs claimed by a bare number that may be yuan
    or 万元, or by money of another country, with the quantity's index.
    """

    def __init__(
        self,
        words: RuleWords,
        told: Told,
        around: Sequence[Context],
        asked: str | None,
        known: Mapping[str, int | None],
    ) -> None:
        self.rule, self.inputs = words.rule.id, words.numeric
        self.told, self.around, self.asked, self.known = told, around, asked, known
        self.mentions = self._mentions(words.rule.id)
        self.unit_unclear: dict[str, int] = {}
        self._weights = claim_weights()
        self._verbs = frozenset(cues().words["verbs"])
        self._generic = frozenset(cues().words["generic"])

    def _mentions(self, rule: str) -> list[Mention]:
        """Names of numeric inputs in the text, the longest where they overlap."""
        found = [
            m
            for m in self.told.mentions.get(rule, ())
            if m.meaning.role == "input" and m.meaning.input in self.inputs
        ]
        larger: list[Mention | Noun] = [*found]
        larger += [
            n
            for n in self.told.nouns
            if n.meaning.role == "foreign"
            or (n.meaning.rule != rule and self.told.text[n.start] in _LEVELS)  # 市补助 is no 补助
        ]
        return [m for m in found if not any(_inside(m, other) for other in larger)]

    def on(self, index: int) -> Iterable[Claim]:
        """Every claim on one quantity."""
        context = self.around[index]
        if not context.usable:
            return
        own = self._noun_beside(context)
        for name, spec in self.inputs.items():
            value = self.value(spec, context, asked=self.asked == name)
            fits = value is not None and not self.barred(spec, context)
            score = self._strength(spec, context, own) if fits else 0.0
            if value is None or not fits:
                continue
            this_year = spec.old and context.year == self.told.today.year
            if self.asked == name and not (context.award or this_year):
                score = max(score, self._weights.by_question if not own else 0.0)
            if score < self._weights.least:
                continue
            if context.quantity.unit == "currency" or self._bare_is_unclear(spec, context):
                self.unit_unclear.setdefault(name, index)
                continue
            score -= self._less_exact(spec, context)
            yield Claim(score, name, index, value, named=score >= self._weights.sure)

    def _less_exact(self, spec: InputWords, context: Context) -> float:
        """A bound, or the figure of a part of the year, gives way to a figure."""
        vague = context.quantity.bound == "most" or context.quantity.vague
        return self._weights.less_exact if vague or (spec.flow and context.so_far) else 0.0

    def value(self, spec: InputWords, context: Context, asked: bool) -> Decimal | None:
        """The quantity in the rule's terms, or None when its unit does not fit."""
        return worth(spec, context, self.told.text, self.around, asked)

    def _bare_is_unclear(self, spec: InputWords, context: Context) -> bool:
        quantity = context.quantity
        bare = quantity.unit == "plain" and spec.spec.type == "money"
        words = self.told.text[context.lead : quantity.start]
        if context.months_each is not None and cues().patterns["rent_or_wage"].search(words):
            return False
        scaled = (spec.spec.unit or "").startswith("万")
        return (
            bare
            and not scaled
            and quantity.value < self._weights.bare_money
            and quantity.value != 0
        )

    def barred(self, spec: InputWords, context: Context) -> bool:
        """Whether the words say that it is another kind of figure."""
        if spec.spec.type == "rate" and not self._average_fits(spec, context):
            return True
        if self._of_single_years(spec, context):
            return True
        words = self.told.text[context.before : context.quantity.start]
        called_growth = spec.spec.type == "rate" and (
            cues().any_in("growth_labels", words)
            or cues().patterns["growth_is_now"].search(words) is not None
            or (spec.growth and any(c.average == "average" for c in self.around))
        )  # 涨到11%，平均7%
        if spec.increment and not (spec.average or called_growth) and is_reached(words):
            return True
        if spec.spec.type == "rate" and self._grows_otherwise(spec, context, words):
            return True
        if spec.increment and spec.spec.type != "integer" and context.year is not None:
            lead = self.told.text[context.lead : context.quantity.start]
            grown = is_increment(lead, cues()) or cues().patterns["grow_end"].search(lead)
            if not grown and self._has_levels(spec):
                return True
        if spec.spec.type == "money" and not spec.increment and self.grew_by(context):
            return True
        if spec.tax_excluded and cues().any_in("tax_included", words):
            return True
        if spec.spec.type == "money" and not spec.increment and self._came_in_later(context):
            return True
        has_past = any(i.old and i.units == spec.units for i in self.inputs.values())
        return has_past and self._is_old(spec, context) != spec.old

    def _of_single_years(self, spec: InputWords, context: Context) -> bool:
        """前两年每年10万，第三年20万: a figure of some of the years is none of all of them."""
        years = {i.years for i in self.inputs.values() if i.sums_years and i.years}
        each = years_each(context, self.told.text) if years and not spec.sums_years else None
        return each is not None and each not in years

    def _grows_otherwise(self, spec: InputWords, context: Context, words: str) -> bool:
        """房租涨了一成, 本地采购额涨了25%: whether it is said what else grew by that."""
        if not (spec.growth or spec.increment) or not is_increment(words, cues()):
            return False
        if self.foreign_between(context.before, context, verbs=False, growing=False):
            return True
        base = any(
            m.meaning.input in self.inputs
            and self.inputs[m.meaning.input].spec.type == "money"
            and context.before <= m.start < context.quantity.start
            for m in self.mentions
        )
        return base and not spec.growth and not cues().any_in("ratio_words", words)

    def _came_in_later(self, context: Context) -> bool:
        """后来又添了五百: a part that is added to what was told before, no figure by itself."""
        before = [c for c in self.around if c.quantity.start < context.quantity.start]
        if not context.added or not before or before[-1].quantity.unit != context.quantity.unit:
            return False
        last = before[-1]
        here = self._any_named(last.quantity.end, context.quantity.start)
        return not here or self._any_named(last.lead, last.quantity.end)

    def _any_named(self, start: int, end: int) -> bool:
        """Whether an input of the rule is called by its name there; a verb names none."""
        return any(
            start <= m.start and m.end <= end and self.told.text[m.start : m.end] not in self._verbs
            for m in self.mentions
        )

    def is_verb(self, mention: Mention) -> bool:
        """Whether a mention is a verb, which names no kind of figure."""
        return self.told.text[mention.start : mention.end] in self._verbs

    def _has_levels(self, increment: InputWords) -> bool:
        """Whether the figures of two years stand beside an increment: 去年缴税1800万 is one of them."""
        levels = [i for i in self.inputs.values() if i.units == increment.units and not i.increment]
        return any(i.old for i in levels) and any(not i.old for i in levels)

    def _average_fits(self, spec: InputWords, context: Context) -> bool:
        if context.average == "difference" or (spec.average and context.so_far):
            return False
        if spec.average and spec.name == self.asked and context.average == "none":
            return not self._named_otherwise(spec, context)
        has_average = any(i.average for i in self.inputs.values())
        if not has_average:
            return context.average == "none" or not spec.growth
        if context.distributed is not None:
            return True
        return spec.average == (context.average == "average")

    def _named_otherwise(self, spec: InputWords, context: Context) -> bool:
        """Whether words before the figure name another input of the rule."""
        return any(
            context.before <= m.start
            and m.end <= context.quantity.start
            and m.meaning.input != spec.name
            for m in self.mentions
        )

    def grew_by(self, context: Context) -> bool:
        """多缴了126万: whether the words right before a figure say that something grew by it."""
        words = self.told.text[context.before : context.quantity.start]
        return is_increment(words[-6:], cues())

    def _is_old(self, spec: InputWords, context: Context) -> bool:
        if context.old is not None:
            return context.old
        if (told_of := self._told_of(spec, context)) is not None:
            return told_of.old
        base_known = any(
            not i.old and i.units == spec.units and n in self.known for n, i in self.inputs.items()
        )
        asked_old = self.asked is not None and self.asked == spec.name and spec.old
        earlier = context.year is not None and context.year < self.told.today.year
        return asked_old or (earlier and base_known)

    def _told_of(self, spec: InputWords, context: Context) -> InputWords | None:
        """The input of this kind for which a figure of this figure's year was told before."""
        same = [
            i
            for n, i in self.inputs.items()
            if i.units == spec.units
            and context.year is not None
            and self.known.get(n) == context.year
        ]
        return same[0] if len(same) == 1 else None

    # -- words beside the quantity

    def _noun_beside(self, context: Context) -> bool:
        """Whether words of its own clause already say what kind of figure it is (a verb does not)."""
        return any(
            context.before <= m.start
            and m.end <= context.quantity.start
            and self.told.text[m.start : m.end] not in self._verbs
            for m in self.told.nouns
        )

    def _strength(self, spec: InputWords, context: Context, own: bool) -> float:
        """How strongly an input claims a quantity, by its names, by what kind it is, by its time."""
        if context.distributed is not None:
            return self._in_turn(spec, context)
        best = 0.0
        for mention in self.mentions:
            if mention.meaning.input == spec.name:
                best = max(best, self._strength_of_name(mention, spec, context, own))
        if spec.average and context.average == "average":
            best = max(best, self._weights.average)
        if spec.growth and not spec.average and self._is_growth(context):
            best = max(best, self._weights.average)
        if spec.sums_years and years_each(context, self.told.text):
            led = self._any_named(context.lead, context.quantity.start)
            best = max(best, self._weights.led if led else 0.0)
        if best > 0.0 or not self._has_past(spec):
            return best
        foreign = self.foreign_between(context.before, context)
        known = bool(self.known) and self._is_old(spec, context)
        timed = context.old is not None or known or self._reached_now(context)
        return self._weights.by_time if timed and not foreign else best

    def _reached_now(self, context: Context) -> bool:
        """今年做到4.4亿: a figure of this year, reached."""
        words = self.told.text[context.before : context.quantity.start]
        this_year = context.year == self.told.today.year
        return this_year and cues().patterns["reached_end"].search(words) is not None

    def _is_growth(self, context: Context) -> bool:
        """降了3个点, 提了5个点, 翻番, 持平: the words themselves say that it is a growth."""
        quantity, known = context.quantity, cues().patterns
        if context.falling or any(p.match(quantity.text) for p, _ in quantity_words().whole):
            return True
        if is_share_of_last(self.told.text, context):
            return True
        if quantity.unit not in ("rate", "points") or context.average != "none":
            return False
        words = self.told.text[context.before : quantity.start]
        if known["growth_is_now"].search(words):
            return True
        own = known["own_end"].search(words) and any(i.average for i in self.inputs.values())
        return bool(own) or known["grow_end"].search(words) is not None

    def _has_past(self, spec: InputWords) -> bool:
        return any(i.old and i.units == spec.units for i in self.inputs.values())

    def _strength_of_name(
        self, mention: Mention, spec: InputWords, context: Context, own: bool
    ) -> float:
        """How strongly one mention of an input claims a quantity."""
        quantity, length = context.quantity, mention.end - mention.start
        weights = self._weights
        if mention.start >= quantity.start and mention.end <= quantity.end:
            return weights.inside
        if mention.end <= quantity.start:
            if mention.end <= context.lead or (own and mention.end <= context.before):
                return 0.0
            base = weights.before if mention.end > context.before else weights.led
            gap = quantity.start - mention.end
            if length == 1 and gap > 2:
                return 0.0
            if self._interrupted(mention, spec, context):
                return 0.0
            return base - weights.gap * min(gap, weights.gap_most) + weights.length * length
        if mention.start >= quantity.end and mention.end <= context.after and not own:
            gap = mention.start - quantity.end
            if gap > weights.far:
                return 0.0
            return weights.after - weights.gap_after * gap + weights.length * length
        return 0.0

    def _interrupted(self, mention: Mention, spec: InputWords, context: Context) -> bool:
        """Whether something between a name and a figure takes the figure away from it."""
        between = self.told.text[mention.end : context.quantity.start]
        if spec.spec.type == "money" and not spec.increment and is_increment(between, cues()):
            return True
        return self.foreign_between(mention.end, context, verbs=False, growing=not spec.increment)

    def foreign_between(
        self, start: int, context: Context, verbs: bool = True, growing: bool = True
    ) -> bool:
        """Whether words stand between that mean another kind of figure than this rule's.

        ``verbs``: whether verbs are such words; ``growing``: whether 多了, 涨了 are.
        """
        mine = {(m.start, m.end) for m in self.mentions}

        def words(noun: Noun) -> str:
            return self.told.text[noun.start : noun.end]

        def grew_to(noun: Noun) -> bool:  # 由0.5亿增加到5亿
            return self.told.text[noun.end : noun.end + 1] in _TO

        end = _before_brackets(self.told.text, start, context.quantity.start)
        whose = cues().patterns["whose_first"].match(self.told.text)
        start = max(start, whose.end()) if whose is not None else start
        return any(
            start <= m.start
            and m.end <= end
            and not (m.counts and context.quantity.unit == "yuan")
            and (m.start, m.end) not in mine
            and (verbs or self.told.text[m.start : m.end] not in self._verbs)
            and not (cues().any_in("increment", words(m)) and (not growing or grew_to(m)))
            and not any(q.start <= m.start and m.end <= q.end for q in self.told.quantities)
            and not (m.start == start and self.told.text[m.start : m.end] in self._generic)
            and not any(s <= m.start and m.end <= e for s, e in mine)
            for m in self.told.nouns
        )

    def _in_turn(self, spec: InputWords, context: Context) -> float:
        """分别: the first name goes with the first figure."""
        mentions = [m for m in self.mentions if context.before <= m.start < context.quantity.start]
        fitting: list[str] = []
        for mention in sorted(mentions, key=lambda m: m.start):
            name = mention.meaning.input
            if self.inputs[name].units == spec.units and name not in fitting:
                fitting.append(name)
        turn = context.distributed or 0
        if len(fitting) > 1:
            return (
                self._weights.before + self._weights.in_turn
                if turn < len(fitting) and fitting[turn] == spec.name
                else 0.0
            )
        return self._weights.by_time if context.old is not None or fitting == [spec.name] else 0.0


def _before_brackets(text: str, start: int, end: int) -> int:
    """租金(不含税)36万: where the words before a figure end, without what stands in brackets right before it."""
    closed = text[start:end].rstrip()
    opened = closed.rfind("(")
    return start + opened if closed.endswith(")") and opened >= 0 else end


def _inside(small: Mention, large: Mention | Noun) -> bool:
    return (
        large.start <= small.start
        and small.end <= large.end
        and large.end - large.start > small.end - small.start
    )

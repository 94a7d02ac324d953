"""One rule's inputs beside one message's quantities: what each would be worth, and what speaks against it.

In: one rule's inputs, the message, the contexts of its quantities. Out: ``Claims``, which answers what
is asked of an input and a quantity together. How strong each claim is says ``strength.py``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.calculator.message.beside import is_increment, is_reached
from assistant.calculator.message.context import Context
from assistant.calculator.message.input_words import InputWords, RuleWords
from assistant.calculator.message.polarity import polarity
from assistant.calculator.message.told import Mention, Noun, Told
from assistant.calculator.message.worth import worth, years_each
from assistant.calculator.quantities.cues import cues

_LEVELS = "省市县"
_TO = frozenset("到至成")


@dataclass(frozen=True, slots=True)
class Claim:
    """An input's claim on the quantity at ``index``, with the value it would have in the rule's terms (yuan,
    fractions, the input's unit). ``score`` ranks it inside one message; ``named``: words call it so.
    """

    score: float
    input: str
    index: int
    value: Decimal
    named: bool


class Claims:
    """One rule's numeric inputs beside one message's quantities.

    ``mentions`` are the names of the inputs in the message, ``asked`` the input that was asked for last,
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
        self.verbs = frozenset(cues().words["verbs"])
        self._generic = frozenset(cues().words["generic"])

    def _mentions(self, rule: str) -> list[Mention]:
        """Names of numeric inputs in the text, the longest where they overlap; of things counted, not those
        denied (不是高企，是1户上市企业).
        """
        found = [
            m
            for m in self.told.mentions.get(rule, ())
            if m.meaning.role == "input" and m.meaning.input in self.inputs
            if self.inputs[m.meaning.input].spec.type != "integer"
            or polarity(self.told, m) is not False
        ]
        larger: list[Mention | Noun] = [*found]
        larger += [
            n
            for n in self.told.nouns
            if n.meaning.role == "foreign"
            or (n.meaning.rule != rule and self.told.text[n.start] in _LEVELS)  # 市补助 is no 补助
        ]
        return [m for m in found if not any(_inside(m, other) for other in larger)]

    def value(self, spec: InputWords, context: Context, asked: bool) -> Decimal | None:
        """The quantity in the rule's terms, or None when its unit does not fit."""
        return worth(spec, context, self.told.text, self.around, asked)

    def barred(self, spec: InputWords, context: Context) -> bool:
        """Whether the words say that it is another kind of figure."""
        if spec.spec.type == "rate" and not self._average_fits(spec, context):
            return True
        if (
            self._of_single_years(spec, context)
            or self._counts_others(spec, context)
            or self._is_of_long_before(spec, context)
        ):
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
            grew = is_increment(lead, cues()) or cues().patterns["grow_end"].search(lead)
            grown = bool(grew) or self._is_called_so(spec, context)
            if not grown and self._has_levels(spec):
                return True
        if spec.spec.type == "money" and not spec.increment and self.grew_by(context):
            return True
        if spec.tax_excluded and cues().any_in("tax_included", words):
            return True
        if spec.spec.type == "money" and not spec.increment and self._came_in_later(context):
            return True
        return self.has_past(spec) and self.is_old(spec, context) != spec.old

    def _is_of_long_before(self, spec: InputWords, context: Context) -> bool:
        """今年增速4.1%，2022年还到过20%: whether a rate is of a year before the last one, beside one, that is no average, of
        no other year than this one.
        """
        if spec.spec.type != "rate" or context.year is None:
            return False
        if context.year >= self.told.today.year - 1:
            return False
        unit = context.quantity.unit
        others = [c for c in self.around if c is not context and c.quantity.unit == unit]
        now = (None, self.told.today.year)
        return any(c.year in now and c.average == "none" for c in others)

    def _counts_others(self, spec: InputWords, context: Context) -> bool:
        """上市那家黄了，只剩4家高新: whether what is right behind a number of things is what another rule counts."""
        end = context.quantity.end
        if spec.spec.type != "integer":
            return False
        behind = [n for n in self.told.nouns if n.counts and n.start == end]
        own = [m for m in self.mentions if m.end == context.quantity.start]  # 高企三个上市的一个
        own += [m for m in self.mentions if m.start <= end and m.end > end]
        return bool(behind) and not own

    def _is_called_so(self, spec: InputWords, context: Context) -> bool:
        """新增税收今年也有150万: whether the clause calls the figure by a name of this input that says that it grew."""
        return any(
            m.meaning.input == spec.name
            and context.before <= m.start < context.quantity.start
            and cues().any_in("increment", self._word(m))
            for m in self.mentions
        )

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
        here = self.any_named(last.quantity.end, context.quantity.start)
        return not here or self.any_named(last.lead, last.quantity.end)

    def any_named(self, start: int, end: int) -> bool:
        """Whether an input of the rule is called by its name there; a verb names none."""
        return any(
            start <= m.start and m.end <= end and self._word(m) not in self.verbs
            for m in self.mentions
        )

    def is_verb(self, mention: Mention) -> bool:
        """Whether a mention is a verb, which names no kind of figure."""
        return self._word(mention) in self.verbs

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

    def has_past(self, spec: InputWords) -> bool:
        """Whether an input of the same unit holds the figure of an earlier time."""
        return any(i.old and i.units == spec.units for i in self.inputs.values())

    def is_old(self, spec: InputWords, context: Context) -> bool:
        """Whether a figure is one of an earlier time: by its words, by what was told before of its year."""
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

    def foreign_between(
        self, start: int, context: Context, verbs: bool = True, growing: bool = True
    ) -> bool:
        """Whether words stand between that mean another kind of figure than this rule's.

        ``verbs``: whether verbs are such words; ``growing``: whether 多了, 涨了 are.
        """
        end = _before_brackets(self.told.text, start, context.quantity.start)
        whose = cues().patterns["whose_first"].match(self.told.text)
        start = max(start, whose.end()) if whose is not None else start
        return any(
            self._is_foreign(noun, context, verbs, growing)
            for noun in self.told.nouns
            if start <= noun.start
            and noun.end <= end
            and not (noun.start == start and self._word(noun) in self._generic)
        )

    def _is_foreign(self, noun: Noun, context: Context, verbs: bool, growing: bool) -> bool:
        """Whether a noun before a quantity means another kind of figure; see ``foreign_between``."""
        word, behind = self._word(noun), self.told.text[noun.end : noun.end + 1]
        if noun.counts and context.quantity.unit == "yuan":
            return False
        if any(m.start <= noun.start and noun.end <= m.end for m in self.mentions):
            return False
        if word in self.verbs and not verbs:
            return False
        if cues().any_in("increment", word) and (not growing or behind in _TO):
            return False  # 由0.5亿增加到5亿
        return not any(q.start <= noun.start and noun.end <= q.end for q in self.told.quantities)

    def _word(self, said: Mention | Noun) -> str:
        return self.told.text[said.start : said.end]


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

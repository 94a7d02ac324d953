"""Which quantity fills which input: the strongest claims win, then parts add up.

In: one rule's inputs, the message and the contexts of its quantities. Out: ``Placement``. Two
different figures for one input are contested, not chosen from; what no input claims is left.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.calculator.filling.alone import take_the_only_one
from assistant.calculator.filling.claim_weights import claim_weights
from assistant.calculator.filling.claiming import Claim, Claims
from assistant.calculator.filling.contesting import contest
from assistant.calculator.filling.placement import Placement
from assistant.calculator.filling.strength import claims_on
from assistant.calculator.filling.summing import add_later, add_up, leave_single_years
from assistant.calculator.message.context import Context
from assistant.calculator.message.input_words import RuleWords
from assistant.calculator.message.told import Mention, Told
from assistant.calculator.quantities.cues import cues

_JOINERS = frozenset({"和", "及", "以及", "与", "跟", "同", "、"})
"""What joins the names of two inputs that one figure is told of."""
_NEXT = Decimal("1.5")
"""A figure this much above a bound says something else than the bound."""


def place(
    words: RuleWords,
    told: Told,
    around: Sequence[Context],
    asked: str | None,
    known: Mapping[str, int | None],
) -> Placement:
    """Give the quantities of the message to the inputs of one rule."""
    if not words.numeric or not around:
        return Placement()
    return _Placing(Claims(words, told, around, asked, known)).run()


class _Placing:
    """One run over one rule and one message."""

    def __init__(self, claims: Claims) -> None:
        self.claims = claims
        self.inputs, self.told, self.around = claims.inputs, claims.told, claims.around
        self.result = Placement(unit_unclear=claims.unit_unclear)

    def run(self) -> Placement:
        """The strongest claims first; then, in this order, what the words say of figures beside others."""
        claims = [claim for i in range(len(self.around)) for claim in claims_on(self.claims, i)]
        claims.sort(key=lambda claim: -claim.score)
        for claim in claims:
            if claim.input not in self.result.granted and claim.index not in self.result.used:
                self.result.grant(claim)
        self._exact_ones()
        self._whole_years()
        self._highest_ones(claims)
        self._earlier_years()
        add_up(self.result, self.claims, claims)
        add_later(self.result, self.claims)
        leave_single_years(self.result, self.claims, claims)
        contest(self.result, self.claims, claims)
        self._both(claims)
        take_the_only_one(self.result, self.claims)
        self._same_again()
        return self.result

    def _exact_ones(self) -> None:
        """过了三亿，三亿零二百万: beside a bound, a figure without one that fits it is the exact one; so is that
        of this year beside one without a year (首次破亿，今年3亿).
        """
        for name, claim in list(self.result.granted.items()):
            quantity = self.around[claim.index].quantity
            loose = quantity.vague or quantity.bound == "least"
            if not loose or self.inputs[name].increment or self.inputs[name].old:
                continue
            undated = self.around[claim.index].year is None
            exact = [
                i
                for i, c in enumerate(self.around)
                if i not in self.result.used
                and c.usable
                and not (c.award or c.old or c.quantity.vague or c.quantity.bound)
                and c.quantity.unit == quantity.unit
                and quantity.value <= c.quantity.value
                and (
                    c.quantity.value < quantity.value * _NEXT
                    or (undated and c.year == self.told.today.year)
                )
                and (c.year == self.told.today.year or not quantity.vague)
                and not self.claims.foreign_between(c.before, c)
            ]
            if len(exact) == 1:
                self._take_instead(claim, exact[0])

    def _whole_years(self) -> None:
        """上半年2000万，全年一共4500万: beside the figure of a part of the year that of the whole."""
        for name, claim in list(self.result.granted.items()):
            part = self.around[claim.index]
            if not part.so_far or self.inputs[name].old:
                continue
            whole = [
                i
                for i, c in enumerate(self.around)
                if i not in self.result.used
                and c.usable
                and c.in_all
                and not (c.award or c.old or c.so_far)
                and c.quantity.unit == part.quantity.unit
                and c.quantity.value >= part.quantity.value
                and c.year in (None, part.year)
            ]
            if len(whole) == 1:
                self._take_instead(claim, whole[0])

    def _take_instead(self, claim: Claim, index: int) -> None:
        """Grant the figure at another place to the input of a claim, if it has a value for that."""
        value = self.claims.value(self.inputs[claim.input], self.around[index], asked=False)
        if value is not None:
            self.result.grant(replace(claim, index=index, value=value))

    def _highest_ones(self, claims: Sequence[Claim]) -> None:
        """前年三亿二，去年两亿八: of several earlier figures the highest, where it is asked for."""
        for name, first in list(self.result.granted.items()):
            free = [c for c in claims if c.input == name and c.index not in self.result.used]
            if self.inputs[name].highest and free:
                best = max(free, key=lambda claim: claim.value)
                self.result.used.update(claim.index for claim in free)
                self.result.granted[name] = max(first, best, key=lambda claim: claim.value)

    def _earlier_years(self) -> None:
        """产值3亿，去年是2.8亿: beside a figure of now, one of an earlier year is the earlier one."""
        for name, spec in self.inputs.items():
            if not spec.old or name in self.result.granted:
                continue
            base = next(
                (
                    self.around[claim.index]
                    for other, claim in self.result.granted.items()
                    if self.inputs[other].units == spec.units and not self.inputs[other].old
                ),
                None,
            )
            if base is None or base.old is True:
                continue
            now = base.year or self.told.today.year
            found = [
                i
                for i, c in enumerate(self.around)
                if i not in self.result.used
                and c.usable
                and not c.award
                and c.quantity.unit in spec.units
                and c.year is not None
                and c.year < now
                and not self.claims.foreign_between(c.before, c)
                and not self.claims.grew_by(c)
            ]
            if len(found) == 1 or (found and spec.highest):
                best = max(found, key=lambda i: self.around[i].quantity.value)
                value = self.around[best].quantity.value
                self.result.grant(Claim(claim_weights().least, name, best, value, named=False))
                self.result.used.update(found)

    def _both(self, claims: Sequence[Claim]) -> None:
        """增速和行业平均都是8%, 实际投资及总额改为3亿: one figure for two inputs."""
        for claim in list(self.result.granted.values()):
            context = self.around[claim.index]
            words = self.told.text[context.before : context.quantity.start]
            both = cues().patterns["both"].search(words) is not None
            for mention in self.claims.mentions:
                name = mention.meaning.input
                inside = context.lead <= mention.start and mention.end <= context.quantity.start
                alike = self.inputs[name].units == self.inputs[claim.input].units
                joined = both or self._is_joined(mention, claim.input)
                if inside and alike and joined and name not in self.result.granted:
                    self.result.granted[name] = replace(claim, input=name)

    def _is_joined(self, mention: Mention, name: str) -> bool:
        """Whether a word for an input is joined to one for another by 和, and nothing stands between."""
        text = self.told.text
        return any(
            text[first.end : second.start] in _JOINERS
            for other in self.claims.mentions
            if other.meaning.input == name
            for first, second in ((mention, other), (other, mention))
            if first.end < second.start
        )

    def _same_again(self) -> None:
        """实际投资二亿五，固投总额也是这数: the figure before it once more."""
        for mention in self.claims.mentions:
            name = mention.meaning.input
            said = cues().patterns["same_again"].search(self.told.text[mention.end :])
            before = [
                claim
                for other, claim in self.result.granted.items()
                if self.inputs[other].units == self.inputs[name].units
                and self.around[claim.index].quantity.end <= mention.start
            ]
            if said and before and name not in self.result.granted:
                nearest = max(before, key=lambda claim: claim.index)
                self.result.granted[name] = replace(nearest, input=name)

"""Which quantity fills which input: the strongest claims win, then parts add up.

In: one rule's inputs, the message and the contexts of its quantities. Out: ``Placement``. Two
different figures for one input are contested, not chosen from; what no input claims is left.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.calculator.claiming import LEAST, Claim, Claims
from assistant.calculator.context import Context
from assistant.calculator.cues import cues
from assistant.calculator.placement import Placement
from assistant.calculator.summing import (
    add_later,
    add_up,
    in_a_row,
    leave_single_years,
    of_nth_year,
)
from assistant.calculator.told import Told
from assistant.calculator.vocabulary import InputWords, RuleWords

_RIVAL = 2.5
"""A second figure contests the first when its claim is no weaker than this."""
_ONE_BETWEEN = 2
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
    return _Placing(Claims(words, told, around, asked, known)).run()


class _Placing:
    """One run over one rule and one message."""

    def __init__(self, claims: Claims) -> None:
        self.claims = claims
        self.inputs, self.told, self.around = claims.inputs, claims.told, claims.around
        self.result = Placement(unit_unclear=claims.unit_unclear)

    def run(self) -> Placement:
        if not self.inputs or not self.around:
            return self.result
        claims = [claim for i in range(len(self.around)) for claim in self.claims.of(i)]
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
        self._contest(claims)
        self._both(claims)
        self._same_again()
        self._only_one()
        return self.result

    def _exact_ones(self) -> None:
        """过了三亿，三亿零二百万: beside a bound, a figure without one that fits it is the exact one."""
        for name, claim in list(self.result.granted.items()):
            quantity = self.around[claim.index].quantity
            loose = quantity.vague or quantity.bound == "least"
            if not loose or self.inputs[name].increment or self.inputs[name].old:
                continue
            exact = [
                i
                for i, c in enumerate(self.around)
                if i not in self.result.used
                and c.usable
                and not (c.award or c.old or c.quantity.vague or c.quantity.bound)
                and c.quantity.unit == quantity.unit
                and quantity.value <= c.quantity.value < quantity.value * _NEXT
                and (c.year == self.told.today.year or not quantity.vague)
                and not self.claims.foreign_between(c.before, c)
            ]
            if len(exact) == 1:
                value = self.claims.value(self.inputs[name], self.around[exact[0]], asked=False)
                if value is not None:
                    self.result.grant(replace(claim, index=exact[0], value=value))

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
                value = self.claims.value(self.inputs[name], self.around[whole[0]], asked=False)
                if value is not None:
                    self.result.grant(replace(claim, index=whole[0], value=value))

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
                self.result.grant(Claim(LEAST, name, best, value, named=False))
                self.result.used.update(found)

    def _contest(self, claims: Sequence[Claim]) -> None:
        """Two different figures named for one input: neither is taken for granted."""
        for name, first in list(self.result.granted.items()):
            if name in self.result.sums or name in self.result.contested:
                continue
            rivals = [
                c
                for c in claims
                if c.input == name
                and c.index not in self.result.used
                and c.named
                and not self._agree(first, c)
                and c.score > first.score - _RIVAL
            ]
            if self._in_fact(first):
                continue
            rivals = self._not_older(first, rivals) or self._newer(first) or self._in_a_row(first)
            if len(rivals) == 1 and self._took_its_place(rivals[0], instead_of=first):
                self.result.grant(rivals[0])
            elif rivals:
                self.result.contested[name] = [first, *rivals]

    def _agree(self, first: Claim, other: Claim) -> bool:
        """Whether a second figure says nothing else: the same, or a bound that holds."""
        quantity = self.around[other.index].quantity
        if self.around[other.index].so_far and other.value < first.value:
            return True
        if quantity.bound == "most":
            return first.value <= other.value
        return first.value == other.value or (
            quantity.bound == "least" and first.value >= other.value
        )

    def _not_older(self, first: Claim, rivals: list[Claim]) -> list[Claim]:
        """Who still contests: the latest year's figure wins, that of now, one that sums up a share."""
        years = [self.around[c.index].year for c in (first, *rivals)]
        if None not in years and len(set(years)) == len(years):
            latest = max([first, *rivals], key=lambda c: self.around[c.index].year or 0)
            self.result.granted[first.input] = latest
            self.result.used.add(latest.index)
            return []
        everyone = [first, *rivals]
        now = [c for c in everyone if not self.around[c.index].old]
        said_now = len(now) == 1 and self.around[now[0].index].old is False
        final = [c for c in rivals if self._stands_for_earlier(c.index)]
        chosen = now if said_now else final
        if len(chosen) != 1:
            return rivals
        self.result.grant(chosen[0])
        return []

    def _stands_for_earlier(self, index: int) -> bool:
        """Whether a figure says in money what the share before it says (用了六成，也就十二万)."""
        before = [c.quantity.start for c in self.around[:index]]
        return any(self.around[index].before <= start for start in before)

    def _in_fact(self, first: Claim) -> bool:
        """本来说五家，有一家没批下来，实际四家: grants the one figure of the kind that is so in fact."""
        old = self.around[first.index]
        found = [
            i
            for i, c in enumerate(self.around)
            if i > first.index
            and i not in self.result.used
            and c.usable
            and (c.quantity.unit, c.quantity.counted) == (old.quantity.unit, old.quantity.counted)
            and cues().patterns["in_fact"].search(self.told.text[c.before : c.quantity.start])
        ]
        failed = bool(found) and self._some_failed(first.index, found[0])
        if not (old.old is True or failed) or self.inputs[first.input].old or len(found) != 1:
            return False
        value = self.claims.value(
            self.inputs[first.input], self.around[found[0]], self.claims.asked == first.input
        )
        if value is not None:
            self.result.grant(replace(first, index=found[0], value=value))
        return value is not None

    def _some_failed(self, first: int, last: int) -> bool:
        """仨企业报高企，一个刷下来了，剩下俩: whether what lies between says which did not pass."""
        behind = self.told.text[self.around[first].quantity.end : self.around[last].before]
        said = cues().patterns["some_failed"].search(behind) is not None
        return said and last - first <= _ONE_BETWEEN

    def _took_its_place(self, claim: Claim, instead_of: Claim) -> bool:
        """从六十万涨到今年九十六万; 去年6吨，今年13吨: whether a figure took the place of an old one."""
        old, now = self.around[instead_of.index].year, self.around[claim.index].year
        replaced = old is not None and now is not None and old < now == self.told.today.year
        if replaced and not self._years_together():
            return True
        before = self.told.text[
            self.around[claim.index].before : self.around[claim.index].quantity.start
        ]
        return (
            self.around[instead_of.index].old is True
            and self.around[claim.index].old is False
            and cues().patterns["went_to"].match(before) is not None
        )

    def _newer(self, first: Claim) -> list[Claim]:
        """去年用3万，今年用14万: figures of the same kind told after an old one, of a time not past."""
        old = self.around[first.index]
        if old.old is not True or self.inputs[first.input].old:
            return []
        return [
            Claim(LEAST, first.input, i, context.quantity.value, named=False)
            for i, context in enumerate(self.around)
            if i > first.index
            and i not in self.result.used
            and context.usable
            and not context.award
            and context.old is not True
            and context.quantity.unit == old.quantity.unit
            and context.quantity.counted == old.quantity.counted
        ]

    def _in_a_row(self, first: Claim) -> list[Claim]:
        """36万、28万: figures told in one breath with this one, of which it is not the only one meant."""
        spec = self.inputs[first.input]
        if spec.spec.type != "money" or spec.old:
            return []
        return [
            Claim(LEAST, first.input, i, self.around[i].quantity.value, named=False)
            for i in in_a_row(self.claims, first.index)
            if i not in self.result.used and not self.around[i].award
        ]

    def _both(self, claims: Sequence[Claim]) -> None:
        """增速和行业平均都是8%: one figure for two inputs."""
        for claim in list(self.result.granted.values()):
            context = self.around[claim.index]
            words = self.told.text[context.before : context.quantity.start]
            if not cues().patterns["both"].search(words):
                continue
            for mention in self.claims.mentions:
                name = mention.meaning.input
                inside = context.lead <= mention.start and mention.end <= context.quantity.start
                alike = self.inputs[name].units == self.inputs[claim.input].units
                if inside and alike and name not in self.result.granted:
                    self.result.granted[name] = replace(claim, input=name)

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

    def _only_one(self) -> None:
        """One figure of a unit, one input that can hold it, and nothing that speaks against it."""
        for units in {spec.units for spec in self.inputs.values()}:
            spec = self._only_input(units)
            if spec is None:
                continue
            fitting = [
                i
                for i, c in enumerate(self.around)
                if c.usable and not c.award and self._fits_alone(spec, c)
            ]
            if any(self.around[i].so_far for i in fitting):
                fitting = [i for i in fitting if self.around[i].in_all] or fitting
            fitting = self._of_this_year(fitting)
            told = {self.around[i].quantity.value for i in fitting}
            if len(told) != 1 or fitting[0] in self.result.used:
                continue
            context = self.around[fitting[0]]
            value = self.claims.value(spec, context, asked=False)
            if value is None or not self._nothing_against(spec, context):
                continue
            self.result.grant(Claim(LEAST, spec.name, fitting[0], value, named=False))

    def _of_this_year(self, fitting: list[int]) -> list[int]:
        """去年用了6吨，今年要用13吨: of two figures of which each has its year, that of this one."""
        years = [self.around[i].year for i in fitting]
        if None in years or len(set(years)) != len(years) or self._years_together():
            return fitting
        return [i for i in fitting if self.around[i].year == self.told.today.year] or fitting

    def _years_together(self) -> bool:
        """去年用3万，今年用14万，两年一共: whether the figures of all years are meant."""
        return cues().patterns["years_together"].search(self.told.text) is not None

    def _fits_alone(self, spec: InputWords, context: Context) -> bool:
        quantity = context.quantity
        counts = quantity.unit == "count" and spec.counters and quantity.counted in spec.counters
        return quantity.unit in spec.units and (quantity.unit != "count" or bool(counts))

    def _only_input(self, units: frozenset[str]) -> InputWords | None:
        fitting = [i for i in self.inputs.values() if i.units == units and not i.old]
        open_inputs = [i for i in fitting if i.name not in self.claims.known] or fitting
        if any(i.name in self.result.granted for i in open_inputs):
            return None
        required = [i for i in open_inputs if i.required]
        chosen = required or open_inputs
        return chosen[0] if len(chosen) == 1 else None

    def _nothing_against(self, spec: InputWords, context: Context) -> bool:
        quantity = context.quantity
        one = quantity.unit == "count" and quantity.value == 1 and quantity.text.startswith("一")
        if context.award or context.part_of or one or self.claims.barred(spec, context):
            return False
        firms = cues().patterns["firms_counted"]
        if firms.match(self.told.text, quantity.end) and not firms.search(spec.spec.label):
            return False
        if spec.sums_years and of_nth_year(self.told.text, context):
            return False
        if self.claims.foreign_between(context.before, context, verbs=False):
            return False
        if (
            cues()
            .patterns["lent_or_bought"]
            .search(self.told.text[context.before : quantity.start])
        ):
            return False
        became = cues().patterns["became_such"]
        behind = [
            m
            for m in self.told.nouns
            if quantity.end <= m.start
            and m.end <= context.after
            and (
                m.start <= quantity.end + 1
                or (m.counts and became.fullmatch(self.told.text, quantity.end, m.start))
            )
        ]
        mine = {(m.start, m.end) for m in self.claims.mentions}
        return all((m.start, m.end) in mine for m in behind)

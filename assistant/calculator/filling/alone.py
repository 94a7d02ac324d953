"""One figure of a unit, one input that can hold it, and nothing that speaks against it."""

from collections.abc import Sequence

from assistant.calculator.filling.claim_weights import claim_weights
from assistant.calculator.filling.claiming import Claim, Claims
from assistant.calculator.filling.contesting import years_together
from assistant.calculator.filling.placement import Placement
from assistant.calculator.filling.portions import portions
from assistant.calculator.filling.summing import in_a_row, of_nth_year
from assistant.calculator.message.context import Context
from assistant.calculator.message.input_words import InputWords
from assistant.calculator.quantities.cues import cues

_PAIR = 2


def take_the_only_one(result: Placement, claims: Claims) -> None:
    """One figure of a unit, one input that can hold it, and nothing that speaks against it."""
    for units in {spec.units for spec in claims.inputs.values()}:
        spec = _only_input(result, claims, units)
        left = _flow_left(result, claims, units) if spec is None else None
        if left is not None:
            _take_of_this_year(result, claims, left)
        if spec is None:
            continue
        of_old = {c.index for n, c in result.granted.items() if claims.inputs[n].old}
        fitting = [
            i
            for i, c in enumerate(claims.around)
            if c.usable and not c.award and _fits_alone(spec, c) and i not in of_old
        ]
        if any(claims.around[i].so_far for i in fitting):
            fitting = [i for i in fitting if claims.around[i].in_all] or fitting
        fitting = _of_all(claims, _of_this_year(claims, fitting))
        own = _of_the_award(claims, fitting)
        if fitting and own == fitting and _take_portions(result, claims, spec, fitting):
            continue
        fitting = own
        told = {claims.around[i].quantity.value for i in fitting}
        if len(told) != 1 or fitting[0] in result.used:
            continue
        context = claims.around[fitting[0]]
        value = claims.value(spec, context, asked=False)
        if value is None or not _nothing_against(claims, spec, context):
            continue
        result.grant(Claim(claim_weights().least, spec.name, fitting[0], value, named=False))
    for units in {spec.units for spec in claims.inputs.values()}:
        _take_the_other_known(result, claims, units)


def _take_the_other_known(result: Placement, claims: Claims, units: frozenset[str]) -> None:
    """正好5000万呢，实际也5000万, where both the total and what was spent were told before: the figure without a name
    is the other one's.
    """
    fitting = [i for i in claims.inputs.values() if i.units == units and not i.old]
    left = [i for i in fitting if i.name not in result.granted]
    if len(fitting) != _PAIR or len(left) != 1 or any(i.name not in claims.known for i in fitting):
        return
    spec = left[0]
    free = [
        i
        for i, c in enumerate(claims.around)
        if i not in result.used and c.usable and not c.award and _fits_alone(spec, c)
    ]
    value = claims.value(spec, claims.around[free[0]], asked=False) if len(free) == 1 else None
    if value is not None and cues().patterns["held_against"].search(
        claims.told.text[: claims.around[free[0]].quantity.start]
    ):
        return
    if value is not None and _nothing_against(claims, spec, claims.around[free[0]]):
        result.grant(Claim(claim_weights().least, spec.name, free[0], value, named=False))


def _take_portions(
    result: Placement, claims: Claims, spec: InputWords, fitting: Sequence[int]
) -> bool:
    """担保额两笔，120万、180万: whether all figures are portions of the one sum, which is then taken; some
    of a row without the others are no figure at all.
    """
    row = portions(claims, fitting[0], spec.years) if spec.spec.type == "money" else []
    if not row or not set(fitting) <= set(row):
        return len(fitting) == 1 and len(in_a_row(claims, fitting[0])) > 1
    if set(row) & result.used or not _nothing_against(claims, spec, claims.around[fitting[0]]):
        return True
    made = [
        Claim(claim_weights().least, spec.name, i, claims.around[i].quantity.value, named=True)
        for i in row
    ]
    result.grant(made[0])
    result.sums[spec.name] = made
    result.used.update(row)
    return True


def _flow_left(result: Placement, claims: Claims, units: frozenset[str]) -> InputWords | None:
    """入库线1000万，今年1500万: the one yearly figure of this time that is still not told."""
    left = [
        i
        for i in claims.inputs.values()
        if i.units == units
        and i.flow
        and not i.old
        and i.name not in {*result.granted, *claims.known}
    ]
    return left[0] if len(left) == 1 and not result.contested else None


def _take_of_this_year(result: Placement, claims: Claims, spec: InputWords) -> None:
    """The one figure said of this year that no input has."""
    free = [
        i
        for i, c in enumerate(claims.around)
        if i not in result.used and c.usable and not c.award and _fits_alone(spec, c)
    ]
    if len(free) != 1 or claims.around[free[0]].year != claims.told.today.year:
        return
    context = claims.around[free[0]]
    value = claims.value(spec, context, asked=False)
    if value is not None and _nothing_against(claims, spec, context):
        result.grant(Claim(claim_weights().least, spec.name, free[0], value, named=False))


def _of_the_award(claims: Claims, fitting: list[int]) -> list[int]:
    """我帮两个工地单位记账，今年三个省优: of several numbers of things the one that stands right before what the award is
    called by.
    """
    mentions = claims.told.mentions.get(claims.rule, ())
    named = {m.start for m in mentions if m.meaning.role in ("name", "choice")}
    counts = [i for i in fitting if claims.around[i].quantity.unit == "count"]
    own = [i for i in counts if claims.around[i].quantity.end in named]
    return own if len(own) == 1 and len(counts) == len(fitting) else fitting


def _of_all(claims: Claims, fitting: list[int]) -> list[int]:
    """冷库250万，一共1200万: of several figures the one said to be that of all, where it is the largest."""
    said = [i for i in fitting if claims.around[i].in_all]
    most = max((claims.around[i].quantity.value for i in fitting), default=None)
    whole = len(said) == 1 < len(fitting) and claims.around[said[0]].quantity.value == most
    return said if whole else fitting


def _of_this_year(claims: Claims, fitting: list[int]) -> list[int]:
    """去年用了6吨，今年要用13吨: of two figures of which each has its year, that of this one."""
    years = [claims.around[i].year for i in fitting]
    if None in years or len(set(years)) != len(years) or years_together(claims):
        return fitting
    return [i for i in fitting if claims.around[i].year == claims.told.today.year] or fitting


def _fits_alone(spec: InputWords, context: Context) -> bool:
    quantity = context.quantity
    counts = quantity.unit == "count" and spec.counters and quantity.counted in spec.counters
    return quantity.unit in spec.units and (quantity.unit != "count" or bool(counts))


def _only_input(result: Placement, claims: Claims, units: frozenset[str]) -> InputWords | None:
    fitting = [i for i in claims.inputs.values() if i.units == units and not i.old]
    open_inputs = [i for i in fitting if i.name not in claims.known] or fitting
    if any(i.name in result.granted for i in open_inputs):
        return None
    required = [i for i in open_inputs if i.required]
    told = [i for i in fitting if i.name in claims.known]  # 费率要是1.8%呢，650万: it changes
    chosen = required or told or open_inputs
    return chosen[0] if len(chosen) == 1 else None


def _nothing_against(claims: Claims, spec: InputWords, context: Context) -> bool:
    quantity = context.quantity
    one = quantity.unit == "count" and quantity.value == 1 and quantity.text.startswith("一")
    if context.award or context.part_of or one or claims.barred(spec, context):
        return False
    firms = cues().patterns["firms_counted"]
    if firms.match(claims.told.text, quantity.end) and not firms.search(spec.spec.label):
        return False
    if spec.sums_years and of_nth_year(claims.told.text, context):
        return False
    if claims.foreign_between(context.before, context, verbs=False):
        return False
    if cues().patterns["lent_or_bought"].search(claims.told.text[context.before : quantity.start]):
        return False
    became = cues().patterns["became_such"]
    behind = [
        m
        for m in claims.told.nouns
        if quantity.end <= m.start
        and m.end <= context.after
        and (
            m.start <= quantity.end + 1
            or (m.counts and became.fullmatch(claims.told.text, quantity.end, m.start))
        )
    ]
    mine = {(m.start, m.end) for m in claims.mentions}
    return all((m.start, m.end) in mine for m in behind)

"""Several calculations that add up to one sum, as the rules' own data allow it.

A rule names those it comes on top of (``adds_to``) and those it replaces (``excludes``). What
the text says nothing about is added and marked as such. The same award is added once.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, localcontext
from itertools import combinations, pairwise

from assistant.calculator.calculation import Alternative, Calculation, InputValue, Step
from assistant.calculator.errors import CombineError
from assistant.calculator.format import yuan
from assistant.calculator.rules.rulebook import LoadedRule, RuleBook
from assistant.calculator.sentences import sentence
from assistant.calculator.uncertain import ARITHMETIC

JOINED = "+"
"""What stands between the ids of rules in the id of their sum."""


def combine(
    calculations: Sequence[Calculation],
    rulebook: RuleBook,
    *,
    repeats: bool = False,
    firms: bool = False,
) -> Calculation:
    """The sum of several calculations in yuan; one alone is returned as it is.

    ``repeats``: the same award for the same facts counts as often as it stands there (two prizes).
    ``firms``: each is another enterprise's, so that none replaces another or is of one family with it.
    Raises ``CombineError`` without calculations, or for a result that is not money.
    """
    distinct, notices = (list(calculations), []) if repeats else _without_repeats(calculations)
    if not distinct:
        raise CombineError("没有可以相加的计算")
    if any(c.unit != "yuan" for c in distinct) and len(distinct) > 1:
        raise CombineError("结果不是金额的计算不能相加")
    counted, replaced = (distinct, []) if firms else _without_replaced(distinct, rulebook)
    notices += replaced
    if len(counted) == 1 and len(distinct) == 1:
        return counted[0]
    with localcontext(ARITHMETIC):
        if firms:
            return _sum(counted, notices, None)
        return _sum(counted, [*notices, *_unstated(counted, rulebook)], rulebook)


def _without_repeats(
    calculations: Sequence[Calculation],
) -> tuple[list[Calculation], list[str]]:
    """Each award once: the same rule for the same facts is the same award."""
    kept: list[Calculation] = []
    notices: list[str] = []
    for calculation in calculations:
        if any(k.rule == calculation.rule and k.inputs == calculation.inputs for k in kept):
            notices.append(sentence("repeated", title=calculation.title))
        else:
            kept.append(calculation)
    return kept, notices


def _gives(calculation: Calculation) -> bool:
    return calculation.eligible is True and bool(calculation.result)


def _without_replaced(
    calculations: list[Calculation], rulebook: RuleBook
) -> tuple[list[Calculation], list[str]]:
    """Leave out what another award that is given replaces."""
    notices: list[str] = []
    gone: set[int] = set()
    for calculation in calculations:
        rule = rulebook.get(calculation.rule)
        if rule is None or not _gives(calculation):
            continue
        for i, other in enumerate(calculations):
            if other.rule in rule.excludes and other is not calculation:
                gone.add(i)
                notices.append(sentence("replaced", title=calculation.title, replaced=other.title))
    return [c for i, c in enumerate(calculations) if i not in gone], notices


def _unstated(calculations: list[Calculation], rulebook: RuleBook) -> Iterator[str]:
    """A notice when two awards are added of which the text does not say that they add up."""
    titles: list[str] = []
    for first, second in combinations([c for c in calculations if _gives(c)], 2):
        if first.rule != second.rule and not _stated(first.rule, second.rule, rulebook):
            titles += [first.title, second.title]
    if titles:
        inside = str.maketrans("“”", "‘’")
        listed = "、".join(f"“{title.translate(inside)}”" for title in dict.fromkeys(titles))
        yield sentence("unstated", titles=listed)


def _stated(first: str, second: str, rulebook: RuleBook) -> bool:
    """Whether one of the rules says that it comes on top of the other."""
    pairs = ((first, second), (second, first))
    return any(
        (rule := rulebook.get(name)) is not None and other in rule.adds_to for name, other in pairs
    )


def _sum(parts: list[Calculation], notices: list[str], rulebook: RuleBook | None) -> Calculation:
    given = [part for part in parts if _gives(part)]
    open_ = any(part.eligible is None and not part.ended for part in parts)
    total = sum((part.result or Decimal(0) for part in given), Decimal(0))
    first = parts[0]
    steps = [step for part in parts for step in _steps(part)]
    if not open_ and len(given) > 1:
        added = " + ".join(yuan(part.result or Decimal(0)) for part in given)
        text = sentence("total", parts=added, total=yuan(total))
        steps.append(Step(text, total, "yuan", "", ()))
    inputs, units = _inputs(parts)
    return Calculation(
        rule=JOINED.join(part.rule for part in parts),
        document=first.document,
        article=first.article,
        title="＋".join(dict.fromkeys(part.title for part in parts)),
        kind=first.kind,
        eligible=None if open_ else bool(given) or _only_ended(parts),
        result=None if open_ or _only_ended(parts) is None else total,
        unit="yuan",
        ceiling=any(part.ceiling for part in given),
        ended=all(part.ended for part in parts),
        undecided=_joined(part.undecided for part in parts),
        inputs=inputs,
        assumed=tuple(name for name in inputs if any(name in part.assumed for part in parts)),
        steps=tuple(steps),
        failures=tuple(
            sentence("fails_part", title=part.title, failure=failure)
            for part in parts
            for failure in part.failures
        ),
        assumptions=_distinct(text for part in parts for text in part.assumptions),
        alternatives=() if open_ else tuple(_alternatives(parts, total, rulebook)),
        missing=tuple(
            {m.input: m for part in reversed(parts) for m in reversed(part.missing)}.values()
        )[::-1],
        notices=_distinct([*notices, *(text for part in parts for text in part.notices)]),
        decides=_distinct(name for part in parts for name in part.decides),
        decides_stated=all(part.decides_stated for part in parts),
        per=first.per if all(part.per == first.per for part in parts) else None,
        label=first.label,
        number=first.number,
        units=units,
        parts=tuple(parts),
    )


def _only_ended(parts: list[Calculation]) -> bool | None:
    """False when some part was computed and gives nothing; None when every term has passed."""
    return None if all(part.ended for part in parts) else False


def _steps(part: Calculation) -> Iterator[Step]:
    """The steps of a part; a part that is not given says so."""
    yield from part.steps
    if part.eligible is False:
        text = sentence("part_ineligible", title=part.title, result=yuan(Decimal(0)))
        yield Step(text, Decimal(0), "yuan", part.article, (), part.label)


def _inputs(
    parts: list[Calculation],
) -> tuple[Mapping[str, InputValue], Mapping[str, str | None]]:
    """The inputs of all parts; a name that two parts use for different values is kept apart."""
    inputs: dict[str, InputValue] = {}
    units: dict[str, str | None] = {}
    for part in parts:
        for name, value in part.inputs.items():
            key = name if inputs.get(name, value) == value else f"{part.rule}.{name}"
            number = 2
            while inputs.get(key, value) != value:
                key, number = f"{part.rule}.{number}.{name}", number + 1
            inputs[key] = value
            units[key] = part.units.get(name)
    return inputs, units


def _alternatives(
    parts: list[Calculation], total: Decimal, rulebook: RuleBook | None
) -> Iterator[Alternative]:
    """The total under each other reading of one part, and (with a rule book) of several of one family."""
    for part in parts:
        for other in part.alternatives:
            reading = sentence("together", title=part.title, reading=other.reading)
            result = total - (part.result or Decimal(0)) + other.result
            yield Alternative(reading, result, "yuan", other.steps)
    if rulebook is None:
        return
    for family, members in _families(parts, rulebook).items():
        yield from _of_family(family, members, total, rulebook)


def _families(
    parts: list[Calculation], rulebook: RuleBook
) -> Mapping[str, list[tuple[LoadedRule, Decimal]]]:
    """The awards given of each family, with their sums, the lowest first; families of one left out."""
    found: dict[str, list[tuple[LoadedRule, Decimal]]] = {}
    for part in parts:
        rule = rulebook.get(part.rule)
        if rule is not None and rule.family and part.result and _gives(part):
            found.setdefault(rule.family, []).append((rule, part.result))
    return {f: sorted(m, key=lambda one: one[1]) for f, m in found.items() if len(m) > 1}


def _of_family(
    family: str, members: list[tuple[LoadedRule, Decimal]], total: Decimal, rulebook: RuleBook
) -> Iterator[Alternative]:
    """Of several titles the highest only; of one that rises to another the difference only."""
    others = sum((result for _, result in members[:-1]), Decimal(0))
    yield Alternative(sentence("highest_only", family=family), total - others, "yuan")
    sums = max((_rising(members[start:]) for start in range(len(members))), key=len)
    if len(sums) > 1:
        steps = [sums[0], *(high - low for low, high in pairwise(sums))]
        says = [sentence("first_the_lower", sum=yuan(steps[0]))]
        says += [sentence("then_the_rest", sum=yuan(more)) for more in steps[1:]]
        reading = sentence("difference", family=family, parts="，".join(says))
        yield Alternative(reading, total - sum(sums[:-1], Decimal(0)), "yuan")


def _rising(members: list[tuple[LoadedRule, Decimal]]) -> list[Decimal]:
    """The sums of the first title and of those that it rises to, one after the other."""
    (below, lowest), *higher = members
    sums = [lowest]
    for rule, result in higher:
        if result > sums[-1] and rule.id in below.rises_to:
            sums.append(result)
            below = rule
    return sums


def _distinct(texts: Iterator[str] | list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _joined(texts: Iterator[str | None]) -> str | None:
    return "；".join(dict.fromkeys(text for text in texts if text)) or None

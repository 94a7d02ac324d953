"""Facts as a person reads them."""

from collections.abc import Iterable, Mapping

from assistant.calculator.calculation import InputValue
from assistant.calculator.engine.bounds import bounded
from assistant.calculator.format import shown
from assistant.calculator.quantities.fact import Filling
from assistant.calculator.rules.rulebook import LoadedRule

NOTHING_NOW: Mapping[str, Filling] = {}


def described(
    rule: LoadedRule,
    values: Mapping[str, InputValue],
    names: Iterable[str],
    now: Mapping[str, Filling] = NOTHING_NOW,
) -> list[str]:
    """Facts as a person reads them: ``商品销售额 12亿元``, ``限额以上单位``, ``三年内退库：否``; what was told ``now``
    with its bound.
    """
    return [
        _described(rule, name, values[name], now.get(name))
        for name in names
        if name in values and name in rule.inputs
    ]


def _described(rule: LoadedRule, name: str, value: InputValue, filling: Filling | None) -> str:
    spec = rule.inputs[name]
    if isinstance(value, bool):
        return spec.label if value else f"{spec.label}：否"
    text = shown(value, spec.shown_in)
    if filling is not None and filling.value == value:
        text = bounded(filling, text)
    return f"{spec.label} {text}"

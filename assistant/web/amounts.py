"""The figures of a calculation in words for a heading."""

from decimal import ROUND_HALF_UP, Decimal

from assistant.answering.answer import CalculationView
from assistant.calculator.format import digits, shown

_LARGE = {"亿元": Decimal(100_000_000), "万元": Decimal(10_000)}
_CENT = Decimal("0.01")


def amount_words(amount_yuan: str | None, value: str | None, unit: str | None) -> str:
    """``200万元`` from ``"2000000"``, ``25工作日`` from value and unit, else nothing."""
    if amount_yuan is not None:
        return sum_words(Decimal(amount_yuan))
    return shown(Decimal(value), unit) if value is not None else ""


def sum_words(sum_: Decimal) -> str:
    """A sum in words; one that has to be written in yuan also nearly: ``416666.67元（约41.67万元）``."""
    words = shown(sum_, "yuan")
    if words.endswith(tuple(_LARGE)):
        return words
    fitting = ((name, unit) for name, unit in _LARGE.items() if abs(sum_) >= unit)
    for name, unit in fitting:
        return f"{words}（约{digits((sum_ / unit).quantize(_CENT, ROUND_HALF_UP))}{name}）"
    return words


def result_words(calculation: CalculationView) -> tuple[str, str] | None:
    """What stands above the sum, and the sum; None where nothing is to be headed so.

    A ceiling is 最高可获, never 可获; what is no award (a tax, a difference, what is lacking) neither. Where the
    rule has words of its own for its result, it is 最高 and 不适用.
    """
    figure = amount_words(calculation.amount_yuan, calculation.value, calculation.unit)
    if calculation.ended or calculation.undecided or not figure:
        return None
    if calculation.kind == "figure" and calculation.value is not None:
        return "结果", amount_words(None, calculation.value, calculation.unit)
    if calculation.eligible is False:
        return "按您说的情况", "不适用" if calculation.says else "不能享受"
    per = f"/{calculation.per}" if calculation.per else ""
    if calculation.amount_yuan is None or calculation.kind not in ("award", "ceiling"):
        return "结果", figure + per
    if calculation.ceiling and calculation.says:
        return "最高", figure + per
    return "最高可获" if calculation.ceiling else "可获", figure + per

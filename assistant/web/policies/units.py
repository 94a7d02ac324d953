"""The unit of a figure typed into a form: what the question says of it, and what a bare number leaves
open.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from assistant.calculator.errors import InputError
from assistant.calculator.rules.rule import Input
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.calculator.uncertain import Range
from corpus.normalise import fold_plain

_PLAIN: Final = re.compile(r"-?\d+(?:\.\d+)?|-?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_IN_BRACKETS: Final = re.compile(r"（万元）|，万元(?=）)")
_IN_YUAN: Final = "多少元"
_WAN: Final = 10_000
_HINTS: Final = {
    "money": "带上单位，如 300万元",
    "rate": "百分数，如 12.6%",
    "integer": "整数",
    "number": "数字",
}


def question(known: Input) -> str:
    """The question of an input as a form puts it: with one hint how to write the answer, never two."""
    hint = _HINTS.get(known.type, "")
    if known.type == "money" and _IN_YUAN in known.ask:
        hint = "只写数字按元算"
    elif known.type != "money" and known.ask.endswith("）"):
        hint = ""
    ask = _IN_BRACKETS.sub("", known.ask) if known.type == "money" else known.ask
    return f"{ask}（{hint}）" if hint else ask


def check_units(rule: LoadedRule, values: Mapping[str, str]) -> None:
    """Raise ``InputError`` for a sum without a unit that may be meant in 元 as well as in 万元."""
    for name, text in values.items():
        known = rule.inputs[name]
        bare = fold_plain(text).strip()
        if known.type != "money" or _IN_YUAN in known.ask or not _PLAIN.fullmatch(bare):
            continue
        value = Decimal(bare.replace(",", ""))
        domain = rule.program.domains[name]
        if value and isinstance(domain, Range) and domain.low <= value * _WAN <= domain.high:  # type: ignore[operator]
            told = f"“{known.label}”写的是 {bare}，是 {bare}元 还是 {bare}万元？请带上单位"
            raise InputError(f"inputs.{name}", told)

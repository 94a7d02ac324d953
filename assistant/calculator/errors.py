"""What can go wrong in the calculator.

    CalculatorError
    ├── RuleError          a rule file cannot be used: file, field, reason
    │   └── RuleUnknown    no rule has this id
    ├── ExpressionError    an expression of a rule is not in the little language
    ├── InputError         a value someone gave cannot be read: path, and a sentence to show
    ├── CombineError       these calculations do not add up to one sum
    └── CalendarEnds       a working day lies beyond the published calendar

Each has a stable ``code`` and a Chinese ``message`` that can be shown as it is.
"""

from datetime import date
from pathlib import Path


class CalculatorError(Exception):
    """Any error of the calculator; ``code`` is stable, ``message`` is for people."""

    code = "calculator_error"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class RuleError(CalculatorError):
    """A rule file that cannot be used. ``field`` is the path inside the rule (``inputs.growth.ask``)."""

    code = "rule_invalid"

    def __init__(self, file: Path | str, field: str, reason: str, rule: str | None = None) -> None:
        self.file = Path(file)
        self.field = field
        self.reason = reason
        self.rule = rule
        place = " › ".join(part for part in (self.file.name, rule, field) if part)
        super().__init__(f"{place}：{reason}" if place else reason)


class RuleUnknown(RuleError):
    """No rule has this id."""

    code = "rule_unknown"

    def __init__(self, rule: str) -> None:
        super().__init__(Path(), "", f"没有规则“{rule}”；assistant rules list 列出全部")


class ExpressionError(CalculatorError):
    """An expression that does not belong to the little language of the rules."""

    code = "expression_invalid"


class InputError(CalculatorError):
    """A value that cannot be read, or cannot be. ``path`` names the field (``inputs.growth``)."""

    code = "input_invalid"

    def __init__(self, path: str, message: str, code: str = "input_invalid") -> None:
        super().__init__(message)
        self.path = path
        self.code = code


class CombineError(CalculatorError):
    """Calculations that cannot be added to one another."""

    code = "cannot_combine"


class CalendarEnds(CalculatorError):
    """The calendar of working days is published only up to ``last``."""

    code = "calendar_ends"

    def __init__(self, last: date) -> None:
        self.last = last
        super().__init__(
            f"国务院办公厅公布的放假安排目前只到{last.year}年{last.month}月{last.day}日，"
            "之后的工作日还无法推算"
        )

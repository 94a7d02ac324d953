"""Templates of a rule (``增速 {growth}，满 {whole} 个 {step_rate}``): text with names in braces."""

import string
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from assistant.calculator.errors import ExpressionError


@dataclass(frozen=True, slots=True)
class Template:
    """A parsed template: its pieces are literal text and, after it, a name or None."""

    source: str
    pieces: tuple[tuple[str, str | None], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names it shows, in order."""
        return tuple(name for _, name in self.pieces if name is not None)

    @property
    def literal(self) -> str:
        """Its own words, without the names."""
        return " ".join(text for text, _ in self.pieces)

    def fill(self, show: Callable[[str], str]) -> str:
        """The text, each name replaced by what ``show`` says of it."""
        return "".join(
            text + (show(name) if name is not None else "") for text, name in self.pieces
        )


def parse_template(source: str, names: Iterable[str]) -> Template:
    """Read a template whose braces may hold only these names. Raises ``ExpressionError``."""
    try:
        parsed = list(string.Formatter().parse(source))
    except ValueError as error:
        raise ExpressionError(f"模板“{source}”的花括号没有配对") from error
    known = set(names)
    for _, name, spec, conversion in parsed:
        if name is None:
            continue
        if spec or conversion or name not in known:
            raise ExpressionError(
                f"模板“{source}”里的“{{{name}}}”不是这条规则里的名字"
                f"（可用的有：{'、'.join(sorted(known)) or '无'}）"
            )
    return Template(source, tuple((text, name) for text, name, _, _ in parsed))

"""The little language: what it computes, what it refuses, and that it never loses exactness."""

from datetime import date
from decimal import Decimal, localcontext
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.calculator.errors import ExpressionError
from assistant.calculator.rules.expression import LONGEST, Type, parse
from assistant.calculator.rules.functions import FUNCTIONS
from assistant.calculator.uncertain import ARITHMETIC

D = Decimal
TYPES = {
    "x": Type("number"),
    "y": Type("number"),
    "level": Type("text", frozenset({"省级", "国家级"})),
    "yes": Type("flag"),
    "no": Type("flag"),
    "start": Type("date"),
}
VALUES = {
    "x": D("7.9"),
    "y": D(3),
    "level": "省级",
    "yes": True,
    "no": False,
    "start": date(2026, 1, 30),
}


def value(source: str, **changes: object) -> object:
    return parse(source, TYPES).evaluate({**VALUES, **changes})


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("x + y * 2", D("13.9")),
        ("(x - y) / 2", D("2.45")),
        ("-x", D("-7.9")),
        ("floor(x)", D(7)),
        ("ceil(x)", D(8)),
        ("floor(-x)", D(-8)),
        ("abs(y - x)", D("4.9")),
        ("min(x, y, 1)", D(1)),
        ("max(x, y, 100)", D(100)),
        ("x if yes else y", D("7.9")),
        ("x if not yes else y", D(3)),
        ("0 < y <= x", True),
        ("0 < y > x", False),
        ("yes and no", False),
        ("yes or no", True),
        ("level in ('省级', '国家级')", True),
        ("level not in ('国家级',)", True),
        ("{'省级': x, '国家级': y}[level]", D("7.9")),
        ("level == '省级' and x != y", True),
        ("steps(y, 1, 100, 2, 2)", D(2)),
        ("steps(y, x, 100)", D(0)),
        ("count(yes, no, true)", D(2)),
        ("add_days(start, 2)", date(2026, 2, 1)),
        ("add_months(start, 1)", date(2026, 2, 28)),
        ("add_years(start, 2)", date(2028, 1, 30)),
        ("add_workdays(start, 1)", date(2026, 2, 2)),
        ("year(start)", D(2026)),
        ("start < add_days(start, 1)", True),
        ("true", True),
    ],
)
def test_computes(source: str, expected: object) -> None:
    found = value(source)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "x +",
        "x; y",
        "x = 1",
        "lambda: x",
        "[x for x in y]",
        "x.real",
        "level.upper()",
        "x ** 2",
        "x // 2",
        "x % 2",
        "x << 1",
        "x @ y",
        "~x",
        "eval('x')",
        "__import__('os')",
        "min(x)",
        "min(*x)",
        "floor(x, y)",
        "floor(value=x)",
        "min(x, level)",
        "3 * x",
        "0.5 * x",
        "1e9",
        "1j",
        "None",
        "b'x'",
        "f'{x}'",
        "...",
        "x if y else 0",
        "yes + 1",
        "not x",
        "x and yes",
        "x == level",
        "level < '省级'",
        "yes < no",
        "x in (yes,)",
        "x in y",
        "level == '市级'",
        "{'省级': x}[level]",
        "{'省级': x, '国家级': y, '市级': y}[level]",
        "{'省级': x, '国家级': yes}[level]",
        "{'省级': x, '省级': y, '国家级': y}[level]",
        "{level: x}[level]",
        "level[0]",
        "steps(x, 1)",
        "x if yes else level",
        "x is y",
        "unknown + 1",
        "(x := y)",
        "(" * 60 + "x" + ")" * 60 + "+",
    ],
)
def test_refuses(source: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(source, TYPES)
    assert caught.value.message
    assert "Traceback" not in caught.value.message


def test_length_and_depth_are_bounded() -> None:
    with pytest.raises(ExpressionError, match="太长"):
        parse("x + " * LONGEST + "x", TYPES)
    with pytest.raises(ExpressionError, match="太深"):
        parse("-" * 60 + "x", TYPES)
    with pytest.raises(ExpressionError):
        parse("(" * 400 + "x" + ")" * 400 + ")", TYPES)


def test_only_four_numbers_may_stand_in_an_expression() -> None:
    assert {n for n in range(1000) if _parses(str(n))} == {0, 1, 2, 100}


def _parses(source: str) -> bool:
    try:
        parse(source, TYPES)
    except ExpressionError:
        return False
    return True


def test_names_read_are_known() -> None:
    assert parse("x if level == '省级' else y", TYPES).names == {"x", "y", "level"}


def test_the_kind_wanted_is_checked() -> None:
    assert parse("x > y", TYPES, "flag").type.kind == "flag"
    with pytest.raises(ExpressionError, match="是或否"):
        parse("x + y", TYPES, "flag")


def test_a_third_times_three_is_one() -> None:
    with localcontext(ARITHMETIC):
        assert value("floor(x / y * y)", x=D(1), y=D(3)) == D(1)
        assert value("x / y * y >= x", x=D(1), y=D(3)) is True
        assert value("x / y * y == x", x=D(1), y=D(3)) is True


def test_every_function_of_the_language_is_tested_here() -> None:
    source = Path(__file__).read_text(encoding="utf-8")
    assert all(f"{name}(" in source for name in FUNCTIONS)


@given(st.text(max_size=60))
def test_any_text_gives_an_expression_or_its_error(text: str) -> None:
    try:
        parse(text, TYPES)
    except ExpressionError as error:
        assert error.message


@given(
    st.recursive(
        st.sampled_from(["x", "y", "0", "1", "2", "100"]),
        lambda inner: st.one_of(
            st.tuples(inner, st.sampled_from("+-*"), inner).map(
                lambda t: f"({t[0]} {t[1]} {t[2]})"
            ),
            inner.map(lambda a: f"-({a})"),
        ),
        max_leaves=12,
    ),
    st.integers(-(10**9), 10**9),
    st.integers(-(10**9), 10**9),
)
def test_sums_and_products_are_those_of_whole_numbers(source: str, x: int, y: int) -> None:
    with localcontext(ARITHMETIC):
        found = value(source, x=D(x), y=D(y))
    assert found == eval(source, {"x": x, "y": y})
    assert type(found) is Decimal

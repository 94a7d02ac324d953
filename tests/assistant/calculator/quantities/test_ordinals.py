"""Which one of several is meant by its place."""

import re

import pytest

from assistant.calculator.quantities.ordinals import FIRST, LAST, NTH, place_of


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("第一", 0), ("第四", 3), ("第5", 4), ("第十二", 11), ("第10", 9), ("三", 2),
        ("头一", 0), ("首", 0), ("最后一", -1), ("末", -1), ("哪", None), ("第", None),
    ],
)  # fmt: skip
def test_the_place_said(said: str, place: int | None) -> None:
    assert place_of(said) == place


def test_every_form_that_is_found_has_a_place() -> None:
    any_place = re.compile(f"(?:{NTH}|{FIRST}|{LAST})")
    text = "第一个、第五家、第12笔、头一年、首年、末了一项、最后一个、末年"
    found = [place_of(m.group()) for m in any_place.finditer(text)]
    assert found == [0, 4, 11, 0, 0, -1, -1, -1]

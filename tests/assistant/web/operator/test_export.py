"""Tables for other programs: no text in them is computed."""

import csv
import io

import pytest
from openpyxl import load_workbook

from assistant.web.operator.export import Sheet, csv_file, xlsx_file

FORMULAS = [
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    "\t=1",
    "\n=1",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_would_compute_is_text(text):
    table = csv_file("t.csv", ["问题"], [[text]]).body.decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(table, newline="")))[1] == [f"'{text}"]
    book = load_workbook(io.BytesIO(xlsx_file("t.xlsx", [Sheet("表", ["问题"], [[text]])]).body))
    cell = book.active["A2"]
    assert (cell.data_type, cell.value) == ("s", f"'{text}")


@pytest.mark.parametrize(
    "unseen", ["\x1f", "\x0b", "\x0c", "\x00", "\ufeff", "\u200b", " ", "\u3000"]
)
def test_what_is_not_seen_hides_no_formula(unseen):
    text = f"{unseen}=1+1"
    table = csv_file("t.csv", ["问题"], [[text]]).body.decode("utf-8")
    assert f"'{text}" in table
    book = load_workbook(io.BytesIO(xlsx_file("t.xlsx", [Sheet("表", ["问题"], [[text]])]).body))
    cell = book.active["A2"]
    assert cell.data_type == "s"
    assert cell.value.startswith("'")

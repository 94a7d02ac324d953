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

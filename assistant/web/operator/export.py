"""Tables for other programs: CSV that Excel opens rightly, and XLSX."""

import csv
import io
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated
from unicodedata import category, east_asian_width

from fastapi import APIRouter, Depends, Response

from assistant.web.context import InContext
from assistant.web.operator.texts import tables

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Cell = str | int | float
Rows = list[tuple[Cell, ...]]
_WIDEST = 50
_HEAD, _BODY = "表头", "表格"
_FONT, _SIZE = "Calibri", 11
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of an Excel file: what it is called, its head, its rows."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def offer(
    router: APIRouter,
    name: str,
    rows: Callable[..., Awaitable[Rows]],
) -> None:
    """Add ``/operator/{name}.csv`` and ``.xlsx``; ``rows`` is a dependency that reads the table, whose
    title and head stand in ``tables.yaml`` under its name.
    """
    words = tables()[name]

    @router.get(f"/operator/{name}.csv")
    async def as_csv(table: Annotated[Rows, Depends(rows)]) -> Response:
        return csv_file(f"{name}.csv", words.head, table)

    @router.get(f"/operator/{name}.xlsx")
    async def as_xlsx(table: Annotated[Rows, Depends(rows)], context: InContext) -> Response:
        return await context.pool.run(
            lambda: xlsx_file(f"{name}.xlsx", [Sheet(words.title, words.head, table)])
        )


def csv_file(name: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Response:
    """A CSV file in UTF-8 with a byte order mark, without which Excel takes it for GBK."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return _attachment(name, ("\ufeff" + out.getvalue()).encode(), "text/csv; charset=utf-8")


def xlsx_file(name: str, sheets: Iterable[Sheet]) -> Response:
    """An Excel file, to be read and printed as it is; every text is text, never a formula."""
    # Late: 0.4 s that the start of the server need not wait for.
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, NamedStyle

    book = Workbook()
    wrapped = Alignment(vertical="top", wrap_text=True)
    # By name: for every cell its own takes twice as long (20,000 calls 6.5 s, so 3.5 s).
    for style, bold in ((_HEAD, True), (_BODY, False)):
        font = Font(name=_FONT, size=_SIZE, bold=bold)
        book.add_named_style(NamedStyle(style, font=font, alignment=wrapped))
    book.remove(book.worksheets[0])
    for table in sheets:
        _fill(book.create_sheet(table.title), table)
    out = io.BytesIO()
    book.save(out)
    return _attachment(name, out.getvalue(), _XLSX)


def _fill(sheet: "Worksheet", table: Sheet) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.append(list(table.head))
    for row in table.rows:
        sheet.append([_printable(_harmless(cell)) for cell in row])
    for place, row_cells in enumerate(sheet.iter_rows()):
        for cell in row_cells:
            cell.style = _BODY if place else _HEAD
    for place, column in enumerate(sheet.iter_cols(values_only=True), start=1):
        widest = max(_width(str(value or "")) for value in column)
        sheet.column_dimensions[get_column_letter(place)].width = min(_WIDEST, widest + 2)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0  # as wide as the paper, as many pages as it takes
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _width(text: str) -> int:
    """How wide a text stands, in figures: a Chinese character takes the room of two."""
    return max(sum(1 + (east_asian_width(c) in "WF") for c in line) for line in text.split("\n"))


def _harmless(cell: Cell) -> Cell:
    """A text that a spreadsheet would compute gets an apostrophe before it; what is not seen, and
    may be dropped on the way (``_printable``), does not hide its beginning.
    """
    if not isinstance(cell, str):
        return cell
    seen = next((place for place, c in enumerate(cell) if category(c)[0] not in "CZ"), 0)
    return f"'{cell}" if cell.startswith(_FORMULA) or cell.startswith(_FORMULA, seen) else cell


def _printable(cell: Cell) -> Cell:
    """Without the control characters that XLSX cannot hold."""
    if not isinstance(cell, str):
        return cell
    return "".join(c for c in cell if c in "\n\t" or (ord(c) >= 32 and c not in "\ufffe\uffff"))


def _attachment(name: str, content: bytes, media_type: str) -> Response:
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "no-store",
    }
    return Response(content, media_type=media_type, headers=headers)

"""Word documents: paragraphs and tables in order, page breaks kept."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from docx import Document as open_docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import XMLSyntaxError

from corpus.errors import UnreadableFile
from corpus.readers.listing import ListCounter

MAX_UNPACKED = 500_000_000
"""Bytes of all parts together as the file declares them (no more are unpacked); a whole document with
pictures stays far below."""


def read_docx(data: bytes, name: str) -> str:
    """Text of a docx, one line a paragraph or table row, with automatic list numbers written out.

    Raises ``UnreadableFile``.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if sum(part.file_size for part in parts.infolist()) > MAX_UNPACKED:
                raise UnreadableFile(f"“{name}”解开以后太大，不像一份公文，没有加入。")
        document = open_docx(io.BytesIO(data))
        return "\n\n".join(_blocks(document))
    except (
        PackageNotFoundError,
        zipfile.BadZipFile,
        zlib.error,
        RuntimeError,  # a part is locked with a password, or packed in a way not known here
        XMLSyntaxError,
        KeyError,
        ValueError,
    ) as error:
        raise UnreadableFile(
            f"“{name}”不是完好的 Word 文件（docx）：旧的 doc 文件请先另存为 docx。"
        ) from error


def _blocks(document: WordDocument) -> Iterator[str]:
    counter = ListCounter(document)
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield counter.number_of(block) + _words(block)
        elif isinstance(block, Table):
            yield from _rows(block)


def _words(paragraph: Paragraph) -> str:
    r"""A paragraph's text; ``\f`` where a page was broken by hand."""
    parts: list[str] = []
    for run in paragraph.runs or []:
        for child in run._r:
            if child.tag == qn("w:br") and child.get(qn("w:type")) == "page":
                parts.append("\f")
    text = paragraph.text
    return ("\f" if parts else "") + text


def _rows(table: Table) -> Iterator[str]:
    """Rows with their cells parted by two blanks; a cell merged over columns is written once."""
    for row in table.rows:
        cells: list[str] = []
        seen: set[int] = set()
        for cell in row.cells:
            if id(cell._tc) not in seen:
                seen.add(id(cell._tc))
                cells.append(" ".join(cell.text.split()))
        line = "  ".join(cell for cell in cells if cell)
        if line:
            yield line

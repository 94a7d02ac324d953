"""PDF by its text layer: running headers, footers and page numbers are taken away."""

import io
import logging
from collections import Counter
from typing import TYPE_CHECKING

from corpus.errors import UnreadableFile
from corpus.readers.running import Row, without_running_lines

if TYPE_CHECKING:
    from pdfplumber.page import Page

_SET_IN = 1.4
"""By how many characters a line must be set in to count as indented."""
_DEEPEST = 12
_FEWEST = 20
"""Fewer characters than this a page: the page is a picture (a scan) without a text layer."""


def read_pdf(data: bytes, name: str) -> str:
    r"""The text of every page, a form feed between pages.

    Raises ``UnreadableFile`` for a broken or locked file and for a scan without text.
    """
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfminer.pdfparser import PDFSyntaxError
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import PdfminerException

    # pdfminer warns about fonts of harmless oddity on its own logger.
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            pages = [_rows_of(page) for page in pdf.pages]
    except (PdfminerException, PSException, PDFSyntaxError, PDFPasswordIncorrect) as error:
        locked = "Password" in repr(error)
        reason = "加了密码，请先去掉密码" if locked else "已损坏或不是 PDF 文件"
        raise UnreadableFile(f"“{name}”打不开：{reason}。") from error
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise UnreadableFile(f"“{name}”打不开：已损坏或不是 PDF 文件。") from error
    words = sum(len("".join(row.text.split())) for rows in pages for row in rows)
    if words < _FEWEST * max(1, len(pages)):
        raise UnreadableFile(
            f"“{name}”是扫描件，里面没有可以读取的文字：请提供可复制文字的 PDF，或先做文字识别。"
        )
    return "\n\f".join("\n".join(lines) for lines in without_running_lines(pages))


def _rows_of(page: "Page") -> list[Row]:
    """A page's lines; those set in from the left margin begin with two full-width blanks."""
    _stand_on_baselines(page)
    lines = page.extract_text_lines(return_chars=True)
    if not lines:
        return []
    lefts = Counter(round(line["x0"]) for line in lines)
    common = [left for left, count in lefts.items() if count >= max(2, len(lines) // 10)]
    margin = min(common or lefts)
    set_in = [(line["x0"] - margin) / max(1.0, line["chars"][0]["size"]) for line in lines]
    return [
        Row(
            "\u3000" * (min(round(blanks), _DEEPEST) if blanks > _SET_IN else 0) + line["text"],
            line["top"],
            line["bottom"],
        )
        for line, blanks in zip(lines, set_in, strict=True)
        if line["text"].strip()
    ]


def _stand_on_baselines(page: "Page") -> None:
    """Let the characters of one baseline have one height.

    A font's ascent says where its characters seem to begin: digits set in another font than the
    words around them would stand on a line of their own.
    """
    tallest: dict[int, float] = {}
    standing = [
        (char, char["bottom"] + char["y0"] - char["matrix"][5])
        for char in page.chars
        if char["upright"]
    ]
    for char, baseline in standing:
        tallest[round(baseline)] = max(char["size"], tallest.get(round(baseline), 0.0))
    for char, baseline in standing:
        top = baseline - tallest[round(baseline)]
        char["doctop"] += top - char["top"]
        char["top"], char["bottom"] = top, baseline

"""PDF by its text layer: running headers, footers and page numbers are taken away."""

import io
import logging
import re
from collections import Counter

from corpus.errors import UnreadableFile

_PAGE_NUMBER = re.compile(
    r"^[\s—–\-·•]*(?:第\s*)?\d{1,4}(?:\s*[/／]\s*\d{1,4})?(?:\s*页)?(?:\s*[,，]?\s*共\s*\d+\s*页)?[\s—–\-·•]*$"
)
_EDGE = 3
"""Running headers and footers stand among the first or last lines of a page."""
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
            pages = [(page.extract_text() or "").split("\n") for page in pdf.pages]
    except (PdfminerException, PSException, PDFSyntaxError, PDFPasswordIncorrect) as error:
        locked = "Password" in repr(error)
        reason = "加了密码，请先去掉密码" if locked else "已损坏或不是 PDF 文件"
        raise UnreadableFile(f"“{name}”打不开：{reason}。") from error
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise UnreadableFile(f"“{name}”打不开：已损坏或不是 PDF 文件。") from error
    words = sum(len("".join(line.split())) for lines in pages for line in lines)
    if words < _FEWEST * max(1, len(pages)):
        raise UnreadableFile(
            f"“{name}”是扫描件，里面没有可以读取的文字：请提供可复制文字的 PDF，或先做文字识别。"
        )
    return "\n\f".join("\n".join(lines) for lines in without_running_lines(pages))


def without_running_lines(pages: list[list[str]]) -> list[list[str]]:
    """Pages without their numbers and without lines that repeat at the edge of most pages."""
    trimmed = [[line.rstrip() for line in lines if line.strip()] for lines in pages]
    seen: Counter[str] = Counter()
    for lines in trimmed:
        edges = {_pattern(line) for line in [*lines[:_EDGE], *lines[-_EDGE:]]}
        seen.update(edges)
    running = {words for words, count in seen.items() if count >= 3 and count > 0.6 * len(trimmed)}
    return [_without(lines, running) for lines in trimmed]


def _without(lines: list[str], running: set[str]) -> list[str]:
    last = len(lines) - 1
    return [
        line
        for i, line in enumerate(lines)
        if not (
            (min(i, last - i) < _EDGE and _pattern(line) in running)
            or (i in {0, last} and _PAGE_NUMBER.match(line))
        )
    ]


def _pattern(line: str) -> str:
    """A line with its digits made equal, so that page numbers in headers do not tell pages apart."""
    return re.sub(r"\d+", "0", "".join(line.split()))

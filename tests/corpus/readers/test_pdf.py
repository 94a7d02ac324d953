"""A real PDF (printed by Chromium, three pages, running header, page numbers) and broken ones."""

import io
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from corpus.document import Document
from corpus.errors import UnreadableFile
from corpus.parser import parse
from corpus.readers import read
from corpus.readers.pdf import read_pdf

SAMPLE = Path(__file__).parents[2] / "data" / "corpus" / "measures.pdf"


@pytest.fixture(name="text", scope="module")
def _text() -> str:
    return read(SAMPLE).text


def test_headers_footers_and_page_numbers_are_gone(text: str) -> None:
    lines = text.split("\n")
    assert "阳城县人民政府公报" not in text
    assert not [line for line in lines if line.strip(" —\f").isdigit()]


def test_pages_are_known() -> None:
    file = read(SAMPLE)
    assert len(file.pages) == len(PdfReader(SAMPLE).pages) - 1
    assert all(file.text[page - 1] == "\f" for page in file.pages)


def test_the_words_are_those_of_the_text_file(text: str, county: Document) -> None:
    document = parse(text, id="pdf")
    assert [a.key for a in document.articles] == ["22", "23", "24"]
    for article in document.articles:
        original = county.article(article.key)
        assert original is not None
        assert article.title == original.title
        assert article.departments == original.departments
        words = document.text[article.body_start : article.body_end].replace(" ", "")
        expected = county.text[original.body_start : original.body_end].replace(" ", "")
        assert words == expected
        assert [i.label for i in article.items] == [i.label for i in original.items]


def test_the_letterhead_is_read(text: str, county: Document) -> None:
    document = parse(text, id="pdf")
    assert document.number == county.number
    assert document.title == county.title
    assert document.issued == county.issued
    assert document.printed == county.printed
    assert document.copies == county.copies


def test_radical_signs_become_characters(text: str) -> None:
    assert not [char for char in text if "\u2e80" <= char <= "\u2fd5"]


def test_figures_in_another_font_stay_in_their_line() -> None:
    text = read(SAMPLE.with_name("figures-in-another-font.pdf")).text
    assert "给予一次性奖励30万元；" in text
    assert "分别奖励400万元、120万元" in text
    document = parse(text, id="pdf")
    assert document.number == "沁政办发〔2022〕31号"
    assert document.issued == date(2022, 7, 15)
    assert document.articles[1].departments == ("县教育科技局",)


def test_a_scan_gets_one_clear_sentence() -> None:
    scan = io.BytesIO()
    Image.new("L", (200, 300), 255).save(scan, "PDF")
    with pytest.raises(UnreadableFile, match="扫描件"):
        read_pdf(scan.getvalue(), "scan.pdf")


def test_a_locked_file_says_so() -> None:
    writer = PdfWriter(clone_from=SAMPLE)
    writer.encrypt("secret")
    locked = io.BytesIO()
    writer.write(locked)
    with pytest.raises(UnreadableFile, match="密码"):
        read_pdf(locked.getvalue(), "locked.pdf")


@pytest.mark.parametrize("cut", [9, 1000, -2000])
def test_a_broken_file_says_so(cut: int) -> None:
    with pytest.raises(UnreadableFile):
        read_pdf(SAMPLE.read_bytes()[:cut], "broken.pdf")

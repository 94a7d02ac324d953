import io
import zipfile

import pytest
from docx import Document as new_docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

from corpus.errors import UnreadableFile
from corpus.numbering import chinese
from corpus.parser import parse
from corpus.readers.docx import read_docx

LEVELS = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."),
          ("decimalEnclosedCircle", "%4"))  # fmt: skip


def saved(document: WordDocument) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def add_list(document: WordDocument) -> None:
    """An automatic list of four levels under number 77."""
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for depth, (format, pattern) in enumerate(LEVELS)
    )
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>')
    )
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
    )


def numbered(paragraph: Paragraph, depth: int) -> None:
    paragraph._p.get_or_add_pPr().append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>'
        )
    )


def test_paragraphs_and_tables_in_order() -> None:
    document = new_docx()
    document.add_heading("关于若干措施", 0)
    document.add_paragraph("一、奖励。奖励10万元。（责任单位：县财政局）")
    table = document.add_table(rows=2, cols=3)
    for cell, words in zip(table.rows[0].cells, ("等级", "金额", "备注"), strict=True):
        cell.text = words
    merged = table.rows[1].cells[0].merge(table.rows[1].cells[1])
    merged.text = "一等和二等"
    table.rows[1].cells[2].text = "10万元"
    document.add_paragraph("二、补贴。补贴5万元。")
    assert read_docx(saved(document), "a.docx").split("\n\n") == [
        "关于若干措施",
        "一、奖励。奖励10万元。（责任单位：县财政局）",
        "等级  金额  备注",
        "一等和二等  10万元",
        "二、补贴。补贴5万元。",
    ]


def test_automatic_numbers_are_written_out() -> None:
    document = new_docx()
    add_list(document)
    document.add_paragraph("关于若干措施")
    rows = [("财政", 0), ("奖励", 1), ("新建。奖10万元。", 2), ("升级。奖5万元：", 2), ("工业", 3),
            ("商业", 3), ("补贴", 1), ("电费。补5%。", 2), ("服务", 0), ("办事", 1),
            ("一窗。当天办结。", 2)]  # fmt: skip
    for words, depth in rows:
        numbered(document.add_paragraph(words), depth)
    text = read_docx(saved(document), "a.docx")
    assert [line[:4] for line in text.split("\n\n")[1:]] == [
        "一、财政", "（一）奖", "1.新建", "2.升级", "①工业", "②商业", "（二）补", "1.电费",
        "二、服务", "（一）办", "1.一窗",
    ]  # fmt: skip
    assert [a.label for a in parse(text, id="word").articles] == [
        "一（一）1", "一（一）2", "一（二）1", "二（一）1",
    ]  # fmt: skip


def test_a_page_broken_by_hand() -> None:
    document = new_docx()
    document.add_paragraph("第一页。")
    paragraph = document.add_paragraph()
    paragraph.add_run().add_break(WD_BREAK.PAGE)
    paragraph.add_run("第二页。")
    assert "\f" in read_docx(saved(document), "a.docx")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0 old doc"])
def test_what_is_no_word_file(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="docx"):
        read_docx(data, "a.docx")


@pytest.mark.parametrize(
    ("place", "byte"),
    [(8, 1), (10, 97)],  # the directory says: locked with a password; packed in an unknown way
)
def test_a_part_that_cannot_be_unpacked(place: int, byte: int) -> None:
    data = bytearray(saved(new_docx()))
    entry = data.find(b"PK\x01\x02")
    while entry >= 0:
        data[entry + place] = byte
        entry = data.find(b"PK\x01\x02", entry + 4)
    with pytest.raises(UnreadableFile, match="docx"):
        read_docx(bytes(data), "a.docx")


def test_a_part_that_is_damaged() -> None:
    data = bytearray(saved(new_docx()))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = archive.getinfo("word/document.xml")
    begin = part.header_offset + 30 + len(part.filename)
    data[begin + 4 : begin + 40] = bytes(byte ^ 0xFF for byte in data[begin + 4 : begin + 40])
    with pytest.raises(UnreadableFile, match="docx"):
        read_docx(bytes(data), "a.docx")


def test_what_unpacks_to_too_much_is_left_packed() -> None:
    file = io.BytesIO(saved(new_docx()))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/big.xml", b"0")
    data = bytearray(file.getvalue())
    entry = data.rfind(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (2**31).to_bytes(4, "little")  # as declared
    with pytest.raises(UnreadableFile, match="太大"):
        read_docx(bytes(data), "a.docx")


def test_another_zip_file_is_no_word_file() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "甲")
    with pytest.raises(UnreadableFile, match="docx"):
        read_docx(file.getvalue(), "a.docx")


@pytest.mark.parametrize(
    ("number", "spelt"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (105, "一百零五"),
        (110, "一百一十"),
        (0, "0"),
    ],
)
def test_ordinals_in_chinese(number: int, spelt: str) -> None:
    assert chinese(number) == spelt

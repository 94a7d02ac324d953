"""Plain text and Markdown, in the encodings that Chinese offices use."""

import codecs

from corpus.errors import UnreadableFile

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_text(data: bytes, name: str) -> str:
    """Decode by byte order mark, else as UTF-8, else as GB18030. Raises ``UnreadableFile``."""
    encodings = [encoding for mark, encoding in _MARKS if data.startswith(mark)][:1]
    for encoding in encodings or ["utf-8", "gb18030"]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return text
    raise UnreadableFile(f"“{name}”不是文本文件：请另存为 UTF-8 编码的 txt 再加入。")


def _is_text(text: str) -> bool:
    """Bytes of another format decode to control characters and private-use characters."""
    odd = sum(
        (char < " " and char not in "\t\n\r\f\v") or "\ue000" <= char <= "\uf8ff" for char in text
    )
    return odd <= len(text) // 100

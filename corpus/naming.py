"""Ids of documents: folder names and addresses that every system can spell."""

import re

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST = 60


def is_id(name: str) -> bool:
    """Whether a name is lower-case letters, digits and single hyphens."""
    return _ID.fullmatch(name) is not None and len(name) <= 100


def document_id(number: str | None, title: str) -> str:
    """An id from the 文号, or from the title where there is none.

    >>> document_id("阳政办发〔2022〕31号", "")
    'yangzhengbanfa-2022-31'
    """
    if number:
        parts = re.findall(r"\d+|[^\W\d]+", number.removesuffix("号"))
        return _slug("-".join(parts))
    return _slug(title)


def _slug(words: str) -> str:
    from pypinyin import lazy_pinyin  # 0.2 s of dictionaries, needed only when a document comes in

    spelt = "".join(lazy_pinyin(words, errors=lambda other: f" {other} "))
    slug = "-".join(re.findall(r"[a-z0-9]+", spelt.lower()))
    return slug[:_LONGEST].strip("-") or "document"

"""``plain.yaml``: each article in a few plain words, written by an editor; its form checked when read.

Whether the words agree with the article is not known here: ``assistant.answering.plain`` says.
"""

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from corpus.datafile import read_data
from corpus.document import Document
from corpus.errors import BadDocumentData

LONGEST = 120


class PlainWords(BaseModel):
    """An article in plain words: who it is for, what one gets, what one must fulfil, whom to ask.

    ``must`` is empty where nothing is asked; ``ask`` where only the departments are to be asked.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    who: str = Field(min_length=1)
    gets: str = Field(min_length=1)
    must: str = ""
    ask: str = ""

    @property
    def said(self) -> tuple[str, ...]:
        """Everything that it says."""
        return tuple(words for words in (self.who, self.gets, self.must, self.ask) if words)


class _PlainFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    articles: dict[str, PlainWords] = {}


def read_plain(path: Path, document: Document) -> Mapping[str, PlainWords]:
    """Plain words by article key; a missing file holds none.

    Raises ``BadDocumentData`` for an unknown article, for one without plain words where the file
    exists, and for plain words that are not short.
    """
    if not path.exists():
        return {}
    given = read_data(path, _PlainFile).articles
    for key, words in given.items():
        if document.article(key) is None:
            raise BadDocumentData(f"{path} 的 articles：文件里没有“{key}”这一条。")
        length = sum(map(len, (words.who, words.gets, words.must)))
        if length > LONGEST:
            raise BadDocumentData(
                f"{path} 的 articles.{key}：有 {length} 字，不能超过 {LONGEST} 字。"
            )
    for article in document.articles:
        if article.key not in given:
            raise BadDocumentData(
                f"{path} 的 articles：{article.label}（{article.key}）没有通俗解读。"
            )
    return given

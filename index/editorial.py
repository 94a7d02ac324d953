"""What an editor lays beside a document for search: sample questions and everyday words.

``questions.yaml``: ``articles: {"22": [升一级资质奖多少, …]}`` are questions that the article answers,
``open`` likewise those that people ask about it and its text does not answer.
``vocabulary.yaml``: ``terms: [{words: [贷款], everyday: [借钱, 周转]}]``; ``words`` occur in the
text, ``everyday`` are what people say. Both files are optional.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.datafile import SafeLoader
from corpus.document import Document
from corpus.normalise import fold_plain
from index.errors import BadEditorialData


class Term(BaseModel):
    """Words of the text, and what people say instead."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: tuple[str, ...]
    everyday: tuple[str, ...]


class _Questions(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    articles: dict[str, tuple[str, ...]] = {}
    open: dict[str, tuple[str, ...]] = {}


class _Vocabulary(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    terms: tuple[Term, ...] = ()


_File = TypeVar("_File", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Editorial:
    """Sample questions by article key, those it leaves open, and everyday words."""

    questions: Mapping[str, tuple[str, ...]]
    open_questions: Mapping[str, tuple[str, ...]]
    terms: tuple[Term, ...]


def read_editorial(folder: Path, document: Document) -> Editorial:
    """Read both files of a document. Raises ``BadEditorialData`` naming file, field and reason."""
    questions = _read(folder / "questions.yaml", _Questions)
    for name, listed in (("articles", questions.articles), ("open", questions.open)):
        for key in listed:
            if document.article(key) is None:
                raise BadEditorialData(
                    f"{folder / 'questions.yaml'} 的 {name}：文件里没有“{key}”这一条。"
                )
    vocabulary = _read(folder / "vocabulary.yaml", _Vocabulary)
    return Editorial(questions.articles, questions.open, vocabulary.terms)


def _read(path: Path, form: type[_File]) -> _File:
    if not path.is_file():
        return form()
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=SafeLoader)
        return form.model_validate(content or {})
    except (yaml.YAMLError, UnicodeDecodeError) as failure:
        raise BadEditorialData(f"{path} 不是有效的 YAML：{failure}") from failure
    except ValidationError as failure:
        first = failure.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        raise BadEditorialData(f"{path} 的 {place}：{first['msg']}") from failure


class Everyday:
    """Everyday words → words of the text, found in folded text."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Later terms with the same everyday word add to earlier ones."""
        self._meant: dict[str, dict[str, None]] = {}
        for term in terms:
            for said in term.everyday:
                meant = self._meant.setdefault(fold_plain(said), {})
                meant.update(dict.fromkeys(fold_plain(word) for word in term.words))

    def meant_by(self, folded: str) -> list[str]:
        """The words of the text that a folded query means with its everyday words, each once."""
        found: dict[str, None] = {}
        for said, meant in self._meant.items():
            if said and said in folded:
                found.update(meant)
        return [word for word in found if word not in folded]

    @property
    def words(self) -> Sequence[str]:
        """Every everyday word, for the segmenter to keep whole."""
        return [word for word in self._meant if word]

"""What an editor lays beside a document for search: sample questions and everyday words.

``questions.yaml``: ``articles: {"22": [升一级资质奖多少, …]}`` are questions that the article answers,
``open`` likewise those that people ask about it and its text does not answer. Questions may stand under
the opening words of the clause that answers them: ``{"22": {对首次晋升为: […], 整条: […]}}``.
``vocabulary.yaml``: ``terms: [{words: [贷款], everyday: [借钱, 周转]}]``; ``words`` occur in the
text, ``everyday`` are what people say. Both files are optional.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.datafile import load_data
from corpus.document import Clause, Document
from corpus.normalise import fold_plain
from index.errors import BadEditorialData

WHOLE = "整条"
"""Under this key stand the questions that no single clause of an article answers."""


class Term(BaseModel):
    """Words of the text, and what people say instead."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: tuple[str, ...]
    everyday: tuple[str, ...]


_ByClause = dict[str, tuple[str, ...]]


class _Questions(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    articles: dict[str, tuple[str, ...] | _ByClause] = {}
    open: dict[str, tuple[str, ...]] = {}


class _Vocabulary(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    terms: tuple[Term, ...] = ()


_File = TypeVar("_File", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Editorial:
    """Sample questions by article key, those it leaves open, and everyday words.

    ``answered_by`` gives, by article key and question, the clause that answers it, where one is named.
    """

    questions: Mapping[str, tuple[str, ...]]
    answered_by: Mapping[str, Mapping[str, Clause]]
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
    try:
        answered_by = {
            key: dict(_clauses(document, key, listed)) for key, listed in questions.articles.items()
        }
    except LookupError as failure:
        raise BadEditorialData(f"{folder / 'questions.yaml'} 的 articles：{failure}") from failure
    vocabulary = _read(folder / "vocabulary.yaml", _Vocabulary)
    return Editorial(
        questions={key: _all(listed) for key, listed in questions.articles.items()},
        answered_by=answered_by,
        open_questions=questions.open,
        terms=vocabulary.terms,
    )


def _all(listed: tuple[str, ...] | _ByClause) -> tuple[str, ...]:
    """Every question of an article, whichever clause answers it."""
    if isinstance(listed, tuple):
        return listed
    return tuple(question for of_clause in listed.values() for question in of_clause)


def _clauses(
    document: Document, key: str, listed: tuple[str, ...] | _ByClause
) -> Iterator[tuple[str, Clause]]:
    """Each question with the clause it stands under. Raises ``LookupError`` when there is none."""
    article = document.article(key)
    if article is None or isinstance(listed, tuple):
        return
    for opening, questions in listed.items():
        if opening == WHOLE:
            continue
        found = [c for c in article.clauses if _opens(document, c, opening)]
        if len(found) != 1:
            raise LookupError(f"“{key}”里没有一个（且只有一个）以“{opening}”开头的分句。")
        yield from ((question, found[0]) for question in questions)


def _opens(document: Document, clause: Clause, opening: str) -> bool:
    return "".join(document.words(clause.start, clause.end).split()).startswith(opening)


def _read(path: Path, form: type[_File]) -> _File:
    if not path.is_file():
        return form()
    try:
        content = load_data(path)
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

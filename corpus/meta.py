"""``document.yaml``: what the text of a document cannot say of itself, checked when it is read."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from corpus.document import Article, Term
from corpus.errors import BadDocumentData


class TermEntry(BaseModel):
    """A stated period. ``words`` are verbatim words of the article that state it or what it is
    about; ``source`` names the other document that states the end, where the article does not.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    article: str
    until: date
    about: str
    words: str = Field(min_length=1)
    source: str | None = None


class DocumentMeta(BaseModel):
    """The contents of ``document.yaml``. Every field is optional; unknown ones do not load.

    Fields that the text gives too (number, title, issuer, status, dates) are only for documents
    whose text lacks them; they win over the text. ``names`` are groups of names for one place
    (``places``) or one department (``departments``).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: str | None = None
    title: str | None = None
    issuer: str | None = None
    status: str | None = None
    issued: date | None = None
    printed: date | None = None
    place: str | None = None
    within: tuple[str, ...] = ()
    places: dict[str, tuple[str, ...]] = {}
    departments: dict[str, tuple[str, ...]] = {}
    terms: tuple[TermEntry, ...] = ()

    @property
    def place_groups(self) -> tuple[tuple[str, ...], ...]:
        """Groups of names for one place, its full name first."""
        return tuple((name, *others) for name, others in self.places.items())

    @property
    def department_groups(self) -> tuple[tuple[str, ...], ...]:
        """Groups of names for one department."""
        return tuple((name, *others) for name, others in self.departments.items())

    def read_terms(self, articles: Sequence[Article], text: str) -> tuple[Term, ...]:
        """The terms, their words checked against the articles.

        Raises ``BadDocumentData`` for an unknown article and for words it does not hold.
        """
        by_key = {article.key: article for article in articles}
        for place, entry in enumerate(self.terms):
            article = by_key.get(entry.article)
            if article is None:
                raise BadDocumentData(
                    f"document.yaml 的 terms[{place}].article：文件里没有“{entry.article}”这一条。"
                )
            if entry.words not in text[article.start : article.end]:
                raise BadDocumentData(
                    f"document.yaml 的 terms[{place}].words：{article.label}里没有“{entry.words}”这句原文。"
                )
        return tuple(
            Term(entry.article, entry.until, entry.about, entry.words, entry.source)
            for entry in self.terms
        )


class _UniqueKeyLoader(yaml.SafeLoader):
    """Refuses the same key twice (by default YAML keeps the last one silently) and leaves dates
    to the model, whose errors name the field.
    """

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own way of naming them
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        seen: set[object] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if isinstance(key, str) and key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"键“{key}”写了两次", key_node.start_mark
                )
            if isinstance(key, str):
                seen.add(key)
        return super().construct_mapping(node, deep)


def load_meta(path: Path) -> DocumentMeta:
    """Read ``document.yaml``; a missing file is an empty one.

    Raises ``BadDocumentData`` with the file, the field and the reason.
    """
    if not path.exists():
        return DocumentMeta()
    try:
        # _UniqueKeyLoader is a SafeLoader: it builds plain values only.
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=_UniqueKeyLoader)
        return DocumentMeta.model_validate(raw or {})
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        reason = " ".join(str(error).split())
        raise BadDocumentData(f"{path} 不是正确的 YAML：{reason}") from error
    except ValidationError as error:
        mistakes = "；".join(
            f"{'.'.join(map(str, item['loc'])) or '整个文件'}：{_reason(item['type'])}"
            for item in error.errors()
        )
        raise BadDocumentData(f"{path} 有误：{mistakes}。") from error


def _reason(kind: str) -> str:
    """What is wrong with a field, in Chinese, by the model's kind of error."""
    reasons = {
        "extra_forbidden": "没有这个字段",
        "missing": "没有写",
        "string_type": "应是文字（数字请加引号）",
        "string_too_short": "不能是空的",
        "tuple_type": "应是列表",
        "dict_type": "应是“名称: 列表”",
        "model_type": "应是“字段: 值”",
    }
    return reasons.get(kind, "应是日期，如 2024-12-31" if kind.startswith("date") else kind)

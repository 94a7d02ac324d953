"""``addressees.yaml``: whom each article speaks to, and which facts would settle it; checked when read.

``kinds`` are kinds of enterprise with the words people use for themselves, ``offers`` what an article
has for some of them, in the article's own words. A document without the file addresses nobody in
particular; with it, every article either has an offer or is named as the government's own work.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from corpus.datafile import read_data
from corpus.document import Document
from corpus.errors import BadDocumentData

Division = Literal["trade", "size", "institution", "trait"]
"""How a kind divides enterprises. Those of one division exclude each other, but for traits."""

_NAME = r"^[a-z][a-z-]*$"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of enterprise. ``words`` tell it, but not where they stand in one of ``not_words``;
    ``also`` are the kinds that it is, too.
    """

    name: str
    label: str
    division: Division
    words: tuple[str, ...]
    not_words: tuple[str, ...]
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decisive:
    """A fact that decides: the question for it, and words that say that it holds."""

    ask: str
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """What an article has for the kinds in ``to`` (empty: for whoever needs it).

    ``start``/``end`` are the article's own words. ``rules`` compute it; ``weight`` ranks it.
    """

    article: str
    to: tuple[Kind, ...]
    gives: str
    start: int
    end: int
    decides: tuple[Decisive, ...]
    rules: frozenset[str]
    weight: int


@dataclass(frozen=True, slots=True)
class Addressees:
    """The kinds of a document and its offers, in their order."""

    kinds: Mapping[str, Kind] = field(default_factory=dict)
    offers: tuple[Offer, ...] = ()

    def of(self, article: str) -> tuple[Offer, ...]:
        """The offers of an article."""
        return tuple(offer for offer in self.offers if offer.article == article)


class _KindEntry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    label: str = Field(min_length=1)
    of: Division
    words: tuple[str, ...] = Field(min_length=1)
    not_words: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


class _DecisiveEntry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    ask: str = Field(min_length=1)
    told: tuple[str, ...] = ()


class _OfferEntry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    article: str
    to: tuple[str, ...]
    gives: str = Field(min_length=1)
    words: str = Field(min_length=1)
    decides: tuple[_DecisiveEntry, ...] = Field(min_length=1)
    rules: tuple[str, ...] = ()
    weight: int = 1


class _AddresseesFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    kinds: dict[Annotated[str, Field(pattern=_NAME)], _KindEntry] = {}
    offers: tuple[_OfferEntry, ...] = ()
    nobody: tuple[str, ...] = ()


def read_addressees(path: Path, document: Document) -> Addressees:
    """Read ``addressees.yaml``; a missing file addresses nobody.

    Raises ``BadDocumentData`` for an unknown article or kind, for words that do not stand in the
    article, and for an article that has neither an offer nor stands under ``nobody``.
    """
    if not path.exists():
        return Addressees()
    given = read_data(path, _AddresseesFile)
    kinds = {
        name: Kind(name, entry.label, entry.of, entry.words, entry.not_words, entry.also)
        for name, entry in given.kinds.items()
    }
    for name, kind in kinds.items():
        _check_kinds(f"{path} 的 kinds.{name}", kind.also, kinds)
    offers = tuple(_offer(path, document, entry, kinds) for entry in given.offers)
    spoken = {*given.nobody, *(offer.article for offer in offers)}
    for article in document.articles:
        if article.key not in spoken:
            raise BadDocumentData(f"{path} 的 offers：没有写{article.label}（{article.key}）给谁。")
    for key in given.nobody:
        if document.article(key) is None:
            raise BadDocumentData(f"{path} 的 nobody：文件里没有“{key}”这一条。")
    return Addressees(kinds, offers)


def _offer(path: Path, document: Document, entry: _OfferEntry, kinds: Mapping[str, Kind]) -> Offer:
    where = f"{path} 的 offers（{entry.article}，{entry.gives}）"
    article = document.article(entry.article)
    if article is None:
        raise BadDocumentData(f"{where}：文件里没有“{entry.article}”这一条。")
    _check_kinds(where, entry.to, kinds)
    start = document.text.find(entry.words, article.start, article.end)
    if start < 0:
        raise BadDocumentData(f"{where}：{article.label}里没有“{entry.words}”。")
    return Offer(
        article=entry.article,
        to=tuple(kinds[name] for name in entry.to),
        gives=entry.gives,
        start=start,
        end=start + len(entry.words),
        decides=tuple(Decisive(d.ask, d.told) for d in entry.decides),
        rules=frozenset(entry.rules),
        weight=entry.weight,
    )


def _check_kinds(where: str, names: tuple[str, ...], kinds: Mapping[str, Kind]) -> None:
    for name in names:
        if name not in kinds:
            raise BadDocumentData(f"{where}：没有“{name}”这一类。")

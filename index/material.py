"""What an index is built from, article by article: chunks, and a hash that says if they changed."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.catalog import Catalog
from index.apart import asked_apart, other_matters
from index.chunks import Chunk, Kind, chunks_of
from index.editorial import Everyday, Term, read_editorial
from index.stated import statements


@dataclass(frozen=True, slots=True)
class Prepared:
    """One article's chunks. ``digest`` is a hash of their texts and kinds."""

    chunks: tuple[Chunk, ...]
    digest: bytes

    @property
    def text(self) -> str:
        """The text that word search reads: the whole article's chunk."""
        return self.chunks[0].text


@dataclass(frozen=True, slots=True)
class Material:
    """All articles in the order of the roster, the editors' everyday words, and what is asked apart from
    the documents: ``background``, generic questions that they do not answer (``background.yaml``) and those
    on matters that only others' documents speak of (``matters.yaml``), and ``misuse``, requests that
    nobody may be helped with (``misuse.yaml``). ``stated`` are the clauses of those articles for which no
    editor listed questions, each with its article's place.
    """

    articles: tuple[Prepared, ...]
    terms: tuple[Term, ...]
    background: tuple[str, ...]
    misuse: tuple[str, ...]
    stated: tuple[tuple[int, str], ...]

    @property
    def rows(self) -> int:
        """How many chunks there are."""
        return sum(len(article.chunks) for article in self.articles)


def prepare(catalog: Catalog) -> Material:
    """Cut every article of a catalogue. Raises ``BadEditorialData``."""
    articles: list[Prepared] = []
    terms: list[Term] = []
    stated: list[tuple[int, str]] = []
    for entry in catalog.entries:
        editorial = read_editorial(entry.folder, entry.document)
        terms.extend(editorial.terms)
        for article in entry.document.articles:
            questions = editorial.questions.get(article.key, ())
            left_open = editorial.open_questions.get(article.key, ())
            answered_by = editorial.answered_by.get(article.key)
            chunks = tuple(chunks_of(entry.document, article, questions, left_open, answered_by))
            if not (questions or left_open):
                own = statements(entry.document, article)
                stated.extend((len(articles), words) for words in own)
            articles.append(Prepared(chunks, _digest(chunks)))
    others = other_matters(document.text for document in catalog.documents)
    background = (*asked_apart("background"), *(asked for m in others for asked in m.asked))
    return Material(tuple(articles), tuple(terms), background, asked_apart("misuse"), tuple(stated))


def everyday_words(catalog: Catalog) -> Everyday:
    """The everyday words of all documents. Raises ``BadEditorialData``."""
    return Everyday(
        term
        for entry in catalog.entries
        for term in read_editorial(entry.folder, entry.document).terms
    )


def token_places(chunks: tuple[Chunk, ...]) -> Iterator[int]:
    """Which chunks keep token vectors: the clauses, or the article if it is a single one."""
    clauses = [place for place, chunk in enumerate(chunks) if chunk.kind is Kind.CLAUSE]
    yield from clauses or [0]


def _digest(chunks: tuple[Chunk, ...]) -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    for chunk in chunks:
        digest.update(f"{int(chunk.kind)}\0{chunk.text}\0".encode())
    return digest.digest()

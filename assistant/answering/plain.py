"""The check of plain words against their article, as strict as that of a model's sentences."""

from collections.abc import Iterator, Mapping

from assistant.answering.generators.generator import Evidence
from assistant.answering.grounding import added, fault, negations, sentences
from corpus.catalog import Catalog
from corpus.document import Article, Document
from corpus.errors import BadDocumentData
from corpus.normalise import fold_plain
from corpus.plain import PlainWords


def check_plain(catalog: Catalog) -> None:
    """Raise ``BadDocumentData`` naming all plain words that their article does not bear."""
    faults = [
        f"{catalog.folder(document.id) / 'plain.yaml'} 的 articles.{key}：“{words}”：{reason}"
        for document in catalog.documents
        for key, words, reason in plain_faults(document, catalog.plain(document.id))
    ]
    if faults:
        raise BadDocumentData("；".join(faults))


def plain_faults(
    document: Document, plain: Mapping[str, PlainWords]
) -> Iterator[tuple[str, str, str]]:
    """(article's key, words, reason) of every figure, date, department, negation or bound in the
    plain words that does not stand in the article.
    """
    for article in document.articles:
        if words := plain.get(article.key):
            for said, reason in _faults(document, article, words):
                yield article.key, said, reason


def _faults(document: Document, article: Article, words: PlainWords) -> Iterator[tuple[str, str]]:
    text = document.words(article.start, article.end)
    evidence = Evidence(1, article.label, text, article.departments)
    for field in (words.gets, words.must):
        for sentence in sentences(field):
            if reason := fault(sentence, (evidence,)):
                yield sentence, reason
    # Names, not sentences: their negations need not stand in the part of the article nearest to them.
    ground = fold_plain(f"{article.label} {text}")
    for name in (words.who, words.ask):
        if reason := added(fold_plain(name), ground, article.departments):
            yield name, reason
        elif negations(fold_plain(name)) - negations(ground):
            yield name, "a negation that its article has not"

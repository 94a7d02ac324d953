"""The departments of the documents, each once, by the names that mean one office."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from corpus.datafile import load_data
from corpus.document import Document


def departments(documents: Sequence[Document]) -> list[str]:
    """Every responsible department by the first of its names (``document.yaml`` has the others),
    the one named most often first.
    """
    counts = Counter(
        document.department_names(name)[0]
        for document in documents
        for article in document.articles
        for name in article.departments
    )
    return [name for name, _ in counts.most_common()]


def reachable(names: Iterable[str]) -> list[str]:
    """Those of the names that somebody answers to: to 相关主管部门 nothing can be handed over."""
    return [name for name in names if not name.endswith(_nobody())]


def names_of(documents: Sequence[Document], name: str) -> tuple[str, ...]:
    """Every name of the department in any of the documents, itself included."""
    found = {name: None}
    for document in documents:
        found |= dict.fromkeys(document.department_names(name))
    return tuple(found)


@cache
def _nobody() -> tuple[str, ...]:
    file = Path(__file__).with_name("departments.yaml")
    return tuple(load_data(file)["nobody"])

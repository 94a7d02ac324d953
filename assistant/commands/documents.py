"""The documents that every command works on."""

from assistant.commands.usage import read_settings
from corpus.catalog import Catalog, open_catalog


def open_documents() -> Catalog:
    """The documents of this installation: those it came with and those added."""
    settings = read_settings()
    return open_catalog(settings.documents, settings.added_documents)

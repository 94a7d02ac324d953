"""What can go wrong with a document.

::

    CorpusError
    ├── UnreadableFile      the file cannot be read as text (its bytes, its format, a scan)
    ├── BadDocumentData     data beside a document has a mistake: names file, field and reason
    ├── NotADocument        the text has neither 文号 nor issuer nor numbers: no official document
    ├── UnknownDocument     no document has this id, number or title
    ├── DocumentExists      the id or the 文号 is taken
    ├── FolderUnwritable    the folder of added documents cannot be written
    └── ShippedDocument     the document comes with the program and is not removed

Each has a stable ``code`` and a Chinese sentence (``str(error)``) that a citizen understands.
"""


class CorpusError(Exception):
    """Any trouble with a document. ``code`` is stable; the message is for people, in Chinese."""

    code = "corpus_error"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class UnreadableFile(CorpusError):
    """The file cannot be read as text."""

    code = "file_unreadable"


class BadDocumentData(CorpusError):
    """The data beside a document (``document.yaml``, ``themes.yaml``) has a mistake."""

    code = "document_data_invalid"


class NotADocument(CorpusError):
    """The text has nothing of an official document."""

    code = "document_not_official"


class UnknownDocument(CorpusError):
    """No document has this id, number or title."""

    code = "document_unknown"


class DocumentExists(CorpusError):
    """The id is taken by another document."""

    code = "document_exists"


class ShippedDocument(CorpusError):
    """The document comes with the program and cannot be removed."""

    code = "document_shipped"


class FolderUnwritable(CorpusError):
    """The folder of added documents cannot be written; nothing in it was changed."""

    code = "folder_unwritable"

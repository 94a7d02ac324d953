"""What can go wrong between a document and a search result.

RetrievalFailure
├── ModelUnavailable        the embedding model cannot be had
│   ├── DownloadFailed      no network, or the package index refuses
│   └── DamagedModel        the file is not the pinned one, or not a model
├── IndexUnavailable        the index on disk cannot be used
│   ├── DamagedIndex        a file is missing, cut short or altered
│   └── StaleIndex          made from other documents, another model or another program
├── ForeignFolder           where the index would stand there is something else
├── MilvusUnavailable       the server that was chosen to search in cannot be used
│   └── NotPublished        it does not hold this index whole
├── IndexBusy               another process is building the same thing
└── BadEditorialData        a questions.yaml or vocabulary.yaml does not hold what it should
"""


class RetrievalFailure(Exception):
    """Base of the family. ``code`` is stable, ``message`` is Chinese and for people."""

    code = "retrieval"

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)


class ModelUnavailable(RetrievalFailure):
    """The embedding model cannot be had."""

    code = "model_unavailable"


class DownloadFailed(ModelUnavailable):
    """No network, or the package index refuses."""

    code = "model_download"


class DamagedModel(ModelUnavailable):
    """The file is not the pinned one, or the folder holds no model."""

    code = "model_damaged"


class IndexUnavailable(RetrievalFailure):
    """The index on disk cannot be used and has to be built again."""

    code = "index_unavailable"


class DamagedIndex(IndexUnavailable):
    """A file of the index is missing, cut short or altered."""

    code = "index_damaged"


class StaleIndex(IndexUnavailable):
    """The index was made from other documents, another model or another program."""

    code = "index_stale"


class ForeignFolder(RetrievalFailure):
    """Where the index would stand there is a folder with something else in it; it is left alone."""

    code = "index_folder_foreign"


class MilvusUnavailable(RetrievalFailure):
    """The client is not installed, or the server is not reached or refuses."""

    code = "milvus_unavailable"


class NotPublished(MilvusUnavailable):
    """The server does not hold the index that is on disk, or not all of it."""

    code = "index_not_published"


class IndexBusy(RetrievalFailure):
    """Another process has been building the same thing for too long."""

    code = "index_busy"


class BadEditorialData(RetrievalFailure):
    """A ``questions.yaml`` or ``vocabulary.yaml`` does not hold what it should."""

    code = "bad_editorial_data"

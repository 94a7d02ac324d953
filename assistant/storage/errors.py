"""What can go wrong with what is kept.

::

    StorageError
    ├── DatabaseUnavailable   the database cannot be opened or brought up to date
    ├── AccountError          an account cannot be made or changed so
    └── ChangedMeanwhile      somebody changed the row since it was seen
"""


class StorageError(Exception):
    """Any trouble with the database. ``code`` is stable; the message is for people, in Chinese."""

    code = "storage_error"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class DatabaseUnavailable(StorageError):
    """The database cannot be opened or brought up to date."""

    code = "database_unavailable"


class AccountError(StorageError):
    """An account cannot be made or changed so: the name is taken or unknown, a bad password."""

    code = "account_invalid"


class ChangedMeanwhile(StorageError):
    """Somebody changed the row since whoever changes it now saw it; nothing was written."""

    code = "changed_meanwhile"

    def __init__(self) -> None:
        super().__init__("这一条刚才有人改过，您的改动没有保存。")

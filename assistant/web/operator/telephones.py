"""Duty telephones of departments, from a file that the county fills."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant.settings import Settings
from assistant.web.operator.errors import BadDeskSetting
from corpus.datafile import read_data
from corpus.disk import why
from corpus.document import Document
from corpus.errors import BadDocumentData

SHIPPED = Path(__file__).with_name("telephones.yaml")


class TelephoneFile(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid")

    telephones: dict[str, str]


def load_telephones(settings: Settings) -> Mapping[str, str]:
    """Telephone by department; the file in the data folder goes before the one shipped.

    Raises ``BadDeskSetting`` naming the file and what is wrong with it.
    """
    own = settings.data / "telephones.yaml"
    file = own if own.exists() else SHIPPED
    try:
        return read_data(file, TelephoneFile).telephones
    except BadDocumentData as error:
        raise BadDeskSetting(f"值班电话的文件 {error.message}") from error
    except OSError as error:
        raise BadDeskSetting(f"值班电话的文件 {file} 读不了：{why(error)}。") from error


def telephone_of(telephones: Mapping[str, str], document: Document, name: str) -> str | None:
    """The telephone of a department under any of its names in this document."""
    names = document.department_names(name)
    return next((telephones[known] for known in names if known in telephones), None)

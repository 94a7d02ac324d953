"""Duty telephones of departments, from a file that the county fills."""

from collections.abc import Mapping
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.settings import Settings
from assistant.web.operator.errors import BadDeskSetting
from corpus.datafile import load_data
from corpus.document import Document

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
        data = load_data(file)
        return TelephoneFile.model_validate(data).telephones
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        raise BadDeskSetting(f"{file}：值班电话的格式不对：{error}") from error


def telephone_of(telephones: Mapping[str, str], document: Document, name: str) -> str | None:
    """The telephone of a department under any of its names in this document."""
    names = document.department_names(name)
    return next((telephones[known] for known in names if known in telephones), None)

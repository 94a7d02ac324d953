"""Duty telephones come from a file that the county fills."""

import pytest

from assistant.settings import Settings
from assistant.web.operator.errors import BadDeskSetting
from assistant.web.operator.telephones import load_telephones, telephone_of


@pytest.fixture
def settings(tmp_path) -> Settings:
    return Settings(data=tmp_path, _env_file=None)


def test_the_shipped_file_is_empty(settings):
    assert load_telephones(settings) == {}


def test_the_county_s_own_file_goes_first(settings):
    (settings.data / "telephones.yaml").write_text(
        'telephones:\n  县住建局: "0356-4220000"\n', encoding="utf-8"
    )
    assert load_telephones(settings) == {"县住建局": "0356-4220000"}


def test_a_department_is_found_under_any_of_its_names(catalog):
    document = catalog.documents[0]
    one, other = next(group for group in document.department_aliases if len(group) > 1)[:2]
    assert telephone_of({one: "1"}, document, other) == "1"
    assert telephone_of({}, document, other) is None


@pytest.mark.parametrize(
    "text", ["telephones: [1]", "numbers: {}", "telephones: {县住建局: [x]}", "{", ""]
)
def test_a_file_that_cannot_be_read_names_itself(settings, text):
    (settings.data / "telephones.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(BadDeskSetting, match=r"telephones\.yaml"):
        load_telephones(settings)

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
def test_a_file_that_cannot_be_read_names_itself_in_one_sentence(settings, text):
    (settings.data / "telephones.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(BadDeskSetting, match=r"telephones\.yaml") as caught:
        load_telephones(settings)
    assert "\n" not in caught.value.message
    assert "error" not in caught.value.message


def test_a_file_in_another_encoding_and_one_that_is_no_file_say_so(settings):
    file = settings.data / "telephones.yaml"
    file.write_bytes('telephones: {县住建局: "1"}'.encode("gbk"))
    with pytest.raises(BadDeskSetting, match="UTF-8"):
        load_telephones(settings)
    file.unlink()
    file.mkdir()
    with pytest.raises(BadDeskSetting, match="是一个目录"):
        load_telephones(settings)

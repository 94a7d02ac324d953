"""docs/documents.md names what the code knows: fields, findings, error codes, formats."""

import inspect
import re
from pathlib import Path

import pytest

import corpus.check
from corpus import errors
from corpus.meta import DocumentMeta, TermEntry
from corpus.readers import _readers

PAGE = (Path(__file__).parents[2] / "docs" / "documents.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("field", [*DocumentMeta.model_fields, *TermEntry.model_fields])
def test_every_field_of_the_data_is_explained(field: str) -> None:
    assert re.search(rf"\b{field}:", PAGE)


def test_every_finding_is_explained() -> None:
    source = inspect.getsource(corpus.check)
    kinds = set(re.findall(r'"([a-z]+_[a-z]+)"', source))
    assert len(kinds) >= 10
    assert [kind for kind in sorted(kinds) if f"`{kind}`" not in PAGE] == []


def test_every_error_code_is_explained() -> None:
    codes = [c.code for _, c in inspect.getmembers(errors, inspect.isclass)]
    missing = [code for code in codes if code != "corpus_error" and f"`{code}`" not in PAGE]
    assert missing == []


@pytest.mark.parametrize("format", ["txt", "md", "docx", "pdf", "html"])
def test_every_format_is_explained(format: str) -> None:
    assert f".{format}" in _readers()
    assert f"**{format}" in PAGE or f"、{format}**" in PAGE


def test_the_example_in_the_page_loads() -> None:
    import yaml

    example = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert example
    meta = DocumentMeta.model_validate(yaml.safe_load(example.group(1)))
    assert meta.terms[1].source == "财政部 税务总局公告2022年第15号"

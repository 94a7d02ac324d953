"""docs/rules.md: its example is a rule that loads, and it names everything there is."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from assistant.calculator.engine.proving import failed_examples
from assistant.calculator.rules import rule as form
from assistant.calculator.rules.expression import parse
from assistant.calculator.rules.functions import FUNCTIONS
from assistant.calculator.rules.rule import InputType, RuleKind
from assistant.calculator.rules.rulebook import load_file
from assistant.commands.rules import app
from corpus.catalog import Catalog

PAGE = (Path(__file__).resolve().parents[4] / "docs" / "rules.md").read_text(encoding="utf-8")
MODELS = [
    form.Rule, form.Provision, form.Law, form.Parameter, form.Choice, form.Assumption, form.Input,
    form.Value, form.Condition, form.Reading, form.Instalment, form.Expect, form.Example,
]  # fmt: skip


def test_the_example_loads_and_its_examples_hold(catalog: Catalog, tmp_path: Path) -> None:
    block = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert block is not None
    file = tmp_path / "example.yaml"
    file.write_text(block.group(1), encoding="utf-8")
    (rule,) = load_file(file, catalog.require("yangcheng-2022-31"))
    assert list(failed_examples(rule)) == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_is_explained(model: type[BaseModel]) -> None:
    named = set(re.findall(r"`([a-z_]+)[:`]", PAGE))
    assert model.model_fields.keys() <= named


def test_every_kind_type_and_function_is_explained() -> None:
    for word in (*RuleKind.__args__, *InputType.__args__):
        assert f"`{word}`" in PAGE, word
    for name in FUNCTIONS:
        assert f"`{name}(" in PAGE, name


def test_every_command_is_shown() -> None:
    for command in app.registered_commands:
        assert f"assistant rules {command.name}" in PAGE


def test_the_numbers_that_may_be_written_are_those_of_the_page() -> None:
    assert "0、1、2、100" in PAGE
    for number in ("0", "1", "2", "100"):
        assert parse(number, {}).type.kind == "number"

"""Reading rule files: nothing is turned into something else on the way in."""

import json
from pathlib import Path

import pytest

from assistant.calculator.errors import RuleError
from assistant.calculator.rules.rulefile import read_rules, schema_text

ROOT = Path(__file__).resolve().parents[4]


def write(tmp_path: Path, inputs: str) -> Path:
    file = tmp_path / "rule.yaml"
    file.write_text(
        "id: a\ntitle: b\nkind: check\ndocument: c\nprovision: {article: 1, words: [d]}\n"
        f"examples: [{{name: e, inputs: {inputs}, expect: {{}}}}]\n",
        encoding="utf-8",
    )
    return file


@pytest.mark.parametrize(
    "written", ["2:2:4:2", "0.1", "1e3", "2022-01-01", "010", "yes", "3000000"]
)
def test_scalars_stay_the_text_they_are(tmp_path: Path, written: str) -> None:
    (rule,) = read_rules(write(tmp_path, f"{{x: {written}}}"))
    assert rule.examples[0].inputs == {"x": written}


def test_true_and_false_are_flags(tmp_path: Path) -> None:
    (rule,) = read_rules(write(tmp_path, "{x: true, y: false}"))
    assert rule.examples[0].inputs == {"x": True, "y": False}


def test_a_key_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="“x”重复出现"):
        read_rules(write(tmp_path, "{x: 1, x: 2}"))


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"- 1\n", b"rules: []\n", b"? [a]\n: b\n"])
def test_files_that_hold_no_rules(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "rule.yaml"
    file.write_bytes(content)
    with pytest.raises(RuleError):
        read_rules(file)


def test_yaml_that_makes_objects_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError):
        read_rules(write(tmp_path, "{x: !!python/object/apply:os.getcwd []}"))


def test_the_schema_beside_the_documents_is_up_to_date() -> None:
    kept = (ROOT / "corpus" / "documents" / "rule.schema.json").read_text(encoding="utf-8")
    assert kept == schema_text(), "run: assistant rules schema > corpus/documents/rule.schema.json"


def test_the_schema_knows_the_form_of_a_file() -> None:
    schema = json.loads(schema_text())
    assert schema["required"] == ["rules"]
    rule = schema["$defs"]["Rule"]
    assert rule["additionalProperties"] is False
    assert {"id", "title", "kind", "document", "provision", "examples"} == set(rule["required"])


GRANTED = """
id: a
title: b
kind: check
document: c
provision: {article: 1, words: [d]}
inputs:
  level:
    type: choice
    label: 级别
    ask: 哪一级？
    choices: [{value: 省级, names: [省里的], issued: %s}, {value: 市级}]
examples: [{name: e, inputs: {}, expect: {}}]
"""


def granted(tmp_path: Path, level: str) -> Path:
    (tmp_path / "issuers.yaml").write_text(
        "levels: {省: [太原]}\nwords: [发的]\n", encoding="utf-8"
    )
    (tmp_path / "rules").mkdir()
    file = tmp_path / "rules" / "rule.yaml"
    file.write_text(GRANTED % level, encoding="utf-8")
    return file


def test_who_grants_a_choice_is_among_its_names(tmp_path: Path) -> None:
    (rule,) = read_rules(granted(tmp_path, "省"))
    province, city = rule.inputs["level"].choices
    assert province.names == ("省里的", "太原发的")
    assert city.names == ()


def test_a_level_that_is_not_listed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="里没有“县”这一级"):
        read_rules(granted(tmp_path, "县"))

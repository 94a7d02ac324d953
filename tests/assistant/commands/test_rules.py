"""``assistant rules``: list, show, check, explain, schema."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.calculator.rules.rulefile import schema_text
from assistant.commands.rules import app

DATA = Path(__file__).resolve().parents[2] / "data"
runner = CliRunner()


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the probe document and its one rule."""
    rules = tmp_path / "documents" / "probe" / "rules"
    rules.mkdir(parents=True)
    shutil.copy(DATA / "probe_document.txt", rules.parent / "source.txt")
    shutil.copy(DATA / "rule_equipment.yaml", rules / "01.yaml")
    monkeypatch.setenv("ASSISTANT_DOCUMENTS", str(tmp_path / "documents"))
    monkeypatch.setenv("ASSISTANT_DATA", str(tmp_path / "data"))
    return tmp_path / "documents"


def test_list(documents: Path) -> None:
    found = runner.invoke(app, ["list"])
    assert found.output == "equipment-award\t第1条\taward\t设备投资奖励\n"


def test_show_is_the_rule_as_json(documents: Path) -> None:
    found = runner.invoke(app, ["show", "equipment-award"])
    assert json.loads(found.output)["parameters"]["rate"]["words"] == "4%"


def test_every_query_is_answered_in_json(documents: Path) -> None:
    def told(*arguments: str) -> object:
        return json.loads(runner.invoke(app, [*arguments, "--json"]).output)

    row = {"id": "equipment-award", "article": "第1条", "kind": "award", "title": "设备投资奖励"}
    assert told("list") == [row]
    assert told("check") == {"rules": 1, "examples": 1, "problems": []}
    assert told("explain", "equipment-award")["id"] == "equipment-award"
    assert told("show", "equipment-award")["id"] == "equipment-award"


def test_explain_is_plain_chinese(documents: Path) -> None:
    found = runner.invoke(app, ["explain", "equipment-award"])
    assert "# 设备投资奖励" in found.output
    assert "设备投资总额 ≥ 500万元" in found.output


@pytest.mark.parametrize("command", ["show", "explain"])
def test_an_unknown_rule(documents: Path, command: str) -> None:
    found = runner.invoke(app, [command, "no-such-rule"])
    assert found.exit_code == 1
    assert "没有规则“no-such-rule”" in found.output


def test_check_of_good_rules(documents: Path) -> None:
    found = runner.invoke(app, ["check"])
    assert (found.exit_code, found.output) == (0, "1 条规则，1 个例子，0 处问题\n")


def test_check_names_every_file_with_a_mistake(documents: Path) -> None:
    folder = documents / "probe" / "rules"
    for name in ("wrong_kind", "wrong_example"):
        shutil.copy(DATA / "broken_rules" / f"{name}.yaml", folder)
    found = runner.invoke(app, ["check"])
    assert found.exit_code == 1
    assert "wrong_kind.yaml › equipment-award › kind" in found.output
    assert "wrong_example.yaml › equipment-award › examples.0" in found.output
    assert "“equipment-award”已经在 01.yaml 里用过了" in found.output


def test_check_of_one_file(documents: Path) -> None:
    folder = documents / "probe" / "rules"
    shutil.copy(DATA / "broken_rules" / "wrong_kind.yaml", folder)
    assert runner.invoke(app, ["check", str(folder / "01.yaml")]).exit_code == 0
    assert runner.invoke(app, ["check", str(folder / "wrong_kind.yaml")]).exit_code == 1
    stray = runner.invoke(app, ["check", str(DATA / "rule_equipment.yaml")])
    assert stray.exit_code == 1
    assert "不在任何文件的 rules 目录里" in stray.output


def test_a_mistake_stops_the_list_with_its_message(documents: Path) -> None:
    shutil.copy(DATA / "broken_rules" / "wrong_kind.yaml", documents / "probe" / "rules")
    found = runner.invoke(app, ["list"])
    assert found.exit_code == 1
    assert "wrong_kind.yaml" in found.output


def test_schema() -> None:
    assert runner.invoke(app, ["schema"]).output == schema_text()

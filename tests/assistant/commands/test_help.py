"""The help of every command is in Chinese, and its lines fit a terminal."""

import re
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from assistant.cli import COMMANDS, app, load_command
from assistant.commands.help import columns, wrapped

ENGLISH = re.compile(
    r"[Uu]sage|Options|OPTIONS|Arguments|Commands|ARGS|message|default|required|<str|<int|completion"
)


def commands() -> list[list[str]]:
    """Every command and every command of a group, as it is written."""
    groups = {name: getattr(load_command(name), "commands", {}) for name in COMMANDS}
    return (
        [[]] + [[name] for name in groups] + [[g, c] for g, under in groups.items() for c in under]
    )


@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_no_english_of_typers_is_left_in_a_help(command):
    shown = CliRunner().invoke(app, [*command, "--help"])
    assert shown.exit_code == 0
    assert shown.output.startswith("用法：")
    assert "--help" in shown.output
    assert "显示这份说明" in shown.output
    assert not ENGLISH.findall(shown.output)
    assert max(columns(line) for line in shown.output.splitlines()) <= 80


def test_an_argument_its_default_and_that_it_is_needed_are_told_in_chinese():
    shown = CliRunner().invoke(app, ["users", "add", "--help"]).output
    assert "用法：root users add [选项] {NAME}" in shown
    assert "参数：\n  NAME <文字>  账号名  [必填]" in shown
    assert "operator、editor 或 admin  [默认：operator]" in shown
    assert "[文字" not in CliRunner().invoke(app, ["search", "--help"]).output


@pytest.mark.parametrize("module", ["eval", "eval.bench.ask"])
def test_the_evaluation_speaks_chinese_too(module):
    helped = subprocess.run(
        [sys.executable, "-m", module, "--help"], capture_output=True, text=True, check=True
    )
    assert helped.stdout.startswith(f"用法：python -m {module} [选项]")
    assert not ENGLISH.findall(helped.stdout)
    wrong = subprocess.run(
        [sys.executable, "-m", module, "--limit", "x"], capture_output=True, text=True, check=False
    )
    assert wrong.returncode == 2
    assert wrong.stderr.splitlines()[-1] == "错误：--limit 要写整数。"


def test_a_reason_given_in_chinese_is_told():
    wrong = subprocess.run(
        [sys.executable, "-m", "eval", "--split", "x"], capture_output=True, text=True, check=False
    )
    assert wrong.stderr.splitlines()[-1] == "错误：--split 的值不对：dev、held 或 both"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("一二三四五", 6, ["一二三", "四五"]),
        ("一二三。四", 6, ["一二三。", "四"]),
        ("写入 Milvus，再查", 8, ["写入", "Milvus，", "再查"]),
        ("", 8, [""]),
    ],
)
def test_lines_are_broken_by_columns(text, width, lines):
    assert wrapped(text, width) == lines

"""The command line answers at once and loads only what runs."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.cli import COMMANDS, app

ASSISTANT = Path(sys.executable).with_name("assistant")


def cpu_of(arguments: list[str]) -> tuple[float, str]:
    """Seconds of CPU of the whole process, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run([ASSISTANT, *arguments], capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, run.stdout


@pytest.mark.timed
def test_help_lists_every_command_in_under_three_tenths_of_a_second_of_cpu(limit):
    cpu_of(["--help"])  # the first run writes bytecode
    seconds, shown = min(cpu_of(["--help"]) for _ in range(3))
    assert seconds < limit(0.3)
    for name in COMMANDS:
        assert name in shown


@pytest.mark.parametrize("arguments", [["--help"], ["calculate", "--help"], ["rules", "list"]])
def test_light_commands_load_nothing_heavy(arguments):
    code = (
        "import sys; from assistant.cli import app\n"
        f"try: app({arguments!r})\n"
        "except SystemExit: pass\n"
        "heavy = {'torch', 'sentence_transformers', 'gradio', 'faiss', 'fastapi'} & set(sys.modules)\n"
        "print('heavy:', sorted(heavy))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "heavy: []"


def test_a_mistyped_command_gets_a_suggestion():
    shown = CliRunner().invoke(app, ["serch"])
    assert shown.exit_code == 2
    assert "search" in shown.output


@pytest.mark.parametrize(("arguments", "listed"), [([], "ask"), (["users"], "add")])
def test_without_a_command_the_help_is_shown_and_nothing_called_wrong(arguments, listed):
    shown = CliRunner().invoke(app, arguments).output
    assert listed in shown
    assert "错误" not in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nosuch"], "没有“nosuch”这个命令。"),
        (["ask"], "还要写 QUESTION…。"),
        (["ask", "--nosuch", "x"], "没有“--nosuch”这个选项。"),
        (["ask", "x", "--as-of"], "选项 --as-of 后面要写值。"),
        (["search", "x", "--limit", "abc"], "--limit 要写整数。"),
        (["corpus", "show", "x", "y"], "多写了：y。"),
        (["users", "role", "a", "b"], "role 的值“b”不对，只能是 'operator', 'editor', 'admin'。"),
    ],
)
def test_what_is_written_wrong_is_said_in_chinese(arguments, said):
    shown = CliRunner().invoke(app, arguments)
    assert shown.exit_code == 2
    assert said in shown.output
    assert "Error" not in shown.output


def test_a_setting_that_does_not_fit_is_named(monkeypatch):
    monkeypatch.setenv("PORT", "99999")
    shown = CliRunner().invoke(app, ["rules", "list"])
    assert shown.exit_code == 2
    assert "设置 PORT 的值不对：'99999'（不能大于 65535）" in shown.output

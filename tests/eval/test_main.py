"""The options of ``python -m eval`` that choose a model."""

import typer
from typer.testing import CliRunner

from eval.__main__ import _settings, _via, main


def test_proposals_need_a_model():
    app = typer.Typer()
    app.command()(main)
    result = CliRunner().invoke(app, ["--proposals"], env={"ASSISTANT_GENERATOR": "extractive"})
    assert result.exit_code == 2
    assert "--generator" in result.output


def test_the_report_says_which_model_answered():
    assert _via(_settings("", proposals=False)) == "本进程"
    assert _via(_settings("openai:qwen", proposals=False)) == "本进程，openai:qwen"
    assert _via(_settings("openai:qwen", proposals=True)) == "本进程，openai:qwen，有提议"

"""``python -m eval.proposals``: the same questions with and without a model's proposals.

Without options the model is scripted: a server in a process of its own replays, for every question,
an honest proposal and three lies; and a real model with random weights babbles. Against a real one:
``ASSISTANT_GENERATOR_URL=http://…/v1 python -m eval.proposals --generator openai:<model>``.
"""

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from assistant.assembly import build_assistant
from assistant.commands.running import run
from assistant.settings import Settings
from eval.babbler import make_babbler
from eval.proposals.asked import read_asked
from eval.proposals.endpoint import running
from eval.proposals.measure import Way, ask_all
from eval.proposals.report import write
from eval.record import commit_hash

REPORTS = Path(__file__).resolve().parent.parent / "reports"


def main(
    generator: Annotated[
        str, typer.Option(help="真的模型，如 openai:<模型>；空则用照本宣科的假模型")
    ] = "",
    out: Annotated[Path, typer.Option(help="报告放在哪里")] = REPORTS,
) -> None:
    """问一遍：没有模型提议时，和有的时候。"""
    settings = Settings()
    ways = list(_ways(settings, generator))
    out.mkdir(parents=True, exist_ok=True)
    commit = commit_hash(REPORTS.parent)
    report = out / f"{date.today().isoformat()}-{commit}-proposals.md"
    text = write(ways, generator=generator, commit=commit, made=date.today())
    report.write_text(text, encoding="utf-8")
    typer.echo(text)
    typer.echo(f"报告：{report}")


def _ways(settings: Settings, generator: str) -> Iterator[Way]:
    asked = read_asked()
    without = settings.model_copy(update={"generator": "extractive", "proposals": False})
    yield ask_all("没有", build_assistant(without), asked)
    if generator:
        yield ask_all(generator, build_assistant(_with(settings, generator)), asked)
        return
    with running() as url:
        for name, label in (
            ("honest", "老实的"),
            ("lie-1", "说谎一"),
            ("lie-2", "说谎二"),
            ("lie-3", "说谎三"),
        ):
            scripted = _with(settings, f"openai:{name}", url)
            yield ask_all(label, build_assistant(scripted), asked)
    with tempfile.TemporaryDirectory() as folder:
        babbler = make_babbler(Path(folder))
        babbling = _with(settings, f"transformers:{babbler}")
        yield ask_all("乱写的", build_assistant(babbling), asked)


def _with(settings: Settings, generator: str, url: str = "") -> Settings:
    changes: dict[str, object] = {"generator": generator, "proposals": True}
    return settings.model_copy(update=changes | ({"generator_url": url} if url else {}))


if __name__ == "__main__":
    run(main)

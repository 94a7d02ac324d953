"""What one answer costs against one bare forward pass of the embedding model.

``python -m eval.bench.ask`` takes questions that were not asked before (so that no cache of
vectors helps), and for each times, in turns and in the same process: the bare forward pass
(tokenising included) of a second copy of the same model, and the whole ``Assistant.ask``. The
order alternates, so that a busy neighbour hits both alike. Reported are the median and the 95th
percentile of the ratio of each question. ``--session-turns 50`` first fills one conversation and
asks everything in it. ``--served`` asks as the server does: conversations, answers and counts are
kept in a database (of its own, in a temporary folder).
"""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import cycle
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, Annotated, Any, Protocol

import numpy as np
import typer
from rich.console import Console

from assistant.commands.running import run
from assistant.settings import Settings
from eval.question import select

if TYPE_CHECKING:
    from assistant.answering.answer import Answer

_CONSOLE = Console(highlight=False)
_WARM = 5


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds and ratios over all questions. ``ratio_*`` are of each question's own ratio."""

    questions: int
    session_turns: int
    forward_median: float
    forward_p95: float
    ask_median: float
    ask_p95: float
    ratio_median: float
    ratio_p95: float


def measure(
    forward: Callable[[str], object],
    ask: Callable[[str], object],
    questions: Sequence[str],
    session_turns: int = 0,
) -> Cost:
    """Time both on every question, alternating which goes first.

    Raises ``ValueError`` when a question stands twice (a cache would answer the second).
    """
    if len(set(questions)) != len(questions):
        raise ValueError("each question may stand once only")
    forwards: list[float] = []
    asks: list[float] = []
    for question, forward_first in zip(questions, cycle((True, False)), strict=False):
        if forward_first:
            forwards.append(_milliseconds(forward, question))
            asks.append(_milliseconds(ask, question))
        else:
            asks.append(_milliseconds(ask, question))
            forwards.append(_milliseconds(forward, question))
    ratios = np.asarray(asks) / np.asarray(forwards)
    return Cost(
        questions=len(questions),
        session_turns=session_turns,
        forward_median=float(np.median(forwards)),
        forward_p95=float(np.percentile(forwards, 95)),
        ask_median=float(np.median(asks)),
        ask_p95=float(np.percentile(asks, 95)),
        ratio_median=float(np.median(ratios)),
        ratio_p95=float(np.percentile(ratios, 95)),
    )


def _milliseconds(call: Callable[[str], object], question: str) -> float:
    started = perf_counter()
    call(question)
    return (perf_counter() - started) * 1000


def bare_forward(settings: Settings) -> Callable[[str], object]:
    """One forward pass on a query by a model of its own, loaded from the assistant's directory."""
    import torch
    from sentence_transformers import SentenceTransformer

    from index.embedder import prefixes_for
    from index.provisioning import ensure_model, identity

    folder = ensure_model(settings.model, settings.cache)
    prefix, _ = prefixes_for(folder, identity(settings.model))
    model: Any = SentenceTransformer(
        str(folder), device="cpu", model_kwargs={"dtype": torch.float32}, local_files_only=True
    ).eval()

    def forward(question: str) -> object:
        features = model.preprocess([prefix + question])
        with torch.inference_mode():
            return model.forward(features)

    return forward


class Asked(Protocol):
    """What answers: the assistant, or the server's way to it."""

    def ask(self, question: str, session_id: str | None = None) -> "Answer":
        """One turn."""
        ...


@contextmanager
def opened(settings: Settings, *, served: bool) -> Iterator[Asked]:
    """The assistant, with conversations in memory; or what the server calls for each question."""
    from assistant.assembly import build_assistant
    from assistant.storage.archive import open_archive
    from assistant.web.api import create_app
    from assistant.web.context import Context

    if not served:
        yield build_assistant(settings)
        return
    with TemporaryDirectory() as folder:
        archive = open_archive(f"sqlite:///{folder}/assistant.db")
        assistant = build_assistant(settings, archive=archive)
        app = create_app(settings, assistant, archive=archive, chat=False)
        context: Context = app.state.context
        yield context
        archive.database.close()


def asking(assistant: Asked, fillers: Sequence[str]) -> Callable[[str], object]:
    """Asks each question in a new conversation, or all in one that ``fillers`` have filled."""
    session: str | None = None
    for filler in fillers:
        session = assistant.ask(filler, session_id=session).session_id

    def ask(question: str) -> object:
        return assistant.ask(question, session_id=session)

    return ask


def main(
    limit: Annotated[int, typer.Option(help="多少个问题")] = 150,
    session_turns: Annotated[int, typer.Option(help="先在同一会话里问多少轮")] = 0,
    served: Annotated[bool, typer.Option("--served", help="像服务器那样存会话和回答")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """量一次回答的用时：与同一问题的一次裸前向计算相比。"""
    settings = Settings()
    texts = list(dict.fromkeys(q.question or "" for q in select(["lookup", "calculate"])))
    warm, fillers, rest = (
        texts[:_WARM],
        texts[_WARM : _WARM + session_turns],
        texts[_WARM + session_turns :][:limit],
    )
    with opened(settings, served=served) as assistant:
        forward = bare_forward(settings)
        for question in warm:
            forward(question)
            assistant.ask(question)
        cost = measure(forward, asking(assistant, fillers), rest, session_turns)
    if as_json:
        _CONSOLE.print_json(json.dumps(asdict(cost)))
        return
    _CONSOLE.print(
        f"{cost.questions} 个问题，会话已有 {session_turns} 轮\n"
        f"裸前向 中位数 {cost.forward_median:.1f} ms，p95 {cost.forward_p95:.1f} ms\n"
        f"回答   中位数 {cost.ask_median:.1f} ms，p95 {cost.ask_p95:.1f} ms\n"
        f"比值   中位数 {cost.ratio_median:.2f}，p95 {cost.ratio_p95:.2f}"
    )


if __name__ == "__main__":
    run(main)

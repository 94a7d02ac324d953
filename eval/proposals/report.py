"""The ways side by side, as Markdown."""

from collections.abc import Callable, Sequence
from datetime import date

from eval.proposals.measure import Way

_ROWS: tuple[tuple[str, Callable[[Way], str]], ...] = (
    ("含糊的问题，引对条文", lambda way: str(way.right("vague"))),
    ("含糊的问题，引到别的条文", lambda way: str(way.led_astray)),
    ("讲得散的，金额算对", lambda way: str(way.right("story"))),
    ("不相干的，照样拒答", lambda way: str(way.right("refuse"))),
    ("**说出错误金额**", lambda way: str(len(way.wrong_sums))),
    ("问过提议几次", lambda way: str(_sum(way, "proposal"))),
    ("换的说法：采用 / 丢弃", lambda way: _kept_and_dropped(way, "question")),
    ("认出的数：采用 / 丢弃", lambda way: _kept_and_dropped(way, "fact")),
    ("一问用时，中位，毫秒", lambda way: f"{way.median_ms:.0f}"),
)
_NOTE = """
题是看着公文写的，写题的人看过程序认哪些词，所以只说明机制，不说明好坏；真的好坏要接真的模型量。
“老实的”“说谎”各栏由另一个进程照本子应答；三种谎：换个值或没说过的话、加进数字地名部门、
把两个数掉包或引到别的事上。“乱写的”是随机权重的真模型。
"""


def write(ways: Sequence[Way], *, generator: str, commit: str, made: date) -> str:
    """The report."""
    sizes = {sort: sum(c.asked.sort == sort for c in ways[0].came) for sort in _SORTS}
    numbers = "，".join(f"{name} {sizes[sort]} 题" for sort, name in _SORTS.items())
    lines = [
        f"# 模型提议：有与没有，{made.isoformat()}，{commit}",
        "",
        f"{numbers}。模型：{generator or '照本宣科的假模型'}。",
        "" if generator else _NOTE,
        "| | " + " | ".join(way.name for way in ways) + " |",
        "|---|" + "---|" * len(ways),
        *(f"| {name} | " + " | ".join(cell(way) for way in ways) + " |" for name, cell in _ROWS),
        "",
        "丢弃的原因：",
        "",
        *(f"- {way.name}：{_reasons(way)}" for way in ways if _reasons(way)),
        "",
        "没有做到的：",
        "",
        *_failures(ways),
    ]
    return "\n".join(lines) + "\n"


_TASKS = ("proposal", "fact", "question")
_SORTS = {"vague": "含糊的", "story": "讲得散的", "refuse": "不相干的"}


def _sum(way: Way, task: str, outcome: str | None = None) -> int:
    return sum(n for (t, o), n in way.offered.items() if t == task and outcome in (None, o))


def _kept_and_dropped(way: Way, task: str) -> str:
    kept = _sum(way, task, "kept")
    return f"{kept} / {_sum(way, task) - kept}"


def _reasons(way: Way) -> str:
    dropped = [
        f"{task} {outcome} {number}"
        for (task, outcome), number in sorted(way.offered.items())
        if task in _TASKS and outcome not in ("kept", "answered")
    ]
    return "，".join(dropped)


def _failures(ways: Sequence[Way]) -> list[str]:
    """Wrong sums first, then what the first two ways did not get right."""
    lines = [
        f"- **{way.name}，{came.asked.id}**：{came.asked.question} → 说出 {came.wrong_sum} 元"
        for way in ways
        for came in way.wrong_sums
    ]
    for way in ways[:2]:
        missed = [came.asked.id for came in way.came if not came.right]
        lines.append(f"- {way.name}：{'、'.join(missed) or '无'}")
    return lines

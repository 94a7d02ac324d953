"""The report of an evaluation in Markdown, for people: what holds, what fails, and each failure.

Questions of the half put aside are counted by set and measure and never printed.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import yaml

from corpus.catalog import Catalog
from eval.check import failures, first_article, wrong_sum
from eval.figures import ungrounded
from eval.measures import Measure, measures, right
from eval.record import EVERYTHING, HALVES, Figure, Record, change
from eval.transcript import Transcript

TARGETS = Path(__file__).resolve().parent / "targets.yaml"
_HALF_NAMES = {"dev": "开发半", "held": "搁置半（只计数，不列题）"}
_ANSWER_LENGTH = 240
_LISTED = 100
"""So many failed questions of a set are listed, those written last."""
_MEANS = ("cited_rank", "found_rank")

Targets = Mapping[str, Mapping[str, Mapping[str, float]]]


def load_targets(path: Path = TARGETS) -> Targets:
    """What has to be reached: group → measure → ``least`` or ``most``."""
    found: Targets = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def met(figure: Figure, target: Mapping[str, float]) -> bool:
    """Whether a figure reaches its target."""
    if "least" in target:
        return figure.mean >= target["least"]
    return figure.mean <= target["most"]


def write_report(
    record: Record,
    transcripts: Sequence[Transcript],
    catalog: Catalog,
    *,
    before: Record | None = None,
    picture: str | None = None,
) -> str:
    """The whole report. ``picture`` is the file name of the picture beside it."""
    dev = [t for t in transcripts if t.question.split == "dev"]
    known = measures(catalog)
    parts = [
        _head(record, transcripts, picture),
        _wrong_sums(dev, record),
        _targets(record),
        *(_table(record, half, known) for half in HALVES if half in record.figures),
        _times(record),
        _reliability(record),
        _comparison(record, before, known) if before else "",
        _failing(dev, catalog),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(record: Record, transcripts: Sequence[Transcript], picture: str | None) -> str:
    halves = {half: sum(t.question.split == half for t in transcripts) for half in HALVES}
    lines = [
        f"# 评测报告 {record.made.isoformat()}（{record.commit}）",
        "",
        f"提问方式：{record.via}。题数：开发半 {halves['dev']}，搁置半 {halves['held']}。",
        "方括号里是自助法 95% 区间。",
    ]
    if picture:
        lines += ["", f"![各题集的得分、用时与校准]({picture})"]
    return "\n".join(lines)


def _wrong_sums(dev: Sequence[Transcript], record: Record) -> str:
    lines = ["## 说出的错误金额（最坏的事，逐条列出）", ""]
    stated = [(t, sum_) for t in dev if (sum_ := wrong_sum(t)) is not None]
    lines += [f"- `{t.question.id}` {t.question.text} → 说了 {sum_} 元" for t, sum_ in stated]
    if not stated:
        lines.append("开发半：没有。")
    held = record.find("held", EVERYTHING, "wrong_sum")
    if held is not None:
        lines.append(f"\n搁置半：{round(held.mean * held.count)} 条（共 {held.count} 题）。")
    return "\n".join(lines)


def _targets(record: Record) -> str:
    lines = ["## 目标", "", "| 题集 | 指标 | 目标 | 开发半 | 搁置半 |", "|---|---|---|---|---|"]
    for group, wanted in load_targets().items():
        for measure, target in wanted.items():
            cells = [_against(record.find(half, group, measure), target) for half in HALVES]
            if any(cells):
                lines.append(f"| {group} | {measure} | {_bound(target)} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _bound(target: Mapping[str, float]) -> str:
    sign, value = ("≥", target["least"]) if "least" in target else ("≤", target["most"])
    return f"{sign} {_percent(value)}"


def _against(figure: Figure | None, target: Mapping[str, float]) -> str:
    if figure is None:
        return ""
    return f"{'✓' if met(figure, target) else '✗'} {_percent(figure.mean)}（{figure.count} 题）"


def _table(record: Record, half: str, known: Sequence[Measure]) -> str:
    lines = [f"## {_HALF_NAMES[half]}"]
    groups = record.figures[half]
    for measure in known:
        rows = [(group, found[measure.name]) for group, found in groups.items()
                if measure.name in found]  # fmt: skip
        if not rows:
            continue
        arrow = "越高越好" if measure.better == "more" else "越低越好"
        lines += ["", f"**{measure.name}** {measure.says}（{arrow}）", ""]
        lines += ["| 题集 | 值 | 区间 | 题数 |", "|---|---|---|---|"]
        lines += [f"| {group} | {_row(measure.name, figure)} |" for group, figure in rows]
    return "\n".join(lines)


def _row(name: str, figure: Figure) -> str:
    shown = _decimal if name in _MEANS else _percent
    return f"{shown(figure.mean)} | [{shown(figure.low)}, {shown(figure.high)}] | {figure.count}"


def _times(record: Record) -> str:
    lines = ["## 用时（毫秒）", "", "| 部分 | 中位数 | p95 | 次数 |", "|---|---|---|---|"]
    lines += [
        f"| {kind} | {t.median:.1f} | {t.p95:.1f} | {t.count} |" for kind, t in record.times.items()
    ]
    return "\n".join(lines) if record.times else ""


def _reliability(record: Record) -> str:
    if not record.reliability:
        return ""
    lines = ["## 校准：自报的可答概率与实际", "", "| 平均概率 | 实际可答 | 题数 |", "|---|---|---|"]
    lines += [
        f"| {b.probability:.2f} | {b.answerable:.2f} | {b.count} |" for b in record.reliability
    ]
    return "\n".join(lines)


def _comparison(record: Record, before: Record, known: Sequence[Measure]) -> str:
    lines = [
        f"## 与 {before.made.isoformat()}（{before.commit}）相比",
        "",
        "开发半，同题配对；区间不含 0 的才算有变化。",
        "",
        "| 指标 | 变化 | 区间 | 题数 | |",
        "|---|---|---|---|---|",
    ]
    for measure in known:
        found = change(record, before, measure.name)
        if found is None:
            continue
        mean, low, high, count = found
        gain = mean if measure.better == "more" else -mean
        verdict = "" if low <= 0 <= high else ("变好" if gain > 0 else "变差")
        lines.append(
            f"| {measure.name} | {mean:+.3f} | [{low:+.3f}, {high:+.3f}] | {count} | {verdict} |"
        )
    return "\n".join(lines)


def _failing(dev: Sequence[Transcript], catalog: Catalog) -> str:
    lines = ["## 没答对的题（开发半）"]
    for name in dict.fromkeys(t.question.set for t in dev):
        members = [t for t in dev if t.question.set == name]
        failing = [entry for t in members if (entry := _entry(t, catalog))]
        lines += ["", f"### {name}：{len(failing)} / {len(members)}", *failing[-_LISTED:]]
        if len(failing) > _LISTED:
            lines += [
                "",
                f"只列后写的 {_LISTED} 题；全部的：`python -m eval --sets {name} --split dev`",
            ]
    return "\n".join(lines)


def _entry(transcript: Transcript, catalog: Catalog) -> str:
    question = transcript.question
    reasons = [f"{f.code}：要 {f.wanted}，得 {f.came}" for f in failures(transcript)]
    reasons += _search_reasons(transcript) + _match_reasons(transcript)
    for turn, answer in enumerate(transcript.answers):
        stray = ungrounded(answer, transcript.said_until(turn), catalog, question.as_of)
        reasons += [f"无出处的数字：{'、'.join(stray)}"] if stray else []
    if not reasons and right(transcript) in (None, 1.0):
        return ""
    day = f"，按 {question.as_of.isoformat()}" if question.as_of else ""
    lines = ["", f"**{question.id}**（{question.style}{day}）{question.text}", ""]
    lines += [f"- {_line(reason)}" for reason in reasons]
    lines += [f"- {line}" for line in _answers(transcript)]
    return "\n".join(lines)


def _search_reasons(transcript: Transcript) -> list[str]:
    found, wanted = transcript.found, transcript.question.articles
    if found is None or transcript.question.set != "keyword":
        return []
    if any(key in wanted for key in found[:3]):
        return []
    return [f"检索前三：要 {'/'.join(wanted)}，得 {'、'.join(found[:3]) or '无'}"]


def _match_reasons(transcript: Transcript) -> list[str]:
    matched, question = transcript.matched, transcript.question
    if matched is None:
        return []
    unnamed = set(question.certain) - {*matched.certain, *matched.possible}
    wrong = set(question.not_certain) & set(matched.certain)
    reasons = [f"没点到：{'、'.join(sorted(unnamed))}"] if unnamed else []
    return reasons + ([f"不该肯定：{'、'.join(sorted(wrong))}"] if wrong else [])


def _answers(transcript: Transcript) -> Iterable[str]:
    for answer in transcript.answers:
        stated = answer.calculation.amount_yuan if answer.calculation else None
        yield (
            f"答（{answer.kind}/{answer.reason or '-'}，第{first_article(answer) or '-'}条，"
            f"{stated or '-'}）：{_line(answer.answer)}"
        )


def _line(text: str) -> str:
    joined = " ".join(text.split())
    return joined if len(joined) <= _ANSWER_LENGTH else joined[:_ANSWER_LENGTH] + "…"


def _percent(value: float) -> str:
    return f"{value * 100:.1f}%"


def _decimal(value: float) -> str:
    return f"{value:.3f}"

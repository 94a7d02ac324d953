"""``python -m eval.laws_check ARCHIVE``: does the parser find every article of every law?

The archive (tar, any compression) holds one Markdown file a law. An independent count of 第X条 at
line starts stands against the parser's articles; every difference needs an explanation in
``laws_check.yaml``, or the command fails. Writes ``reports/laws.md``.
"""

import re
import sys
import tarfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import yaml

from corpus.check import check
from corpus.parser import parse

HERE = Path(__file__).parent
EXPLANATIONS = HERE / "laws_check.yaml"
REPORT = HERE / "reports" / "laws.md"
AT_LINE_START = re.compile(r"^第[〇零一二三四五六七八九十百千\d]+条", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class LawResult:
    """One file: ``counted`` line starts with 第X条, ``parsed`` articles, ``error`` if it raised.

    ``gaps`` are places where the parsed numbers do not run on.
    """

    name: str
    counted: int
    parsed: int
    gaps: int
    verbatim: bool
    error: str | None


def read_archive(archive: Path) -> Iterator[tuple[str, str]]:
    """Name and text of every Markdown file in the archive."""
    with tarfile.open(archive) as files:
        for member in files:
            content = files.extractfile(member) if member.name.endswith(".md") else None
            if content is not None:
                yield PurePosixPath(member.name).name, content.read().decode("utf-8")


def check_law(name: str, source: str) -> LawResult:
    """Parse one law and compare."""
    counted = len(AT_LINE_START.findall(source))
    try:
        document = parse(source, id="law")
    except Exception as error:  # noqa: BLE001 - the report is there to show any exception
        return LawResult(name, counted, 0, 0, False, repr(error))
    gaps = sum(finding.kind == "number_gap" for finding in check(document))
    verbatim = all(
        document.text[a.start : a.end]
        == "".join(map(document.source.__getitem__, document.origins[a.start : a.end]))
        for a in document.articles
    )
    return LawResult(name, counted, len(document.articles), gaps, verbatim, None)


def different(results: list[LawResult]) -> list[LawResult]:
    """Laws whose two counts differ. Files without any 第X条 have nothing to compare."""
    return [r for r in results if r.counted and r.counted != r.parsed]


def explanations() -> dict[str, str]:
    """Why the counts of a file differ, by file name."""
    return dict(yaml.safe_load(EXPLANATIONS.read_text(encoding="utf-8")))


def report(results: list[LawResult], seconds: float, explained: dict[str, str]) -> str:
    """The report in Markdown."""
    numbered = [r for r in results if r.counted]
    lines = [
        "# 法律法规解析核对",
        "",
        f"- 文件 {len(results)} 个，解析出错 {sum(r.error is not None for r in results)} 个，"
        f"用时 {seconds:.0f} 秒。",
        f"- 其中含“第X条”的 {len(numbered)} 个：行首“第X条”共 {sum(r.counted for r in numbered)} 处，"
        f"解析出 {sum(r.parsed for r in numbered)} 条；两数一致的 "
        f"{len(numbered) - len(different(results))} 个。",
        f"- 其余 {len(results) - len(numbered)} 个没有“第X条”（批复、案例、目录页等），按其自身编号或"
        f"小标题解析为 {sum(r.parsed for r in results if not r.counted)} 条。",
        f"- 每一条的文字都是原文切片的文件：{sum(r.verbatim for r in results)} 个。",
        f"- 条号不连续的文件：{sum(r.gaps > 0 for r in numbered)} 个（含原文自身缺号、错号）。",
        "",
        "## 两数不一致的文件",
        "",
        "| 文件 | 行首“第X条” | 解析 | 原因 |",
        "|---|---:|---:|---|",
    ]
    lines += [
        f"| {r.name} | {r.counted} | {r.parsed} | {explained.get(r.name, '**未说明**')} |"
        for r in different(results)
    ]
    lines += ["", *(f"- 出错：{r.name}：{r.error}" for r in results if r.error)]
    return "\n".join(lines).rstrip() + "\n"


def main(archive: Path) -> int:
    """Check the archive, write the report; the exit status is 1 for anything unexplained."""
    started = time.perf_counter()
    results = [check_law(name, source) for name, source in read_archive(archive)]
    explained = explanations()
    text = report(results, time.perf_counter() - started, explained)
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    unexplained = [r.name for r in different(results) if r.name not in explained]
    failed = [r.name for r in results if r.error or not r.verbatim]
    return 1 if unexplained or failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

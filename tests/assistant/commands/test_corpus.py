import errno
import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from assistant.commands.corpus import app

MEASURES = (
    "某政办发〔2023〕5号\n\n关于若干措施（试行）\n\n一、奖励。奖励10万元。（责任单位：县财政局）\n\n"
    "三、补贴。补贴（5万元。\n\n某县人民政府\n2023年3月1日\n"
)
COUNTY = "yangcheng-2022-31"


@pytest.fixture(name="file")
def _file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASSISTANT_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "measures.txt"
    file.write_text(MEASURES, encoding="utf-8")
    return file


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def body(*arguments: object) -> Any:
    return json.loads(run(*arguments, "--json").stdout)


def test_add_says_what_was_read_and_what_looks_odd(file: Path) -> None:
    result = run("add", file)
    assert result.exit_code == 0
    assert "已加入：某政办发〔2023〕5号（mouzhengbanfa-2023-5），2 条。" in result.stdout
    assert "第3条之前的编号不连续（应为 2，实为 3）。" in result.stdout
    assert "第3条没有责任单位。" in result.stdout
    assert "第3条的“(”没有配对。" in result.stdout
    assert "重新启动" in result.stdout.splitlines()[-1]


def test_add_as_json(file: Path) -> None:
    added = body("add", file, "--id", "measures")
    assert added["id"] == "measures"
    assert added["status"] == "试行"
    assert added["issued"] == "2023-03-01"
    assert {"kind": "no_department", "message": "第3条没有责任单位。", "article": "3"} in added[
        "findings"
    ]


def test_the_whole_life_of_a_document(file: Path) -> None:
    assert [d["id"] for d in body("list")] == [COUNTY]
    body("add", file)
    assert [d["id"] for d in body("list")] == [COUNTY, "mouzhengbanfa-2023-5"]
    shown = body("show", "某政办发[2023]5号")
    assert [(a["label"], a["title"]) for a in shown["articles"]] == [
        ("第1条", "奖励"),
        ("第3条", "补贴"),
    ]
    assert body("remove", "某政办发〔2023〕5号") == {"removed": "mouzhengbanfa-2023-5"}
    assert [d["id"] for d in body("list")] == [COUNTY]


def test_show_is_an_outline_for_people(file: Path) -> None:
    lines = run("show", COUNTY).stdout
    assert "文号：阳政办发〔2022〕31号" in lines
    assert "二  财税支持" in lines
    assert "第22条  支持建筑业提质  —— 县住建局、县财政局" in lines
    assert "第26条  支持服务业发展行动（4 项）" in lines
    assert "有效期：第18条 城镇土地使用税税额标准两次下调，至 2024-12-31" in lines


def test_show_as_json_has_everything(file: Path) -> None:
    shown = body("show", "阳政办发〔2022〕31号")
    assert len(shown["articles"]) == 75
    assert shown["place"] == "阳城县"
    assert shown["terms"][0]["until"] == "2022-12-31"
    assert {"title": "企业注销指引", "number": None, "excerpt": False} in shown["cited"]


def test_check_one_and_all(file: Path) -> None:
    run("add", file)
    assert body("check", COUNTY) == {COUNTY: []}
    findings = body("check")["mouzhengbanfa-2023-5"]
    kinds = [f["kind"] for f in findings]
    assert kinds == ["number_gap", "no_department", "unclosed_bracket"]
    assert f"{COUNTY}：没有发现问题" in run("check").stdout


def test_check_reports_plain_words_that_the_text_does_not_bear(file: Path) -> None:
    run("add", file, "--id", "measures")
    content = (
        'articles: {"1": {who: 企业, gets: 奖励20万元。}, "3": {who: 企业, gets: 补贴5万元。}}'
    )
    place = file.parent / "data" / "documents" / "measures"
    (place / "plain.yaml").write_text(content, encoding="utf-8")
    findings = [f for f in body("check", "measures")["measures"] if f["kind"] == "plain_differs"]
    assert [f["article"] for f in findings] == ["1"]
    assert "20万元" in findings[0]["message"]


@pytest.mark.parametrize(
    ("arguments", "code", "status"),
    [
        (["show", "没有"], "document_unknown", 1),
        (["check", "没有"], "document_unknown", 1),
        (["remove", "没有"], "document_unknown", 1),
        (["remove", COUNTY], "document_shipped", 1),
        (["add", "none.txt"], "file_unreadable", 1),
        (["add", "measures.txt", "--id", "坏 编号"], "document_data_invalid", 1),
        (["add", "measures.txt", "--id", COUNTY], "document_exists", 1),
    ],
)
def test_a_mistake_is_one_sentence(
    file: Path, arguments: list[str], code: str, status: int
) -> None:
    plain = run(*arguments)
    assert plain.exit_code == status
    assert plain.stdout == ""
    assert plain.stderr.count("\n") == 1
    answer = run(*arguments, "--json")
    assert answer.exit_code == status
    assert json.loads(answer.stdout)["error"]["code"] == code
    assert not (file.parent / "data" / "documents").exists()


def test_adding_twice_changes_nothing(file: Path) -> None:
    run("add", file)
    assert run("add", file, "--id", "again").exit_code == 1
    assert [d["id"] for d in body("list")] == [COUNTY, "mouzhengbanfa-2023-5"]


@pytest.mark.parametrize("data", ["measures.txt", "/proc/nowhere"])
def test_a_data_folder_that_cannot_be_written_is_one_sentence(
    file: Path, monkeypatch: pytest.MonkeyPatch, data: str
) -> None:
    """One is a file, in the other nobody may make anything."""
    monkeypatch.setenv("ASSISTANT_DATA", str(file.parent / data))
    before = sorted(file.parent.rglob("*"))
    result = run("add", file)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert re.fullmatch(r"目录 \S+ 写不了（.*[\u4e00-\u9fff]+），没有加入。\n", result.stderr)
    assert body("add", file)["error"]["code"] == "folder_unwritable"
    assert sorted(file.parent.rglob("*")) == before
    assert file.read_text(encoding="utf-8") == MEASURES


def test_what_cannot_be_written_whole_is_not_begun(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    result = run("add", file)
    assert (result.exit_code, "磁盘满了" in result.stderr) == (1, True)
    assert not (file.parent / "data" / "documents").exists()


def test_what_cannot_be_removed_stays_whole(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("add", file, "--id", "measures")

    def refused(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    before = sorted((file.parent / "data").rglob("*"))
    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", refused)
        result = run("remove", "measures")
    assert (result.exit_code, "没有权限），没有删除。" in result.stderr) == (1, True)
    assert sorted((file.parent / "data").rglob("*")) == before
    assert [d["id"] for d in body("list")] == [COUNTY, "measures"]


def test_a_mistake_in_the_data_is_said_by_every_command(file: Path) -> None:
    run("add", file, "--id", "measures")
    data = file.parent / "data" / "documents" / "measures" / "document.yaml"
    data.write_text("treshold: 1\n", encoding="utf-8")
    for command in (["list"], ["check"], ["show", "measures"]):
        result = run(*command)
        assert result.exit_code == 1
        assert "treshold" in result.stderr


def test_prose_is_refused_in_one_sentence_unless_forced(file: Path) -> None:
    file.write_text("城东公园的花开得很好。周末可以去看看。\n", encoding="utf-8")
    refused = run("add", file)
    assert refused.exit_code == 1 and "不像公文" in refused.stderr
    assert body("add", file)["error"]["code"] == "document_not_official"
    assert body("add", file, "--id", "park", "--force")["id"] == "park"


def test_show_tells_until_when_a_document_holds(file: Path) -> None:
    words = "本措施自2023年6月1日起施行，有效期2年。\n\n某县人民政府\n"
    file.write_text(MEASURES.replace("某县人民政府\n", words), encoding="utf-8")
    body("add", file, "--id", "measures")
    assert "有效期至：2025-05-31" in run("show", "measures").stdout
    assert body("show", "measures")["until"] == "2025-05-31"
    assert "until" not in body("show", COUNTY)

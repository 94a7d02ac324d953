import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from assistant.commands.index import app
from index.retriever import Retriever


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASSISTANT_DATA", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def body(*arguments: str) -> Any:
    return json.loads(run(*arguments, "--json").stdout)


def test_status_without_an_index(data: Path) -> None:
    assert run("status").stdout == "索引：没有（还没有索引。）\n"
    assert body("status") == {"state": "missing", "reason": "还没有索引。", "bytes": 0}


def test_status_of_an_index(data: Path, retriever: Retriever, index_folder: Path) -> None:
    shutil.copytree(index_folder, data / "index")
    seen = body("status")
    assert (seen["state"], seen["articles"], seen["documents"]) == ("ready", 75, 1)
    assert "75 条" in run("status").stdout
    (data / "index" / "dense.faiss").unlink()
    assert body("status")["state"] == "damaged"


def test_build_leaves_a_usable_index_alone_and_mends_a_damaged_one(
    data: Path, retriever: Retriever, index_folder: Path
) -> None:
    shutil.copytree(index_folder, data / "index")
    before = (data / "index" / "manifest.json").stat().st_mtime_ns
    assert body("build")["state"] == "ready"
    assert (data / "index" / "manifest.json").stat().st_mtime_ns == before
    (data / "index" / "words.json").write_text("[]", encoding="utf-8")
    assert body("status")["state"] == "damaged"


@pytest.mark.slow
def test_build_again_takes_the_vectors_over(
    data: Path, retriever: Retriever, index_folder: Path
) -> None:
    shutil.copytree(index_folder, data / "index")
    vectors = (data / "index" / "dense.faiss").read_bytes()
    result = run("build", "--again")
    assert result.exit_code == 0
    assert "索引：可用" in result.stdout
    assert (data / "index" / "dense.faiss").read_bytes() == vectors


def test_a_model_that_cannot_be_had_ends_the_command_with_what_to_do(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSISTANT_CACHE", str(data / "cache"))
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    result = run("build", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["error"]["code"] == "model_download"
    assert "ASSISTANT_MODEL" in result.stdout

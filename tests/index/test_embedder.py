import json
from pathlib import Path

import numpy as np
import pytest

from index.embedder import SentenceTransformerEmbedder, prefixes_for
from index.errors import DamagedModel

REFERENCE = json.loads(
    (Path(__file__).parent / "data" / "reference_vectors.json").read_text(encoding="utf-8")
)


def test_vectors_agree_with_the_wheels_own_engine(embedder: SentenceTransformerEmbedder) -> None:
    query, passage = REFERENCE["query"], REFERENCE["passage"]
    own = embedder.encode_queries([query["text"]])[0]
    assert float(own @ np.array(query["vector"])) > 0.9999
    own = embedder.encode_passages([passage["text"]])[0]
    assert float(own @ np.array(passage["vector"])) > 0.9999


def test_shapes_and_lengths(embedder: SentenceTransformerEmbedder) -> None:
    vectors = embedder.encode_passages(["支持建筑业提质", "奖励" * 400, ""])
    assert vectors.shape == (3, embedder.dimension)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_one_pass_gives_tokens_and_the_same_sentence_vector(
    embedder: SentenceTransformerEmbedder,
) -> None:
    text = "晋升一级资质奖多少"
    tokens, vector = embedder.query_tokens(text)
    assert tokens.shape[1] == embedder.dimension
    assert 3 <= len(tokens) <= len(text) + 1
    assert np.allclose(np.linalg.norm(tokens, axis=1), 1, atol=1e-5)
    assert np.allclose(vector, embedder.encode_queries([text])[0], atol=1e-5)


def test_a_batch_gives_what_single_texts_give(embedder: SentenceTransformerEmbedder) -> None:
    texts = ["借钱", "鼓励各类金融机构和金融服务业中介机构入驻我县。" * 5, "水电气热网报装联办"]
    tokens, vectors = embedder.passage_tokens(texts)
    for text, own, vector in zip(texts, tokens, vectors, strict=True):
        (alone,), alone_vector = embedder.passage_tokens([text])
        assert own.dtype == np.float16
        assert own.shape == alone.shape
        assert np.allclose(vector, alone_vector[0], atol=1e-5)
        assert np.allclose(own, alone, atol=2e-3)


def test_a_repeated_query_is_remembered(embedder: SentenceTransformerEmbedder) -> None:
    first = embedder.query_tokens("小微企业贷款有什么支持")
    assert embedder.query_tokens("小微企业贷款有什么支持")[1] is first[1]
    with pytest.raises(ValueError, match="read-only"):
        first[1][0] = 0


@pytest.mark.parametrize("text", ["", " ", "\x00", "😀", "\u200b", "a" * 5000])
def test_odd_queries_give_a_vector(embedder: SentenceTransformerEmbedder, text: str) -> None:
    tokens, vector = embedder.query_tokens(text)
    assert np.isfinite(vector).all()
    assert np.isfinite(tokens).all()


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("BAAI/bge-small-zh-v1.5", "为这个句子生成表示以用于检索相关文章："),
        ("BAAI/bge-m3", ""),
        ("intfloat/multilingual-e5-base", "query: "),
        ("moka-ai/m3e-small", ""),
    ],
)
def test_prefixes_by_name(tmp_path: Path, name: str, query: str) -> None:
    assert prefixes_for(tmp_path, name)[0] == query


def test_a_directory_s_own_prompts_come_first(tmp_path: Path) -> None:
    (tmp_path / "config_sentence_transformers.json").write_text(
        json.dumps({"prompts": {"query": "问：", "document": "文："}}), encoding="utf-8"
    )
    assert prefixes_for(tmp_path, "BAAI/bge-small-zh-v1.5") == ("问：", "文：")


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(DamagedModel):
        SentenceTransformerEmbedder(tmp_path, "empty", "", "")

from copy import copy
from typing import Any

import numpy as np
import pytest
import torch
from sentence_transformers import SentenceTransformer
from transformers import BertConfig

from index.embedder import SentenceTransformerEmbedder
from index.packed import PackedEncoder

QUERIES = (
    "晋升一级资质奖多少",
    "query: 零售额2500万，增速比行业高3个点",
    "钱",
    "",
    "奖励" * 3000,  # longer than the model reads: cut at the same token
)


@pytest.fixture(scope="module")
def packed(embedder: SentenceTransformerEmbedder) -> PackedEncoder:
    """The default model's packed form."""
    found = PackedEncoder.of(embedder.model)
    assert found is not None
    return found


@pytest.mark.parametrize("query", QUERIES)
def test_a_text_s_vectors_are_those_of_the_model(
    embedder: SentenceTransformerEmbedder, packed: PackedEncoder, query: str
) -> None:
    with torch.inference_mode():
        found = packed.run([query])
        own = embedder.model.forward(embedder.model.preprocess([query]))
    assert torch.equal(found["attention_mask"], own["attention_mask"])
    for name in ("token_embeddings", "sentence_embedding"):
        assert torch.allclose(found[name], own[name], atol=2e-5)


def test_texts_of_unlike_length_do_not_see_each_other_s_padding(
    embedder: SentenceTransformerEmbedder, packed: PackedEncoder
) -> None:
    texts = ["passage: 钱", "passage: 晋升一级资质的建筑业企业，一次性奖励200万元", "passage: "]
    with torch.inference_mode():
        found = packed.run(texts)
        own = embedder.model.forward(embedder.model.preprocess(texts))
    assert torch.equal(found["attention_mask"], own["attention_mask"])
    assert torch.allclose(found["sentence_embedding"], own["sentence_embedding"], atol=2e-5)
    read = own["attention_mask"].bool()
    assert torch.allclose(found["token_embeddings"][read], own["token_embeddings"][read], atol=2e-5)


def test_queries_and_batches_run_on_the_packed_layers(
    embedder: SentenceTransformerEmbedder,
) -> None:
    calls: list[int] = []
    encoder: Any = embedder.model[0].auto_model.encoder
    handle = encoder.register_forward_pre_hook(lambda *_: calls.append(1))
    try:
        embedder.query_tokens("这句话还没问过：升规奖多少")
        embedder.encode_queries(["两句", "一起问"])
        assert not calls
    finally:
        handle.remove()


def test_a_model_whose_packed_layers_give_something_else_is_left_to_itself(
    embedder: SentenceTransformerEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = PackedEncoder.run

    def wrong(packed: PackedEncoder, texts: list[str]) -> dict[str, Any]:
        return {name: 1.01 * found for name, found in right(packed, texts).items()}

    monkeypatch.setattr(PackedEncoder, "run", wrong)
    assert PackedEncoder.of(embedder.model) is None


def test_where_there_is_no_onednn_the_model_is_left_to_itself(
    embedder: SentenceTransformerEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(*_: Any) -> None:
        raise RuntimeError("mkldnn is not available")

    monkeypatch.setattr(torch.ops.mkldnn, "_reorder_linear_weight", absent)
    assert PackedEncoder.of(embedder.model) is None
    monkeypatch.undo()
    embedder_without = copy(embedder)
    embedder_without._packed = None
    embedder_without._recent = type(embedder._recent)(1)
    question = "没有 oneDNN 也一样答"
    tokens, vector = embedder_without.query_tokens(question)
    own_tokens, own_vector = embedder.query_tokens(question)
    assert np.allclose(tokens, own_tokens, atol=2e-5)
    assert np.allclose(vector, own_vector, atol=2e-5)


@pytest.mark.parametrize(
    "changed",
    [
        {"hidden_act": "gelu_new"},
        {"is_decoder": True},
        {"model_type": "mpnet"},
    ],
)
def test_a_model_that_computes_otherwise_is_left_to_itself(changed: dict[str, Any]) -> None:
    class Transformer(torch.nn.Module):
        """What ``PackedEncoder.of`` looks at, with the settings of another model."""

        def __init__(self) -> None:
            super().__init__()
            self.auto_model = torch.nn.Module()
            config: Any = BertConfig(hidden_size=32, num_attention_heads=2, num_hidden_layers=1)
            for name, value in changed.items():
                setattr(config, name, value)
            self.auto_model.config = config

    model: Any = torch.nn.Sequential(Transformer())
    assert PackedEncoder.of(model) is None


def test_a_model_without_transformer_layers_is_left_to_itself() -> None:
    model: Any = torch.nn.Sequential(torch.nn.Identity())
    assert PackedEncoder.of(model) is None


def test_the_model_itself_stays_as_sentence_transformers_made_it(
    embedder: SentenceTransformerEmbedder,
) -> None:
    assert isinstance(embedder.model, SentenceTransformer)
    assert type(embedder.model[0].auto_model.encoder).__name__ == "BertEncoder"

from typing import Any

import pytest
import torch
from sentence_transformers import SentenceTransformer
from transformers import BertConfig

from index.embedder import SentenceTransformerEmbedder
from index.fused import FusedEncoder

QUERIES = (
    "晋升一级资质奖多少",
    "query: 零售额2500万，增速比行业高3个点",
    "钱",
    "",
    "奖励" * 3000,  # longer than the model reads: cut at the same token
)


@pytest.fixture(scope="module")
def fused(embedder: SentenceTransformerEmbedder) -> FusedEncoder:
    """The default model's fused form."""
    found = FusedEncoder.of(embedder.model)
    assert found is not None
    return found


@pytest.mark.parametrize("query", QUERIES)
def test_a_text_s_vectors_are_those_of_the_model(
    embedder: SentenceTransformerEmbedder, fused: FusedEncoder, query: str
) -> None:
    with torch.inference_mode():
        found = fused.run(query)
        own = embedder.model.forward(embedder.model.preprocess([query]))
    assert torch.equal(found["attention_mask"], own["attention_mask"])
    for name in ("token_embeddings", "sentence_embedding"):
        assert torch.allclose(found[name], own[name], atol=2e-5)


def test_a_query_runs_on_the_fused_layers_and_a_batch_on_the_model_s_own(
    embedder: SentenceTransformerEmbedder,
) -> None:
    calls: list[int] = []
    encoder: Any = embedder.model[0].auto_model.encoder
    handle = encoder.register_forward_pre_hook(lambda *_: calls.append(1))
    try:
        embedder.query_tokens("这句话还没问过：升规奖多少")
        assert not calls
        embedder.encode_queries(["两句", "一起问"])
        assert calls
    finally:
        handle.remove()


def test_the_weights_are_shared(embedder: SentenceTransformerEmbedder, fused: FusedEncoder) -> None:
    layer: Any = embedder.model[0].auto_model.encoder.layer[0]
    shared = {part.data_ptr() for part in fused.layers[0] if isinstance(part, torch.Tensor)}
    assert layer.attention.self.query.weight.data_ptr() in shared
    assert layer.intermediate.dense.weight.data_ptr() in shared


@pytest.mark.parametrize(
    "changed",
    [
        {"hidden_act": "gelu_new"},
        {"is_decoder": True},
        {"num_attention_heads": 3, "hidden_size": 36},
        {"model_type": "mpnet"},
    ],
)
def test_a_model_that_computes_otherwise_is_left_to_itself(changed: dict[str, Any]) -> None:
    class Transformer(torch.nn.Module):
        """What ``FusedEncoder.of`` looks at, with the settings of another model."""

        def __init__(self) -> None:
            super().__init__()
            self.auto_model = torch.nn.Module()
            config: Any = BertConfig(hidden_size=32, num_attention_heads=2, num_hidden_layers=1)
            for name, value in changed.items():
                setattr(config, name, value)
            self.auto_model.config = config

    model: Any = torch.nn.Sequential(Transformer())
    assert FusedEncoder.of(model) is None


def test_a_model_without_transformer_layers_is_left_to_itself() -> None:
    model: Any = torch.nn.Sequential(torch.nn.Identity())
    assert FusedEncoder.of(model) is None


def test_the_model_itself_stays_as_sentence_transformers_made_it(
    embedder: SentenceTransformerEmbedder,
) -> None:
    assert isinstance(embedder.model, SentenceTransformer)
    assert type(embedder.model[0].auto_model.encoder).__name__ == "BertEncoder"

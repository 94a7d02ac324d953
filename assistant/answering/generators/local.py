"""A causal language model of the transformers library, on this machine."""

import queue
import threading
from collections.abc import Generator, Iterator, Mapping, Sequence
from typing import Any

from assistant.answering.generators.bounded import bounded
from assistant.answering.generators.generator import (
    Evidence,
    GeneratorError,
    Messages,
    instructions,
)

_NEW_TOKENS = 300


class LocalGenerator:
    """Loads a model by name or path; streams greedily decoded text, one text at a time.

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
        messages = instructions(question, evidence)
        return bounded(lambda: self._stream(messages, self._timeout), self._timeout)

    def reply(self, messages: Messages, schema: Mapping[str, Any], timeout: float) -> str:
        """The whole reply; nothing here holds a model to the schema, so that the reader must."""
        return "".join(bounded(lambda: self._stream(messages, timeout), timeout))

    def _stream(self, messages: Messages, timeout: float) -> Generator[str, None, None]:
        from transformers import TextIteratorStreamer

        encoded = self._encode(messages)
        streamer = TextIteratorStreamer(
            self._tokenizer, skip_prompt=True, timeout=timeout, skip_special_tokens=True
        )
        with self._lock:
            worker = threading.Thread(
                target=self._model.generate,
                kwargs={
                    **encoded,
                    "streamer": streamer,
                    "max_new_tokens": _NEW_TOKENS,
                    "do_sample": False,
                    "max_time": timeout,
                },
                daemon=True,
            )
            worker.start()
            try:
                yield from streamer
            except queue.Empty as error:
                raise GeneratorError("generator_slow", "模型超时") from error
            finally:
                worker.join(timeout=timeout)

    def _encode(self, messages: Messages) -> dict[str, Any]:
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

"""LlamaIndex as its starter tutorial has it: a VectorStoreIndex over documents, top k."""

import sys
from pathlib import Path

from llama_index.core import Document, Settings, VectorStoreIndex
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from ranking import read_exchange, write_ranks

exchange = read_exchange(Path(sys.argv[1]))
Settings.embed_model = HuggingFaceEmbedding(
    model_name=exchange.model,
    query_instruction=exchange.query_prefix,
    text_instruction=exchange.passage_prefix,
    device="cpu",
    model_kwargs={"dtype": "float32"},
)
index = VectorStoreIndex.from_documents(
    [Document(text=text, metadata={"key": key}, excluded_embed_metadata_keys=["key"])
     for key, text in exchange.passages]
)  # fmt: skip
retriever = index.as_retriever(similarity_top_k=10)


def search(question: str) -> list[str]:
    """Keys, best first."""
    return [found.node.metadata["key"] for found in retriever.retrieve(question)]


write_ranks("LlamaIndex VectorStoreIndex", search, exchange, Path(sys.argv[2]))

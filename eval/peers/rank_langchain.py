"""LangChain as its retrieval tutorial has it: embeddings into a vector store, similarity search."""

import sys
from pathlib import Path

from langchain_core.documents import Document
from langchain_core.vectorstores import InMemoryVectorStore
from langchain_huggingface import HuggingFaceEmbeddings
from ranking import read_exchange, write_ranks

exchange = read_exchange(Path(sys.argv[1]))
store = InMemoryVectorStore(
    HuggingFaceEmbeddings(
        model_name=exchange.model,
        model_kwargs={"device": "cpu", "model_kwargs": {"dtype": "float32"}},
        encode_kwargs={"prompt": exchange.passage_prefix, "normalize_embeddings": True},
        query_encode_kwargs={"prompt": exchange.query_prefix, "normalize_embeddings": True},
    )
)
store.add_documents(
    [Document(page_content=text, metadata={"key": key}) for key, text in exchange.passages]
)


def search(question: str) -> list[str]:
    """Keys, best first."""
    return [found.metadata["key"] for found in store.similarity_search(question, k=10)]


write_ranks("LangChain InMemoryVectorStore", search, exchange, Path(sys.argv[2]))

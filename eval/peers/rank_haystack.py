"""Haystack's hybrid retrieval tutorial: BM25 and embeddings, joined by reciprocal rank fusion.

Its in-memory BM25 splits at word characters, which leaves a Chinese sentence in one piece; as a
user of Chinese would have to, single characters are named as the tokens.
"""

import sys
from pathlib import Path

from haystack import Document
from haystack.components.joiners import DocumentJoiner
from haystack.components.retrievers.in_memory import (
    InMemoryBM25Retriever,
    InMemoryEmbeddingRetriever,
)
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack_integrations.components.embedders.sentence_transformers import (
    SentenceTransformersDocumentEmbedder,
    SentenceTransformersTextEmbedder,
)
from ranking import read_exchange, write_ranks

exchange = read_exchange(Path(sys.argv[1]))
store = InMemoryDocumentStore(
    embedding_similarity_function="cosine", bm25_tokenization_regex=r"(?u)\w"
)
precision = {"dtype": "float32"}
passages = SentenceTransformersDocumentEmbedder(
    model=exchange.model,
    prefix=exchange.passage_prefix,
    progress_bar=False,
    model_kwargs=precision,
)
queries = SentenceTransformersTextEmbedder(
    model=exchange.model,
    prefix=exchange.query_prefix,
    progress_bar=False,
    model_kwargs=precision,
)
passages.warm_up()
queries.warm_up()
texts = [Document(content=text, meta={"key": key}) for key, text in exchange.passages]
store.write_documents(passages.run(texts)["documents"])
dense = InMemoryEmbeddingRetriever(store, top_k=10)
lexical = InMemoryBM25Retriever(store, top_k=10)
joiner = DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=10)


def search(question: str) -> list[str]:
    """Keys, best first, of both rankers joined."""
    vector = queries.run(question)["embedding"]
    both = [dense.run(vector)["documents"], lexical.run(question)["documents"]]
    return [found.meta["key"] for found in joiner.run(both)["documents"]]


def search_dense(question: str) -> list[str]:
    """Keys, best first, of the embeddings alone."""
    found = dense.run(queries.run(question)["embedding"])["documents"]
    return [document.meta["key"] for document in found]


folder = Path(sys.argv[2])
write_ranks("Haystack BM25 + 向量（RRF）", search, exchange, folder.with_suffix(".hybrid.json"))
write_ranks("Haystack 向量", search_dense, exchange, folder)

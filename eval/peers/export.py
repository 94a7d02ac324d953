"""What the frameworks get: articles, questions and the model's directory, as one JSON file."""

import json
from pathlib import Path
from typing import Annotated

import typer

from assistant.commands.running import run
from assistant.settings import Settings
from corpus.catalog import Catalog, open_catalog
from eval.question import select

SETS = ("lookup", "keyword")


def exchange(catalog: Catalog, model: Path, query_prefix: str, passage_prefix: str) -> str:
    """The JSON text: ``model``, ``prefixes``, ``passages`` (key, text), ``questions`` (id, text).

    What is right is not in it, so that no framework can be tuned on it.
    """
    passages = [
        {"key": article.key, "text": document.words(article.start, article.end)}
        for document in catalog.documents
        for article in document.articles
    ]
    questions = [{"id": q.id, "text": q.question} for q in select(SETS)]
    body = {
        "model": str(model),
        "query_prefix": query_prefix,
        "passage_prefix": passage_prefix,
        "passages": passages,
        "questions": questions,
    }
    return json.dumps(body, ensure_ascii=False, indent=1)


def main(path: Annotated[Path, typer.Argument(help="写到哪里")]) -> None:
    """写出给别的框架用的条文、问题和模型目录。"""
    # Late: these know the model, and importing them for the function above would be in vain.
    from index.embedder import prefixes_for
    from index.provisioning import ensure_model, identity

    settings = Settings()
    model = ensure_model(settings.model, settings.cache)
    query, passage = prefixes_for(model, identity(settings.model))
    path.write_text(exchange(open_catalog(settings.documents), model, query, passage), "utf-8")


if __name__ == "__main__":
    run(main)

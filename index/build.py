"""Documents → index folder, atomically; and opening the one that is there.

Under a lock between processes: whatever is missing, stale or damaged is built again in a folder
beside the index and renamed into its place. Vectors of unchanged articles and of the questions apart
from them are taken over, and an interrupted build goes on where it stopped.
"""

import json
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

import numpy as np

from corpus.catalog import Catalog
from corpus.normalise import fold_plain
from index.chunks import ASKED, Kind
from index.dense import build_dense
from index.embedder import Embedder, open_embedder
from index.encoding import EarlierVectors, digest_of, encode_all
from index.errors import ForeignFolder, IndexUnavailable
from index.integrity import only_one, put_in_place, seal
from index.lexical import build_lexical, terms_of
from index.material import Material, Prepared, everyday_words, prepare
from index.progress import Progress, silent
from index.retriever import Retriever
from index.roster import Roster
from index.searcher import LocalSearcher, Searching
from index.segmenter import Segmenter
from index.store import MANIFEST, open_store, origin
from index.weights import load_weights
from index.wording import learn_wording
from index.words import learn_words

_OF_AN_INDEX = frozenset({MANIFEST, "dense.faiss", "words.json", "tokens.bin"})
"""Files by which the folder of an index is known, be it that some are gone."""
_WAIT = 6 * 3600.0
_BUSY = "另一个进程正在建立索引，等了很久仍未完成，请稍后再试。"


def open_or_build(
    catalog: Catalog,
    folder: Path,
    *,
    model: str,
    cache: Path,
    progress: Progress = silent,
    searching: Searching = LocalSearcher,
) -> Retriever:
    """The retriever of a catalogue, its index built if it is missing, stale or damaged.

    Args:
        catalog: the documents.
        folder: where the index is kept.
        model: ``default``, a model's folder or its name on a hub.
        cache: where the model and the segmenter's dictionary are kept.
        progress: told about fetching the model and building.
        searching: who searches the index, once it is open.

    Raises:
        ModelUnavailable: the model cannot be had; the message says what to do.
        BadEditorialData: a mistake in a ``questions.yaml`` or ``vocabulary.yaml``.
        IndexBusy: another process has been building for hours.
        ForeignFolder: where the index would stand there is something else.
    """
    embedder = open_embedder(model, cache, progress)
    return open_with(catalog, embedder, Segmenter((), cache), folder, progress, searching)


def open_with(
    catalog: Catalog,
    embedder: Embedder,
    plain: Segmenter,
    folder: Path,
    progress: Progress = silent,
    searching: Searching = LocalSearcher,
) -> Retriever:
    """As ``open_or_build``, with an embedder and a segmenter (without words) that are at hand."""
    made_from = origin(catalog, embedder.name, embedder.fingerprint)
    try:
        store = open_store(folder, made_from)
    except IndexUnavailable:
        with only_one(folder.with_name(f"{folder.name}.lock"), _WAIT, _BUSY):
            try:  # another process may just have built it
                store = open_store(folder, made_from)
            except IndexUnavailable:
                _build(catalog, embedder, learnt_segmenter(catalog, plain), folder, progress)
                store = open_store(folder, made_from)
    segmenter = plain.extended(store.words)
    segmenter.warm()
    everyday = everyday_words(catalog)
    return Retriever(store, Roster(catalog), embedder, segmenter, everyday, searching(store))


def learnt_segmenter(catalog: Catalog, plain: Segmenter) -> Segmenter:
    """A segmenter with the words of the documents and the everyday words of their editors."""
    learnt = learn_words(catalog.documents, plain)
    return plain.extended((*learnt, *everyday_words(catalog).words))


def build(
    catalog: Catalog,
    embedder: Embedder,
    segmenter: Segmenter,
    folder: Path,
    progress: Progress = silent,
) -> None:
    """Build the index of a catalogue into ``folder``, in place of the index that is there.

    Raises ``BadEditorialData``, ``IndexBusy`` and ``ForeignFolder``.
    """
    with only_one(folder.with_name(f"{folder.name}.lock"), _WAIT, _BUSY):
        _build(catalog, embedder, segmenter, folder, progress)


def _refuse_foreign(folder: Path) -> None:
    """A folder that holds anything else than an index, whole or damaged, is not replaced."""
    there = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    if there and not there & _OF_AN_INDEX:
        raise ForeignFolder(
            f"{folder.resolve()} 里是别的东西，不是索引，没有动它。请把 ASSISTANT_DATA 指到别的文件夹。"
        )


def _build(
    catalog: Catalog,
    embedder: Embedder,
    segmenter: Segmenter,
    folder: Path,
    progress: Progress,
) -> None:
    """As ``build``, under the lock: vectors, then words, then the seal, then the folder's own name."""
    _refuse_foreign(folder)
    started = time.perf_counter()
    made_from = origin(catalog, embedder.name, embedder.fingerprint)
    material = prepare(catalog)
    work = folder.with_name(f".{folder.name}-work")
    made = folder.with_name(f".{folder.name}-new")
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    earlier = _earlier(folder, embedder)
    facts = _write_vectors(material, embedder, made, work, earlier, progress)
    stated = material.stated if facts["tokens"] else ()
    np.save(made / "stated_articles.npy", np.array([place for place, _ in stated], np.int64))
    apart = {
        "background": material.background,
        "misuse": material.misuse,
        "stated": tuple(words for _, words in stated),
    }
    _write_all_apart(apart, embedder, made, earlier, progress)
    _write_words(material, segmenter, made, progress)
    (made / "words.json").write_text(
        json.dumps(list(segmenter.words), ensure_ascii=False), encoding="utf-8"
    )
    facts |= {"origin": made_from, "articles": len(material.articles), "chunks": material.rows}
    facts["documents"] = len(catalog.documents)
    facts["seconds"] = round(time.perf_counter() - started, 2)
    seal(made, MANIFEST, facts)
    put_in_place(made, folder)
    shutil.rmtree(work, ignore_errors=True)


def _earlier(folder: Path, embedder: Embedder) -> EarlierVectors | None:
    """The vectors of the index that is there, if the same model made them."""
    try:
        store = open_store(folder, None)
        made_from = store.facts.get("origin")
        if not isinstance(made_from, dict) or made_from.get("model") != embedder.fingerprint:
            return None
        return EarlierVectors(store, folder)
    except (IndexUnavailable, OSError, ValueError):
        return None


def _write_vectors(
    material: Material,
    embedder: Embedder,
    made: Path,
    work: Path,
    earlier: EarlierVectors | None,
    progress: Progress,
) -> dict[str, object]:
    """Vectors, token vectors, and which row belongs to what; gives the facts for the manifest."""
    rows, with_tokens = material.rows, material.rows <= load_weights().token_chunks
    scratch = work / "vectors.tmp"
    work.mkdir(parents=True, exist_ok=True)
    vectors = np.memmap(scratch, np.float32, "w+", shape=(max(1, rows), embedder.dimension))
    counts, scales, row = [np.zeros(1, np.int64)], [np.zeros(0, np.float32)], 0
    encoded = encode_all(
        material.articles, embedder, work, earlier, progress, with_tokens=with_tokens
    )
    with (made / "tokens.bin").open("wb") as tokens:
        for article in encoded:
            vectors[row : row + len(article.vectors)] = article.vectors
            row += len(article.vectors)
            tokens.write(article.tokens.tobytes())
            counts.append(article.counts)
            scales.append(article.scales)
    asked = load_weights().nearest_chunks
    dense = build_dense(vectors[:rows], made / "dense.faiss", progress, asked)
    np.save(made / "token_starts.npy", np.cumsum(np.concatenate(counts)))
    np.save(made / "token_scales.npy", np.concatenate(scales))
    chunks = [chunk for article in material.articles for chunk in article.chunks]
    np.save(made / "rows_kinds.npy", np.array([chunk.kind for chunk in chunks], np.int8))
    np.save(made / "rows_spans.npy", np.array([(c.start, c.end) for c in chunks], np.int32))
    lengths = [len(article.chunks) for article in material.articles]
    np.save(made / "rows_starts.npy", np.cumsum([0, *lengths]))
    digests = b"".join(article.digest for article in material.articles)
    np.save(made / "rows_digests.npy", np.frombuffer(digests, "V16"))
    return {"dense": dense.kind, "recall": dense.recall, "tokens": with_tokens}


def _write_all_apart(
    lists: Mapping[str, Sequence[str]],
    embedder: Embedder,
    made: Path,
    earlier: EarlierVectors | None,
    progress: Progress,
) -> None:
    """The vectors of every list of what is said apart from the articles, by the list's name."""
    done, total = 0, sum(map(len, lists.values()))
    for name, said in lists.items():
        progress("计算另外的问句的向量", done, total)
        _write_apart(name, said, embedder, made, earlier)
        done += len(said)
    progress("计算另外的问句的向量", done, total)


def _write_apart(
    name: str,
    questions: Sequence[str],
    embedder: Embedder,
    made: Path,
    earlier: EarlierVectors | None,
) -> None:
    """Their vectors and the hash of each; those that the earlier index has are taken over."""
    digests = [digest_of(question) for question in questions]
    known = earlier.apart(name) if earlier is not None else {}
    fresh = [q for q, digest in zip(questions, digests, strict=True) if digest not in known]
    encoded = iter(embedder.encode_queries(fresh) if fresh else ())
    vectors = [known[d] if d in known else next(encoded) for d in digests]
    np.save(made / f"{name}.npy", np.array(vectors, np.float32).reshape(-1, embedder.dimension))
    np.save(made / f"{name}_digests.npy", np.frombuffer(b"".join(digests), "V16"))


def _write_words(material: Material, segmenter: Segmenter, made: Path, progress: Progress) -> None:
    def counted(what: str) -> Iterator[Prepared]:
        for done, article in enumerate(material.articles):
            if done % 100 == 0:
                progress(what, done, len(material.articles))
            yield article
        progress(what, len(material.articles), len(material.articles))

    lexical = build_lexical(terms_of(a.text, segmenter) for a in counted("建立词索引"))
    lexical.save(made / "lexical")
    asked = [
        [terms_of(c.text, segmenter) for c in a.chunks if c.kind in ASKED]
        for a in counted("记下问法的词")
    ]
    build_lexical(list(chain(*questions)) for questions in asked).save(made / "asked")
    apart = (terms_of(fold_plain(text), segmenter) for text in material.background)
    build_lexical(chain(*asked, apart)).save(made / "spoken")
    terms, starts = [np.zeros(0, np.int32)], [0]
    for article in counted("记下分句的词"):
        for chunk in article.chunks:
            inside = chunk.kind is Kind.CLAUSE or len(article.chunks) == 1
            terms.append(lexical.ids(terms_of(chunk.text, segmenter) if inside else ()))
            starts.append(starts[-1] + len(terms[-1]))
    learn_wording([_lists(a) for a in material.articles]).save(made)
    np.save(made / "clause_terms.npy", np.concatenate(terms))
    np.save(made / "clause_term_starts.npy", np.array(starts, np.int64))


def _lists(article: Prepared) -> tuple[list[str], list[str]]:
    """What is asked about an article: answered by its text, and left open by it."""
    answered, left_open = ([c.text for c in article.chunks if c.kind is kind] for kind in ASKED)
    return answered, left_open

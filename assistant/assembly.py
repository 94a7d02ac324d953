"""Settings → a whole assistant: catalogue, rules, model, index, sessions."""

import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from assistant import clock
from assistant.answering.generators.generator import choose_generator
from assistant.answering.generators.proposal import Adviser
from assistant.answering.plain import check_plain
from assistant.answering.speaking import short
from assistant.calculator.message.issued import Places
from assistant.calculator.message.vocabulary import Vocabulary, terms
from assistant.calculator.quantities.mending import Mender
from assistant.calculator.rules.rulebook import load_rules
from assistant.conversation.assistant import Assistant
from assistant.conversation.reading.glossing import Glossary
from assistant.conversation.reading.sum_words import MISHEARD
from assistant.conversation.room import Room
from assistant.conversation.sessions.store import Sessions, SessionsInMemory
from assistant.settings import Settings
from corpus.catalog import Catalog, open_catalog
from index.apart import words_apart
from index.build import open_or_build
from index.progress import Progress, silent
from index.retriever import Retriever
from index.searcher import LocalSearcher, Searching

if TYPE_CHECKING:
    from assistant.storage.archive import Archive


def build_assistant(
    settings: Settings,
    progress: Progress | None = None,
    today: Callable[[], date] | None = None,
    archive: "Archive | None" = None,
) -> Assistant:
    """Load everything; build the index if it is missing or stale.

    ``progress`` shows what takes long, ``today`` gives the day when none is asked for.
    Conversations are kept in the ``archive``; without one, in memory, until the process ends.
    Raises the named errors of ``corpus``, ``index`` and ``assistant.calculator``.
    """
    catalog = open_catalog(settings.documents, settings.added_documents)
    check_plain(catalog)
    rulebook = load_rules(catalog)
    retriever = open_or_build(
        catalog,
        settings.index_folder,
        model=settings.model,
        cache=settings.cache,
        progress=progress or silent,
        searching=_searching(settings),
    )
    known = terms(rulebook.rules).union(retriever.segmenter.words, MISHEARD)
    mender = Mender(known, retriever.segmenter, settings.cache)
    model = choose_generator(settings)
    room = Room(
        catalog=catalog,
        retriever=retriever,
        rulebook=rulebook,
        vocabulary=Vocabulary(rulebook.rules, mender, _places(catalog, retriever)),
        glossary=Glossary(entry.english for entry in catalog.entries),
        places=retriever.segmenter.places,
        today=today or clock.today,
        other_matters=words_apart(document.text for document in catalog.documents),
        adviser=Adviser(model, settings.proposal_timeout) if model and settings.proposals else None,
    )
    return Assistant(room, _sessions(settings, archive), model)


def _places(catalog: Catalog, retriever: Retriever) -> Places:
    """Whose titles a message may name: any place's; and which places are each document's own."""
    own = {
        document.id: frozenset(
            name
            for place in (document.place, *document.within, *chain(*document.place_aliases))
            if place
            for name in (place, short(place))
        )
        for document in catalog.documents
    }
    return Places(retriever.segmenter.places, own)


def _searching(settings: Settings) -> Searching:
    if not settings.milvus_uri:
        return LocalSearcher
    from index.milvus import open_milvus  # late: an extra, not needed otherwise

    return partial(open_milvus, uri=settings.milvus_uri, token=settings.milvus_token)


def _sessions(settings: Settings, archive: "Archive | None") -> Sessions:
    if archive is None:
        seconds = settings.session_minutes * 60.0
        return SessionsInMemory(settings.session_limit, seconds, time.monotonic)
    from assistant.conversation.sessions.database import KeptSessions  # late: imports SQLAlchemy

    lifetime = timedelta(minutes=settings.session_minutes)
    return KeptSessions(archive.sessions, settings.session_limit, lifetime)

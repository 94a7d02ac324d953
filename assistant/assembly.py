"""Settings → a whole assistant: catalogue, rules, model, index, sessions."""

import time
from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from assistant.answering.generators.generator import choose_generator
from assistant.calculator.rulebook import load_rules
from assistant.calculator.vocabulary import Vocabulary
from assistant.conversation.assistant import Assistant
from assistant.conversation.room import Room
from assistant.conversation.session import SessionStore
from assistant.settings import Settings
from corpus.catalog import open_catalog
from index.build import open_or_build
from index.progress import Progress, silent

_CHINA = ZoneInfo("Asia/Shanghai")


def build_assistant(
    settings: Settings,
    progress: Progress | None = None,
    today: Callable[[], date] | None = None,
) -> Assistant:
    """Load everything; build the index if it is missing or stale.

    ``progress`` shows what takes long, ``today`` gives the day when none is asked for.
    Raises the named errors of ``corpus``, ``index`` and ``assistant.calculator``.
    """
    catalog = open_catalog(settings.documents, settings.added_documents)
    rulebook = load_rules(catalog)
    retriever = open_or_build(
        catalog,
        settings.index_folder,
        model=settings.model,
        cache=settings.cache,
        progress=progress or silent,
    )
    room = Room(
        catalog=catalog,
        retriever=retriever,
        rulebook=rulebook,
        vocabulary=Vocabulary(rulebook.rules),
        places=retriever.segmenter.places,
        today=today or china_today,
    )
    sessions = SessionStore(settings.session_limit, settings.session_minutes * 60.0, time.monotonic)
    return Assistant(room, sessions, choose_generator(settings))


def china_today() -> date:
    """Today in China."""
    return datetime.now(_CHINA).date()

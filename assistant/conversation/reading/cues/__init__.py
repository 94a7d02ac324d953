"""The cues by which a message's intent is read: patterns by theme, each theme a yaml file and its dataclass.

In: nothing; ``cues().totals.parts_together`` is a compiled pattern. To add one: an entry in the yaml
file of its theme and a field of that name in the class beside it. May import: nothing of the
conversation.
"""

from dataclasses import dataclass
from functools import cache
from typing import get_type_hints

from assistant.conversation.reading.cues.asking import Asking
from assistant.conversation.reading.cues.awards import Awards
from assistant.conversation.reading.cues.comparing import Comparing
from assistant.conversation.reading.cues.corrections import Corrections
from assistant.conversation.reading.cues.documents import Documents
from assistant.conversation.reading.cues.doubting import Doubting
from assistant.conversation.reading.cues.events import Events
from assistant.conversation.reading.cues.loading import load_theme, shared_words
from assistant.conversation.reading.cues.people import People
from assistant.conversation.reading.cues.pointing import Pointing
from assistant.conversation.reading.cues.reaching import Reaching
from assistant.conversation.reading.cues.replies import Replies
from assistant.conversation.reading.cues.supposing import Supposing
from assistant.conversation.reading.cues.talk import Talk
from assistant.conversation.reading.cues.totals import Totals
from assistant.conversation.reading.cues.years import Years


@dataclass(frozen=True, slots=True)
class Cues:
    """Every theme; its yaml file says what each cue means."""

    talk: Talk
    replies: Replies
    documents: Documents
    asking: Asking
    awards: Awards
    people: People
    corrections: Corrections
    events: Events
    pointing: Pointing
    supposing: Supposing
    totals: Totals
    comparing: Comparing
    reaching: Reaching
    years: Years
    doubting: Doubting


@cache
def cues() -> Cues:
    """All cues, read and compiled once. Raises what ``load_theme`` does for a broken file."""
    words = shared_words()
    themes = get_type_hints(Cues)
    return Cues(**{name: load_theme(theme, words) for name, theme in themes.items()})

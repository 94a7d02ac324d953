"""Whether, where and how a message asks something."""

from dataclasses import dataclass

from assistant.conversation.reading.cues.loading import Cue


@dataclass(frozen=True, slots=True)
class Asking:
    """The patterns of ``asking.yaml``, which says what each is for."""

    split: Cue
    numbered: Cue
    yes_no: Cue
    asking_word: Cue
    asks_shortly: Cue
    turns_to_another: Cue
    asks_at_end: Cue
    asks_alike: Cue
    leads_on: Cue
    follow: Cue
    meaning_asked: Cue
    match: Cue
    of_it_all: Cue
    is_there_for: Cue
    what_there_is: Cue
    what_else: Cue
    fillers: Cue
    of_another: Cue

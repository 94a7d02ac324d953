"""Doubts about the sum just given: why so much, is it right, somebody said otherwise."""

from dataclasses import dataclass

from assistant.conversation.reading.cues.loading import Cue


@dataclass(frozen=True, slots=True)
class Doubting:
    """The patterns of ``doubting.yaml``, which says what each is for."""

    why: Cue
    why_of_part: Cue
    why_so_much: Cue
    why_changed: Cue
    why_of_sum: Cue
    challenge: Cue
    said_back: Cue
    had_already: Cue
    hearsay: Cue
    heard_from: Cue

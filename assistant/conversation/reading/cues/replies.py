"""A reply to what was said last: again, otherwise, from the start; an answer to a question."""

from dataclasses import dataclass

from assistant.conversation.reading.cues.loading import Cue


@dataclass(frozen=True, slots=True)
class Replies:
    """The patterns of ``replies.yaml``, which says what each is for."""

    restart: Cue
    repeat: Cue
    again: Cue
    first_said: Cue
    insisted: Cue
    echo: Cue
    grudged: Cue
    in_short: Cue
    in_plain: Cue
    in_full: Cue
    unknown: Cue
    unknown_itself: Cue
    not_out_yet: Cue
    high: Cue
    low: Cue
    reached_it: Cue
    confirmed: Cue
    first_time: Cue
    first_words: Cue
    place_said: Cue

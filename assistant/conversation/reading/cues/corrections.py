"""What was said is put right: a slip, another subject, figure, one of several sums."""

from dataclasses import dataclass

from assistant.conversation.reading.cues.loading import Cue


@dataclass(frozen=True, slots=True)
class Corrections:
    """The patterns of ``corrections.yaml``, which says what each is for."""

    correction: Cue
    in_fact: Cue
    not_that: Cue
    not_but: Cue
    not_called: Cue
    place_of_sum: Cue
    one_pointed_at: Cue
    changed_then_added: Cue
    change_told: Cue
    never_before: Cue
    leads_to_figure: Cue
    found_to_be: Cue
    told_anew: Cue
    asks_itself: Cue
    said_anew: Cue
    not_either: Cue

"""Differences: of two cases, of two awards, against what was before."""

from dataclasses import dataclass

from assistant.conversation.reading.cues.loading import Cue


@dataclass(frozen=True, slots=True)
class Comparing:
    """The patterns of ``comparing.yaml``, which says what each is for."""

    compared: Cue
    between_cases: Cue
    compared_with: Cue
    held_against: Cue
    gap_before: Cue
    than_before: Cue
    than_corrected: Cue
    than_usual: Cue
    as_it_was: Cue
    which_more: Cue
    how_far_apart: Cue
    side_by_side: Cue
    meant_together: Cue
    against_another: Cue

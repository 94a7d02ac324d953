"""What is asked of an award: how much, whether there is any, which level of it, twice."""

from dataclasses import dataclass

from assistant.conversation.reading.cues.loading import Cue


@dataclass(frozen=True, slots=True)
class Awards:
    """The patterns of ``awards.yaml``, which says what each is for."""

    amount: Cue
    how_much: Cue
    plainly_asked: Cue
    what_is_it: Cue
    how_reckoned: Cue
    whether: Cue
    award_asked: Cue
    whether_given: Cue
    gives_openly: Cue
    whether_any: Cue
    award_noun: Cue
    is_due: Cue
    level_meant: Cue
    had_twice: Cue
    figure_asked: Cue
    beside_the_most: Cue
    of_a_year: Cue

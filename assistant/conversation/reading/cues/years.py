"""Which year and which instalment of an award is asked for."""

from dataclasses import dataclass

from assistant.conversation.reading.cues.loading import Cue


@dataclass(frozen=True, slots=True)
class Years:
    """The patterns of ``years.yaml``, which says what each is for."""

    instalments: tuple[Cue, ...]
    later_instalments: Cue
    instalments_so_far: Cue
    this_years: Cue
    nth_year: Cue
    all_years_asked: Cue
    asked_of_year: Cue
    so_far_asked: Cue
    next_year: Cue
    year_after_next: Cue
    this_year: Cue
    years_ago: Cue
    entered_then: Cue
    entered_years_ago: Cue
    by_the_year: Cue
    this_year_said: Cue
    figure_of_nth: Cue
    years_of_figures: Cue

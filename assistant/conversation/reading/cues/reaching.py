"""What it takes to reach a sum, a level, the most; what is lacking or left of a limit."""

from dataclasses import dataclass

from assistant.conversation.reading.cues.loading import Cue


@dataclass(frozen=True, slots=True)
class Reaching:
    """The patterns of ``reaching.yaml``, which says what each is for."""

    needed: Cue
    more_needed: Cue
    lacking: Cue
    short_by: Cue
    the_most: Cue
    most_of_all: Cue
    enough: Cue
    next_level: Cue
    level_behind: Cue
    level_away: Cue
    away_behind: Cue
    goal_before: Cue
    goal_behind: Cue
    rate_needed: Cue
    count_needed: Cue
    there: Cue
    left_of_limit: Cue
    already_had: Cue

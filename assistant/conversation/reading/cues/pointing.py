"""Which of the things spoken of is meant: pointed at, by its place, or singled out."""

from dataclasses import dataclass

from assistant.conversation.reading.cues.loading import Cue


@dataclass(frozen=True, slots=True)
class Pointing:
    """The patterns of ``pointing.yaml``, which says what each is for."""

    back: Cue
    the_former: Cue
    the_latter: Cue
    that_one: Cue
    back_to: Cue
    figure_pointed_at: Cue
    points_at: Cue
    first_of_two: Cue
    second_of_two: Cue
    the_other: Cue
    one_of_them: Cue
    among_them: Cue
    one_of_some: Cue
    another_thing: Cue
    first_before: Cue
    only_place: Cue
    singled_out: Cue
    this_one_asked: Cue
    that_sum: Cue
    apposed: Cue
    called_shortly: Cue
    asked_of_it: Cue
    called_in_part: Cue
    piece_asked: Cue
    piece_alone: Cue
    no_piece: Cue
    firm_called: Cue
    one_alone: Cue
    this_one_behind: Cue
    this_award_asked: Cue
    leading_to_it: Cue
    of_other_matter: Cue
    still: Cue
    goes_by_figure: Cue
    just_so: Cue
    day_alone: Cue
    month_said: Cue
    points_before: Cue
    this_behind: Cue
    going_by: Cue

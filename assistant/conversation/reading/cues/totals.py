"""Sums of sums: several things told at once, one counted in or left out, the total asked for."""

from dataclasses import dataclass

from assistant.conversation.reading.cues.loading import Cue


@dataclass(frozen=True, slots=True)
class Totals:
    """The patterns of ``totals.yaml``, which says what each is for."""

    total: Cue
    total_asked: Cue
    bare_total: Cue
    of_all_now: Cue
    joined: Cue
    paid_verb: Cue
    one_and_one: Cue
    counted_total: Cue
    together: Cue
    parts_together: Cue
    part_families: tuple[Cue, ...]
    part_ends: Cue
    several_things: Cue
    adds_on: Cue
    added_one: Cue
    how_much_more: Cue
    inclusive: Cue
    also: Cue
    all_had: Cue
    joining: Cue
    joins_one: Cue
    joined_by_name: Cue
    joined_now: Cue
    joined_to_last: Cue
    just_these: Cue
    left_out: Cue
    leave_it_out: Cue
    counted_in: Cue
    the_rest: Cue
    asks_beside_sum: Cue
    all_alike: Cue
    of_years: Cue
    becomes: Cue
    half_said: Cue
    but_for: Cue
    of_time: Cue
    total_told: Cue

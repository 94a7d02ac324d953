"""The cues by which a message's intent is read: patterns kept in ``cues.yaml``, compiled once."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.calculator.quantities.ordinals import FIRST, LAST, NTH, place_of
from corpus.datafile import load_data
from corpus.patterns import any_of

_DATA = Path(__file__).with_name("cues.yaml")


@dataclass(frozen=True, slots=True)
class Cues:
    """Compiled patterns; see ``cues.yaml`` for what each means."""

    small_talk: tuple[tuple[str, re.Pattern[str]], ...]
    restart: re.Pattern[str]
    repeat: re.Pattern[str]
    echo: re.Pattern[str]
    grudged: re.Pattern[str]
    why: re.Pattern[str]
    challenge: re.Pattern[str]
    unknown: re.Pattern[str]
    new_person: re.Pattern[str]
    own_again: re.Pattern[str]
    own_does: re.Pattern[str]
    holder: re.Pattern[str]
    paid_by: re.Pattern[str]
    held_against: re.Pattern[str]
    of_another: re.Pattern[str]
    dismissed: re.Pattern[str]
    trade_told: re.Pattern[str]
    introduces: re.Pattern[str]
    like_mine: re.Pattern[str]
    else_alike: re.Pattern[str]
    correction: re.Pattern[str]
    follow: re.Pattern[str]
    back: re.Pattern[str]
    points_at: re.Pattern[str]
    first_of_two: re.Pattern[str]
    second_of_two: re.Pattern[str]
    parts_together: re.Pattern[str]
    total_asked: re.Pattern[str]
    part_families: tuple[re.Pattern[str], ...]
    several_things: re.Pattern[str]
    part_ends: re.Pattern[str]
    compared: re.Pattern[str]
    than_usual: re.Pattern[str]
    which_more: re.Pattern[str]
    same_average: re.Pattern[str]
    than_before: re.Pattern[str]
    as_it_was: re.Pattern[str]
    instalments: tuple[re.Pattern[str], ...]
    entered_then: re.Pattern[str]
    the_other: re.Pattern[str]
    this_years: re.Pattern[str]
    nth_year: re.Pattern[str]
    next_year: re.Pattern[str]
    year_after_next: re.Pattern[str]
    entered_years_ago: re.Pattern[str]
    later_instalments: re.Pattern[str]
    instalments_so_far: re.Pattern[str]
    needed: re.Pattern[str]
    goal_before: re.Pattern[str]
    goal_behind: re.Pattern[str]
    more_needed: re.Pattern[str]
    next_level: re.Pattern[str]
    lacking: re.Pattern[str]
    level_away: re.Pattern[str]
    away_behind: re.Pattern[str]
    attained: re.Pattern[str]
    one_said: re.Pattern[str]
    level_behind: re.Pattern[str]
    the_most: re.Pattern[str]
    enough: re.Pattern[str]
    rate_needed: re.Pattern[str]
    count_needed: re.Pattern[str]
    high: re.Pattern[str]
    low: re.Pattern[str]
    unsafe: re.Pattern[str]
    self: re.Pattern[str]
    match: re.Pattern[str]
    how_much: re.Pattern[str]
    left_out: re.Pattern[str]
    one_of_them: re.Pattern[str]
    paid_before: re.Pattern[str]
    asks_beside_sum: re.Pattern[str]
    came_to_nothing: re.Pattern[str]
    is_due: re.Pattern[str]
    the_rest: re.Pattern[str]
    than_corrected: re.Pattern[str]
    between_cases: re.Pattern[str]
    left_of_limit: re.Pattern[str]
    already_had: re.Pattern[str]
    years_ago: re.Pattern[str]
    this_year: re.Pattern[str]
    whether: re.Pattern[str]
    what_is_it: re.Pattern[str]
    how_reckoned: re.Pattern[str]
    award_noun: re.Pattern[str]
    whether_any: re.Pattern[str]
    had_twice: re.Pattern[str]
    together: re.Pattern[str]
    total: re.Pattern[str]
    meaning_asked: re.Pattern[str]
    again: re.Pattern[str]
    same_sum: re.Pattern[str]
    home: re.Pattern[str]
    there: re.Pattern[str]
    supposed: re.Pattern[str]
    real_again: re.Pattern[str]
    as_told_first: re.Pattern[str]
    done_as_well: re.Pattern[str]
    goes_by: re.Pattern[str]
    changed_then_added: re.Pattern[str]
    adds_on: re.Pattern[str]
    bare_total: re.Pattern[str]
    how_much_more: re.Pattern[str]
    all_had: re.Pattern[str]
    back_to: re.Pattern[str]
    figure_pointed_at: re.Pattern[str]
    one_more: re.Pattern[str]
    reached_it: re.Pattern[str]
    first_said: re.Pattern[str]
    only_place: re.Pattern[str]
    insisted: re.Pattern[str]
    short_by: re.Pattern[str]
    gap_before: re.Pattern[str]
    leads_on: re.Pattern[str]
    asks_at_end: re.Pattern[str]
    asks_alike: re.Pattern[str]
    asks_shortly: re.Pattern[str]
    examining: re.Pattern[str]
    whether_given: re.Pattern[str]
    gives_openly: re.Pattern[str]
    award_asked: re.Pattern[str]
    called_shortly: re.Pattern[str]
    apposed: re.Pattern[str]
    the_same_there: re.Pattern[str]
    added_one: re.Pattern[str]
    confirmed: re.Pattern[str]
    said_back: re.Pattern[str]
    first_time: re.Pattern[str]
    of_the_document: re.Pattern[str]
    contents_of_document: re.Pattern[str]
    whereabouts_of_document: re.Pattern[str]
    in_short: re.Pattern[str]
    what_else: re.Pattern[str]
    in_plain: re.Pattern[str]
    in_full: re.Pattern[str]
    first_words: re.Pattern[str]
    level: re.Pattern[str]
    it_came: re.Pattern[str]
    other_case: re.Pattern[str]
    inclusive: re.Pattern[str]
    also: re.Pattern[str]
    done_besides: re.Pattern[str]
    does: re.Pattern[str]
    aside_of_matter: re.Pattern[str]
    still: re.Pattern[str]
    turned_into: re.Pattern[str]
    goes_by_figure: re.Pattern[str]
    place_of_sum: re.Pattern[str]
    counts_in: re.Pattern[str]
    not_but: re.Pattern[str]
    another_thing: re.Pattern[str]
    one_of_some: re.Pattern[str]
    one_pointed_at: re.Pattern[str]
    alike_behind: re.Pattern[str]
    singled_out: re.Pattern[str]
    that_sum: re.Pattern[str]
    this_one_asked: re.Pattern[str]
    first_before: re.Pattern[str]
    joins_one: re.Pattern[str]
    compared_with: re.Pattern[str]
    just_these: re.Pattern[str]
    lost: re.Pattern[str]
    not_lost: re.Pattern[str]
    restored: re.Pattern[str]
    counted_total: re.Pattern[str]
    change_told: re.Pattern[str]
    had_before: re.Pattern[str]
    in_fact: re.Pattern[str]
    and_another: re.Pattern[str]
    both_firms: re.Pattern[str]
    joining: re.Pattern[str]
    amount: re.Pattern[str]
    yes_no: re.Pattern[str]
    hearsay: re.Pattern[str]
    split: re.Pattern[str]
    side_by_side: re.Pattern[str]
    meant_together: re.Pattern[str]
    holds_now: re.Pattern[str]
    not_that: re.Pattern[str]
    bare_sum: re.Pattern[str]
    heard_from: re.Pattern[str]
    asking_word: re.Pattern[str]
    fillers: re.Pattern[str]
    why_so_much: re.Pattern[str]
    why_of_sum: re.Pattern[str]
    level_meant: re.Pattern[str]
    article_beside: re.Pattern[str]
    row_meant: re.Pattern[str]
    never_before: re.Pattern[str]
    all_years_asked: re.Pattern[str]
    asked_of_year: re.Pattern[str]
    so_far_asked: re.Pattern[str]
    aims_at: re.Pattern[str]
    plainly_asked: re.Pattern[str]
    list_asked: re.Pattern[str]


@cache
def load_cues(path: Path = _DATA) -> Cues:
    """Read and compile the cues. Raises ``re.error`` or ``KeyError`` for a broken file."""
    data = load_data(path)
    words: dict[str, str] = {**data.pop("words"), "nth": NTH, "first": FIRST, "last": LAST}
    talk = tuple((e["outcome"], any_of(e["whole"], words)) for e in data.pop("small_talk"))
    families = tuple(any_of([family], words) for family in data.pop("part_families"))
    instalments = tuple(any_of([pattern], words) for pattern in data.pop("instalments"))
    fillers = sorted(data.pop("fillers"), key=len, reverse=True)
    return Cues(
        small_talk=talk,
        part_families=families,
        instalments=instalments,
        fillers=re.compile("|".join(map(re.escape, fillers))),
        **{name: any_of(patterns, words) for name, patterns in data.items()},
    )


def instalments_asked(text: str) -> tuple[int, ...]:
    """Which of the instalments of an award are asked for, 0 the first; empty where none is."""
    cues = load_cues()
    if cues.later_instalments.search(text):
        return tuple(range(1, len(cues.instalments)))
    if cues.instalments_so_far.search(text):
        return tuple(range(len(cues.instalments) - 1))
    told = tuple(n for n, asked in enumerate(cues.instalments) if asked.search(text))[:1]
    if told or not cues.this_years.search(text):
        return told
    said = (place_of(m["nth"]) for m in cues.nth_year.finditer(text))
    named = {place for place in said if place}  # 第二年退库了，今年还有吗
    return (named.pop(),) if len(named) == 1 else (0,)

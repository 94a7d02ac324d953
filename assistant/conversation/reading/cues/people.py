"""Whose enterprise a message speaks of, one's own or another's, and whose place."""

from dataclasses import dataclass

from assistant.conversation.reading.cues.loading import Cue


@dataclass(frozen=True, slots=True)
class People:
    """The patterns of ``people.yaml``, which says what each is for."""

    self: Cue
    introduces: Cue
    own_again: Cue
    own_does: Cue
    new_person: Cue
    holder: Cue
    of_another: Cue
    dismissed: Cue
    with_own: Cue
    tells_of_one: Cue
    both_at_the_end: Cue
    both_firms: Cue
    counts_in: Cue
    trade_told: Cue
    like_mine: Cue
    alike_behind: Cue
    else_alike: Cue
    same_average: Cue
    home: Cue
    the_same_there: Cue
    pronoun_firm: Cue
    share_of_another: Cue
    says_mine: Cue
    firm_begins: Cue
    each_asked: Cue
    each_said: Cue
    letter_begins: Cue
    told_of_both: Cue
    paid_by: Cue
    by_the_way: Cue
    had_from_above: Cue
    kin_by_the_way: Cue
    mine_alone: Cue
    theirs_alone: Cue
    gives_up: Cue

"""What became of an award or a thing: it came, was lost, came back, was paid for before."""

from dataclasses import dataclass

from assistant.conversation.reading.cues.loading import Cue


@dataclass(frozen=True, slots=True)
class Events:
    """The patterns of ``events.yaml``, which says what each is for."""

    attained: Cue
    one_more: Cue
    and_another: Cue
    done_besides: Cue
    does: Cue
    aside_of_matter: Cue
    lost: Cue
    not_lost: Cue
    restored: Cue
    came_to_nothing: Cue
    given_up: Cue
    one_said: Cue
    turned_into: Cue
    had_before: Cue
    paid_before: Cue

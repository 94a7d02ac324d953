"""No question about the policy: courtesies, a bare sum, misuse."""

from dataclasses import dataclass

from assistant.conversation.reading.cues.loading import Cue, Outcomes


@dataclass(frozen=True, slots=True)
class Talk:
    """The patterns of ``talk.yaml``, which says what each is for."""

    small_talk: Outcomes
    bare_sum: Cue
    unsafe: Cue

"""What-ifs: a case is only supposed, and the talk comes back to the real one."""

from dataclasses import dataclass

from assistant.conversation.reading.cues.loading import Cue


@dataclass(frozen=True, slots=True)
class Supposing:
    """The patterns of ``supposing.yaml``, which says what each is for."""

    supposed: Cue
    real_again: Cue
    as_told_first: Cue
    goes_by: Cue
    done_as_well: Cue
    aims_at: Cue
    same_sum: Cue
    other_case: Cue
    it_came: Cue

"""Which quantities were given to which inputs of a rule."""

from dataclasses import dataclass, field

from assistant.calculator.filling.claiming import Claim


@dataclass
class Placement:
    """Claims that were granted, by input; sums; quantities that fit but for their unit."""

    granted: dict[str, Claim] = field(default_factory=dict)
    sums: dict[str, list[Claim]] = field(default_factory=dict)
    contested: dict[str, list[Claim]] = field(default_factory=dict)
    unit_unclear: dict[str, int] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)

    def grant(self, claim: Claim) -> None:
        """Give the claim's quantity to its input, whatever the input had before."""
        self.granted[claim.input] = claim
        self.used.add(claim.index)

"""我们担保了3000万，费率2%，都有哪些补贴 … 差额保费是多少: what was told of one's own case before an award was named.

In: awards of which nothing was computed yet. Out: the earlier messages to be read again for them: those that
came right before and asked nothing, and those that told of one's own case.
"""

from collections.abc import Sequence

from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.heard import Heard
from assistant.conversation.reading.claiming import claims
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.understanding import asks
from assistant.conversation.room import Turn


def told_earlier(turn: Turn, rules: Sequence[LoadedRule]) -> list[Heard]:
    """The earlier messages that tell facts for these awards, oldest first."""
    just_told = turn.heard_just_told()
    answered = {part.rule for one in turn.session.sums for part in one.singles}
    if not rules or any(rule.id in answered for rule in rules):
        return just_told
    texts = {heard.told.original for heard in just_told}
    return [
        heard
        for heard in turn.heard_before()
        if heard.told.original in texts or _tells_own_case(heard.told.text)
    ]


def _tells_own_case(text: str) -> bool:
    """Whether a message tells of one's own case, and neither supposes one nor says what others say."""
    if cues().doubting.hearsay.search(text) or cues().supposing.supposed.search(text):
        return False
    return cues().people.self.search(text) is not None and not claims(
        text, hearsay=False, asks=asks(text)
    )

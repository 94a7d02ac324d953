"""不是小巨人，是省级专精特新; 不是全国500强，是山西100强: the awards, or the choice, that a message takes back."""

from collections.abc import Collection

from assistant.calculator.message.polarity import polarity
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import rules_named


def takes_back_a_choice(turn: Turn) -> bool:
    """不是全国500强，是山西100强: whether the choice that the last sum was computed with is denied, and another
    said.
    """
    last, told = turn.session.sums[-1:], turn.heard.told
    return any(
        mention.meaning.role == "choice"
        and one.inputs.get(mention.meaning.input) == mention.meaning.value
        and polarity(told, mention) is False
        for one in last
        for mention in told.mentions.get(one.rule, ())
    )


def awards_taken_back(turn: Turn) -> set[str]:
    """改口了，不是小巨人，是省级专精特新: the awards answered before that a message denies beside another that it
    affirms; none where that is only supposed.
    """
    answered = {one.rule for one in turn.session.results}
    if not answered or cues().supposing.supposed.search(turn.said.text):
        return set()
    named = [c for c in rules_named(turn) if c.named]
    affirmed = {c.rule for c in named if not c.denied and c.kind == "main"}
    if not affirmed:
        return set()
    return ({c.rule for c in named if c.denied} & answered) | _not_called_so(turn, affirmed)


def _not_called_so(turn: Turn, affirmed: Collection[str]) -> set[str]:
    """名单上写的是单项冠军企业，不是培育: the award just answered, if a word that is denied stands in its name, and
    in none of the awards affirmed.
    """
    denied = [m["what"] for m in cues().corrections.not_called.finditer(turn.heard.told.text)]
    just = turn.rules([one.rule for one in turn.session.results[-1:]])
    others = turn.rules(affirmed)
    return {
        rule.id
        for rule in just
        for word in denied
        if word in rule.title and not any(word in other.title for other in others)
    } - set(affirmed)

"""那连质量奖一起, 跟小巨人一搭儿, 加上质量奖: the sum just given with that of another award answered before.

In: a message that names the other award, by its name in full (``called_in_part``), and joins it. Out: the total
of both; None where it names none, or tells something new.
"""

from assistant.answering.draft import Draft
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn
from assistant.conversation.rules.earlier_results import drafted
from assistant.conversation.totals.told_anew import tells_a_new_figure, tells_otherwise
from assistant.conversation.totals.totalling import added_up


def join_named(turn: Turn) -> Draft | None:
    """The sum given last and those of the awards named, as they stand now."""
    session, text = turn.session, turn.said.text
    last = session.last_calculation
    if session.pending is not None or last is None or last.unit != "yuan" or last.result is None:
        return None
    if cues().totals.joined_now.fullmatch(text) is None:
        return None
    mentions = turn.heard.told.mentions
    own = {part.rule for part in last.singles}
    named = {
        rule
        for rule, found in mentions.items()
        if any(m.meaning.role == "name" and not m.covered for m in found)
    }
    joined = [one for one in session.results if one.rule in named - own and one.unit == "yuan"]
    if named & own and not named - own and len(last.singles) > 1:
        return drafted(turn, last, "repeated")  # of a total that holds it already
    if not joined or tells_otherwise(turn, joined, turn.heard) or tells_a_new_figure(turn, joined):
        return None
    return added_up(turn, [*last.singles, *joined], repeats=False)

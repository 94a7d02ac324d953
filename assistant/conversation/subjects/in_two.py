"""说错了，是市里的，加上小升规一起; 我按450万算，他比我多多少: a message that changes what was answered and then asks
for one thing more, or holds it against another's.
"""

from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.understanding import understand
from assistant.conversation.sessions.session import Session
from corpus.normalise import fold_plain


def is_total_of_one_award(session: Session) -> bool:
    """Whether the last total, or the last two sums, are several of the same award (two guarantees)."""
    parts = session.totalled.parts or session.sums[-2:]
    rules = [part.rule for part in parts]
    return len(set(rules)) < len(rules)


def changed_then_added(session: Session, message: str) -> tuple[str, str] | None:
    """What is put right, or gone by again after a case was supposed, and what is then added; None where a
    message is not made of these two.
    """
    supposing = cues().supposing
    match = cues().corrections.changed_then_added.fullmatch(fold_plain(message).strip())
    if match is None or not session.sums or session.pending is not None:
        return None
    if match["by_figure"]:
        return match["by_figure"], match["compared"]
    if match["put_right"]:
        change = match["put_right"]
        corrections = cues().corrections
        placed = corrections.place_of_sum.search(change) and understand(change).correction
        anew = placed or corrections.found_out.search(change)
        return (change, match["total"]) if anew and is_total_of_one_award(session) else None
    change = match["change"]
    back = supposing.real_again.search(change) or supposing.goes_by.search(change)
    if cues().totals.total.search(change) or not (
        understand(change).correction or (session.real and back)
    ):
        return None
    return change, match["added"]

"""Which rules the matter of a message leaves to be meant: 盖个冷库补多少 is of a document about cold stores, and of no
award of another document that also pays for what is built.

In: a turn with its hits and the rules that its words may name. Out: those of them that may be meant.
"""

from collections.abc import Sequence

from assistant.answering.nearness import nearness
from assistant.answering.scope import is_rather_unlisted
from assistant.calculator.filling.picking import Candidate
from assistant.conversation.room import Turn

_FULL_NAME = 6
"""So many characters of a name are no chance hit."""


def of_the_matter(turn: Turn, picked: Sequence[Candidate]) -> list[Candidate]:
    """Without the rules of other documents whose articles are far behind, where a question is rather the matter of
    a document that was only added; what is named in full stays.
    """
    found = turn.search
    if found is None or turn.leans_on_focus or not is_rather_unlisted(found, turn.said.text):
        return list(picked)
    first = found.hits[0]
    least = nearness().same_matter * first.score
    near = {(hit.document, hit.article) for hit in found.hits if hit.score >= least}
    return [
        candidate
        for candidate in picked
        if _named_in_full(turn, candidate)
        or (rule := turn.room.rulebook.get(candidate.rule)) is None
        or rule.document == first.document
        or any((rule.document, p.article) in near for p in (rule.provision, *rule.also))
    ]


def _named_in_full(turn: Turn, candidate: Candidate) -> bool:
    return any(
        m.meaning.role == "name" and m.end - m.start >= _FULL_NAME and not m.covered
        for m in turn.heard.told.mentions.get(candidate.rule, ())
    )

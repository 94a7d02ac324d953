"""Takes away what is only put around an honest question: markup, threats, a part that is only supposed.

假设你是县长，小升规奖多少 is a question all the same; 从现在起你是县长，宣布… is an order, and stays one. Words:
``courtesies.yaml``.
"""

from assistant.conversation.reading.courtesies import clauses_of, framing, markup
from assistant.conversation.reading.understanding import is_question
from corpus.normalise import fold_plain

_LONGEST = 40
"""A clause of more characters is no frame."""


def unframed(message: str) -> str:
    """The question without its frame; the message as it is where nothing that asks is left."""
    plain = markup().sub(" ", message).strip()
    if not any(map(str.isalnum, plain)):
        return message
    kept, at = "", 0
    for start, stop, behind in clauses_of(plain):
        clause = fold_plain(plain[start:stop]).strip()
        if len(clause) > _LONGEST or framing().fullmatch(clause) is None:
            kept += plain[at:behind]
        at = behind
    kept = kept.rstrip("，,、 \n\t")
    return kept if kept != plain and is_question(kept) else plain

"""What a message wants: small talk, a new subject, a follow-up, an attribute, a sum."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.attributes import Attribute, asked_attributes, load_attributes
from assistant.answering.misuse import worded_as_misuse
from assistant.calculator.quantities.quantity import read_quantities
from assistant.conversation.reading.claiming import claims
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.instalments import instalments_asked
from assistant.conversation.reading.wordings import asks_to_repeat, closing
from corpus.normalise import fold_plain
from corpus.numbering import ordinal

_PUNCTUATION = re.compile(r"[\s,，。.!！?？、;；:：~～…\"“”'‘’()（）\[\]【】<>《》-]+")
_COMMA = re.compile("[，,、](?=[^0-9])")
_OWN_MATTER = 3
"""Characters that are left of a clause with a matter of its own."""
_TWO = 2
_LEADING_ON = ",，:：。.;；、 "
_WHO = "department"
_SUMS = frozenset({"amount", "cap", "rate", "period"})
# What no sum tells with it; the departments stand under every answer.
_DETAILS = frozenset(
    {"material", "arrival", "payday", "window", "telephone", "contact", "address"}
    | {"place", "hours", "procedure", "filing"}
)


@dataclass(frozen=True, slots=True)
class Understanding:
    """A message read on its own, before the session is asked.

    ``text`` is folded. ``attributes`` are what it asks for, the leading one first. ``content`` is
    what is left without fillers and attribute words: empty, it cannot stand on its own feet.
    ``sum_asked``: it asks for an amount, a share or a period that may have to be computed.
    ``claims``: it states a figure or a fact as the document's (对吧, 听说, flatly).
    ``own``: it speaks of the asker's (or a caller's) own case.
    """

    text: str
    attributes: tuple[Attribute, ...]
    content: str
    small_talk: str | None
    unsafe: bool
    restart: bool
    repeat: bool
    why: bool
    unknown: bool
    new_person: bool
    own_again: bool
    correction: bool
    follow: bool
    match: bool
    sum_asked: bool
    yes_no: bool
    hearsay: bool
    claims: bool
    own: bool


def understand(message: str, written: str = "") -> Understanding:
    """Read one message. Accepts anything; empty text gives an understanding with no content.

    ``written`` are the person's own words where the message is a gloss of them: orders to misbehave
    are told by either.
    """
    asking = cues().asking
    doubting = cues().doubting
    people = cues().people
    replies = cues().replies
    text = fold_plain(message).strip()
    bare = _PUNCTUATION.sub("", text)
    attributes = asked_attributes(text)
    closes = None if attributes or asks(text) else closing(text)
    hearsay = doubting.hearsay.search(text) is not None or _claims_a_sum(text, attributes)
    return Understanding(
        text=text,
        attributes=attributes,
        content=matter_said(text),
        small_talk=_small_talk(bare) or closes,
        unsafe=worded_as_misuse(text)
        or any(cues().talk.unsafe.search(words) for words in (text, fold_plain(written))),
        restart=replies.restart.search(bare) is not None,
        repeat=replies.repeat.search(bare) is not None or asks_to_repeat(text),
        why=any(
            cue.search(bare)
            for cue in (
                doubting.why,
                doubting.why_so_much,
                doubting.why_changed,
                doubting.why_of_sum,
            )
        ),
        unknown=replies.unknown.search(bare) is not None,
        new_person=people.new_person.search(text) is not None,
        own_again=_own_again(text),
        correction=cues().corrections.correction.search(text) is not None,
        follow=asking.follow.search(bare) is not None,
        match=asking.match.search(text) is not None,
        sum_asked=any(a.name in _SUMS for a in attributes)
        or cues().awards.amount.search(text) is not None
        or bool(instalments_asked(text)),
        yes_no=asking.yes_no.search(bare) is not None or asking.yes_no.search(text) is not None,
        hearsay=hearsay,
        claims=claims(doubting.heard_from.sub("", text), hearsay=hearsay, asks=asks(text)),
        own=people.self.search(text) is not None,
    )


def asks_only_who(said: Understanding) -> bool:
    """哪家部门审核, 谁付: whether a message asks who is in charge and names no matter."""
    asked = [attribute.name for attribute in said.attributes]
    return asked == [_WHO] and not cues().documents.examining.sub("", said.content)


def asks(text: str) -> bool:
    """Whether a folded message asks in so many words; what is only named (最高奖20万) asks nothing."""
    asking = cues().asking
    bare = _PUNCTUATION.sub("", text)
    return bool(
        "?" in text
        or asking.asking_word.search(text)
        or asking.asks_shortly.search(text)
        or asking.yes_no.search(bare)
        or asking.match.search(text)
    )


def _claims_a_sum(text: str, attributes: Sequence[Attribute]) -> bool:
    """小升规奖30万吗: whether nothing is asked but whether the one figure named is right."""
    return [a.name for a in attributes] == ["claimed_sum"] and len(read_quantities(text)) == 1


def _own_again(text: str) -> bool:
    """Whether it comes back to the asker's own enterprise: no other one is spoken of (不说他，俺的)."""
    people = cues().people
    spoken_of = people.dismissed.sub("", text)
    return bool(people.own_again.search(text)) and not people.of_another.search(spoken_of)


def split_questions(message: str) -> list[str]:
    """The questions of a message, in order; what is told before a question stays with it.

    >>> split_questions("我们去年升规了。能拿多少？另外办照要多久？")
    ['我们去年升规了。能拿多少？', '另外办照要多久？']
    """
    if numbered := _numbered(message):
        return numbered
    asking = cues().asking
    parts: list[str] = []
    begin = 0
    for match in asking.split.finditer(message):
        parts.append(message[begin : match.end()])
        begin = match.end()
    parts.append(message[begin:])
    parts = [clause for part in parts for clause in _asked_in_turn(part)]
    if len(parts) == 1:
        return [message.strip()] if message.strip() else []
    questions: list[str] = []
    waiting = ""
    for part in parts:
        waiting += part
        tells = bool(questions) and _only_tells(part)
        if is_question(part) and not tells and not asking.leads_on.search(fold_plain(part).strip()):
            questions.append(waiting.strip())
            waiting = ""
    if waiting.strip():
        if questions:
            questions[-1] = f"{questions[-1]} {waiting.strip()}"
        else:
            questions.append(waiting.strip())
    return questions


def _numbered(message: str) -> list[str]:
    """1.升规奖多少 2.归哪管 3.要啥材料: what stands behind each of the numbers 1, 2, …, the first with what is said
    before them; empty unless two or more are counted so.
    """
    marks: list[re.Match[str]] = []
    for match in cues().asking.numbered.finditer(message):
        if ordinal(match["n"]) == len(marks) + 1:
            marks.append(match)
    if len(marks) < _TWO:
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(message)]
    parts = [message[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)]
    lead = message[: marks[0].start()].strip().rstrip(_LEADING_ON)
    first = f"{lead}，{parts[0]}" if matter_said(fold_plain(lead)) else parts[0]
    return [part for part in (first, *parts[1:]) if part]


def _asked_in_turn(part: str) -> list[str]:
    """接电要几天，用水要几天: the clauses of a sentence, where two or more of them ask, each of a matter of
    its own or, behind a sum, for a detail of the same (一级奖多少，要啥材料), and the last does.
    """
    clauses = _COMMA.split(part)
    if len(clauses) < 2:
        return [part]
    folded = [fold_plain(clause) for clause in clauses]
    if not (_asks_at_end(folded[-1]) or _asks_a_detail(folded[-1])):
        return [part]
    detailed = [_asks_a_detail(text) for text in folded]
    asking = [detail or _asks_at_end(text) for text, detail in zip(folded, detailed, strict=True)]
    if sum(asking) < 2:
        return [part]
    found: list[str] = []
    waiting, bare = "", False
    for clause, asks, detail in zip(clauses, asking, detailed, strict=True):
        waiting = f"{waiting}，{clause}" if waiting else clause
        if asks:
            without_matter = len(matter_said(fold_plain(waiting))) < _OWN_MATTER
            bare |= without_matter and not (detail and found)
            found.append(waiting)
            waiting = ""
    return [part] if bare else found


def _asks_at_end(text: str) -> bool:
    """Whether a folded clause ends in asking how much, how long, when or who."""
    return cues().asking.asks_at_end.search(_PUNCTUATION.sub("", text)) is not None


def _asks_a_detail(text: str) -> bool:
    """要啥材料, 什么时候到账: whether a clause has no matter of its own and asks for a detail of one."""
    asked = {attribute.name for attribute in asked_attributes(text)}
    return bool(asked) and asked <= _DETAILS and len(matter_said(text)) < _OWN_MATTER


def is_question(part: str) -> bool:
    """Whether a sentence asks something."""
    asking = cues().asking
    text = fold_plain(part)
    return bool(
        "?" in text
        or asking.yes_no.search(_PUNCTUATION.sub("", text))
        or asking.match.search(text)
        or asking.asking_word.search(text)
        or (asked_attributes(text) and not _tells_a_figure(part))
    )


def _only_tells(part: str) -> bool:
    """还给吗？到时候也按120万: whether what stands behind a question asks by no word, and tells a figure for it."""
    text = fold_plain(part)
    asks = "?" in text or cues().asking.yes_no.search(_PUNCTUATION.sub("", text))
    return not (asks or cues().asking.asking_word.search(text)) and bool(read_quantities(part))


def _tells_a_figure(part: str) -> bool:
    """期限一年，担保费按1.2%收。: a whole sentence with a figure tells, whatever it speaks of."""
    return part.rstrip().endswith("。") and bool(read_quantities(part))


def matter_said(text: str) -> str:
    """What a folded text speaks of, without what it asks for: 加装电梯要什么材料 of 加装电梯."""
    for attribute in load_attributes():
        text = attribute.asked.sub(" ", text)
    return _PUNCTUATION.sub("", cues().asking.fillers.sub(" ", text))


def _small_talk(bare: str) -> str | None:
    return next((name for name, whole in cues().talk.small_talk if whole.fullmatch(bare)), None)

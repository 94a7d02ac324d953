"""Whether a word of the message is affirmed, denied or only asked about: 没享受三零服务, 不搞喷漆酸洗.

In: the message and mentions. Out: True, False or None for each. Words: ``cues.yaml``.
"""

import re
from collections.abc import Sequence

from assistant.calculator.message.others import is_of_others
from assistant.calculator.message.told import Mention, Told, clause_end, clause_start
from assistant.calculator.quantities.cues import cues

_REACH = 10
_ENDINGS = "过了的上"
_ALSO = ("也", "又", "都", "更")
"""那个库进不去也不算: after what is a denial itself, one more denies nothing of it."""
_OWN_FAILURE = {"choice": _REACH, "yes": 1, "name": 4}
"""So many characters of another clause may stand between a word and its failure (国家级，还没批)."""


def polarity(told: Told, mention: Mention) -> bool | None:
    """True: affirmed, False: denied, None: only asked about."""
    known, text = cues(), told.text
    if is_of_others(text, mention.start):
        return False
    start = max(clause_start(told, mention.start), mention.start - _REACH)
    before = text[max(start, _behind_another(told, mention)) : mention.start]
    if mention.meaning.role == "choice" and _is_hearsay(told, mention):
        return False
    if _is_asked_about(told, mention, before):
        return None
    behind = text[mention.end : min(clause_end(told, mention.end), mention.end + _REACH)]
    denied = known.patterns["negation_after"].search(behind)
    if denied and not (mention.meaning.role == "no" and denied[0].startswith(_ALSO)):
        return False
    if known.patterns["tariff_after"].search(behind):
        return False
    if mention.meaning.role in ("choice", "yes") and has_failed(told, mention):
        return False
    compared = known.patterns["compared"].search(before)
    if compared and known.patterns["compared_after"].search(behind):
        return False
    return known.patterns["negation"].search(before) is None


def _behind_another(told: Told, mention: Mention) -> int:
    """还没到特级是一级: where another value of the choice ends, in place of which this one is said; 0 behind none."""
    instead = cues().patterns["is_instead"]
    return max(
        (
            m.end
            for m in told.mentions.get(mention.meaning.rule, ())
            if m.meaning.role == "choice" == mention.meaning.role
            and m.meaning.input == mention.meaning.input
            and m.meaning.value != mention.meaning.value
            and instead.fullmatch(told.text, m.end, mention.start)
        ),
        default=0,
    )


def _is_asked_about(told: Told, mention: Mention, before: str) -> bool:
    """算不算规上企业, 听说小升规有20万: whether a word is only asked about, or a thing only heard of."""
    known, text = cues().patterns, told.text
    if mention.meaning.role == "yes" and known["hearsay"].search(before):
        return True
    if known["whether"].search(text[: min(mention.start + 2, mention.end)]):
        return True
    if known["questioning"].search(before):
        return True
    behind = text[mention.end : mention.end + _REACH]
    return mention.meaning.role != "choice" and bool(known["questioning_after"].search(behind))


def _is_hearsay(told: Told, mention: Mention) -> bool:
    """听说国家级给五十万，俺们报上去还没信儿: what the document gives, where one's own case follows, unless
    that is that it came (听说一级给200万，我们晋升了).
    """
    known, text = cues().patterns, told.text
    if known["hearsay"].search(text[: mention.start]) is None:
        return False
    if known["hearsay_own"].search(text, mention.end) and not _other_choice_told(told, mention):
        return False
    behind = text[mention.end :]
    return bool(known["hearsay_behind"].search(behind) and known["self"].search(behind))


def _other_choice_told(told: Told, mention: Mention) -> bool:
    """Whether the message says another value of the same choice, apart from these words."""
    return any(
        m.meaning.input == mention.meaning.input
        and m.meaning.value != mention.meaning.value
        and (m.end <= mention.start or mention.end <= m.start)
        for m in told.mentions.get(mention.meaning.rule, ())
        if m.meaning.role == "choice" and not m.covered
    )


def has_failed(told: Told, mention: Mention) -> bool:
    """国家级的报了没批: whether the words behind say that it did not come, or not yet.

    One that some of them met with (说好五家，有一家没批，实际四家) is not that of all. A failure right before the next
    choice is that one's (省级的，以前没评过国家级); one that another clause tells of something else
    (工业企业，投产也是今年，入规还没批), or of another of the kind (山西那个榜没进), is that thing's.
    """
    behind = _until_affirmed(told, mention)
    found = cues().patterns["not_yet"].search(behind)
    if found is None or _of_some(behind, found):
        return False
    of_the_next = mention.end + len(behind) < len(told.text)
    made_it = cues().patterns["made_it"].search(behind, found.end())
    named = mention.meaning.role == "name"
    if made_it and (named or not of_the_next or behind[made_it.end() :]):
        return False
    if named and of_the_next and cues().patterns["came_then"].search(behind, found.end()):
        return False
    if of_the_next and not behind[found.end() :].strip(_ENDINGS):
        return False
    if _names_another(told, mention.meaning.rule, mention.end + found.end()):
        return False
    before, comma, led = found["led"].rpartition("，")
    start = mention.end + len(before) + 1
    if comma and is_of_another_award(told, mention.meaning.rule, start, start + len(led)):
        return False
    if comma and cues().patterns["of_another_one"].search(led):
        return False
    return not comma or len(led) <= _OWN_FAILURE.get(mention.meaning.role, 0)


def _of_some(behind: str, failure: re.Match[str]) -> bool:
    """有一家没批下来，实际四家: whether only some failed, and how many did not is told behind."""
    known = cues().patterns
    some = known["some_of_them"].search(failure["led"])
    return some is not None and known["after_all"].search(behind[failure.end() :]) is not None


def is_of_another_award(told: Told, rule: str, start: int, end: int) -> bool:
    """一等奖，公司才五个人，高企还没认定: whether a stretch of the message names what another rule is about, and
    not what this one is.
    """

    def names(mentions: Sequence[Mention]) -> bool:
        return any(m.meaning.role == "name" and start <= m.start < end for m in mentions)

    named = any(names(found) for other, found in told.mentions.items() if other != rule)
    return named and not names(told.mentions.get(rule, ()))


def _names_another(told: Told, rule: str, offset: int) -> bool:
    """Whether what another rule is about is named here, 过 or 的 left out."""
    own = {m.start for m in told.mentions.get(rule, ())}
    return any(
        mention.start >= offset
        and mention.start not in own
        and mention.meaning.role == "name"
        and not told.text[offset : mention.start].strip(_ENDINGS)
        for other, found in told.mentions.items()
        if other != rule
        for mention in found
    )


def _until_affirmed(told: Told, mention: Mention) -> str:
    """The words behind a mention, up to the next choice or affirming word of the same rule that does
    not follow at once (国家级重点实验室没批: neither came).
    """
    mentions = told.mentions.get(mention.meaning.rule, ())
    at_once = max((m.end for m in mentions if m.start <= mention.end), default=mention.end)
    nexts = [
        m.start
        for m in mentions
        if m.meaning.role in ("choice", "yes") and m.start > mention.end and m.end > at_once
    ]
    return told.text[mention.end : min(nexts, default=len(told.text))]


def polarities(told: Told, mentions: Sequence[Mention]) -> list[bool | None]:
    """The polarity of each mention, in order; one "no" holds for a whole list of items."""
    found: list[bool | None] = []
    for index, mention in enumerate(mentions):
        own = polarity(told, mention)
        if own is True and index and found[-1] is False and _is_listed(told, mentions, index):
            own = False
        found.append(own)
    for index in range(len(mentions) - 1, 0, -1):
        if found[index] is False and _all_denied(told, mentions[index]):
            _deny_list_before(told, mentions, index, found)
    return found


def _all_denied(told: Told, mention: Mention) -> bool:
    """锅炉、炉窑都没有: whether the "no" behind a mention is one for a list."""
    return cues().patterns["all_denied"].search(told.text[mention.end :]) is not None


def _deny_list_before(
    told: Told, mentions: Sequence[Mention], last: int, found: list[bool | None]
) -> None:
    index = last
    while index and _is_listed(told, mentions, index):
        index -= 1
        found[index] = False


def _is_listed(told: Told, mentions: Sequence[Mention], index: int) -> bool:
    """没有锅炉、炉窑和喷漆: whether a mention is the next item of the list before it."""
    before, mention = mentions[index - 1], mentions[index]
    between = told.text[before.end : mention.start]
    return cues().patterns["listed"].fullmatch(between) is not None

"""Whether a title or a place on a list came, and whether it is new: 报了没批, 没进百强, 前年就是专精特新了.

In: the mentions of one rule, and the message. Out: where it is said that the title did not come (or was
lost), or that it was had for long; None where it is not. Words: ``cues.yaml``.
"""

from collections.abc import Sequence

from assistant.calculator.message.affirming import longest
from assistant.calculator.message.input_words import InputWords
from assistant.calculator.message.other_titles import known_to, told_of_titles
from assistant.calculator.message.others import is_of_others
from assistant.calculator.message.polarity import has_failed, is_of_another_award, polarity
from assistant.calculator.message.told import Mention, Told, clause_end, clause_start
from assistant.calculator.quantities.cues import cues
from assistant.calculator.quantities.fact import Period
from assistant.calculator.quantities.wording import plain
from corpus.spans import overlap

Span = tuple[int, int]
_YEARS_NEW = 2
"""What came so many years ago may still be paid for, in instalments; what came before is long had."""
_YEARS_OF_A_TITLE = 1
"""A title is paid for in its year or so many years behind it."""


def not_granted(spec: InputWords, mentions: Sequence[Mention], told: Told) -> Span | None:
    """链主报了没批, 众创空间报国家级没通过, 山西100强第120名，没进100强: where what the rule is named for did not come.

    Of each thing said (a choice, or the name alone) the last that is said of it holds; a name that only
    leads to a choice says nothing.
    """
    spoken = [
        m
        for role in ("name", "choice")
        for m in longest(m for m in mentions if m.meaning.role == role)
    ]
    own = [m for m in spoken if not is_of_others(told.text, m.start)]
    if not own:
        without = spoken and cues().patterns["self_without"].search(told.text)
        return (spoken[0].start, spoken[-1].end) if without else None
    if any(_is_beyond_the_list(m, told) for m in own):
        return own[0].start, own[-1].end
    choices = [m for m in own if m.meaning.role == "choice"]
    bare = [m for m in own if m not in choices and not any(overlap(m, c) for c in choices)]
    gone = _all_lost(spec, choices, told)
    if bare and (not choices or max(bare, key=_start).start > max(choices, key=_start).start):
        gone = _is_lost(spec, max(bare, key=_start), told)
    return (min(m.start for m in own), max(m.end for m in own)) if gone else None


def _all_lost(spec: InputWords, choices: Sequence[Mention], told: Told) -> bool:
    """Whether each value that is said is lost by what is said of it last; one that another word says came
    (评上国优了，没评上鲁班奖) is not.
    """
    by_value: dict[str | bool | None, list[Mention]] = {}
    for m in sorted(choices, key=_start):
        by_value.setdefault(m.meaning.value, []).append(m)

    def word(m: Mention) -> str:
        return told.text[m.start : m.end]

    for said in by_value.values():
        last = said[-1]
        if not _is_lost(spec, last, told):
            return False
        others = [m for m in said if word(m) not in word(last) and word(last) not in word(m)]
        if any(_has_come(spec, m, told) for m in others):
            return False
    return bool(by_value)


def _is_beyond_the_list(mention: Mention, told: Told) -> bool:
    """山西100强第130名: whether the rank told is none of the list."""
    for found in cues().patterns["ranked"].finditer(told.text):
        inside = mention.start <= found.start() < mention.end
        if inside and int(found["rank"]) > int(found["places"]):
            return True
    return False


def _has_come(spec: InputWords, mention: Mention, told: Told) -> bool:
    start, end = clause_start(told, mention.start), clause_end(told, mention.end)
    came = cues().patterns["came"].search(told.text, start, end) is not None
    return came and not _is_lost(spec, mention, told)


def _start(mention: Mention) -> int:
    return mention.start


def choice_came_then(mentions: Sequence[Mention], told: Told) -> bool:
    """国家级小巨人没评上，评上了省级; 前年没评上，今年评上国家级了: whether behind what did not come a choice came."""
    known, text = cues().patterns, told.text
    lost = [m.start for m in mentions if m.meaning.role == "name" and not m.covered]
    for m in mentions:
        if m.meaning.role != "choice" or m.covered or polarity(told, m) is not True:
            continue
        start = clause_start(told, m.start)
        if is_of_another_award(told, m.meaning.rule, start, clause_end(told, m.end)):
            continue
        if any(n < start for n in lost) and known["came_then"].search(text, start, m.start):
            return True
    return False


def _is_lost(spec: InputWords, mention: Mention, told: Told) -> bool:
    """Whether the words around it say that it did not come."""
    text, start = told.text, clause_start(told, mention.start)
    failures = cues().patterns["failed_before"].finditer(text, start, mention.end)
    if any(found.start() < mention.start <= found.end() for found in failures):
        return True
    named = text[mention.start : mention.end] in plain(spec.spec.label)
    if named and polarity(told, mention) is False:
        return True
    return has_failed(told, mention)


def long_had(mentions: Sequence[Mention], told: Told) -> Span | None:
    """前年就是专精特新了, 2023年评上的小巨人: where a title is said to be of years ago, and not to have come anew.

    What is said of a title of another kind (省级绿色工厂是前年的) is none of it.
    """
    known, text = cues().patterns, told.text
    others = [t for t in told_of_titles(text) if not known_to(mentions, t)]
    own = [
        m
        for m in mentions
        if m.meaning.role in ("name", "choice", "yes") and not is_of_others(text, m.start)
    ]
    for found in known["long_since"].finditer(text):
        if any(t.start <= found.start() < t.end for t in others):
            continue
        if any(
            p.start < found.end() and found.start() < p.end and _is_recent(p, told)
            for p in told.periods
        ):
            continue
        if _is_of_this(own, found.start(), found.end(), told) and not _anew(found.end(), own, told):
            return found.span()
    for p in told.periods:
        if _is_recent(p, told) or any(t.start <= p.start < t.end for t in others):
            continue
        of_then = any(
            known["granted_then"].fullmatch(text, p.end, m.start)
            for m in own
            if m.start >= p.end and m.meaning.role != "yes"
        )
        of_then = of_then or any(
            known["then_granted"].fullmatch(text, m.end, p.start)
            and known["granted_behind"].match(text, p.end)
            for m in own
            if m.end <= p.start
        )
        if of_then and not _anew(p.end, own, told):
            return p.start, p.end
    return None


def _is_recent(period: Period, told: Told) -> bool:
    return period.last.year >= told.today.year - _YEARS_OF_A_TITLE


def _is_of_this(own: Sequence[Mention], start: int, end: int, told: Told) -> bool:
    """Whether the clause tells of this award, or of none: not of another one."""
    if not own:
        return False
    first, last = clause_start(told, start), clause_end(told, end)
    return not is_of_another_award(told, own[0].meaning.rule, first, last)


def _anew(start: int, own: Sequence[Mention], told: Told) -> bool:
    """前年是市级的，今年评上了省级: whether it is said behind that the title came now."""
    found = cues().patterns["came_now"].search(told.text, start)
    return found is not None and _is_of_this(own, found.start(), found.end(), told)


def held_long(mentions: Sequence[Mention], told: Told) -> Span | None:
    """2019年就是规上企业, 入规好几年了: where what is given for the first time was had for years."""
    known, text = cues().patterns, told.text
    for m in mentions:
        if m.covered or m.meaning.role not in ("name", "yes") or is_of_others(text, m.start):
            continue
        start = clause_start(told, m.start)
        for p in told.periods:
            old = p.last.year < told.today.year - _YEARS_NEW
            if old and start <= p.start and known["held_since"].fullmatch(text, p.end, m.start):
                return p.start, m.end
        if known["held_for_before"].search(text[start : m.start]):  # 连着五年都是规上企业
            return start, m.end
        if known["held_for"].match(text, m.end):
            return m.start, m.end
    return None

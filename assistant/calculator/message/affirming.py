"""Which choices of an input a message affirms: 没评上国家级，是省级的; 没锅炉没窑; 有锅炉，别的都没有.

In: one rule's inputs and the message. Out: by input, the mentions that are affirmed and still hold.
Longer words hide the shorter ones inside them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.calculator.message.changing import still_hold
from assistant.calculator.message.input_words import InputWords, RuleWords
from assistant.calculator.message.polarity import has_failed, polarities
from assistant.calculator.message.received import is_received, received_choices
from assistant.calculator.message.told import Mention, Told, clause_end, clause_start
from assistant.calculator.quantities.correcting import is_correction
from assistant.calculator.quantities.cues import cues
from assistant.calculator.quantities.punctuation import SENTENCE_MARKS
from assistant.calculator.rules.rule import Rule

_VERB = 4
"""升成了个 before what one became: so many characters at most."""
_FACTS = ("choice", "yes", "no")
_OF = "的"
_TWO = 2
_NEXT = 1
"""So many characters may stand between a word and what it is said of."""


def said_choices(words: RuleWords, told: Told) -> dict[str, list[Mention]]:
    """By input, the mentions of choices that are affirmed and still hold."""
    mentions = told.mentions.get(words.rule.id, ())
    found = {}
    for name, spec in words.inputs.items():
        if spec.spec.type == "choice":
            own = [m for m in mentions if m.meaning.input == name and m.meaning.role == "choice"]
            own = [
                m
                for m in own
                if not _is_a_step(m, told)
                and not _is_other_side(m, mentions, told)
                and not is_first_of_another(m, told)
                and not cues().patterns["of_a_daughter"].match(told.text, m.end)
                and not cues().patterns["reckoned_again"].match(told.text, m.start)
            ]
            own = sorted([*own, *received_choices(words, name, told)], key=lambda m: m.start)
            own = [m for m in own if not _only_joins(m, own, told)]
            affirmed = still_hold(told, _affirmed(spec, own, told)) if own else []
            affirmed = _where_it_came_so(_decided(affirmed, told), mentions)
            found[name] = not_paid(of_its_own(words.rule.id, affirmed, told), told)
    return {name: _of_what_holds(name, found, mentions) for name in found}


def _of_what_holds(
    name: str, found: dict[str, list[Mention]], mentions: Sequence[Mention]
) -> list[Mention]:
    """一直是二级，今年升上一级: without a choice (一直是) right before a choice of another input that holds no more."""
    said = found[name]
    if len({m.meaning.value for m in said}) < _TWO:
        return said
    gone = [
        m
        for m in mentions
        if m.meaning.role == "choice" and m.meaning.input != name and found.get(m.meaning.input)
        if m not in found[m.meaning.input]
    ]
    kept = [m for m in said if not any(0 <= other.start - m.end <= _NEXT for other in gone)]
    return kept or said


def _decided(affirmed: list[Mention], told: Told) -> list[Mention]:
    """500强进了，100强还在评; 拿了县质量奖，正在申报省质量奖: without a choice whose clause says that it is not decided
    yet, beside others.
    """
    pending, applying = cues().patterns["pending"], cues().patterns["applying"]
    kept = [
        m
        for m in affirmed
        if not pending.search(told.text, m.end, clause_end(told, m.end))
        and not applying.search(told.text[clause_start(told, m.start) : m.start])
    ]
    return kept or affirmed


def _where_it_came_so(affirmed: list[Mention], mentions: Sequence[Mention]) -> list[Mention]:
    """第二年还在库里，第三年退库了: without a choice behind which, before the next one, a fact is only denied."""
    values = {m.meaning.value for m in affirmed}
    if len(values) < _TWO:
        return affirmed
    starts = [m.start for m in affirmed[1:]] + [max(m.end for m in mentions)]
    behind = [
        {f.meaning.role for f in mentions if m.end <= f.start and f.end <= max(next_, m.end)}
        for m, next_ in zip(affirmed, starts, strict=True)
    ]
    kept = [m for m, roles in zip(affirmed, behind, strict=True) if roles & {"yes", "no"} != {"no"}]
    return kept or affirmed


def _is_other_side(mention: Mention, mentions: Sequence[Mention], told: Told) -> bool:
    """公司向个人出租: whether a choice (个人出租) only ends the word for whom it is done to."""
    other_side = cues().patterns["other_side"]
    return any(
        m.meaning.role == "choice"
        and m.meaning.input != mention.meaning.input
        and m.start < mention.start
        and m.end == mention.end
        and other_side.fullmatch(told.text, m.start, mention.start)
        for m in mentions
    )


def _only_joins(mention: Mention, own: Sequence[Mention], told: Told) -> bool:
    """升规了，又认定为高新技术企业首次: whether 又 says no more than that another award came, too.

    So it is where what the rule is about was not named before but another award was, or where another
    choice is said of it right behind.
    """
    if cues().patterns["joining"].match(told.text, mention.start, mention.end) is None:
        return False
    rule, end = mention.meaning.rule, clause_end(told, mention.end)
    if any(mention.end <= m.start < end and m.meaning.value != mention.meaning.value for m in own):
        return True
    ours = any(start < mention.start for start, _ in _names(told, rule))
    others = (other for other in told.mentions if other != rule)
    return not ours and any(s < mention.start for o in others for s, _ in _names(told, o))


def is_first_of_another(mention: Mention, told: Told) -> bool:
    """第一次升规，还评上了高新: whether it is another award of which it is said that it came the first time."""
    if cues().patterns["first_time"].fullmatch(told.text, mention.start, mention.end) is None:
        return False
    rule, start = mention.meaning.rule, clause_start(told, mention.start)
    end, follows = clause_end(told, mention.end), cues().patterns["came_about"]
    if any(m.meaning.role == "name" and start <= m.start < end for m in told.mentions[rule]):
        return False
    return any(
        mention.end <= s < end and follows.fullmatch(told.text, mention.end, s)
        for other in told.mentions
        if other != rule
        for s, _ in _names(told, other)
    )


def _is_a_step(mention: Mention, told: Told) -> bool:
    """资质升了一级: whether a level is only by how many levels something rose."""
    known, word = cues().patterns, told.text[mention.start : mention.end]
    if known["levels_counted"].fullmatch(word) is None:
        return False
    rose = known["rose_by"].search(told.text[: mention.start])
    return rose is not None and known["of_that_level"].match(told.text, mention.end) is None


def of_its_own(rule: str, mentions: list[Mention], told: Told) -> list[Mention]:
    """国家认的高企，又评上省里的小巨人: without the choices in a clause that names another award alone,
    where a clause that names this one has some; nor those right before another award (省级众创空间和市级实验室).
    """
    if len({m.meaning.value for m in mentions}) < 2:
        return mentions
    mentions = [m for m in mentions if not _leads_another(rule, m, told)] or mentions
    starts = {mention: clause_start(told, mention.start) for mention in mentions}
    mine = {clause_start(told, start) for start, _ in _names(told, rule)}
    others = {
        clause_start(told, start)
        for other in told.mentions
        if other != rule
        for start, end in _names(told, other)
        if not any(s < end and start < e for s, e in _names(told, rule))
    }
    kept = [m for m in mentions if starts[m] in mine or starts[m] not in others]
    return kept if any(starts[m] in mine for m in kept) else mentions


def of_own_clauses(mentions: Sequence[Mention], told: Told, rule: Rule) -> list[Mention]:
    """高企是重新认定，小巨人是头一次: without what is said of another award alone: in a clause that names it and not this
    one, which is named elsewhere, in words that the other one has for a fact of its own; what is said of them all
    (都是头一次) stays.
    """
    return [m for m in mentions if not _is_in_anothers_clause(m, told, rule)]


def _is_in_anothers_clause(mention: Mention, told: Told, rule: Rule) -> bool:
    start = clause_start(told, mention.start)
    mine = told.mentions.get(rule.id, ())
    named = {clause_start(told, at) for at, _ in _names(told, rule.id)}
    chosen = {clause_start(told, m.start) for m in mine if m.meaning.role == "choice"}
    if not named or start in named | chosen:
        return False
    if cues().patterns["of_all"].search(told.text, start, mention.start):
        return False
    return any(
        any(
            clause_start(told, at) == start and not (at < mention.end and mention.start < end)
            for at, end in _names(told, other)
        )
        and any(
            m.meaning.role in _FACTS
            and m.meaning.input != mention.meaning.input
            and m.start < mention.end
            and mention.start < m.end
            for m in found
        )
        for other, found in told.mentions.items()
        if other != rule.id and other not in rule.adds_to
    )


def _leads_another(rule: str, mention: Mention, told: Told) -> bool:
    """Whether a choice stands right before the name of another award, and in no word for this one."""
    own = _names(told, rule)
    if any(start < mention.end and mention.start < end for start, end in own):
        return False
    led = {mention.end, mention.end + len(_OF) * told.text.startswith(_OF, mention.end)}
    return any(
        start in led and not any(s < end and start < e for s, e in own)
        for other in told.mentions
        if other != rule
        for start, end in _names(told, other)
    )


def _names(told: Told, rule: str) -> list[tuple[int, int]]:
    found = told.mentions.get(rule, ())
    return [(m.start, m.end) for m in found if m.meaning.role == "name" and not m.covered]


def not_paid(mentions: Sequence[Mention], told: Told) -> list[Mention]:
    """县质量奖是去年得的，20万早到账了。今年又拿了市质量奖: what was paid for is left out beside what was not."""
    paid = [m for m in mentions if _is_paid(told, m)]
    return [m for m in mentions if m not in paid] or list(mentions)


def _is_paid(told: Told, mention: Mention) -> bool:
    """Whether its clause or, in an earlier year, its sentence says that the money for it came."""
    if is_received(told, mention.start, mention.end):
        return True
    start = (
        max((told.text.rfind(mark, 0, mention.start) for mark in SENTENCE_MARKS), default=-1) + 1
    )
    ends = [end for mark in SENTENCE_MARKS if (end := told.text.find(mark, mention.end)) >= 0]
    end = min(ends, default=len(told.text))
    years = [p.last.year for p in told.periods if start <= p.start and p.end <= end]
    earlier = bool(years) and max(years) < told.today.year
    return earlier and cues().patterns["paid"].search(told.text[start:end]) is not None


def longest(mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions that are not inside a longer one of the same input, nor of another rule's word."""
    kept = list(mentions)
    return [m for m in kept if not m.covered and not any(_hides(other, m) for other in kept)]


def _hides(large: Mention, small: Mention) -> bool:
    longer = large.end - large.start > small.end - small.start
    return longer and large.start <= small.start and small.end <= large.end


def _affirmed(spec: InputWords, own: Sequence[Mention], told: Told) -> list[Mention]:
    """The choices said, without those denied or taken back; a correction affirms what it says.

    Where the rule has a value for "none of them", denying all others (没锅炉没窑) says that value.
    """
    spoken = longest(m for m in own if not _pays(told, m))
    mentions, corrected = last_said(spoken, told)
    said = polarities(told, mentions)
    last = {m.meaning.value: m for m in mentions}
    affirmed = [
        m
        for i, m in enumerate(mentions)
        if (corrected and i == 0)
        or (said[i] is not False and not has_failed(told, last[m.meaning.value]))
    ]
    affirmed = _without_left_behind(affirmed, told)
    affirmed = _not_followed_by_no(affirmed, told)
    affirmed = _not_disowned(affirmed, mentions[1:] if corrected else mentions, told)
    denied = [m for m in mentions if m not in affirmed]
    none = spec.spec.none
    if none is None:
        return affirmed
    affirmed = _without_the_rest(affirmed, none, told)
    all_denied = {c.value for c in spec.spec.choices} - {none} <= {m.meaning.value for m in denied}
    if affirmed or not denied or not (all_denied or _neither_nor(denied, told)):
        return affirmed
    first = denied[0]
    nothing = replace(first, end=denied[-1].end, meaning=replace(first.meaning, value=none))
    return sorted([*affirmed, nothing], key=lambda m: m.start)


def _without_left_behind(affirmed: list[Mention], told: Told) -> list[Mention]:
    """今年由一级晋升特级: without the choice that was left for another one."""
    left, became = cues().patterns["left_level"], cues().patterns["became"]
    kept = [
        m
        for m in affirmed
        if not (left.search(told.text[: m.start]) and became.match(told.text, m.end))
    ]
    return _without_former(kept or affirmed, told)


def _without_former(affirmed: list[Mention], told: Told) -> list[Mention]:
    """前几年一直是二级，升成一级了: without the choice that had been so before another one came of it."""
    had_been, become = cues().patterns["had_been"], cues().patterns["has_become"]
    last = affirmed[-1] if affirmed else None
    if last is None or not become.search(told.text[max(0, last.start - _VERB) : last.end]):
        return affirmed
    return [
        m
        for m in affirmed
        if m.meaning.value == last.meaning.value or not had_been.search(told.text[: m.start])
    ]


def _not_followed_by_no(affirmed: list[Mention], told: Told) -> list[Mention]:
    """第二年没退库、第三年退库了, 第二年都在库: of several choices one is not meant right behind which it did not
    happen.
    """
    noes = {
        m.start
        for one in affirmed
        for m in told.mentions.get(one.meaning.rule, ())
        if m.meaning.role == "no"
    }
    all_of_it = cues().patterns["all_of_it"]

    def denied(mention: Mention) -> bool:
        end, text = mention.end, told.text
        return any(no >= end and all_of_it.fullmatch(text[end:no]) for no in noes)

    return [m for m in affirmed if not denied(m)] or affirmed


def _not_disowned(
    affirmed: Sequence[Mention], mentions: Sequence[Mention], told: Told
) -> list[Mention]:
    """种植合作社不是龙头企业: what is said not to be one is none by another word either."""
    said = cues().patterns["is_no"]
    disowned = {
        no.meaning.value
        for no in mentions
        if (found := said.search(told.text[: no.start]))
        and any(m.end == found.start() for m in affirmed if m.meaning.value == no.meaning.value)
    }
    return [m for m in affirmed if m.meaning.value not in disowned]


def _neither_nor(denied: Sequence[Mention], told: Told) -> bool:
    """没锅炉没窑: the turn of speech that denies everything of the kind."""
    between = cues().patterns["neither_nor"]
    return any(
        one.meaning.value != other.meaning.value
        and between.fullmatch(told.text[one.end : other.start])
        for one, other in pairwise(denied)
    )


def _without_the_rest(affirmed: list[Mention], none: str, told: Told) -> list[Mention]:
    """院里有锅炉，别的都没有: "none" said of the rest only is not said of what is affirmed."""
    rest = cues().patterns["the_rest"]
    kept = [m for m in affirmed if m.meaning.value != none or not rest.search(told.text[: m.start])]
    return kept or affirmed


def _pays(told: Told, mention: Mention) -> bool:
    """县级财政给多少: whether a level is that of the office that pays, not that of a title."""
    known, text = cues().patterns, told.text
    return (
        known["payer"].fullmatch(text[mention.start : mention.end]) is not None
        and known["payer_after"].search(text[mention.end :]) is not None
        and known["level_after"].search(text[mention.end - 1 :]) is None
        and known["payer_not_after"].search(text[: mention.start]) is None
    )


def last_said(mentions: Sequence[Mention], told: Told) -> tuple[Sequence[Mention], bool]:
    """特级，说错了，一级: what stands from the last correction on, and whether there was one."""
    for index in range(len(mentions) - 1, 0, -1):
        between = told.text[mentions[index - 1].end : mentions[index].start]
        if is_correction(between):
            return mentions[index:], True
    return mentions, False

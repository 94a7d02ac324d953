"""Choices, flags and days of a rule from the words of a message.

In: one rule's inputs and the message. Out: values by input, each with the words it stands on.
Longer words hide the shorter ones inside them; 不是, 没 turn a word round; a question is no fact.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.calculator.belonging import belongs
from assistant.calculator.changing import still_hold
from assistant.calculator.coinciding import coincide
from assistant.calculator.correcting import is_correction
from assistant.calculator.cues import cues
from assistant.calculator.fact import Period
from assistant.calculator.others import is_of_others
from assistant.calculator.polarity import clause_start, polarities, polarity
from assistant.calculator.vocabulary import InputWords, Mention, RuleWords, Told, plain

_REACH = 10
_ADJACENT = 8


@dataclass(frozen=True, slots=True)
class Chosen:
    """A value told for an input; several that cannot all be, or none of which is but that the one
    that would be assumed is not so (``value`` None, ``values`` empty).
    """

    input: str
    value: str | bool | date | None
    start: int
    end: int
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Said:
    """One mention of a flag, and whether it says yes."""

    mention: Mention
    value: bool


def said_choices(words: RuleWords, told: Told) -> dict[str, list[Mention]]:
    """By input, the mentions of choices that are affirmed and still hold."""
    mentions = told.mentions.get(words.rule.id, ())
    found = {}
    for name, spec in words.inputs.items():
        if spec.spec.type == "choice":
            own = [m for m in mentions if m.meaning.input == name and m.meaning.role == "choice"]
            found[name] = still_hold(told, _affirmed(spec, own, told)) if own else []
    return found


def choose(
    words: RuleWords,
    told: Told,
    asked: str | None,
    choices: Mapping[str, Sequence[Mention]],
    several: Collection[str] = (),
) -> list[Chosen]:
    """Every choice, flag and day that the message tells for this rule.

    ``choices`` is ``said_choices`` of the same rule and message, ``several`` are the inputs of
    which more than one value is meant.
    """
    mentions = told.mentions.get(words.rule.id, ())
    names = [m for m in mentions if m.meaning.role == "name"]
    found: list[Chosen] = []
    for name, spec in words.inputs.items():
        own = [m for m in mentions if m.meaning.input == name]
        chosen: Chosen | None = None
        if spec.spec.type == "choice":
            chosen = _choice(
                spec, choices[name], () if name in several else names, told, name == asked
            ) or _not_as_assumed(spec, own, told)
        elif spec.spec.type == "flag":
            chosen = _flag(spec, own, told, name == asked)
        elif spec.spec.type == "date":
            chosen = _day(spec, own, words, told, name == asked)
        if chosen is not None:
            found.append(chosen)
    return found


def _longest(mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions that are not inside a longer one of the same input, nor of another rule's word."""
    kept = list(mentions)
    return [m for m in kept if not m.covered and not any(_hides(other, m) for other in kept)]


def _hides(large: Mention, small: Mention) -> bool:
    longer = large.end - large.start > small.end - small.start
    return longer and large.start <= small.start and small.end <= large.end


def _choice(
    spec: InputWords, said: Sequence[Mention], names: Sequence[Mention], told: Told, asked: bool
) -> Chosen | None:
    listed = spec.spec.membership
    if listed is not None and all(m.meaning.value in (listed.inside, listed.outside) for m in said):
        found = belongs(listed, told)
        if found is not None:
            return Chosen(spec.name, found.value, found.start, found.end)
    if not said:
        return _by_position(spec, told) if asked else None
    if len({m.meaning.value for m in said}) > 1:
        said = [m for m in said if not _in_a_name(m, names)] or said
    values = tuple(dict.fromkeys(m.meaning.value for m in said))
    first, last = said[0], said[-1]
    if len(values) > 1:
        return Chosen(spec.name, None, first.start, last.end, values)
    return Chosen(spec.name, values[0], first.start, first.end)


def _not_as_assumed(spec: InputWords, own: Sequence[Mention], told: Told) -> Chosen | None:
    """省里那个没评过: what would be assumed unless said otherwise is said not to be."""
    assumed = spec.spec.assume
    if assumed is None:
        return None
    denied = [m for m in _longest(own) if f"'{m.meaning.value}'" in assumed.value]
    if not denied or any(polarity(told, m) is not False for m in denied):
        return None
    return Chosen(spec.name, None, denied[0].start, denied[-1].end)


def _affirmed(spec: InputWords, own: Sequence[Mention], told: Told) -> list[Mention]:
    """The choices said, without those denied or taken back; a correction affirms what it says.

    Where the rule has a value for "none of them", denying all others says that value.
    """
    spoken = _longest(m for m in own if not _pays(told, m))
    mentions, corrected = _last_said(spoken, told)
    said = polarities(told, mentions)
    affirmed = [m for i, m in enumerate(mentions) if (corrected and i == 0) or said[i] is not False]
    denied = [m for m in mentions if m not in affirmed]
    none = spec.spec.none
    others = {c.value for c in spec.spec.choices} - {none}
    if none is None or not denied or others - {m.meaning.value for m in denied}:
        return affirmed
    first = denied[0]
    nothing = replace(first, end=denied[-1].end, meaning=replace(first.meaning, value=none))
    return sorted([*affirmed, nothing], key=lambda m: m.start)


def _in_a_name(mention: Mention, names: Sequence[Mention]) -> bool:
    return any(n.start <= mention.start and mention.end <= n.end for n in names)


def _pays(told: Told, mention: Mention) -> bool:
    """县级财政给多少: whether a level is that of the office that pays, not that of a title."""
    known, text = cues().patterns, told.text
    return (
        known["payer"].fullmatch(text[mention.start : mention.end]) is not None
        and known["payer_after"].search(text[mention.end :]) is not None
        and known["payer_not_after"].search(text[: mention.start]) is None
    )


def _last_said(mentions: Sequence[Mention], told: Told) -> tuple[Sequence[Mention], bool]:
    """特级，说错了，一级: what stands from the last correction on, and whether there was one."""
    for index in range(len(mentions) - 1, 0, -1):
        between = told.text[mentions[index - 1].end : mentions[index].start]
        if is_correction(between):
            return mentions[index:], True
    return mentions, False


def _flag(spec: InputWords, own: Sequence[Mention], told: Told, asked: bool) -> Chosen | None:
    if spec.spec.same_year is not None and (
        found := coincide(spec.spec.same_year, told.text, told.periods)
    ):
        return Chosen(spec.name, found.same, found.start, found.end)
    said = []
    own = [m for m in own if not is_of_others(told.text, m.start)]
    mentions = _last_said(_longest(own), told)[0]
    for mention, holds in zip(mentions, polarities(told, mentions), strict=True):
        if holds is not None:
            said.append(_Said(mention, (mention.meaning.role == "yes") == holds))
    if not said:
        return _long_since(spec, told) or (_yes_or_no(spec, told) if asked else None)
    values = {s.value for s in said}
    if len(values) > 1:
        said = [s for s in said if not _past(told, s.mention)] or said
        values = {s.value for s in said}
    denied = [s for s in said if s.mention.meaning.role == "no"]
    one = (denied or said)[-1] if len(values) > 1 else said[0]
    return Chosen(spec.name, one.value, one.mention.start, one.mention.end)


def _long_since(spec: InputWords, told: Told) -> Chosen | None:
    """前年就挂上牌了: a title that one has had for long is not a new one."""
    found = cues().patterns["long_since"].search(told.text) if spec.newly else None
    return Chosen(spec.name, False, found.start(), found.end()) if found else None


def _past(told: Told, mention: Mention) -> bool:
    """Whether the words before it in its clause speak of an earlier time (以前没入规)."""
    start = clause_start(told, mention.start)
    if cues().old.search(told.text[start : mention.start]):
        return True
    return any(
        start <= p.start and p.end <= mention.start and p.last.year < told.today.year
        for p in told.periods
    )


def _first_clause(told: Told) -> tuple[str, int]:
    end = told.breaks[0] if told.breaks else len(told.text)
    return told.text[:end].strip(), end


def _yes_or_no(spec: InputWords, told: Told) -> Chosen | None:
    """A short answer to a question asked: 是的, 没有."""
    answer, end = _first_clause(told)
    answer = cues().ending.sub("", answer) or answer
    for value, words in ((True, cues().yes), (False, cues().no)):
        if answer in words:
            return Chosen(spec.name, value, 0, max(1, end))
    return None


def _by_position(spec: InputWords, told: Told) -> Chosen | None:
    """A short answer to a question with choices: 第二个, 后者, or a piece of one choice's words."""
    answer, end = _first_clause(told)
    answer = cues().ending.sub("", answer) or answer
    choices = spec.spec.choices
    for choice, words in zip(choices, cues().ordinals, strict=False):
        if answer in words:
            return Chosen(spec.name, choice.value, 0, max(1, end))
    holding = [c.value for c in choices if len(answer) > 1 and answer in plain(c.value)]
    if len(holding) == 1:
        return Chosen(spec.name, holding[0], 0, max(1, end))
    return None


def _day(
    spec: InputWords, own: Sequence[Mention], words: RuleWords, told: Told, asked: bool
) -> Chosen | None:
    """A single day: the one beside the input's names, or the only one there is."""
    days = [p for p in told.periods if p.first == p.last]
    if not days:
        return None
    near = [
        p
        for p in days
        if any(0 <= m.start - p.end <= _REACH or 0 <= p.start - m.end <= _ADJACENT for m in own)
    ]
    only = sum(i.spec.type == "date" for i in words.inputs.values()) == 1
    chosen = _last_day(near or (days if asked or only else []), told)
    if len({p.first for p in chosen}) != 1:
        return None
    return Chosen(spec.name, chosen[0].first, chosen[0].start, chosen[0].end)


def _last_day(days: Sequence[Period], told: Told) -> Sequence[Period]:
    """10月8日，哦不，10月9日: the days from the last correction on."""
    for index in range(len(days) - 1, 0, -1):
        if is_correction(told.text[days[index - 1].end : days[index].start]):
            return days[index:]
    return days

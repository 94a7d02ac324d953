"""Whether a message says yes or no to a flag of a rule: 建完一半 is not done, 打算明年 not yet, 第二年才首次入规 after all.

In: one flag, its mentions, the message. Out: ``Chosen`` with True or False; None where nothing is said of
it. A word that is only asked about, of others, or of another award says nothing. Words: ``cues.yaml``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.calculator.message.affirming import (
    is_first_of_another,
    last_said,
    longest,
    not_paid,
    of_own_clauses,
)
from assistant.calculator.message.changing import is_past
from assistant.calculator.message.chosen import Chosen
from assistant.calculator.message.granting import held_long, long_had, not_granted
from assistant.calculator.message.input_words import InputWords, RuleWords
from assistant.calculator.message.others import is_of_others
from assistant.calculator.message.polarity import polarities
from assistant.calculator.message.told import Mention, Told, clause_end, clause_start, first_clause
from assistant.calculator.quantities.coinciding import coincide
from assistant.calculator.quantities.cues import cues
from assistant.calculator.quantities.fact import Quantity


@dataclass(frozen=True, slots=True)
class _Said:
    """One mention of a flag, and whether it says yes."""

    mention: Mention
    value: bool


def told_flag(
    spec: InputWords, words: RuleWords, own: Sequence[Mention], told: Told, asked: bool
) -> Chosen | None:
    """Whether the message says yes or no to a flag; None where it says neither. ``own`` are the mentions of
    it, ``asked`` whether it was asked for last.
    """
    apart = of_own_clauses(own, told, words.rule)
    return _lost(spec, words, apart, told) or _flag(spec, apart, told, asked)


def _flag(spec: InputWords, own: Sequence[Mention], told: Told, asked: bool) -> Chosen | None:
    if spec.spec.same_year is not None and (
        found := coincide(spec.spec.same_year, told.text, told.periods)
    ):
        return Chosen(spec.name, found.same, found.start, found.end)
    if asked and _denied_shortly(own, told):
        return Chosen(spec.name, False, 0, max(1, len(told.text)))
    said = _said_of(own, told) if own else []
    if spec.completion:
        said = [replace(s, value=s.value and _is_done(told, s.mention)) for s in said]
    if not said:
        if spec.completion and (part := _part_of_the_work(told)):
            return Chosen(spec.name, False, part.start, part.end)
        return _yes_or_no(spec, told) if asked else None
    values = {s.value for s in said}
    if len(values) > 1:
        if any(s.value and not _planned(told, s.mention) for s in said):
            said = [s for s in said if not _plans_a_figure(told, s)]
        said = [s for s in said if not is_past(told, s.mention)] or said
        said = [s for s in said if not _planned(told, s.mention)] or said
        later = [n for n, s in enumerate(said) if s.value and _came_later(told, s.mention)]
        said = said[later[-1] :] if later else said
        values = {s.value for s in said}
    denied = [s for s in said if s.mention.meaning.role == "no"]
    one = (denied or said)[-1] if len(values) > 1 else said[0]
    return Chosen(spec.name, one.value, one.mention.start, one.mention.end)


def _lost(spec: InputWords, words: RuleWords, own: Sequence[Mention], told: Told) -> Chosen | None:
    """链主报了没批, 2019年就是规上企业: a flag that does not hold since what it is about did not come, or
    was had for long.
    """
    mentions = told.mentions.get(words.rule.id, ())
    found = None
    if spec.granted or (spec.status and not any(i.granted for i in words.inputs.values())):
        found = not_granted(spec, mentions, told)
    if found is None and spec.status:
        found = long_had(mentions, told)
    if found is None and spec.first:
        names = [m for m in mentions if m.meaning.role == "name"]
        found = held_long([*own, *names], told)
    return Chosen(spec.name, False, *found) if found else None


def _is_done(told: Told, mention: Mention) -> bool:
    """Whether what is said to be done is done, wholly and not in a time to come (2028年建成).

    年底干完了 was so at the end of last year, or is so before this one's.
    """
    start = clause_start(told, mention.start)
    times = [p for p in told.periods if start <= p.start and p.end <= mention.start]
    to_come = bool(times) and times[-1].first > told.today
    if to_come and times[-1].first.year == told.today.year:
        known, text = cues().patterns, told.text
        over = known["done_behind"].match(text, mention.end) is not None
        to_come = not over or known["still_to_come"].search(text, start, mention.start) is not None
    return not to_come and not _done_in_part(told, mention)


def _done_in_part(told: Told, mention: Mention) -> bool:
    """建完一半了, 六成已完工: whether it is said of a share of the whole."""
    known, text = cues().patterns, told.text
    if known["in_part_behind"].match(text, mention.end):
        return True
    return any(
        known["done_to"].fullmatch(text, mention.end, share.start)
        or known["of_which_done"].fullmatch(text, share.end, mention.start)
        for share in told.quantities
        if _is_share(share)
    )


def _part_of_the_work(told: Told) -> Quantity | None:
    """工程进度80%, 完成三分之二: the share of a work that is said to be done, as far as that is not all."""
    known = cues().patterns["work_done"]
    found = (
        share
        for share in told.quantities
        if _is_share(share) and known.search(told.text, 0, share.start)
    )
    return next(found, None)


def _is_share(quantity: Quantity) -> bool:
    return quantity.unit == "rate" and 0 <= quantity.value < 1 and not quantity.negated


def _said_of(own: Sequence[Mention], told: Told) -> list[_Said]:
    """What the mentions of a flag say of it, in order."""
    own = [m for m in own if not is_of_others(told.text, m.start)]
    own = not_paid([m for m in own if not is_first_of_another(m, told)], told)
    mentions = [m for m in last_said(longest(own), told)[0] if not _is_over(m, own, told)]
    return [
        _Said(mention, (mention.meaning.role == "yes") == holds)
        for mention, holds in zip(mentions, polarities(told, mentions), strict=True)
        if holds is not None and not _of_a_choice(told, mention)
    ]


def _is_over(mention: Mention, own: Sequence[Mention], told: Told) -> bool:
    """欠人家的货款上月全还清了: whether what speaks against it is over by what its own clause says of it."""
    end = clause_end(told, mention.end)
    return mention.meaning.role == "no" and any(
        m.meaning.role == "yes"
        and mention.end <= m.start < end
        and cues().patterns["is_settled"].match(told.text, m.start)
        for m in own
    )


def _of_a_choice(told: Told, mention: Mention) -> bool:
    """新认定省级的，国家级没评上: whether a denial is that of one of two choices, right before it."""
    between = cues().patterns["all_of_it"]
    if mention.meaning.role != "no":
        return False
    choices = [m for m in told.mentions.get(mention.meaning.rule, ()) if m.meaning.role == "choice"]
    return any(
        between.fullmatch(told.text, one.end, mention.start)
        and one.end <= mention.start
        and any(
            m.meaning.input == one.meaning.input and m.meaning.value != one.meaning.value
            for m in choices
        )
        for one in choices
    )


def _came_later(told: Told, mention: Mention) -> bool:
    """当年没入规，第二年才首次入规: whether the words before it in its clause say that it came after all."""
    start = clause_start(told, mention.start)
    return cues().patterns["came_later"].search(told.text[start : mention.start]) is not None


def _planned(told: Told, mention: Mention) -> bool:
    """统计联网直报也没进，打算明年冲小升规: whether the words before it in its clause say that it is only planned.

    What has been done since is planned no more (计划投资8000万的项目已竣工); what is awaited is (等竣工了).
    """
    if cues().patterns["awaiting"].search(told.text, 0, mention.start):
        return True
    start = clause_start(told, mention.start)
    figures = [q.end for q in told.quantities if start <= q.start and q.end <= mention.start]
    done = cues().patterns["done"].search(told.text, max(figures, default=start), mention.start)
    behind = cues().patterns["done_behind"].match(told.text, mention.end)
    if figures and (done or behind):
        start = figures[-1]
    return cues().patterns["planned"].search(told.text[start : mention.start]) is not None


def _plans_a_figure(told: Told, said: _Said) -> bool:
    """计划投资8000万……已建成: whether what speaks against it is the plan of a sum only."""
    mention, known = said.mention, cues().patterns
    if said.value or known["planned"].match(told.text, mention.start, mention.end) is None:
        return False
    end = clause_end(told, mention.end)
    figure = next((q for q in told.quantities if mention.end <= q.start < end), None)
    leads = figure is not None and known["leads_to_figure"].fullmatch(
        told.text, mention.end, figure.start
    )
    return bool(leads)


def _denied_shortly(own: Sequence[Mention], told: Told) -> bool:
    """备案? 那个没有: whether nothing is said last but what was asked about, and that there is none."""
    last = max((m for m in own if m.meaning.role == "yes"), key=lambda m: m.end, default=None)
    if last is not None and clause_start(told, last.start) != last.start:
        return False
    end = 0 if last is None else last.end
    return cues().patterns["denied_shortly"].fullmatch(told.text, end) is not None


def _yes_or_no(spec: InputWords, told: Told) -> Chosen | None:
    """A short answer to a question asked: 是的, 没有."""
    answer, end = first_clause(told)
    answer = cues().ending.sub("", answer) or answer
    value = cues().yes_or_no(answer)
    return None if value is None else Chosen(spec.name, value, 0, max(1, end))

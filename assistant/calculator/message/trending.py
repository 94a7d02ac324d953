"""A growth told in words alone: 今年销售下滑了 is below zero, 没达到行业平均 below the average.

In: one rule's inputs, the message, what its figures filled. Out: doubts that leave the figure open but
say within which ends it lies (the average, where nobody told it, lies above the growth). Words:
``cues.yaml``.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from assistant.calculator.engine.bounds import above, below
from assistant.calculator.message.input_words import InputWords, RuleWords
from assistant.calculator.message.told import Told, clause_end, clause_start
from assistant.calculator.quantities.cues import cues
from assistant.calculator.quantities.fact import Doubt, Filling

_NONE = Decimal(0)


def trends(
    words: RuleWords, told: Told, fillings: Mapping[str, Filling], doubted: Collection[str]
) -> Iterator[Doubt]:
    """What the words say of the rule's growth where no figure does."""
    growth = next((i for i in words.inputs.values() if i.growth and not i.average), None)
    average = next((i for i in words.inputs.values() if i.average), None)
    if growth is None or growth.name in doubted:
        return
    if growth.name in fillings:
        yield from _above_growth(growth, average, told, fillings)
    elif average is not None and (found := _said(told, "below_average")) is not None:
        yield from _below_average(growth, average, told, fillings, found)
    elif (found := _said(told, "fell")) is not None and not _of_another_figure(words, told, found):
        yield _doubt(growth, told, found, growth.low, below(growth.spec, _NONE))


def _said(told: Told, kind: str) -> re.Match[str] | None:
    """Where the words stand, with no figure and no denial in their clause."""
    known = cues().patterns
    for found in known[kind].finditer(told.text):
        start, end = clause_start(told, found.start()), clause_end(told, found.end())
        figures = any(start <= q.start and q.end <= end for q in told.quantities)
        asked = known["questioning"].search(told.text[start : found.start()])
        denied = known["negation"].search(told.text[start : found.start()])
        if not (figures or asked or denied):
            return found
    return None


def _of_another_figure(words: RuleWords, told: Told, found: re.Match[str]) -> bool:
    """利润下滑了, 增速回落了: whether what fell is no input of the rule that grows."""
    start = clause_start(told, found.start())
    mine = {
        (m.start, m.end)
        for m in told.mentions.get(words.rule.id, ())
        if m.meaning.input in words.numeric and not words.inputs[m.meaning.input].growth
    }
    return any(
        start <= noun.start
        and noun.end <= found.start()
        and not any(s <= noun.start and noun.end <= e for s, e in mine)
        for noun in told.nouns
    )


def _below_average(
    growth: InputWords,
    average: InputWords,
    told: Told,
    fillings: Mapping[str, Filling],
    found: re.Match[str],
) -> Iterator[Doubt]:
    """A growth below an average; where the average is not known, both are only known by each other."""
    known = fillings.get(average.name)
    if known is not None and isinstance(known.value, Decimal):
        yield _doubt(growth, told, found, growth.low, below(growth.spec, known.value))
        return
    if growth.high is None or average.high is None:
        return
    between = min(growth.high, average.high) / 2
    yield _doubt(growth, told, found, growth.low, below(growth.spec, between))
    yield replace(_doubt(average, told, found, between, average.high), words="")


def _above_growth(
    growth: InputWords, average: InputWords | None, told: Told, fillings: Mapping[str, Filling]
) -> Iterator[Doubt]:
    """增长15%，没达到行业平均: the average, of which no more is known, is above the growth told."""
    value = fillings[growth.name].value
    if average is None or average.high is None or average.name in fillings:
        return
    found = _said(told, "below_average")
    if found is not None and isinstance(value, Decimal):
        least = above(growth.spec, value)
        yield replace(_doubt(average, told, found, least, average.high), words="")


def _doubt(
    spec: InputWords, told: Told, found: re.Match[str], low: Decimal | None, high: Decimal
) -> Doubt:
    shown, start, end = told.words(*found.span())
    return Doubt(spec.name, "vague", shown, start, end, low=low, high=high, told_in_words=True)

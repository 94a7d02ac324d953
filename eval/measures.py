"""Measures: each gives a value for every question it applies to, and the mean with its interval.

A measure is a name, a sentence, whether more is better, and a function from a transcript to a
number or None (does not apply). Shares are 0 or 1 a question, so their mean is a share.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from corpus.catalog import Catalog
from eval.check import compare, failures, wrong_sum
from eval.figures import ungrounded, verbatim
from eval.transcript import Transcript

_RESAMPLES = 2000
_SEED = 20220426
_ANSWERABLE = ("lookup", "calculate", "keyword", "not_stated", "ended")
_ASK_BACK = ("clarification",)


@dataclass(frozen=True, slots=True)
class Measure:
    """``value`` maps a transcript to a number, or None where the measure does not apply."""

    name: str
    says: str
    better: Literal["more", "less"]
    value: Callable[[Transcript], float | None]


@dataclass(frozen=True, slots=True)
class Score:
    """A measure over some questions: every value by question id, mean, and 95% interval."""

    values: Mapping[str, float]
    mean: float
    low: float
    high: float

    @property
    def count(self) -> int:
        """How many questions it was taken over."""
        return len(self.values)

    @property
    def total(self) -> float:
        """The sum of the values: of a share, how many questions have it."""
        return float(sum(self.values.values()))


def score(measure: Measure, transcripts: Iterable[Transcript]) -> Score | None:
    """The measure over all transcripts it applies to, or None when there are none."""
    values: dict[str, float] = {}
    for transcript in transcripts:
        value = measure.value(transcript)
        if value is not None:
            values[transcript.question.id] = float(value)
    if not values:
        return None
    low, high = interval(list(values.values()))
    return Score(values, float(np.mean(list(values.values()))), low, high)


def interval(values: Sequence[float]) -> tuple[float, float]:
    """The bootstrap 95% interval of the mean (percentiles of seeded resamples).

    Raises ``ValueError`` for no values.
    """
    if not values:
        raise ValueError("an interval needs at least one value")
    sample = np.asarray(values, dtype=np.float64)
    generator = np.random.default_rng(_SEED)
    picks = generator.integers(0, len(sample), size=(_RESAMPLES, len(sample)))
    low, high = np.percentile(sample[picks].mean(axis=1), [2.5, 97.5])
    return float(low), float(high)


def measures(catalog: Catalog) -> tuple[Measure, ...]:
    """Every measure. The catalogue serves those that hold quotes against the documents."""
    return (
        Measure("right", "全部要求都满足", "more", right),
        Measure("wrong_sum", "说出了错误的金额", "less", _states_wrong_sum),
        Measure("cited_first", "首条引用命中（hit@1）", "more", lambda t: _cited_within(t, 1)),
        Measure("cited_in_3", "前三条引用命中（hit@3）", "more", lambda t: _cited_within(t, 3)),
        Measure("cited_rank", "引用的平均倒数排名（MRR）", "more", _cited_rank),
        Measure("found_first", "检索首条命中（hit@1）", "more", lambda t: _found_within(t, 1)),
        Measure("found_in_3", "检索前三命中（hit@3）", "more", lambda t: _found_within(t, 3)),
        Measure("found_rank", "检索的平均倒数排名（MRR）", "more", _found_rank),
        Measure("contains", "答案含应有的数字和字句", "more", _contains),
        Measure("refused", "该拒的拒了，且理由对", "more", _refused),
        Measure("wrongly_answered", "该拒的却答了", "less", _wrongly_answered),
        Measure("false_refusal", "该答的却拒了", "less", _false_refusal),
        Measure("reason", "理由标得对", "more", _reason),
        Measure("needless_question", "能算却反问", "less", _needless_question),
        Measure("guessed", "缺事实却猜着算了", "less", _guessed),
        Measure("turns_right", "对话中答对的轮次比例", "more", _turns_right),
        Measure("match_named", "肯定适用的条款都点到", "more", _match_named),
        Measure("match_certain", "肯定适用的条款都说成肯定适用", "more", _match_certain),
        Measure("match_overclaimed", "不适用的却说成肯定适用", "less", _match_overclaimed),
        Measure("verbatim", "引文逐字属于原文", "more", lambda t: _verbatim(t, catalog)),
        Measure("ungrounded", "出现无出处的数字", "less", lambda t: _ungrounded(t, catalog)),
        Measure("error", "出错", "less", _error),
    )


def right(t: Transcript) -> float | None:
    """1 if nothing that the question expects is missing; matches and searches by their own."""
    if t.question.profile is not None:
        return float(_match_named(t) in (None, 1.0) and _match_overclaimed(t) == 0.0)
    return None if t.question.set == "keyword" else float(not failures(t))


def _states_wrong_sum(t: Transcript) -> float | None:
    if not t.answers:
        return None
    applies = t.question.set in ("calculate", "dialogue", "refuse", "not_stated", "ended")
    return float(wrong_sum(t) is not None) if applies else None


def _ranked(t: Transcript) -> bool:
    return bool(t.question.articles) and t.question.set in _ANSWERABLE and not t.question.turns


def _cited_within(t: Transcript, depth: int) -> float | None:
    if not _ranked(t):
        return None
    return float(any(key in t.question.articles for key in t.cited[:depth]))


def _cited_rank(t: Transcript) -> float | None:
    return _reciprocal(t.cited, t.question.articles) if _ranked(t) else None


def _found_within(t: Transcript, depth: int) -> float | None:
    if t.found is None or not t.question.articles:
        return None
    return float(any(key in t.question.articles for key in t.found[:depth]))


def _found_rank(t: Transcript) -> float | None:
    if t.found is None or not t.question.articles:
        return None
    return _reciprocal(t.found, t.question.articles)


def _reciprocal(keys: Sequence[str], wanted: Sequence[str]) -> float:
    return next((1.0 / rank for rank, key in enumerate(keys, 1) if key in wanted), 0.0)


def _contains(t: Transcript) -> float | None:
    if not t.question.contains or not t.answers:
        return None
    return float(not any(f.code in ("contains", "not_contains") for f in failures(t)))


def _refused(t: Transcript) -> float | None:
    return float(not failures(t)) if t.question.set == "refuse" else None


def _wrongly_answered(t: Transcript) -> float | None:
    if t.question.set != "refuse":
        return None
    # Asking back with nothing computed is no right refusal, but no wrong answer either.
    shy = ("refusal", "clarification", "chat")
    if t.answer is None:
        return 0.0
    return float(t.answer.kind not in shy or t.answer.calculation is not None)


def _false_refusal(t: Transcript) -> float | None:
    if t.question.set not in _ANSWERABLE or t.answer is None:
        return None
    return float(t.answer.kind == "refusal")


def _reason(t: Transcript) -> float | None:
    if not t.question.reason or t.answer is None:
        return None
    return float(t.answer.reason in t.question.reason)


def _needless_question(t: Transcript) -> float | None:
    question = t.question
    computes = bool(question.kind) and "clarification" not in question.kind
    if question.set != "calculate" or t.answer is None or not computes:
        return None
    missing = t.answer.calculation is not None and bool(t.answer.calculation.missing)
    undecided = t.answer.calculation is None or t.answer.calculation.eligible is None
    return float(t.answer.kind in _ASK_BACK or (missing and undecided))


def _guessed(t: Transcript) -> float | None:
    asked_about = [(e, a) for e, a in t.turns if e.missing]
    if not asked_about:
        return None
    sums = [a.calculation.amount_yuan for _, a in asked_about if a.calculation is not None]
    return float(any(amount is not None for amount in sums))


def _turns_right(t: Transcript) -> float | None:
    if not t.question.turns:
        return None
    good = sum(not compare(expected, answer) for expected, answer in t.turns)
    return good / len(t.question.turns)


def _match_named(t: Transcript) -> float | None:
    if t.matched is None or not t.question.certain:
        return None
    return float(set(t.question.certain) <= {*t.matched.certain, *t.matched.possible})


def _match_certain(t: Transcript) -> float | None:
    if t.matched is None or not t.question.certain:
        return None
    return float(set(t.question.certain) <= set(t.matched.certain))


def _match_overclaimed(t: Transcript) -> float | None:
    if t.matched is None:
        return None
    return float(bool(set(t.question.not_certain) & set(t.matched.certain)))


def _verbatim(t: Transcript, catalog: Catalog) -> float | None:
    quoting = [answer for answer in t.answers if answer.citations]
    return float(all(verbatim(answer, catalog) for answer in quoting)) if quoting else None


def _ungrounded(t: Transcript, catalog: Catalog) -> float | None:
    if not t.answers:
        return None
    day = t.question.as_of
    stray = [
        ungrounded(answer, t.said_until(i), catalog, day) for i, answer in enumerate(t.answers)
    ]
    return float(any(stray))


def _error(t: Transcript) -> float | None:
    expected = t.error == "question_empty" and "empty" in t.question.reason
    return float(t.error is not None and not expected)

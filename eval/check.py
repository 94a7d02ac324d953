"""Is this answer what the question expects? Every reason why not, each with a code.

Codes: ``error``, ``article``, ``kind``, ``reason``, ``contains``, ``not_contains``, ``amount``
(wrong or absent), ``unsaid`` (right in the calculation, absent from the sentence), ``digits``
(not plain digits), ``alternative``, ``value``, ``eligible``, ``ceiling``, ``missing``.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.answering.answer import Answer, CalculationView
from eval.question import Expectation, Question
from eval.transcript import Transcript

_DIGITS = re.compile(r"\d+(\.\d+)?")
_EMPTY_ERROR = "question_empty"
# Sets whose answers must not state any sum, whatever the single question says.
_NO_SUM = ("refuse", "not_stated")


@dataclass(frozen=True, slots=True)
class Failure:
    """One expectation not met: its code, what was wanted, what came."""

    code: str
    wanted: str
    came: str


def failures(transcript: Transcript) -> tuple[Failure, ...]:
    """Every failure of a question that was asked (for a dialogue: of all its turns)."""
    question = transcript.question
    if transcript.error is not None:
        if transcript.error == _EMPTY_ERROR and "empty" in question.reason:
            return ()
        return (Failure("error", "an answer", transcript.error),)
    found: list[Failure] = []
    for number, (expected, answer) in enumerate(transcript.turns, 1):
        turn = compare(expected, answer)
        if question.turns:
            turn = tuple(Failure(f.code, f"turn {number}: {f.wanted}", f.came) for f in turn)
        found.extend(turn)
    return tuple(found)


def compare(expected: Expectation, answer: Answer) -> tuple[Failure, ...]:
    """Every failure of one answer."""
    found = [*_routing(expected, answer), *_wording(expected, answer)]
    found += [*_sums(expected, answer), *_decisions(expected, answer)]
    return tuple(found)


def wrong_sum(transcript: Transcript) -> str | None:
    """The first sum stated that is not an acceptable one, or None. The worst thing to happen."""
    for expected, answer in transcript.turns:
        allowed = sums_allowed(transcript.question, expected)
        if (stated := misstated(answer, allowed)) is not None:
            return stated
    return None


def sums_allowed(question: Question, expected: Expectation) -> tuple[str | None, ...]:
    """The sums that an answer of a question may state; empty where they are not checked."""
    return (None,) if question.set in _NO_SUM else expected.amounts


def misstated(answer: Answer, amounts: Sequence[str | None]) -> str | None:
    """The sum that an answer states if it is none of these, or None; no amounts: not checked."""
    stated = answer.calculation.amount_yuan if answer.calculation else None
    if stated is None or not amounts or any(_same(stated, amount) for amount in amounts):
        return None
    return stated


def _routing(expected: Expectation, answer: Answer) -> Iterable[Failure]:
    if expected.articles:
        first = first_article(answer)
        if first not in expected.articles:
            yield Failure("article", "/".join(expected.articles), first or "none")
    if expected.kind and answer.kind not in expected.kind:
        yield Failure("kind", "/".join(expected.kind), answer.kind)
    if expected.reason and answer.reason not in expected.reason:
        yield Failure("reason", "/".join(map(str, expected.reason)), str(answer.reason))


def first_article(answer: Answer) -> str | None:
    """The key of the article that stands first; a calculation without citations names its own."""
    if answer.citations:
        return answer.citations[0].key
    return str(answer.calculation.article) if answer.calculation else None


def _wording(expected: Expectation, answer: Answer) -> Iterable[Failure]:
    text = plain("\n".join([answer.answer, *answer.notices]))
    for forms in expected.contains:
        if not _holds(text, forms):
            yield Failure("contains", forms, _short(answer.answer))
    for forms in expected.not_contains:
        if _holds(text, forms):
            yield Failure("not_contains", forms, _short(answer.answer))
    if expected.missing:
        asked = plain(_asked(answer))
        for forms in expected.missing:
            if not _holds(asked, forms):
                yield Failure("missing", forms, _short(asked))


def _sums(expected: Expectation, answer: Answer) -> Iterable[Failure]:
    calculation = answer.calculation
    stated = calculation.amount_yuan if calculation else None
    if stated is not None and not _DIGITS.fullmatch(stated):
        yield Failure("digits", "plain digits", stated)
        return
    amounts = expected.amounts
    if amounts and not any(_same(stated, amount) for amount in amounts):
        yield Failure("amount", "/".join(map(str, amounts)), str(stated))
    elif amounts and stated is not None and Decimal(stated) > 0 and not says(answer, stated):
        yield Failure("unsaid", stated, _short(answer.answer))
    others = _other_results(calculation)
    for forms in expected.alternatives:
        if not any(_same(other, form) for form in forms.split("|") for other in others):
            yield Failure("alternative", forms, "/".join(others) or "none")


def _decisions(expected: Expectation, answer: Answer) -> Iterable[Failure]:
    calculation = answer.calculation
    if expected.value is not None:
        came = f"{calculation.value} {calculation.unit}" if calculation else "no calculation"
        if calculation is None or not _measures(calculation, expected.value, expected.unit):
            yield Failure("value", f"{expected.value} {expected.unit}", came)
    for field in ("eligible", "ceiling"):
        if expected.expects(field):
            came = str(getattr(calculation, field, "no calculation"))
            if came != str(getattr(expected, field)):
                yield Failure(field, str(getattr(expected, field)), came)


def says(answer: Answer, yuan: str) -> bool:
    """Whether the sentence itself holds the sum, in 元, 万元 or 亿元."""
    amount = Decimal(yuan)
    text = plain(answer.answer).replace(",", "")
    units = (("元", 1), ("万", 10_000), ("亿", 100_000_000))
    forms = [f"{_digits(amount / scale)}{unit}" for unit, scale in units]
    return any(re.search(rf"(?<![\d.]){re.escape(form)}", text) for form in forms)


def _digits(number: Decimal) -> str:
    return format(number.normalize(), "f")


def _asked(answer: Answer) -> str:
    if answer.calculation and answer.calculation.missing:
        first = answer.calculation.missing[0]
        return " ".join([first.question, *first.choices])
    return answer.answer


def _other_results(calculation: CalculationView | None) -> list[str]:
    if calculation is None:
        return []
    results = [other.amount_yuan or other.value for other in calculation.alternatives]
    return [result for result in results if result is not None]


def _measures(calculation: CalculationView, value: str, unit: str | None) -> bool:
    """Whether value and unit are those wanted; 1400万元 are 14000000元."""
    if unit == "万元" and calculation.unit == "元" and calculation.value is not None:
        return Decimal(calculation.value) == Decimal(value) * 10_000
    return _same(calculation.value, value) and unit in (None, calculation.unit)


def _same(stated: str | None, wanted: str | None) -> bool:
    if stated is None or wanted is None:
        return stated is wanted
    if not (_DIGITS.fullmatch(stated) and _DIGITS.fullmatch(wanted)):
        return stated == wanted
    return Decimal(stated) == Decimal(wanted)


def _holds(text: str, forms: str) -> bool:
    return any(plain(form) in text for form in forms.split("|"))


def plain(text: str) -> str:
    """Folded to one width, without blanks and Markdown's stars, for finding words."""
    return re.sub(r"[\s*]+", "", unicodedata.normalize("NFKC", text))


def _short(text: str, length: int = 160) -> str:
    return text if len(text) <= length else text[:length] + "…"

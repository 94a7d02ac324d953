"""False premises: a figure somebody heard, held against the figures of the clause."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from assistant.calculator.quantities.fact import Quantity
from assistant.calculator.quantities.quantity import read_quantities
from corpus.datafile import load_data

_DATA = Path(__file__).with_name("premise.yaml")
_KINDS = {
    "yuan": "money",
    "rate": "rate",
    "points": "rate",
    "hour": "days",
    "day": "days",
    "workday": "days",
    "month": "years",
    "year": "years",
    "tonne": "weight",
    "kilowatt": "power",
}
_SAME_DAY = re.compile("当天|当日|同一天|立等可取|马上|立刻|一天之内|第二天")
_BREAK = re.compile("[,，;；。]")
_SENTENCE = re.compile("[;；。]")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_LISTED = re.compile(r"((?:\d+(?:\.\d+)?个?、)+)(\d+(?:\.\d+)?)(\D{1,4})$")
_IN_ORDER = "分别"
_LIMIT = re.compile("最高|最多|上限|封顶|不超过")
_WITHOUT = re.compile("没有|没")
_NO_CLAIM = re.compile("里头?|之内|当中|多?了(?!就|算|才)")
"""都在一个年头里, 厂子办了七年了: when something was or how long it has been, no claim of how long it takes."""
_LASTING = frozenset({"hour", "day", "workday", "month", "year"})
_OWN_KINDS = frozenset({"money", "weight", "power"})
"""What an enterprise has so much of: said without 以上 or 以下 no threshold."""
_COUNT = "count"
_ENTERPRISES = "家户"
_HOURS = 24
_SURE = 3
_CLEAR = 2
"""By so many pairs of characters a part fits clearly better than another."""


@dataclass(frozen=True, slots=True)
class Premise:
    """What was claimed, what the clause states instead (or as well), and whether they agree.

    ``only``: of what alone it holds, where the claim does not say so (向…出租住房按4%).
    """

    claimed: str
    stated: str
    holds: bool
    of: Literal["premise", "office", "result"] = "premise"
    only: str = ""


@dataclass(frozen=True, slots=True)
class _Stated:
    """Figures of one kind: those of the part asked about, and the others of the clause."""

    here: tuple[Quantity, ...]
    beside: tuple[Quantity, ...]


def check_premise(question: str, clause: str) -> Premise | None:
    """Compare figures of the same kind in a folded question and in the clause's words.

    The part of the clause that the question speaks of decides, in lists (分别 3个、5个工作日) the
    place in the list. None when the question claims no figure of a kind that the clause states,
    and when the figure stands in the clause but it stays open for whom.
    """
    for text, kind, claim in _claims(question):
        stated = _stated(question, clause, kind)
        if not stated.here:
            continue
        if any(_equal(claim, q) for q in stated.here):
            return Premise(text, _list(stated.here), holds=True) if len(stated.here) == 1 else None
        if any(_equal(claim, q) for q in stated.beside):
            return None
        return Premise(text, _list(stated.here), holds=False)
    return None


def weigh_claims(question: str, clause: str, article: str) -> Premise | None:
    """Hold every figure that a folded question states against those that do the same in the clause.

    A cap is held against caps only, a threshold against thresholds, a sum given against sums given.
    None where a figure has no counterpart, where it stays open which of several is meant, or where
    another clause of the article has the same figure and fits the question as well: what is not
    certainly wrong is not called wrong. A false figure goes before a right one.
    """
    claims = [c for c in _claims(question) if not _roles()["yearly"].search(c[0])]
    verdicts = [_weigh(question, clause, article, claim) for claim in claims]
    told = [verdict for verdict in verdicts if verdict is not None]
    open_ended = any(claim is not None and claim.vague for _, _, claim in claims)  # 奖几万
    if not told or open_ended or len(told) < len(verdicts):
        return None
    return next((verdict for verdict in told if not verdict.holds), told[-1])


def check_result(question: str, given: str) -> Premise | None:
    """链主营收2亿奖20万吧: the sum that a folded question says comes out, against the one that does; else None."""
    roles, stated = _roles(), read_quantities(given)
    for q in read_quantities(question):
        before, after = question[: q.start], question[q.end :]
        told = roles["sum_before"].search(before) and roles["sum_after"].search(after)
        if told and len(stated) == 1 and q.unit == stated[0].unit and not q.vague:
            return Premise(q.text, given, holds=q.value == stated[0].value, of="result")
    return None


def is_of_other_words(question: str, clause: str, article: str) -> bool:
    """地方法人银行…高于国有大型银行: whether words of the article without a figure are nearer to the question
    than those of the clause that lead to its figures.
    """
    pieces = _BREAK.split(clause)
    last = max((n for n, piece in enumerate(pieces) if read_quantities(piece)), default=-1)
    longest = max(_SURE, longest_shared(question, "，".join(pieces[: last + 1])))
    rest = [part for part in _BREAK.split(article) if not read_quantities(part)]
    return any(longest_shared(question, part) > longest for part in rest)


def is_open(question: str, clause: str) -> bool:
    """县财政每年拿出800万: whether a sum may be one given or a cap of the clause, and nothing says which."""
    return any(_is_mixed(question, clause, kind, claim) for _, kind, claim in _claims(question))


def _is_mixed(question: str, clause: str, kind: str, claim: Quantity | None) -> bool:
    if kind != "money" or claim is None or role_of(question, claim):
        return False
    question, fits = _without_figures(question), dict[str, int]()
    for part in _parts(clause, kind):
        for q in _figures(part, kind):
            role = role_of(part, q)
            fits[role] = max(fits.get(role, 0), _shared(question, part))
    return {"", "cap"} <= fits.keys() and abs(fits[""] - fits["cap"]) < _CLEAR


def likeness(question: str, words: str) -> int:
    """How many pairs of characters of the question the words have."""
    return _shared(question, words)


def _weigh(
    question: str, clause: str, article: str, claimed: tuple[str, str, Quantity | None]
) -> Premise | None:
    text, kind, claim = claimed
    role = role_of(question, claim) if claim is not None else ""
    mixed = _is_mixed(question, clause, kind, claim)
    question = _without_figures(question)
    parts = [
        (part, figures)
        for part in _parts(clause, kind)
        if (figures := [q for q in _figures(part, kind) if _same_role(role, part, q, kind)])
    ]
    if not parts:
        return None
    most = max(_shared(question, part) for part, _ in parts)
    best = [(part, figures) for part, figures in parts if _shared(question, part) == most]
    here = [q for _, figures in best for q in figures]
    if len(best) == 1:
        part, figures = best[0]
        place = _place(question, part, len(figures), kind)
        here = [figures[place]] if place is not None else figures
    if any(_equal(claim, q) for q in here):
        alike = len({(q.value, q.unit) for q in here}) == 1
        most_of_all = (
            role == "cap" and claim is not None and claim.value == max(q.value for q in here)
        )
        only = _confined(question, [part for part, _ in best], here)
        return Premise(text, _list(here), True, only=only) if alike or most_of_all else None
    if kind == "rate" and _is_of_a_tax(question, "".join(part for part, _ in best)):
        return None
    if mixed or _stands_elsewhere(question, article, claim, kind, [part for part, _ in best]):
        return None
    caps = [q for part, figures in best for q in figures if role_of(part, q) == "cap"]
    only_caps = not role and 0 < len(caps) == len(here)
    if claim is not None and only_caps and claim.value < max(q.value for q in caps):
        return None  # 再给40万: below a cap is not wrong
    words = "".join(part for part, _ in best)
    return (
        None if is_of_other_words(question, words, article) else Premise(text, _list(here), False)
    )


def _confined(question: str, parts: Sequence[str], figures: Sequence[Quantity]) -> str:
    """Of what alone a figure of these parts holds, where the question says nothing of it; else empty."""
    for part in parts:
        for q in figures:
            before = part[: part.find(q.text)] if q.text in part else ""
            found = _roles()["confined"].search(before)
            if found and longest_shared(question, found["v"]) < _SURE:
                return found["v"]
    return ""


def _is_of_a_tax(question: str, words: str) -> bool:
    """研发费用按30%扶持, against the 100% that may be deducted: whether one is given and the other a tax's."""
    roles = _roles()
    given = roles["gives"].search(question) and not roles["taxes"].search(question)
    return bool(given and roles["taxes"].search(words) and not roles["gives"].search(words))


def _without_figures(question: str) -> str:
    """The words of a question, without the figures: 50万 has nothing in common with 20万."""
    for q in reversed(read_quantities(question)):
        question = f"{question[: q.start]} {question[q.end :]}"
    return question


def _stands_elsewhere(
    question: str, article: str, claim: Quantity | None, kind: str, best: Sequence[str]
) -> bool:
    """Whether a clause that fits the question as well as the best parts do states the same figure."""
    clauses = _SENTENCE.split(article)
    question = _LIMIT.sub(" ", question)
    ends = [part.rsplit("，", 1)[-1] for part in best]
    own = [c for c in clauses if any(end in c for end in ends)]
    least = min((_shared(question, c) for c in own), default=0)
    return any(
        any(_equal(claim, q) for q in _figures(c, kind)) and _shared(question, c) >= least
        for c in clauses
    )


def _same_role(role: str, part: str, stated: Quantity, kind: str) -> bool:
    """Whether a figure of the clause does what the claimed one does; without a role, any but a threshold.

    Without a role a rate may still be one (担保费率3%), so may a time; a weight or a power is what one has (才3吨).
    """
    own = role_of(part, stated)
    if kind == "days":
        return True
    if role in ("least", "most"):
        return own in ("least", "most")
    if role == "cap":
        return own == "cap"
    if role == "step":
        return own == "step"
    return own in ("", "cap") if kind in _OWN_KINDS else own != "step"


def role_of(text: str, quantity: Quantity) -> str:
    """What a figure of a folded text is: ``cap``, ``least``, ``most``, ``step``, or empty."""
    roles = _roles()
    before, after = text[: quantity.start], text[quantity.end :]
    if roles["cap_before"].search(before) or roles["cap_after"].search(after):
        return "cap"
    if roles["step_before"].search(before):
        return "step"
    for role in ("least", "most"):
        if roles[f"{role}_before"].search(before) or roles[f"{role}_after"].search(after):
            return role
    return ""


@cache
def _roles(path: Path = _DATA) -> dict[str, re.Pattern[str]]:
    data = load_data(path)
    return {name: re.compile(pattern) for name, pattern in data.items()}


def _claims(question: str) -> list[tuple[str, str, Quantity | None]]:
    claims: list[tuple[str, str, Quantity | None]] = [
        (q.text, _KINDS[q.unit], q)
        for q in read_quantities(question)
        if q.unit in _KINDS
        and not q.negated
        and not (q.unit in _LASTING and _NO_CLAIM.match(question, q.end))
        and not _roles()["done_before"].search(question[: q.start])
    ]
    if match := _SAME_DAY.search(question):
        claims.append((match.group(), "days", None))
    return claims or [
        (q.text, kind, q)
        for q in read_quantities(question)
        if q.value > 1 and role_of(question, q) and (kind := _kind(q)).startswith(_COUNT)
    ]


def _kind(quantity: Quantity) -> str:
    """With what a figure may be compared; of things counted only with the same things. Empty: with nothing."""
    if quantity.unit != _COUNT:
        return _KINDS.get(quantity.unit, "")
    counter = quantity.text[-1]
    return f"{_COUNT}{_ENTERPRISES if counter in _ENTERPRISES else counter}"


def _stated(question: str, clause: str, kind: str) -> _Stated:
    parts = [(part, figures) for part in _parts(clause, kind) if (figures := _figures(part, kind))]
    if not parts:
        return _Stated((), ())
    if _LIMIT.search(question):
        parts = [pair for pair in parts if _LIMIT.search(pair[0])] or parts
    fits = sorted((_shared(question, part) for part, _ in parts), reverse=True)
    if len(parts) > 1 and fits[0] == fits[1]:
        return _Stated(tuple(q for _, figures in parts for q in figures), ())
    part, figures = max(parts, key=lambda pair: _shared(question, pair[0]))
    if (place := _place(question, part, len(figures), kind)) is not None:
        return _Stated((figures[place],), ())
    outside = tuple(q for q in _figures(_BRACKETS.sub("", part), kind))
    inside = tuple(q for q in figures if not any(_equal(q, other) for other in outside))
    return _Stated(outside or tuple(figures), inside if outside else ())


def _parts(clause: str, kind: str) -> list[str]:
    """The clause cut at its commas, each part with what leads up to its figures."""
    parts: list[str] = []
    waiting = ""
    for part in _BREAK.split(_BRACKETS.sub(lambda m: _BREAK.sub("、", m.group()), clause)):
        waiting = f"{waiting}，{part}" if waiting else part
        if _figures(part, kind):
            parts.append(waiting)
            waiting = ""
    return parts


def _figures(part: str, kind: str) -> list[Quantity]:
    """The figures of one kind that hold today; 3个、5个工作日 are two of them."""
    found: list[Quantity] = []
    for quantity in read_quantities(part):
        if _kind(quantity) != kind or _roles()["formerly"].search(part[: quantity.start]):
            continue
        if listed := _LISTED.search(part[: quantity.end]):
            unit = listed.group(3)
            for number in re.findall(r"\d+(?:\.\d+)?", listed.group(1)):
                found += [q for q in read_quantities(f"{number}{unit}") if q.unit == quantity.unit]
        found.append(quantity)
    return found


def _place(question: str, part: str, number: int, kind: str) -> int | None:
    """Which of the things listed before 分别 the question names, if exactly one fits best."""
    before, found, _ = part.partition(_IN_ORDER)
    things = re.split("[、和]", before.rstrip("，"))
    if not found or number < 2 or len(things) != number or _figures(before, kind):
        return None
    asked = _WITHOUT.sub("无", question)
    fits = [longest_shared(asked, thing) for thing in things]
    best = max(fits)
    return fits.index(best) if best >= _SURE and fits.count(best) == 1 else None


def longest_shared(first: str, second: str) -> int:
    """The length of the longest run of characters that two texts share."""
    for size in range(min(len(first), len(second)), 0, -1):
        runs = {first[i : i + size] for i in range(len(first) - size + 1)}
        if any(second[i : i + size] in runs for i in range(len(second) - size + 1)):
            return size
    return 0


def _shared(question: str, part: str) -> int:
    return len(
        {question[i : i + 2] for i in range(len(question) - 1) if question[i : i + 2] in part}
    )


def _equal(claim: Quantity | None, stated: Quantity) -> bool:
    if claim is None:
        return (stated.unit == "day" and stated.value <= 1) or (
            stated.unit == "hour" and stated.value <= _HOURS
        )
    if {claim.unit, stated.unit} == {"day", "hour"}:
        days, hours = (claim, stated) if claim.unit == "day" else (stated, claim)
        return days.value * _HOURS == hours.value
    return claim.value == stated.value and (
        claim.unit == stated.unit or {claim.unit, stated.unit} <= {"day", "workday"}
    )


def _list(quantities: Sequence[Quantity]) -> str:
    return "、".join(dict.fromkeys(q.text for q in quantities))

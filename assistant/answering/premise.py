"""False premises: a figure somebody heard, held against the figures of the clause."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.answering.clause_figures import (
    BRACKETS,
    BREAK,
    COUNT,
    KINDS,
    SURE,
    equal,
    figures_of,
    kind_of,
    listed,
    longest_shared,
    parts_of,
    place_of,
    shared,
)
from assistant.answering.figure_roles import figure_roles, role_of
from assistant.calculator.quantities.fact import Quantity
from assistant.calculator.quantities.quantity import read_quantities

_SENTENCE = re.compile("[;；。]")
_LASTING = frozenset({"hour", "day", "workday", "month", "year"})
_OWN_KINDS = frozenset({"money", "weight", "power"})
"""What an enterprise has so much of: said without 以上 or 以下 no threshold."""
_TIMES_APART = 100
_WORD = 2
_CLEAR = 2
"""By so many pairs of characters a part fits clearly better than another."""
_MOST_CLAIMS = 12
"""Nobody states more figures as those of one clause; each takes the longer, the more there are."""

_BOUNDS = ("least", "most", "step")
Part = tuple[str, list[Quantity]]
Claim = tuple[str, str, Quantity | None]


@dataclass(frozen=True, slots=True)
class Premise:
    """What was claimed, what the clause states instead (or as well), and whether they agree.

    ``only``: of what alone it holds, where the claim does not say so (向…出租住房按4%). ``of`` says how it
    is worded; ``below``: a figure under a cap, which the words do not have but do not exclude.
    """

    claimed: str
    stated: str
    holds: bool
    of: Literal["premise", "office", "result", "below", "either"] = "premise"
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
        if any(equal(claim, q) for q in stated.here):
            return Premise(text, listed(stated.here), holds=True) if len(stated.here) == 1 else None
        if any(equal(claim, q) for q in stated.beside):
            return None
        return Premise(text, listed(stated.here), holds=False)
    return None


def weigh_claims(question: str, clause: str, article: str) -> Premise | None:
    """Hold every figure that a folded question states against those that do the same in the clause.

    A cap is held against caps only, a threshold against thresholds, a sum given against sums given.
    None where a figure has no counterpart, where it stays open which of several is meant, or where
    another clause of the article has the same figure and fits the question as well: what is not
    certainly wrong is not called wrong. A false figure goes before a right one. A threshold that one
    sentence alone has (10亿及以上) says that it is the sentence meant.
    """
    clause = _sentence_meant(question, clause)
    claims = [c for c in _claims(question) if not figure_roles()["yearly"].search(c[0])]
    open_ended = any(claim is not None and claim.vague for _, _, claim in claims)  # 奖几万
    if not claims or open_ended or len(claims) > _MOST_CLAIMS:
        return None
    told: list[Premise] = []
    for claimed in claims:
        verdict = _weigh(question, clause, article, claimed)
        if verdict is None:
            return None
        told.append(verdict)
    if tells_what_was_given(question) and any(v.of == "below" for v in told):
        return None  # 市里补了200万, 县里再给40万: of a case
    wrong = [
        verdict
        for verdict, (_, kind, claim) in zip(told, claims, strict=True)
        if not verdict.holds and not (_one_of_several(claim, claims) and _has(article, claim, kind))
    ]
    if wrong:
        return wrong[0]
    return told[-1] if all(v.holds for v in told) and _says_no_more(question, claims) else None


def names_matter(question: str, place: str | None, clause: str) -> bool:
    """Whether a folded question shares a word with the clause besides its figures, the place and words such as 奖励:
    听说在阳城开店白给30万 is nothing to hold against 认定为总部的…300万.
    """
    said = (
        figure_roles()["of_any_award"].sub(" ", question).replace((place or " ")[:-1] or " ", " ")
    )
    for figure in read_quantities(question):
        said = said.replace(figure.text.strip(), " ")
    return longest_shared(said, clause) >= _WORD


def tells_what_was_given(question: str) -> bool:
    """市里补了200万: whether a folded question tells what was given in a case of its own."""
    before = figure_roles()["done_before"]
    return any(before.search(question[: q.start]) for q in read_quantities(question))


def _one_of_several(claim: Quantity | None, claims: Sequence[Claim]) -> bool:
    """国家级50万、省级30万: whether the words around a figure are those of another one of its unit, too."""
    return (
        claim is not None and sum(q is not None and q.unit == claim.unit for _, _, q in claims) > 1
    )


def _has(words: str, claim: Quantity | None, kind: str) -> bool:
    return any(equal(claim, q, of_one_unit=True) for q in figures_of(words, kind))


def _says_no_more(question: str, claims: Sequence[Claim]) -> bool:
    """Whether the figures weighed are all that a folded question states: no number without a unit besides
    (每增长1%奖3000), and not how much is given beyond a threshold (超出5万的部分也全补).
    """
    weighed = {text for text, _, _ in claims}
    if any(q.text not in weighed and q.unit not in KINDS for q in read_quantities(question)):
        return False
    thresholds = all(q is not None and role_of(question, q) in _BOUNDS for _, _, q in claims)
    return not (thresholds and figure_roles()["how_much"].search(question))


def _sentence_meant(question: str, clause: str) -> str:
    """The one sentence of a clause with a threshold that the question names, else the whole clause."""
    named = [
        (q.value, q.unit, role)
        for q in read_quantities(question)
        if (role := role_of(question, q)) in ("least", "most")
    ]
    if not named:
        return clause
    meant = [
        sentence
        for sentence in _SENTENCE.split(clause)
        if any((q.value, q.unit, role_of(sentence, q)) in named for q in read_quantities(sentence))
    ]
    return meant[0] if len(meant) == 1 else clause


def is_of_other_words(question: str, clause: str, article: str) -> bool:
    """地方法人银行…高于国有大型银行: whether words of the article without a figure are nearer to the question
    than those of the clause that lead to its figures.
    """
    pieces = BREAK.split(clause)
    last = max((n for n, piece in enumerate(pieces) if read_quantities(piece)), default=-1)
    longest = max(SURE, longest_shared(question, "，".join(pieces[: last + 1])))
    rest = [part for part in BREAK.split(article) if not read_quantities(part)]
    return any(longest_shared(question, part) > longest for part in rest)


def is_open(question: str, clause: str) -> bool:
    """县财政每年拿出800万: whether a sum may be one given or a cap of the clause, and nothing says which."""
    return any(_is_mixed(question, clause, kind, claim) for _, kind, claim in _claims(question))


def _is_mixed(question: str, clause: str, kind: str, claim: Quantity | None) -> bool:
    if kind != "money" or claim is None or role_of(question, claim):
        return False
    question, fits = _without_figures(question), dict[str, int]()
    for part in parts_of(clause, kind):
        for q in figures_of(part, kind):
            role = role_of(part, q)
            fits[role] = max(fits.get(role, 0), shared(question, part))
    return {"", "cap"} <= fits.keys() and abs(fits[""] - fits["cap"]) < _CLEAR


def likeness(question: str, words: str) -> int:
    """How many pairs of characters of the question the words have."""
    return shared(question, words)


def _weigh(question: str, clause: str, article: str, claimed: Claim) -> Premise | None:
    text, kind, claim = claimed
    role = role_of(question, claim) if claim is not None else ""
    mixed = _is_mixed(question, clause, kind, claim)
    whole = question
    question = _without_figures(question)
    parts = [
        (part, figures)
        for part in parts_of(clause, kind)
        if (figures := [q for q in figures_of(part, kind) if _same_role(role, part, q, kind)])
    ]
    if not role and _tells_a_cap(whole):  # 给2万最高30万: what is given, and its cap apart
        parts = [pair for pair in parts if not _is_cap(*pair)] or parts
    best = _nearest(question, parts, None if role else claim)
    if not best:
        return None
    here = [q for _, figures in best for q in figures]
    if len(best) == 1:
        part, figures = best[0]
        place = place_of(question, part, len(figures), kind)
        here = [figures[place]] if place is not None else figures
    if any(equal(claim, q) for q in here):
        if role in _BOUNDS[:2] and all(
            role_of(part, q) not in ("", role) for part, figures in best for q in figures
        ):
            return None  # 10吨以上才豁免, where 10吨以下 is written: the same figure, not the same
        alike = len({(q.value, q.unit) for q in here}) == 1
        most_of_all = (
            role == "cap" and claim is not None and claim.value == max(q.value for q in here)
        )
        only = _confined(question, [part for part, _ in best], here)
        return Premise(text, listed(here), True, only=only) if alike or most_of_all else None
    if kind == "rate" and _is_of_a_tax(question, "".join(part for part, _ in best)):
        return None
    chosen = len(best) == 1 and len(here) < len(best[0][1])
    besides = article.replace(best[0][0].rsplit("，", 1)[-1], "") if chosen else article
    if claim is not None and all(_far_apart(claim, q) for q in here):
        return None  # 最低入库收入一千万: no other figure for 6000元
    if mixed or _stands_elsewhere(question, besides, claim, kind, [part for part, _ in best]):
        return None
    caps = [q for part, figures in best for q in figures if role_of(part, q) == "cap"]
    only_caps = not role and 0 < len(caps) == len(here)
    if claim is not None and only_caps and claim.value < max(q.value for q in caps):
        return None if _has(clause, claim, kind) else Premise(text, listed(caps), False, of="below")
    words = "".join(part for part, _ in best)
    return (
        None if is_of_other_words(question, words, article) else Premise(text, listed(here), False)
    )


def _far_apart(claim: Quantity, stated: Quantity) -> bool:
    """Whether two sums differ so much that they are of different things."""
    small, large = sorted((claim.value, stated.value))
    return claim.unit == stated.unit == "yuan" and large >= _TIMES_APART * small


def _nearest(question: str, parts: Sequence[Part], given: Quantity | None) -> list[Part]:
    """The parts that share most with a question; none where it is of words that lead to no figure.
    ``given``: a figure told as given (奖2万), of which no cap is meant where another part has it.
    """
    most = max((shared(question, part) for part, _ in parts), default=0)
    best = [(part, figures) for part, figures in parts if shared(question, part) == most]
    no_caps = [pair for pair in best if not _is_cap(*pair)]
    if given is not None and any(equal(given, q) for _, figures in no_caps for q in figures):
        return no_caps
    return [] if len(best) == 1 and _leads_elsewhere(question, best[0][0]) else best


def _leads_elsewhere(question: str, part: str) -> bool:
    """设立创新类奖项，对创国优、省优的分别给予…: whether the question is of words that other ones part from the list."""
    *before, last = part.partition("分别")[0].rstrip("，").split("，")
    if "分别" not in part or not before:
        return False
    return longest_shared(question, "，".join(before)) > max(SURE, longest_shared(question, last))


def _tells_a_cap(question: str) -> bool:
    return any(role_of(question, q) == "cap" for q in read_quantities(question))


def _is_cap(part: str, figures: Sequence[Quantity]) -> bool:
    return all(role_of(part, q) == "cap" for q in figures)


def _confined(question: str, parts: Sequence[str], figures: Sequence[Quantity]) -> str:
    """Of what alone a figure of these parts holds, where the question says nothing of it; else empty."""
    for part in parts:
        for q in figures:
            before = part[: part.find(q.text)] if q.text in part else ""
            found = figure_roles()["confined"].search(before)
            if found and longest_shared(question, found["v"]) < SURE:
                return found["v"]
    return ""


def _is_of_a_tax(question: str, words: str) -> bool:
    """研发费用按30%扶持, against the 100% that may be deducted: whether one is given and the other a tax's."""
    roles = figure_roles()
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
    question = figure_roles()["limit"].sub(" ", question)
    ends = [part.rsplit("，", 1)[-1] for part in best]
    own = [c for c in clauses if any(end in c for end in ends)]
    least = min((shared(question, c) for c in own), default=0)
    return any(
        any(equal(claim, q, of_one_unit=True) for q in figures_of(c, kind))
        and shared(question, c) >= least
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


def _claims(question: str) -> list[Claim]:
    claims: list[Claim] = [
        (q.text, KINDS[q.unit], q)
        for q in read_quantities(question)
        if q.unit in KINDS
        and not q.negated
        and not (q.unit in _LASTING and figure_roles()["no_claim"].match(question, q.end))
        and not figure_roles()["done_before"].search(question[: q.start])
    ]
    if match := figure_roles()["same_day"].search(question):
        claims.append((match.group(), "days", None))
    return claims or [
        (q.text, kind, q)
        for q in read_quantities(question)
        if q.value > 1 and role_of(question, q) and (kind := kind_of(q)).startswith(COUNT)
    ]


def _stated(question: str, clause: str, kind: str) -> _Stated:
    parts = [
        (part, figures) for part in parts_of(clause, kind) if (figures := figures_of(part, kind))
    ]
    if not parts:
        return _Stated((), ())
    limit = figure_roles()["limit"]
    if limit.search(question):
        parts = [pair for pair in parts if limit.search(pair[0])] or parts
    fits = sorted((shared(question, part) for part, _ in parts), reverse=True)
    if len(parts) > 1 and fits[0] == fits[1]:
        return _Stated(tuple(q for _, figures in parts for q in figures), ())
    part, figures = max(parts, key=lambda pair: shared(question, pair[0]))
    if (place := place_of(question, part, len(figures), kind)) is not None:
        return _Stated((figures[place],), ())
    outside = tuple(q for q in figures_of(BRACKETS.sub("", part), kind))
    inside = tuple(q for q in figures if not any(equal(q, other) for other in outside))
    return _Stated(outside or tuple(figures), inside if outside else ())

"""The sums answered last: so many of them, without what later ones hold and what was only supposed."""

from collections.abc import Sequence

from assistant.calculator.calculation import Calculation
from assistant.calculator.quantities.ordinals import place_of
from assistant.conversation.reading.cues import cues
from assistant.conversation.sessions.session import Session

_SEVERAL = 2


def last_sums(
    session: Session, wanted: int, answered: Sequence[Calculation] | None = None
) -> list[Calculation]:
    """So many of the sums answered last, those of several awards taken apart; none where there are fewer.

    What a later sum holds is not counted beside it; where that one holds just so many, they are meant. A
    case that was only supposed counts no more once the talk came back to the real one.
    """
    answered = session.sums if answered is None else answered
    sums = [one for one in answered if one.unit == "yuan" and one.result]
    sums = without_supposed(session, sums)
    if renewed := total_renewed(session, wanted):
        return renewed
    apart = [one for n, one in enumerate(sums) if not _is_held(one, sums[n + 1 :])]
    apart = without_varied(apart, wanted)
    last = apart[-wanted:]
    if last and len(apart) < len(sums) and len(apart[-1].parts) == wanted:
        last = apart[-1:]
    elif len(last) < wanted and sum(len(one.singles) for one in apart) != wanted:
        return []
    return of_one_document([part for one in last for part in one.singles])


def total_renewed(session: Session, wanted: int, *, unchanged: bool = False) -> list[Calculation]:
    """配套那块采购额要是2.5亿 / 这时两项合计: the parts of the last total of so many awards, each as it was answered last.

    With those answered since, where each was told as one more (还有一家得的是市质量奖) and that makes so many. Empty
    where nothing was answered since (unless it may be ``unchanged``), or another award was answered since, or one more of a kind.
    """
    parts, since = session.totalled.parts, without_supposed(session, session.totalled.since)
    further = cues().events.and_another, cues().pointing.another_thing
    more = [
        one
        for one in since
        if any(cue.search(session.words_of(one)) for cue in further)
        and _place_said(session.words_of(one)) not in range(len(parts))
    ]
    if parts and more and len(more) == len(since) and len(parts) + len(more) == wanted:
        return [*parts, *more]
    if parts and since and not session.asides and len(parts) < wanted:
        whole = _renewed_and_more(parts, since)
        return whole if len(whole) == wanted else []
    as_it_was = unchanged and all(part.result for part in parts)
    if not (since or as_it_was or session.totalled.put_right) or len(parts) != wanted:
        return []
    if more:
        return []
    if session.asides:
        return _renewed_of_holders(session, parts, since)
    for one in since:
        place = _place_in(parts, one, session.words_of(one))
        if place is None:
            return []
        parts = (*parts[:place], one, *parts[place + 1 :])
    return list(parts)


def _renewed_and_more(
    parts: Sequence[Calculation], since: Sequence[Calculation]
) -> list[Calculation]:
    """券又用了点，正好5万 / 还有个优秀奖 / 三样全算上: the parts, each as it was answered last, and the awards answered since;
    empty where two of one award are among them.
    """
    whole = list(parts)
    for one in since:
        same = [n for n, part in enumerate(whole) if part.rule == one.rule]
        if len(same) > 1:
            return []
        if same:
            whole[same[0]] = one
        else:
            whole.append(one)
    return whole


def _renewed_of_holders(
    session: Session, parts: Sequence[Calculation], since: Sequence[Calculation]
) -> list[Calculation]:
    """两家加起来 / 乙公司其实是300万 / 现在加起来呢: the parts, of which one no longer stands and the one sum answered since
    stands in its place; empty where it is not clear which.
    """
    standing = [*session.results_of_others, *session.results]
    gone = [n for n, p in enumerate(parts) if not any(p.is_case_of(one) for one in standing)]
    fresh = [one for one in since if any(one.is_case_of(other) for other in standing)]
    if not gone and not since:
        return list(parts)
    if len(gone) != 1 or len(fresh) != 1 or fresh[0].rule != parts[gone[0]].rule:
        return []
    return [*parts[: gone[0]], fresh[0], *parts[gone[0] + 1 :]]


def _place_in(parts: Sequence[Calculation], one: Calculation, words: str) -> int | None:
    """第二个实际才花了7500万: which part of a total was answered anew: the only one of its award, by the place that is
    said, or the one that has most in common with it; None where that is not clear.
    """
    same = [n for n, part in enumerate(parts) if part.rule == one.rule]
    if len(same) < _SEVERAL:
        return same[0] if same else None
    place = _place_said(words)
    if place is not None and place in same:
        return place
    shared = {n: sum(parts[n].inputs.get(k) == v for k, v in one.inputs.items()) for n in same}
    most = [n for n in same if shared[n] == max(shared.values())]
    return most[0] if len(most) == 1 else None


def _place_said(words: str) -> int | None:
    told = cues().pointing.one_of_some.search(words)
    return place_of(told["nth"]) if told is not None and told["nth"] else None


def without_supposed(session: Session, sums: Sequence[Calculation]) -> list[Calculation]:
    """要是涨12%呢 / 按实际的7%算，两项一共: without what was only supposed, and the real one once where it was
    given before and after.
    """
    kept = [one for one in sums if not any(one.is_case_of(other) for other in session.supposed)]
    if len(kept) == len(sums):
        return kept
    return [one for n, one in enumerate(kept) if not any(one.is_case_of(o) for o in kept[n + 1 :])]


def _is_held(one: Calculation, later: list[Calculation]) -> bool:
    """Whether a later sum has this result among its parts."""
    return any(
        (one.rule, one.result) == (part.rule, part.result)
        for other in later
        for part in other.parts
    )


def of_one_document(results: list[Calculation]) -> list[Calculation]:
    """The results that stand on the same document as the last one."""
    return [result for result in results if result.document == results[-1].document]


def without_varied(sums: Sequence[Calculation], wanted: int) -> list[Calculation]:
    """Without those not due of which the next one is another case; all where fewer than ``wanted`` would be left."""
    kept = [
        one
        for n, one in enumerate(sums)
        if one.result or not (sums[n + 1 :] and sums[n + 1].rule == one.rule)
    ]  # 投了900万 (not due) … 要是再多投200万呢
    return kept if len(kept) >= wanted else list(sums)

"""The sum of what was answered before: 合计, 这几样加起来一共多少, 牌子的钱跟这5户的一共, 俩店加起来."""

from collections.abc import Sequence

from assistant.answering.draft import Draft
from assistant.answering.reckoning import calculation_draft
from assistant.calculator.calculation import Calculation
from assistant.calculator.engine.combine import combine
from assistant.calculator.errors import CombineError
from assistant.conversation.facts.describing import described
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import candidates_of
from assistant.conversation.rules.counted import points_at_own
from assistant.conversation.rules.earlier_results import by_figures
from assistant.conversation.rules.since import gives_an_instalment
from assistant.conversation.subjects.holders import adds_one_spoken_of
from assistant.conversation.totals.last_sums import last_sums, of_one_document
from assistant.conversation.totals.named_together import named_together
from assistant.conversation.totals.of_a_kind import cases_of_last, two_of_a_kind, with_other_kinds
from assistant.conversation.totals.told_anew import (
    names_another,
    tells_a_new_figure,
    tells_anew_of,
    tells_otherwise,
)
from assistant.conversation.totals.total_again import (
    adds_another_kind,
    the_other_parts,
    without_the_changed,
)
from corpus.numbering import ordinal

_TWO = 2

_SPOKEN = {"俩": 2, "仨": 3}


def total_up(turn: Turn) -> Draft | None:
    """Add up the results of the conversation where their sum is asked for and nothing new is told.

    Those that the message names, where it names several; all of them, where it names none. With
    two enterprises spoken of, those of both, where it says so.
    """
    if turn.session.pending is not None or _are_all_of_a_kind(turn):
        return None
    if called := _all_had(turn) or _called_together(turn):
        return added_up(turn, called)
    both = _of_both(turn)
    if counted := _so_many_of_the_last(turn, both):
        return added_up(turn, counted) if len(counted) > 1 else None
    results = both or with_other_kinds(turn, of_one_document(turn.session.results))
    if len(results) < _TWO or (how_many(turn) or 0) > len(results):
        return None
    totals, text = cues().totals, turn.said.text
    if not totals.total.search(text) or totals.left_out.search(text) or gives_an_instalment(turn):
        return None
    return _all_of(turn, results, both)


def _are_all_of_a_kind(turn: Turn) -> bool:
    """后来发现两个都是省优，一共多少: whether those answered are told anew to be all of one kind."""
    alike = cues().totals.all_alike.search(turn.said.text) is not None
    return alike and tells_otherwise(turn, turn.session.results[-1:], turn.heard)


def _so_many_of_the_last(turn: Turn, both: Sequence[Calculation]) -> list[Calculation]:
    """60万那个跟40万那个, 这两笔一共, 省优也有一项 … 一共: the sums called by their figures, by their number, or as one more
    of the kind; empty where there are none such, or the one sum of each of ``both`` enterprises is asked for.
    """
    if cues().totals.total.search(turn.said.text):
        if by_figure := by_figures(turn):
            return by_figure
        if len(both) == _TWO == (how_many(turn) or _TWO):
            return []
    return _counted(turn) or _one_and_another(turn)


def _called_together(turn: Turn) -> list[Calculation]:
    """Those of the sums before that are named and joined, where nothing new is told of them."""
    sums = [one for one in turn.session.sums if one.unit == "yuan" and one.result is not None]
    called = named_together(turn, sums)
    new = tells_otherwise(turn, called, turn.heard) or tells_a_new_figure(turn, called)
    return [] if new else called


def all_added_up(turn: Turn) -> Draft | None:
    """The sum of all results, where that is what is asked for; none where something new is told."""
    of_both = _of_both(turn)
    if not of_both and (of_a_kind := two_of_a_kind(turn)):
        return added_up(turn, of_a_kind)
    results = of_both or with_other_kinds(turn, of_one_document(turn.session.results))
    return _all_of(turn, results, of_both) if len(results) > 1 else None


def _all_of(turn: Turn, results: list[Calculation], of_both: Sequence[Calculation]) -> Draft | None:
    """Those of the results that are named, or all, unless the message tells something new of them."""
    if tells_anew_of(turn, results):
        return None
    chosen = list(of_both) or _named(turn, results)
    repeats = bool(of_both) or len({one.rule for one in chosen}) < len(chosen)
    return added_up(turn, chosen, repeats=repeats) if len(chosen) > 1 else None


def added_up(turn: Turn, chosen: list[Calculation], *, repeats: bool = True) -> Draft | None:
    """The sum of these results, with what they were computed from; None where they don't add up."""
    firms = cues().people.both_firms.search(turn.said.text) is not None
    try:
        total = combine(chosen, turn.room.rulebook, repeats=repeats, firms=firms)
    except CombineError:
        return None
    rules = turn.rules(result.rule for result in chosen)
    document = turn.room.catalog.get(chosen[0].document)
    if document is None or len(rules) < len(chosen):
        return None
    carried = [
        words
        for rule, result in zip(rules, chosen, strict=True)
        for words in described(
            rule, result.inputs, (n for n in result.inputs if n not in result.assumed)
        )
    ]
    return calculation_draft(document, rules, total, carried=list(dict.fromkeys(carried)))


def _counted(turn: Turn) -> list[Calculation]:
    """这两笔一共, 跟前面那笔合起来: so many of the last sums, where nothing new is told beside."""
    match = cues().totals.counted_total.search(turn.said.text)
    if match is None:
        return []
    last = last_sums(turn.session, _count(match["n"]))
    rest = turn.said.text[: match.start()] + turn.said.text[match.end() :]
    heard = turn.hear(rest)
    more = names_another(turn, {result.rule for result in last})
    new = more or any(map(str.isdigit, rest)) or tells_otherwise(turn, last, heard)
    return [] if new else last


def _count(said: str | None) -> int:
    """四 is 4, 俩 2; two where no number is said (再加一遍)."""
    return _SPOKEN.get(said) or ordinal(said) or _TWO if said else _TWO


def how_many(turn: Turn) -> int | None:
    """三样加到一起: how many sums are to be added, where their number is said. None where it is not."""
    match = cues().totals.counted_total.search(turn.said.text)
    return _count(match["n"]) if match is not None and match["n"] else None


def _all_had(turn: Turn) -> list[Calculation]:
    """两个都有, 这俩都评上了能拿多少: so many of the last sums, or all, where they are said to be all the asker's."""
    match = cues().totals.all_had.fullmatch(turn.said.text)
    if match is None:
        return []
    if match["n"] is not None:
        return last_sums(turn.session, _count(match["n"]))
    results = cases_of_last(turn) or of_one_document(turn.session.results)
    asked = turn.said.sum_asked or cues().totals.total.search(turn.said.text)
    return results if len(results) > 1 and asked else []


def _one_and_another(turn: Turn) -> list[Calculation]:
    """省优也有一项 … 一共: the last two sums, where the later one was told as one more of the kind."""
    if not cues().totals.total.search(turn.said.text) or (how_many(turn) or _TWO) > _TWO:
        return []
    found = two_of_a_kind(turn)
    return [] if turn.said.content and tells_anew_of(turn, found) else found


def those_before(turn: Turn, new: Calculation) -> list[Calculation] | None:
    """另一栋评的是国优，两栋合一块: the sums before that are to be added to what the message tells anew;
    empty where it tells nothing anew, None where no sum of so many things is asked for.
    """
    match, sums = cues().totals.counted_total.search(turn.said.text), turn.session.sums
    if match is None:
        last = [part for one in sums[-1:] for part in one.singles]
        return last if adds_another_kind(turn, new) else the_other_parts(turn, new)
    if turn.said.correction and sums and sums[-1].rule == new.rule:
        sums = sums[:-1]  # the one that is put right
    wanted = _count(match["n"])
    of_years = cues().totals.of_years.search(match[0]) and wanted in new.inputs.values()
    if of_years or _are_all_told_now(turn, new, wanted, sums):
        return None
    parts = sums[-1].parts if sums else ()
    others = without_the_changed(parts, new) if len(parts) == wanted else None
    if others is not None:
        return others
    before = last_sums(turn.session, wanted - 1, sums)
    same = any(c.is_case_of(new) for c in before) or _tells_nothing_of(turn, new, before)
    return [] if same else before


def _are_all_told_now(
    turn: Turn, new: Calculation, wanted: int, sums: Sequence[Calculation]
) -> bool:
    """一家进了500强，另外两家进了100强，这三家; 两个项目都创成了省优，一共: whether the message tells of as many things as
    are asked for, and means none of the ``sums`` before.
    """
    if len(new.parts) == wanted:
        return True
    if wanted not in new.inputs.values():
        return False
    of_another = bool(sums) and all(part.rule != new.rule for part in sums[-1].singles)
    just_these = cues().totals.just_these.search(turn.said.text) is not None
    return of_another or just_these or points_at_own(turn)


def _tells_nothing_of(turn: Turn, new: Calculation, before: Sequence[Calculation]) -> bool:
    """那两样加起来, of which one waits for an answer: whether the sum is only the last one computed again."""
    rule = turn.room.rulebook.get(new.rule)
    told = rule is not None and turn.read(rule).fillings
    return not told and any((c.rule, c.result) == (new.rule, new.result) for c in before)


def _of_both(turn: Turn) -> list[Calculation]:
    """俩店加起来: the results of the first enterprise and of the present one, where both have some."""
    session = turn.session
    others = session.results_of_others
    if not others or not session.results:
        return []
    meant = cues().people.both_firms.search(turn.said.text) or _asks_no_more_than_a_total(turn)
    if not (meant or adds_one_spoken_of(session, turn.said.text)):
        return []
    return of_one_document([*others, *session.results])


def _asks_no_more_than_a_total(turn: Turn) -> bool:
    """一共多少, of an enterprise of which there is one sum: the total is that of both."""
    one = len(turn.session.results) == 1 and not turn.session.results[0].parts
    total = cues().totals.total.search(turn.said.text)
    beside = "".join(c for c in turn.said.content if total is None or c not in total[0])
    bare = total is not None and cues().totals.becomes.fullmatch(beside) is not None
    return one and bare and not gives_an_instalment(turn)


def _named(turn: Turn, results: list[Calculation]) -> list[Calculation]:
    """The results spoken of: by their names, or all of them."""
    known = {result.rule for result in results}
    named = {c.rule for c in candidates_of(turn) if c.named} & known
    joined = cues().totals.joining.search(turn.said.text) is not None
    if not named or (len(named) == 1 and joined):
        return results
    return [result for result in results if result.rule in named]

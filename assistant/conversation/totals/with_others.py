"""还认定成总部了，连这个一共: a new award with the sums of the others that were answered."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.calculator.calculation import Calculation
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.computing import compute
from assistant.conversation.facts.gathering import gather_facts
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.understanding import understand
from assistant.conversation.room import Turn
from assistant.conversation.rules.counted import points_at_own
from assistant.conversation.rules.taken_back import awards_taken_back
from assistant.conversation.rules.unused import asks_for_total, behind_figures
from assistant.conversation.totals.totalling import added_up, how_many


def with_other_awards(turn: Turn, rules: Sequence[LoadedRule], new: Calculation) -> Draft | None:
    """还认定成总部了，连这个一共: a new award with the sums of the others; None where they are not asked for
    together, or it is not clear with which.
    """
    if not _asks_for_it_with_others(turn, new):
        return None
    results = [r for r in turn.session.results if r.document == new.document and r.result]
    others = (
        _counted_in(turn, rules, results)
        or _parts_it_makes_up(turn, rules, new)
        or _all_others(turn, rules, new, results)
    )
    return added_up(turn, [*others, *new.singles], repeats=False) if others else None


def _asks_for_it_with_others(turn: Turn, new: Calculation) -> bool:
    """Whether it is to be added on (再加上), or all are asked for (一共) and it is told as one more of them."""
    totals, text = cues().totals, turn.said.text
    if totals.left_out.search(text):
        return False
    if totals.adds_on.search(text):
        return True
    told_as_one_more = totals.also.search(text) or totals.inclusive.search(text)
    return _asks_for_all(turn) and bool(told_as_one_more or _totals_nothing_else(turn, new))


def _asks_for_all(turn: Turn) -> bool:
    """Whether a total is asked for behind the figures told, or something is to be counted in."""
    totals, told = cues().totals, turn.heard.told.text
    asked = totals.total.search(told, behind_figures(turn)) is not None
    return asked or totals.counted_in.search(turn.said.text) is not None


def _counted_in(
    turn: Turn, rules: Sequence[LoadedRule], results: Sequence[Calculation]
) -> Sequence[Calculation]:
    """孵化器要是国家级的，连上市那家一起算: those of the results that are named where something is counted in."""
    ids = {rule.id for rule in rules}
    return [r for r in results if r.rule not in ids and _is_counted_in(turn, r)]


def _parts_it_makes_up(
    turn: Turn, rules: Sequence[LoadedRule], new: Calculation
) -> Sequence[Calculation]:
    """算上小升规呢，三样总数: the parts of the last total, where with the new award they are as many as is said."""
    parts = turn.session.totalled.parts
    if not parts or how_many(turn) != len(parts) + len(new.singles):
        return ()
    new_to_them = not {rule.id for rule in rules} & {part.rule for part in parts}
    return parts if new_to_them and _asks_for_all(turn) else ()


def _all_others(
    turn: Turn, rules: Sequence[LoadedRule], new: Calculation, results: Sequence[Calculation]
) -> Sequence[Calculation]:
    """All results, as they are told now; none where only the new ones are meant, one of these was answered before,
    or some are of other articles and all are not asked for in so many words.
    """
    totals, text = cues().totals, turn.said.text
    if not results or new.unit != "yuan" or _means_the_new_alone(turn, rules):
        return []
    ids, articles = {rule.id for rule in rules}, {rule.provision.article for rule in rules}
    if any(r.rule in ids for r in results):
        return []
    in_so_many_words = (totals.adds_on, totals.inclusive, totals.bare_total)
    of_all = any(cue.search(text) for cue in in_so_many_words)
    if not of_all and any(r.article not in articles for r in results):
        return []
    gone = awards_taken_back(turn)
    one_more = totals.adds_on.search(text) or totals.also.search(text)
    if turn.said.correction and not gone and not one_more:
        gone = {results[-1].rule}  # 说错了，是省级小巨人，一共呢: in the place of the one told last
    return [_as_told_now(turn, one, rules) for one in results if one.rule not in gone]


def _means_the_new_alone(turn: Turn, rules: Sequence[LoadedRule]) -> bool:
    """Whether the awards told now are another's, as many as are to be added, or pointed at (这两个一共)."""
    of_another = cues().people.of_another.search(turn.said.text) is not None
    return of_another or how_many(turn) == len(rules) > 1 or points_at_own(turn)


def _is_counted_in(turn: Turn, one: Calculation) -> bool:
    """孵化器要是国家级的，连上市那家一起算: whether a result given before is named where one is counted in."""
    text = turn.heard.told.text
    added = [(m.start(), m.end()) for m in cues().totals.counted_in.finditer(text)]
    mentions = turn.heard.told.mentions.get(one.rule, ())
    return any(
        start <= m.start and m.end <= end and m.meaning.role in ("name", "choice", "input")
        for m in mentions
        for start, end in added
    )


def as_asked_for(turn: Turn) -> Turn:
    """又认定了高企，两项一共 … 三年研发66万: where a message only tells the fact that was lacking, the turn of the message
    that asked for the sum; else this one.
    """
    session = turn.session
    if session.pending is None or not session.messages or asks_for_total(turn):
        return turn
    asked = session.messages[-1]
    heard = turn.hear(asked)
    return replace(turn, message=asked, said=understand(asked), heard=heard)


def _totals_nothing_else(turn: Turn, new: Calculation) -> bool:
    """产值首次到5亿，一共, after another award: whether a total is asked for in a clause of its own, and the
    new award is one thing that has no parts to be added up.
    """
    if cues().totals.bare_total.search(turn.said.text) is None or new.parts:
        return False
    rule = turn.room.rulebook.get(new.rule)
    if rule is None or rule.instalments or turn.read(rule).several:
        return False
    figures = turn.read(rule).fillings
    return not any(f.parts or rule.inputs[f.input].type == "integer" for f in figures)


def _as_told_now(turn: Turn, before: Calculation, news: Sequence[LoadedRule]) -> Calculation:
    """就是升的一级，另外产值破3个亿: a result given before, with what the message tells otherwise of it; what it
    tells of the new awards (加上国家级众创空间) is not of this one.
    """
    rule = turn.room.rulebook.get(before.rule)
    if rule is None:
        return before
    taken = [f for new in news for f in turn.read(new).fillings]
    spans = {(filling.start, filling.end) for filling in taken}
    told = turn.read(rule).fillings
    if all((filling.start, filling.end) in spans for filling in told):
        return before
    facts = gather_facts(turn.room.vocabulary, rule, turn.session, turn.heard)
    now = compute(rule, facts, turn.as_of)
    return before if now.missing else now

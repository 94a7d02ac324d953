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
from assistant.conversation.rules.changing import awards_taken_back
from assistant.conversation.rules.counted import points_at_own
from assistant.conversation.rules.unused import asks_for_total, behind_figures
from assistant.conversation.totals.totalling import added_up, how_many


def with_other_awards(turn: Turn, rules: Sequence[LoadedRule], new: Calculation) -> Draft | None:
    """还认定成总部了，连这个一共: a new award with the sums of the others, where all are asked for."""
    totals, text = cues().totals, turn.said.text
    besides = (
        totals.also.search(text) or totals.inclusive.search(text) or _totals_nothing_else(turn, new)
    )
    adds = totals.adds_on.search(text) is not None
    asks = totals.total.search(turn.heard.told.text, behind_figures(turn)) is not None
    asks = asks or totals.counted_in.search(text) is not None
    if not (adds or (asks and besides)) or totals.left_out.search(text):
        return None
    ids, articles = {rule.id for rule in rules}, {rule.provision.article for rule in rules}
    others = [r for r in turn.session.results if r.document == new.document and r.result]
    if counted_in := [r for r in others if r.rule not in ids and _is_counted_in(turn, r)]:
        return added_up(turn, [*counted_in, *new.singles], repeats=False)
    parts, count = turn.session.totalled.parts, how_many(turn)
    news = new.singles
    counted = bool(parts) and count == len(parts) + len(news)
    if asks and counted and not ids & {part.rule for part in parts}:
        return added_up(turn, [*parts, *news], repeats=False)  # 算上小升规呢，三样总数
    if (
        cues().people.of_another.search(text)
        or how_many(turn) == len(rules) > 1
        or points_at_own(turn)
    ):
        return None
    of_all = adds or totals.inclusive.search(text) or totals.bare_total.search(text)
    if not of_all and any(r.article not in articles for r in others):
        return None
    if not others or new.unit != "yuan" or any(r.rule in ids for r in others):
        return None
    gone = awards_taken_back(turn)
    if turn.said.correction and not (gone or adds or totals.also.search(text)):
        gone = {others[-1].rule}  # 说错了，是省级小巨人，一共呢: in the place of the one told last
    others = [_as_told_now(turn, other, rules) for other in others if other.rule not in gone]
    if not others:
        return None
    return added_up(turn, [*others, *new.singles], repeats=False)


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

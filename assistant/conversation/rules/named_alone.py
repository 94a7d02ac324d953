"""Of several awards of the case those that a message is about: the ones it names alone, or the rest where it
leaves one out.
"""

from collections.abc import Collection

from assistant.calculator.message.told import clause_start
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import CLAUSE, places_of_names, rules_named
from assistant.conversation.rules.changing import figures_of, owning_a_figure
from assistant.conversation.rules.counted import named_counts
from assistant.conversation.rules.narrowing import singled_out


def named_alone(turn: Turn, rules: list[LoadedRule]) -> list[LoadedRule]:
    """企业称号是省级的, after two awards were compared, 我朋友也是首次小升规 of another enterprise, 国家级小巨人是多少
    after a total: of several awards those that are named, or whose rate is asked about (现在那4%能领吗).
    """
    last = turn.session.last_draft
    rates = {q.value for q in turn.heard.told.quantities if q.unit == "rate"}
    of_rate = [r for r in rules if rates & {f.value for f in r.program.figures.values()}]
    if turn.said.yes_no and len(of_rate) == 1:
        return of_rate
    if (asked := asked_of_one(turn, rules)) is not None:
        return [asked]  # 中心是省级的，中心给多少
    compared = last is not None and last.outcome == "compared"
    this_one = cues().pointing.this_one_asked.search(turn.said.text)
    told = [rule for rule in rules if figures_of(turn.read(rule))] if this_one else []
    if len(told) > 1:
        owning = owning_a_figure(turn, told)
        told = [rule for rule in told if rule.id in owning]
    if len(told) == 1:
        return told  # 采购额要是1.5亿，这块补多少
    alone = _asks_plainly(turn) or this_one
    if len(rules) < 2 or not (compared or turn.said.new_person or alone):
        return rules
    named = {c.rule for c in rules_named(turn) if c.named and not c.denied}
    return [rule for rule in rules if rule.id in named] or rules


def asked_of_one(turn: Turn, rules: list[LoadedRule]) -> LoadedRule | None:
    """中心是省级的，中心给多少; 质量奖更正为市级，该项是多少: the only one of these that the last clause names, or points back to
    as this one, and asks what it gives; none where a total is asked for, or something is left out.
    """
    text = turn.heard.told.text
    clause = CLAUSE.split(text.rstrip(",，;；。?？ "))[-1]
    others = (cues().totals.total, cues().totals.left_out, cues().totals.but_for)
    if len(rules) < 2 or any(cue.search(text) for cue in others):
        return None
    start = text.rfind(clause)
    places = {rule.id: [at for at, _ in places_of_names(turn, rule.id)] for rule in rules}
    if cues().awards.plainly_asked.search(clause):
        named = [rule for rule in rules if any(at >= start for at in places[rule.id])]
        if any(_is_a_choice_of(turn, rule, start) for rule in rules if rule not in named):
            return None
        if named:
            return named[0] if len(named) == 1 else None
    if not cues().pointing.asked_of_it.fullmatch(clause):
        return None
    named = [rule for rule in rules if places[rule.id]]
    told = named or [rule for rule in rules if figures_of(turn.read(rule))]
    return told[0] if len(told) == 1 else None


def _is_a_choice_of(turn: Turn, rule: LoadedRule, start: int) -> bool:
    """特级资质的建筑企业，总部迁入奖多少: whether what is named from a place on is also a step of what another award gives."""
    mentions = turn.heard.told.mentions.get(rule.id, ())
    return any(m.start >= start and m.meaning.role == "choice" and not m.covered for m in mentions)


def _asks_plainly(turn: Turn) -> bool:
    """国家级小巨人是多少, 明年冲国家级，给多少: whether what an award gives is asked for, and no total, nor a case that is
    supposed, put right or added (要是国家级的呢).
    """
    supposing, totals, text = cues().supposing, cues().totals, turn.said.text
    other = (totals.total, supposing.supposed, totals.also, cues().corrections.in_fact)
    plain = any(cue.search(text) for cue in (cues().awards.plainly_asked, supposing.aims_at))
    plain = plain and not turn.said.correction
    return plain and not any(cue.search(text) for cue in other)


def without_left_out(turn: Turn, rules: list[LoadedRule]) -> list[LoadedRule]:
    """把500强去掉, 去掉税收那项: of several results the rest; nothing where none of them is to be left out."""
    totals, clauses = cues().totals, CLAUSE.split(turn.said.text)
    left = [c for c in clauses if totals.left_out.search(c)]
    if not left and totals.left_out.search(turn.said.text):
        left = [c for c in clauses if totals.but_for.match(c)]  # 除了那个产品的，剩下两家
    if not left:
        return []
    text, pointing = turn.heard.told.text, cues().pointing

    def is_left_out(rule: LoadedRule) -> bool:
        named, things = places_of_names(turn, rule.id), named_counts(turn, rule)
        mentions = turn.heard.told.mentions.get(rule.id, ())
        counted = [
            (m.start, m.end)
            for m in mentions
            if m.meaning.input in things and not pointing.that_one.search(text[: m.start])
        ]
        names = [text[start:end] for start, end in (*named, *counted)]
        return any(name in part for name in names for part in left)

    out = {rule.id for rule in rules if is_left_out(rule)}
    if not out and (one := singled_out(turn, rules)) is not None:
        out = {one.id}
    return [rule for rule in rules if rule.id not in out] if out else []


def not_named(turn: Turn, rules: list[LoadedRule]) -> frozenset[str]:
    """质量奖其实是省里的: of several rules those that are not named and get no figure of their own, where one of them
    is named.
    """
    ids = {rule.id for rule in rules}
    named = {c.rule for c in rules_named(turn) if c.named} & ids or owning_a_figure(turn, rules)
    if not named:
        return frozenset()
    touched = {rule.id for rule in rules if set(rule.adds_to) & named and _tells_a_flag(turn, rule)}
    taken = {f.start for r in rules if r.id in named for f in figures_of(turn.read(r))}
    taken |= _beside_their_words(turn, named)
    touched |= {r.id for r in rules if any(f.start not in taken for f in figures_of(turn.read(r)))}
    return frozenset(ids - named - touched)


def _beside_their_words(turn: Turn, named: Collection[str]) -> set[int]:
    """总额刚好5000万，实际也投了5000万: where figures stand in whose clause a figure of these awards is called by its name."""
    told = turn.heard.told
    called = {
        clause_start(told, m.start)
        for rule in named
        for m in told.mentions.get(rule, ())
        if m.meaning.role == "input"
    }
    return {q.start for q in told.quantities if clause_start(told, q.start) in called}


def _tells_a_flag(turn: Turn, rule: LoadedRule) -> bool:
    """如果没升规呢, of 小升规 and what comes on top of it: whether a yes or no is told that this rule rests on,
    too.
    """
    fillings = turn.read(rule).fillings
    return any(rule.inputs[filling.input].type == "flag" for filling in fillings)

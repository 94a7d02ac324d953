"""Which rules a message goes on with: those just computed, or those on the clause just quoted."""

from dataclasses import dataclass, replace

from assistant.calculator.engine.instalment import has_instalments
from assistant.calculator.filling.picking import Candidate
from assistant.calculator.quantities.cues import cues as fact_cues
from assistant.calculator.quantities.fact import Reading
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.heard import Heard, read
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.instalments import instalments_asked
from assistant.conversation.reading.understanding import is_question
from assistant.conversation.room import Turn
from assistant.conversation.rules.asked_again import asks_again
from assistant.conversation.rules.asked_of_it import (
    asks_for_nothing_of,
)
from assistant.conversation.rules.candidates import (
    CLAUSE,
    candidates_of,
    places_of_names,
    rules_named,
)
from assistant.conversation.rules.changing import (
    calls_only_the_figure,
    figures_of,
    last_asked,
    owning_a_figure,
    sure_of_case,
    with_change,
)
from assistant.conversation.rules.clauses import (
    told_rule,
)
from assistant.conversation.rules.counted import counted_beside, named_counts
from assistant.conversation.rules.narrowing import one_called, singled_out, the_other
from assistant.conversation.rules.on_top import told_on_top
from assistant.conversation.rules.part_named import with_part_named

_NAMED = 1.5
"""A candidate with this score is named by more than a word that several awards share."""

_BUT_FOR = "除了"


@dataclass(frozen=True, slots=True)
class Followed:
    """Rules to compute again, the message as it is read for them, the input that a bare figure answers,
    whether to read what was said before once more for them, and the ids of those that the message is not
    about.
    """

    rules: list[LoadedRule]
    heard: Heard
    asked: str | None
    earlier: bool = False
    untouched: frozenset[str] = frozenset()


def followed(turn: Turn) -> Followed | None:
    """The rules whose case the message goes on with, or None where it does not."""
    focus = turn.session.focus
    if focus is None or not turn.leans_on_focus:
        return None
    rules = turn.rules_in_focus
    if rules and not turn.said.content and asks_again(turn, rules):
        return Followed(rules, turn.heard, last_asked(turn))
    if _asks_for_instalment_of_all(turn, rules):
        return Followed(rules, turn.heard, None)
    if (one := _called_shortly(turn, rules) or _one_of_them(turn, rules)) is not None:
        return Followed([one], turn.heard, None)
    if (on_top := told_on_top(turn, rules)) and not is_question(turn.said.text):
        return Followed([*rules, *on_top], turn.heard, last_asked(turn))
    if not of_the_case(turn) or _of_an_unread_trade(turn, rules) or _puts_in_another(turn, rules):
        return None
    of_part = replace(turn, heard=with_part_named(turn))
    if rules and not _totals_others(of_part, rules):
        return _on_the_case(of_part, rules)
    return None if rules else _on_the_clause(of_part, focus.near)


def _on_the_case(turn: Turn, rules: list[LoadedRule]) -> Followed | None:
    """Those of the rules of the case that the message is about; None where it changes and asks nothing
    of them.
    """
    if (beside := counted_beside(turn, rules)) is not None:
        return Followed([beside], turn.heard, None)
    rules = _named_alone(turn, rules)
    changed_turn = replace(turn, heard=with_change(turn, rules))
    heard = changed_turn.heard
    if kept := _without_left_out(changed_turn, rules):
        silent = (r for r in kept if not read(turn.room.vocabulary, r, heard).fillings)
        return Followed(kept, heard, None, untouched=frozenset(rule.id for rule in silent))
    if (changed := _changed(changed_turn, rules)) or asks_again(changed_turn, rules):
        meant = changed or rules
        untouched = _not_named(changed_turn, meant)
        return Followed(meant, heard, last_asked(turn), untouched=untouched)
    return None


def _asks_for_instalment_of_all(turn: Turn, rules: list[LoadedRule]) -> bool:
    """今年能到手的是几万, after the sum of two awards: whether an instalment is asked for of them all, and nothing told."""
    places = instalments_asked(turn.said.text)
    paid_so = len(rules) > 1 and any(has_instalments(rule, places) for rule in rules)
    told = any(not quantity.vague for quantity in turn.heard.told.quantities)
    return paid_so and not turn.said.content and not told


def _on_the_clause(turn: Turn, near: tuple[str, ...]) -> Followed | None:
    """多缴了180万, after the clause was quoted: the rule on it of which a fact is told."""
    if not near or _names_others(turn, set(near)):
        return None
    told = told_rule(turn, turn.rules(near))
    return Followed([told[0]], turn.heard, told[1], earlier=True) if told else None


def _puts_in_another(turn: Turn, rules: list[LoadedRule]) -> bool:
    """更正，众创空间其实是今年新认定的市级, after the award for those of before: whether what is put right is another
    award, and none of these is named.
    """
    named = [c for c in rules_named(turn) if c.named and not c.denied]
    ids = {rule.id for rule in rules}
    other = bool(named) and named[0].kind == "main" and named[0].score >= _NAMED
    other = other and not calls_only_the_figure(turn, named[0], rules)
    return turn.said.correction and other and not any(c.rule in ids for c in named)


def _of_an_unread_trade(turn: Turn, rules: list[LoadedRule]) -> bool:
    """隔壁做物流的，收入2000万, after a wholesaler: whether another's trade is told that no word of these rules is
    for, where they hold for one trade each (本行业平均增速).
    """
    of_a_trade = [
        rule
        for rule in rules
        if any(fact_cues().label_is("average_labels", spec.label) for spec in rule.inputs.values())
    ]
    people, text = cues().people, turn.heard.told.text
    if not of_a_trade or not (turn.said.new_person or people.holder.search(text)):
        return False
    told = people.trade_told.search(text) is not None
    return told and not any(places_of_names(turn, rule.id) for rule in of_a_trade)


def _totals_others(turn: Turn, rules: list[LoadedRule]) -> bool:
    """先拿了专精特新又拿省级小巨人，加起来: whether the total of several awards is asked for that are all named
    now, of which some are those of the case.
    """
    if cues().totals.total_asked.search(turn.said.text) is None:
        return False
    named = {c.rule for c in candidates_of(turn) if c.named and not c.denied and c.kind != "rival"}
    ids = {rule.id for rule in rules}
    return bool(named & ids) and not named <= ids


def _called_shortly(turn: Turn, rules: list[LoadedRule]) -> LoadedRule | None:
    """水呢, after 用电: the only rule of the article whose names hold a word too short to be a name.

    Of periods alone; 税呢 after an award asks for no other award.
    """
    match = cues().pointing.called_shortly.match(turn.said.text)
    if match is None or any(rule.kind != "period" for rule in rules):
        return None
    articles = {(rule.document, rule.provision.article) for rule in rules}
    found = [
        rule
        for rule in turn.room.rulebook.rules
        if rule.kind == "period"
        and (rule.document, rule.provision.article) in articles
        and sum(match["what"] in name for name in rule.names) > 1
    ]
    return found[0] if len(found) == 1 else None


def _names_others(turn: Turn, near: set[str]) -> bool:
    """Whether the words name other awards; of several named alike, whether all are others."""
    candidates = candidates_of(turn)
    named = {c.rule for c in candidates if c.named and c.kind != "rival"}
    alike = {c.rule for c in candidates if candidates[0].close and c.kind == "rival"}
    return bool(named - near) and not (len(named) == 1 and alike & near)


def _one_of_them(turn: Turn, rules: list[LoadedRule]) -> LoadedRule | None:
    """The award answered before that is singled out, or of which one instalment is asked for."""
    answered = turn.rules(result.rule for result in turn.session.results)
    all_ = list({rule.id: rule for rule in (*answered, *rules)}.values())
    if cues().totals.left_out.search(turn.said.text):
        return None
    if (other := the_other(turn, rules)) is not None:
        return other
    if cues().totals.how_much_more.search(turn.said.text):
        named = {c.rule for c in candidates_of(turn) if c.named and not c.denied}
        asked = [rule for rule in all_ if rule.id in named]
        if len(asked) == 1:
            return asked[0]
    if rules and (one := singled_out(turn, all_) or one_called(turn, all_)) is not None:
        return one
    places = instalments_asked(turn.said.text)
    paid_so = len(rules) == 1 and has_instalments(rules[0], places)
    return rules[0] if paid_so else None


def of_the_case(turn: Turn) -> bool:
    """Whether the message goes on with the case of the present subject rather than with its words: 高压的要几天
    names another choice of what was computed.
    """
    chances = turn.continues
    if turn.leans_on_focus and cues().supposing.same_sum.search(turn.said.text):
        return True
    worded = chances.get("words", 0.0) > chances.get("case", 0.0)
    chosen = _names_a_choice(turn) or _says_which_case(turn)
    return turn.leans_on_focus and not (worded and not chosen)


def _says_which_case(turn: Turn) -> bool:
    """低压的，不是居民, after the clause was quoted that tells how long each takes: whether nothing is asked, and a
    choice of a period on that clause is told.
    """
    focus = turn.session.focus
    if focus is None or focus.rules or is_question(turn.said.text):
        return False
    return any(
        mention.meaning.role == "choice"
        for rule in turn.rules(focus.near)
        if rule.kind == "period"
        for mention in turn.heard.told.mentions.get(rule.id, ())
    )


def _names_a_choice(turn: Turn) -> bool:
    """Whether a result is asked for with a choice of an input of what was just computed."""
    focus = turn.session.focus
    return turn.said.sum_asked and any(
        mention.meaning.role == "choice"
        for rule in (focus.rules if focus is not None else ())
        for mention in turn.heard.told.mentions.get(rule, ())
    )


def _named_alone(turn: Turn, rules: list[LoadedRule]) -> list[LoadedRule]:
    """企业称号是省级的, after two awards were compared, 我朋友也是首次小升规 of another enterprise, 国家级小巨人是多少
    after a total: of several awards those that are named, or whose rate is asked about (现在那4%能领吗).
    """
    last = turn.session.last_draft
    rates = {q.value for q in turn.heard.told.quantities if q.unit == "rate"}
    of_rate = [r for r in rules if rates & {f.value for f in r.program.figures.values()}]
    if turn.said.yes_no and len(of_rate) == 1:
        return of_rate
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


def _asks_plainly(turn: Turn) -> bool:
    """国家级小巨人是多少, 明年冲国家级，给多少: whether what an award gives is asked for, and no total, nor a case that is
    supposed, put right or added (要是国家级的呢).
    """
    supposing, totals, text = cues().supposing, cues().totals, turn.said.text
    other = (totals.total, supposing.supposed, totals.also, cues().corrections.in_fact)
    plain = any(cue.search(text) for cue in (cues().awards.plainly_asked, supposing.aims_at))
    plain = plain and not turn.said.correction
    return plain and not any(cue.search(text) for cue in other)


def _without_left_out(turn: Turn, rules: list[LoadedRule]) -> list[LoadedRule]:
    """把500强去掉, 去掉税收那项: of several results the rest; nothing where none of them is to be left out."""
    totals, clauses = cues().totals, CLAUSE.split(turn.said.text)
    left = [c for c in clauses if totals.left_out.search(c)]
    if not left and totals.left_out.search(turn.said.text):
        left = [c for c in clauses if c.startswith(_BUT_FOR)]  # 除了那个产品的，剩下两家
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


def _not_named(turn: Turn, rules: list[LoadedRule]) -> frozenset[str]:
    """质量奖其实是省里的: of several rules those that are not named and get no figure of their own, where one of them
    is named.
    """
    ids = {rule.id for rule in rules}
    named = {c.rule for c in rules_named(turn) if c.named} & ids or owning_a_figure(turn, rules)
    if not named:
        return frozenset()
    touched = {rule.id for rule in rules if set(rule.adds_to) & named and _tells_a_flag(turn, rule)}
    taken = {f.start for r in rules if r.id in named for f in figures_of(turn.read(r))}
    touched |= {r.id for r in rules if any(f.start not in taken for f in figures_of(turn.read(r)))}
    return frozenset(ids - named - touched)


def _tells_a_flag(turn: Turn, rule: LoadedRule) -> bool:
    """如果没升规呢, of 小升规 and what comes on top of it: whether a yes or no is told that this rule rests on,
    too.
    """
    fillings = turn.read(rule).fillings
    return any(rule.inputs[filling.input].type == "flag" for filling in fillings)


def _changed(turn: Turn, rules: list[LoadedRule]) -> list[LoadedRule]:
    """These rules, with those that come on top and are told of, if the message tells a fact of any.

    None where what is asked for is nothing that they come to.
    """
    if asks_for_nothing_of(turn, rules):
        return []
    asked = last_asked(turn)
    candidates = [c for c in candidates_of(turn) if c.named]
    named = {c.rule for c in candidates if c.kind != "rival"}
    main = candidates[0].rule if candidates else None
    ids = {rule.id for rule in rules}
    told = any(
        _tells(reading, asked) or _says_several_in_one(turn, rule, reading)
        for rule in rules
        for reading in (turn.read(rule, asked),)
    )
    on_top = told_on_top(turn, rules)
    beside = [
        rule
        for rule in turn.room.rulebook.rules
        if ids & set(rule.adds_to)
        and rule.id not in ids
        and (rule in on_top or rule.id in named)
        and turn.read(rule).fillings
    ]
    ids |= {rule.id for rule in beside}
    others = bool(named) and main not in ids
    others = others and not _names_only(turn, candidates[0], rules)
    others = others and not _says_a_choice(turn, candidates[0], rules)
    others = others and not calls_only_the_figure(turn, candidates[0], rules)
    if not (told or beside) or others:
        return []
    return [*rules, *beside]


def _names_only(turn: Turn, candidate: Candidate, rules: list[LoadedRule]) -> bool:
    """他是从河南把总部搬来的，一级: whether another award is named by the way, and nothing told of it,
    in a message that surely goes on with the case, and no word of which speaks against that.
    """
    if candidate.reading.fillings or candidate.reading.doubts or not sure_of_case(turn):
        return False
    mentions = turn.heard.told.mentions
    return not all(
        any(m.meaning.role == "against" for m in mentions.get(rule.id, ())) for rule in rules
    )


def _says_a_choice(turn: Turn, candidate: Candidate, rules: list[LoadedRule]) -> bool:
    """总部迁过来呢: whether the words that name another award say a choice of the case, and tell no more."""
    if candidate.reading.fillings or candidate.reading.doubts:
        return False
    mentions = turn.heard.told.mentions
    choices = [m for r in rules for m in mentions.get(r.id, ()) if m.meaning.role == "choice"]
    return all(
        any(start <= m.start and m.end <= end for m in choices)
        for start, end in places_of_names(turn, candidate.rule)
    )


def _tells(reading: Reading, asked: str | None) -> bool:
    """Whether a message tells a fact, be it that a figure is told unclearly (用到四十来万呢)."""
    unclear = (doubt.input == asked or doubt.reason == "vague" for doubt in reading.doubts)
    return bool(reading.fillings or reading.several) or any(unclear)


def _says_several_in_one(turn: Turn, rule: LoadedRule, reading: Reading) -> bool:
    """高压的呢, after 低压: whether one word is said that several choices are called by."""
    text, mentions = turn.heard.told.text, turn.heard.told.mentions.get(rule.id, ())
    said = {text[m.start : m.end] for m in mentions if m.meaning.role == "choice"}
    return any(doubt.reason == "ambiguous" and doubt.words in said for doubt in reading.doubts)

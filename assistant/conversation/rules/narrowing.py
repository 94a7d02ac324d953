"""只说认定这一项, 营收这块, 认定那一项再说一下, 另外那笔: which one of several awards is singled out."""

from collections.abc import Sequence

from assistant.answering.draft import Draft
from assistant.calculator.calculation import Calculation
from assistant.calculator.engine.instalment import has_instalments
from assistant.calculator.message.polarity import polarity
from assistant.calculator.message.told import Mention
from assistant.calculator.quantities.ordinals import place_of
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.instalments import instalments_asked
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import candidates_of
from assistant.conversation.rules.earlier_results import drafted

_CLAUSE_MARKS = ",，;；。?？"
_SHORTEST = 2
_PAIR = 2


def singled_out(turn: Turn, rules: Sequence[LoadedRule]) -> LoadedRule | None:
    """The only one of these rules that the words before 这一项 speak of; None where no one is meant."""
    text = turn.heard.told.text
    for match in cues().pointing.singled_out.finditer(text):
        start, end = match.span("what")
        if _joins_another(turn, rules, start, end):
            continue
        named = [rule for rule in rules if _is_named(turn, rule, start, end)]
        if not named and _names_another(turn, rules, start, end):
            continue
        if len(named) != 1:
            shared = {rule.id: _pieces_in_title(rule, text[start:end]) for rule in named or rules}
            most = max(shared.values(), default=0)
            named = [r for r in rules if most and shared.get(r.id) == most]
        if len(named) == 1 and len(rules) > 1:
            return named[0]
    return None


def _names_another(turn: Turn, rules: Sequence[LoadedRule], start: int, end: int) -> bool:
    """还有个今年孵出三家高新这块, after others: whether the name of another award stands before or in these words, that is
    no word in the title of one of these (搬总部那笔, of 总部迁入).
    """
    text, ids = turn.heard.told.text, {rule.id for rule in rules}
    titles = [rule.title for rule in rules]
    clause = max((text.rfind(mark, 0, start) for mark in _CLAUSE_MARKS), default=-1) + 1
    return any(
        m.meaning.role == "name"
        and not m.covered
        and clause <= m.start
        and m.end <= end
        and not any(text[m.start : m.end] in title for title in titles)
        for name, found in turn.heard.told.mentions.items()
        if name not in ids
        for m in found
    )


def _joins_another(turn: Turn, rules: Sequence[LoadedRule], start: int, end: int) -> bool:
    """孵出来三家高新还有一家上市的这块: whether these words are joined to another award of those, named right before them."""
    text = turn.heard.told.text
    clause = max((text.rfind(mark, 0, start) for mark in _CLAUSE_MARKS), default=-1) + 1
    before = [rule for rule in rules if _is_named(turn, rule, clause, start)]
    within = [rule for rule in rules if _is_named(turn, rule, start, end)]
    joined = cues().totals.also.search(text, clause, end) is not None
    return joined and len({rule.id for rule in (*before, *within)}) > 1


def one_called(turn: Turn, rules: Sequence[LoadedRule]) -> LoadedRule | None:
    """孵化高企的呢, 小升规那20万一共能拿多少, after a total: the only one of its awards that is called; None where
    another case is supposed or put right.
    """
    last, text = turn.session.last_calculation, turn.heard.told.text
    ids = {part.rule for part in last.parts} if last is not None else set()
    if len(ids) < _PAIR:
        return None
    names = {
        rule.id: [m.end for m in turn.heard.told.mentions.get(rule.id, ()) if _names(turn, m)]
        for rule in rules
        if rule.id in ids
    }
    of_a_sum = [
        n for n, ends in names.items() if any(cues().pointing.that_sum.match(text, e) for e in ends)
    ]
    other_case = (
        turn.said.correction
        or cues().supposing.supposed.search(text)
        or cues().totals.also.search(text)
    )
    alike = not other_case and cues().asking.asks_alike.fullmatch(text) is not None
    called = of_a_sum or [name for name, ends in names.items() if ends and alike]
    return next(rule for rule in rules if rule.id == called[0]) if len(called) == 1 else None


def _names(turn: Turn, mention: Mention) -> bool:
    """Whether it is an award's name, and not denied (要不是四基的呢)."""
    named = mention.meaning.role == "name" and not mention.covered
    return named and polarity(turn.heard.told, mention) is not False


def the_other(turn: Turn, rules: Sequence[LoadedRule]) -> LoadedRule | None:
    """小升规奖之外，另外那笔呢: of two awards, or of one and what comes on top of it, the one not named before
    these words; where none is named, what comes on top.
    """
    match, ids = cues().pointing.the_other.search(turn.heard.told.text), {rule.id for rule in rules}
    if match is None or not rules:
        return None
    if len(rules) == 1:
        on_top = [r for r in turn.room.rulebook.rules if ids & set(r.adds_to) and r.unit == "yuan"]
        rules = [*rules, *on_top]
    if len(rules) != _PAIR:
        return None
    named = [rule for rule in rules if _is_named(turn, rule, 0, match.start())]
    if len(named) == 1:
        other = next(rule for rule in rules if rule is not named[0])
        answered = {one.rule for one in turn.session.results}
        return named[0] if other.id in answered and named[0].id not in answered else other
    first, second = rules
    on_top = [r for r, other in ((first, second), (second, first)) if other.id in r.adds_to]
    return on_top[0] if on_top and not named else None


def one_of_them(turn: Turn, rules: list[LoadedRule]) -> LoadedRule | None:
    """The award answered before that is singled out, or of which one instalment is asked for. None where there is
    none.
    """
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


def called_shortly(turn: Turn, rules: list[LoadedRule]) -> LoadedRule | None:
    """水呢, after 用电: the only rule of the article whose names hold a word too short to be a name. None where there
    is no one such.

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


def asks_first(turn: Turn) -> bool:
    """先说专精特新的: whether one of several is asked for before the others, in so many words."""
    return any(m["only"] for m in cues().pointing.singled_out.finditer(turn.heard.told.text))


def only_one(turn: Turn) -> Draft | None:
    """我们就只拿了头一个: of several awards just added up the one that is told to be all there was. None where none is told
    to be.
    """
    match = cues().pointing.only_place.search(turn.heard.told.text)
    calculation = turn.session.last_calculation
    if (
        match is None
        or calculation is None
        or len(calculation.parts) < 2
        or not turn.session.messages
    ):
        return None
    parts = _as_told(turn, calculation.parts)
    place = place_of(match["nth"])
    return drafted(turn, parts[place]) if place is not None and place < len(parts) else None


def _as_told(turn: Turn, parts: Sequence[Calculation]) -> list[Calculation]:
    """The awards in the order in which the message before named them, those it did not name last."""
    before = turn.heard_before()[-1].told

    def place(part: Calculation) -> int:
        mentions = before.mentions.get(part.rule, ())
        names = (m.start for m in mentions if m.meaning.role == "name")
        return min(names, default=len(before.text))

    return sorted(parts, key=place)


def _is_named(turn: Turn, rule: LoadedRule, start: int, end: int) -> bool:
    """Whether a name or an input of the rule stands there."""
    mentions, roles = turn.heard.told.mentions.get(rule.id, ()), ("name", "input")
    return any(m.meaning.role in roles and start <= m.start and m.end <= end for m in mentions)


def _pieces_in_title(rule: LoadedRule, words: str) -> int:
    """How many pairs of characters of the words the rule's title holds."""
    return sum(words[i : i + _SHORTEST] in rule.title for i in range(len(words) - 1))

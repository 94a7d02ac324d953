"""Other awards of the article whose things or sums are told beside, where the total of all is asked for."""

from collections.abc import Sequence

from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import rules_named
from assistant.conversation.rules.changing import figures_of
from assistant.conversation.rules.on_top import told_on_top


def told_beside(turn: Turn, rules: Sequence[LoadedRule]) -> list[LoadedRule]:
    """The awards to be counted in with these; none where no total is asked for."""
    text = turn.heard.told.text
    if rules and _asks_of_none(turn):
        return _of_the_article(rules, _with_a_sum_of_its_own(turn, rules))
    if not rules or not cues().totals.total.search(text):
        return []
    counted = _of_the_article(rules, [*_counted(turn), *counted_on_top(turn, rules)])
    if not counted and cues().totals.counted_total.search(text):
        return _of_the_article(rules, _with_a_sum_of_its_own(turn, rules))
    return counted


def _asks_of_none(turn: Turn) -> bool:
    """营业收入2亿，配套率提高10个点，采购额4500万，您给算算: whether it is asked behind all that is told, of no award by name,
    what there is.
    """
    told = turn.heard.told
    asking = cues().asking.of_it_all.search(told.text)
    if asking is None or any(q.end > asking.start() for q in told.quantities):
        return False
    mentions = (m for of_rule in told.mentions.values() for m in of_rule if not m.covered)
    return all(m.end <= asking.start() or m.meaning.role == "against" for m in mentions)


def _of_the_article(rules: Sequence[LoadedRule], others: Sequence[LoadedRule]) -> list[LoadedRule]:
    ids = {rule.id for rule in rules}
    articles = {(rule.document, rule.provision.article) for rule in rules}
    return [
        rule
        for rule in others
        if rule.id not in ids and (rule.document, rule.provision.article) in articles
    ]


def _counted(turn: Turn) -> list[LoadedRule]:
    """上市的两家，另外还有四家高新技术企业，合计: the awards whose things are counted."""
    told = turn.heard.told
    ends = {q.end for q in told.quantities if q.unit == "count" and not q.vague}
    counted = [n.meaning.rule for n in told.nouns if n.counts and n.start in ends]
    return turn.rules(dict.fromkeys(counted))


def counted_on_top(turn: Turn, rules: Sequence[LoadedRule]) -> list[LoadedRule]:
    """做半导体的，一共多少: the awards that come on top of those just answered, of which the message tells a
    fact of their own.
    """
    answered = {result.rule for result in turn.session.results} & {rule.id for rule in rules}
    return [rule for rule in told_on_top(turn, rules) if answered & set(rule.adds_to)]


def counted_with(turn: Turn, rules: Sequence[LoadedRule]) -> list[LoadedRule]:
    """孵化高企3家、上市企业1户，给多少: the awards that add up with these, whose own things are counted beside."""
    ids = {rule.id for rule in rules}
    on_top = {name for rule in rules for name in rule.adds_to}
    used = {f.start for r in rules for f in figures_of(turn.read(r))}
    counts = {q.start for q in turn.heard.told.quantities if q.unit == "count" and not q.vague}
    return [
        rule
        for rule in turn.room.rulebook.rules
        if (ids & set(rule.adds_to) or rule.id in on_top)
        and rule.id not in ids
        and any(
            rule.inputs[f.input].type == "integer" and f.start in counts - used
            for f in figures_of(turn.read(rule))
        )
    ]


def _with_a_sum_of_its_own(turn: Turn, rules: Sequence[LoadedRule]) -> list[LoadedRule]:
    """营业收入2.5亿，采购额3500万，这两块一共: the one award spoken of that takes a sum which none of these does."""
    used = {f.start for r in rules for f in figures_of(turn.read(r))}
    sums = {q.start for q in turn.heard.told.quantities if q.unit == "yuan" and not q.vague}
    spoken_of = turn.rules(c.rule for c in rules_named(turn) if not c.denied)
    found = [
        rule
        for rule in _of_the_article(rules, spoken_of)
        if any(f.start in sums - used for f in figures_of(turn.read(rule)))
    ]
    return found if len(found) == 1 else []

"""Other awards of the article whose things or sums are told beside, where the total of all is asked for."""

from collections.abc import Collection, Sequence

from assistant.calculator.engine.engine import calculate
from assistant.calculator.filling.filling import read_facts
from assistant.calculator.message.input_words import RuleWords
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.heard import Heard
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import rules_named
from assistant.conversation.rules.changing import figures_of
from assistant.conversation.rules.on_top import told_on_top


def told_beside(turn: Turn, rules: Sequence[LoadedRule]) -> list[LoadedRule]:
    """The awards to be counted in with these; none where no total is asked for."""
    text = turn.heard.told.text
    if rules and _asks_of_none(turn):
        own = _of_the_article(rules, _with_a_sum_of_its_own(turn, rules))
        return list({rule.id: rule for rule in (*own, *_told_by_its_figure(turn, rules))}.values())
    if not rules or not cues().totals.total.search(text):
        return []
    return [*_counted_in(turn, rules), *_told_by_its_figure(turn, rules)]


def _counted_in(turn: Turn, rules: Sequence[LoadedRule]) -> list[LoadedRule]:
    """The awards of the article whose things are counted, or that take a sum which none of these does."""
    text = turn.heard.told.text
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


def _told_by_its_figure(turn: Turn, rules: Sequence[LoadedRule]) -> list[LoadedRule]:
    """民营的，税新增105万，总共能补多少: the awards that nothing names and that are due by what they are reckoned from, told
    in a word that is theirs alone.
    """
    taken = {(f.start, f.end) for rule in rules for f in figures_of(turn.read(rule))}
    ids = {rule.id for rule in rules}
    others = [r for r in turn.room.rulebook.rules if r.id not in ids and r.unit == "yuan"]
    return [
        rule
        for rule in others
        if tells_its_figure(turn.room.vocabulary.rules[rule.id], turn.heard, taken)
        and _says_a_word_of_its_own(turn, rule)
        and _tells_what_it_is(turn, rule)
        and calculate(rule, turn.read(rule).values, turn.as_of).result
    ]


def _tells_what_it_is(turn: Turn, rule: LoadedRule) -> bool:
    """Whether a fact is told, and not only assumed, that says for whom or for what the award is (民营的); one without such
    facts asks for none (市里补助40万 alone is no 创新联合体).
    """
    kinds = {n for n, spec in rule.inputs.items() if spec.type in ("flag", "choice")}
    return not kinds or bool(kinds & turn.read(rule).values.keys())


def tells_its_figure(words: RuleWords, heard: Heard, taken: Collection[tuple[int, int]]) -> bool:
    """今年多交了150万的税: whether an award that nothing names is told of by the figure that it is reckoned
    from, said with a word of that figure and ``taken`` by no award that is named.
    """
    rule = words.rule
    mentions = heard.told.mentions.get(rule.id, ())
    said = {m.meaning.input for m in mentions if m.meaning.role == "input"}
    asked = {name for name in said if words.inputs[name].numeric and words.inputs[name].required}
    if rule.kind != "award" or rule.adds_to or not asked:
        return False
    reading = read_facts(words, heard.told, heard.around)
    return any(f.input in asked and (f.start, f.end) not in taken for f in reading.fillings)


def _says_a_word_of_its_own(turn: Turn, rule: LoadedRule) -> bool:
    """Whether a word for a figure of this rule is said that is none of any other rule's."""
    mentions = turn.heard.told.mentions
    others = {
        (m.start, m.end) for name, found in mentions.items() if name != rule.id for m in found
    }
    return any(
        m.meaning.role == "input" and (m.start, m.end) not in others
        for m in mentions.get(rule.id, ())
    )


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

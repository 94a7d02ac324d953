"""第24条和第54条都写了，是不是能拿两份: an award that the text states in two places is one award."""

from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.answering.outcomes import load_texts
from assistant.answering.reckoning import provision_quotes
from assistant.answering.statement import Statement
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.reading.cues import cues
from assistant.conversation.results.result_of_rules import calculate_rules
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import awards_named
from assistant.conversation.rules.changing import figures_of
from assistant.conversation.rules.earlier_results import drafted


def stated_twice(turn: Turn) -> Draft | None:
    """That the award counts once, with its sum where it was computed; None where no award is stated twice, or
    it is not asked whether it may be had from each place.
    """
    if cues().awards.had_twice.search(turn.said.text) is None or (rule := _rule(turn)) is None:
        return None
    document = turn.room.catalog.get(rule.document)
    articles = [document.article(key) for key in _places(rule)] if document is not None else []
    if document is None:
        return None
    labels = "、".join(article.label for article in articles if article is not None)
    text = load_texts().say("stated_twice", articles=labels, title=rule.title)
    quotes = provision_quotes(document, [rule])
    lead = Statement(text, quotes, basis=(text,))
    told = calculate_rules(turn, [rule]) if _tells_a_figure(turn, rule) else None
    if told is not None and told.outcome == "calculated":
        return replace(told, statements=(lead, *told.statements))
    last = turn.session.sums[-1] if turn.session.sums else None
    before = drafted(turn, last) if last is not None and last.rule == rule.id else None
    if before is not None:
        return replace(before, statements=(lead, *before.statements), outcome="explained")
    return Draft(
        kind="policy",
        statements=(lead, *(Statement(quote.quote, (quote,)) for quote in quotes)),
        subject=(document.id, rule.provision.article),
        rules=(rule.id,),
        outcome="answered",
    )


def _tells_a_figure(turn: Turn, rule: LoadedRule) -> bool:
    """三年研发投入80万，24条给一份、54条再给一份: whether the award may be computed with what is told."""
    return bool(figures_of(turn.read(rule)))


def _rule(turn: Turn) -> LoadedRule | None:
    """The award named, else the one just computed, where it is stated in several articles, and the message
    names no others.
    """
    focus, found = turn.session.focus, turn.search
    named = [c.rule for c in awards_named(turn)]
    rules = turn.rules(tuple(named[:1]) or (focus.rules if focus is not None else ()))
    if len(rules) != 1 or len(_places(rules[0])) < 2:
        return None
    hits = found.hits if found is not None and found.direct == "article" else ()
    spoken_of = {hit.article for hit in hits if hit.parts.get("direct")}
    return rules[0] if spoken_of <= set(_places(rules[0])) else None


def _places(rule: LoadedRule) -> tuple[str, ...]:
    """The articles in which an award is stated, in their order in the rule."""
    return tuple(dict.fromkeys(p.article for p in (rule.provision, *rule.also)))

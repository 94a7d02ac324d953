"""Which rules stand on the clause that answers: the way from words found to a sum.

A rule is usually found by its names; a question in other words still finds the clause, and with it
the rules whose provision it is.
"""

from collections.abc import Iterable
from dataclasses import replace

from assistant.answering.evidence import Evidence, gather, states
from assistant.answering.reckoning import provision_quotes
from assistant.calculator.quantities.wording import plain
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.computing import compute
from assistant.conversation.facts.gathering import gather_facts
from assistant.conversation.facts.heard import Heard
from assistant.conversation.room import Turn
from corpus.document import Article, Document
from index.hit import ScoredClause

_OF_THE_AWARD = frozenset({"department", "condition"})
"""归谁管, 前提是什么: answered by the words of the award alone, whatever else the article says."""
_OF_NOTHING = 2
"""Up to so many characters of content name no matter (哪个部门负责, 归哪个单位管)."""
_QUOTED = 5
"""So many characters on end are words of the text."""
_OWN = 4


def clause_rules(turn: Turn) -> list[LoadedRule]:
    """The rules that stand on the clause which answers the question."""
    evidence = evidence_of(turn)
    if evidence is None:
        return []
    lead = evidence.clauses[0]
    words = evidence.document.words(lead.start, lead.end)
    return rules_on(turn, evidence.document, evidence.article, words)


def evidence_of(turn: Turn) -> Evidence | None:
    """The clauses of the best article that answer, gathered once a turn; None without a hit."""
    hit = turn.top
    found = turn.room.article(hit.document, hit.article) if hit else None
    if hit is None or found is None:
        return None
    if turn.evidence is None or turn.evidence.article is not found[1]:
        turn.evidence = _of_the_award(turn, gather(*found, hit, turn.said.attributes))
    return turn.evidence


def _of_the_award(turn: Turn, evidence: Evidence) -> Evidence:
    """归谁管, 是每年都给吗, asked of the award just computed: its own words, and none of others in the article,
    unless the document says it once for all.
    """
    focus, asked = turn.session.focus, turn.said.attributes
    if (
        focus is None
        or not turn.leans_on_focus
        or len(turn.said.content) > _OF_NOTHING
        or not asked
    ):
        return evidence
    shared = any(a.article or a.once for a in asked)
    if shared and not (evidence.lacking or asked[0].name in _OF_THE_AWARD):
        return evidence
    rules = turn.rules(focus.rules)
    quotes = provision_quotes(evidence.document, rules)
    own = tuple(
        ScoredClause(quote.start, quote.end, evidence.clauses[0].score)
        for quote in quotes
        if quote.key == evidence.article.key
    )
    if not any(_was_shown(turn, clause, evidence.article.key) for clause in own):
        return evidence
    says = [evidence.document.words(clause.start, clause.end) for clause in own]
    unsaid = tuple(
        a for a in asked if not any(states(evidence.article, words, a) for words in says)
    )
    return replace(evidence, clauses=own, lacking=evidence.lacking if shared else unsaid)


def _was_shown(turn: Turn, clause: ScoredClause, article: str) -> bool:
    """Whether the last answer quoted these words: 原来呢 after another clause of the article is not of them."""
    last = turn.session.last_draft
    quoted = [c for said in (last.statements if last else ()) for c in said.citations]
    return any(c.key == article and c.start < clause.end and clause.start < c.end for c in quoted)


def rules_on(turn: Turn, document: Document, article: Article, words: str) -> list[LoadedRule]:
    """The rules that stand on these verbatim words of an article, in file order."""
    clause = _squeezed(words)
    return [
        rule
        for rule in turn.room.rulebook.of_article(document.id, article.key)
        if any(
            _overlap(clause, _squeezed(own))
            for provision in (rule.provision, *rule.also)
            if provision.article == article.key
            for own in provision.words
        )
    ]


def told_rule(turn: Turn, rules: list[LoadedRule]) -> tuple[LoadedRule, str | None] | None:
    """The one of these rules that the message tells most facts of, and the input it would ask for.

    A bare figure counts as the answer to what the rule would ask for. None where the message tells
    nothing of any, or as much of two.
    """
    earlier = turn.heard_before() if rules else []
    told: list[tuple[int, LoadedRule, str | None]] = []
    for rule in rules:
        asked = _would_ask(turn, rule, earlier)
        told.append((len(turn.read(rule, asked).fillings), rule, asked))
    best = max((count for count, _, _ in told), default=0)
    chosen = [(rule, asked) for count, rule, asked in told if count == best]
    return chosen[0] if best > 0 and len(chosen) == 1 else None


def _would_ask(turn: Turn, rule: LoadedRule, earlier: list[Heard]) -> str | None:
    """The input a rule asks for, given what earlier messages told."""
    vocabulary = turn.room.vocabulary
    nothing = turn.hear("")
    facts = gather_facts(vocabulary, rule, turn.session, nothing, earlier=earlier)
    missing = compute(rule, facts, turn.as_of).missing
    return missing[0].input if missing else None


def _squeezed(words: str) -> str:
    return "".join(words.split()).rstrip("。；;，,")


def _overlap(first: str, second: str) -> bool:
    return first in second or second in first


def quotes_other_words(turn: Turn, rules: list[LoadedRule]) -> bool:
    """建立了研发准备金制度，补助多少: whether the message has words of the rules' article that stand outside
    their provisions, and none of theirs.
    """
    text = plain(turn.said.text)
    articles = {(r.document, r.provision.article) for r in rules}
    found = [found for key in articles if (found := turn.room.article(*key))]
    texts = [plain(document.words(a.body_start, a.body_end)) for document, a in found]
    if not _holds_any(texts, _parts(text, _QUOTED)):
        return False
    return not holds_a_part(own_words(rules), text, _OWN)


def holds_a_part(words: Iterable[str], text: str, size: int) -> bool:
    """Whether one of the words has a stretch of so many characters of the text."""
    return _holds_any(map(plain, words), _parts(plain(text), size))


def own_words(rules: Iterable[LoadedRule]) -> list[str]:
    """The verbatim words that rules stand on, their titles and names, and those of their inputs."""
    rules = list(rules)
    words = [w for r in rules for p in (r.provision, *r.also) for w in p.words]
    return words + [name for r in rules for name in _names_of(r)]


def _holds_any(texts: Iterable[str], parts: list[str]) -> bool:
    return any(part in words for words in texts for part in parts)


def _names_of(rule: LoadedRule) -> list[str]:
    names = [rule.title, *rule.names]
    for spec in rule.inputs.values():
        names += [spec.label, *spec.names, *spec.no_names]
        names += [word for choice in spec.choices for word in (choice.value, *choice.names)]
    return names


def _parts(text: str, size: int) -> list[str]:
    """Every stretch of so many characters without a mark or a figure in it."""
    parts = (text[start : start + size] for start in range(len(text) - size + 1))
    return [part for part in parts if part.isalpha()]

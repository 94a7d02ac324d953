"""The step that answers from the nearest article, when nothing else did."""

from dataclasses import replace

from assistant.answering.article_names import matter_of
from assistant.answering.attributes import Attribute, asked_attributes
from assistant.answering.compose import policy_draft, related_statement
from assistant.answering.draft import Draft
from assistant.answering.evidence import load_limits, with_every_one, with_term_named
from assistant.answering.nearness import nearness
from assistant.answering.outcomes import load_texts, outcome_draft
from assistant.answering.settled import settle
from assistant.answering.statement import Statement
from assistant.conversation.lookup.another_document import of_another_document
from assistant.conversation.lookup.asked_thing import with_thing_lacking
from assistant.conversation.lookup.leading import lead_by_what_holds, lead_by_what_is_held
from assistant.conversation.lookup.open_sum import ask_how_much
from assistant.conversation.lookup.others_in_charge import others_in_charge
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.understanding import is_question
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import awards_named, candidates_of
from assistant.conversation.rules.clauses import clause_rules, evidence_of
from corpus.document import Article
from corpus.normalise import fold_plain
from index.hit import Hit

_SHORT_REPLY = 16


def answer_policy(turn: Turn) -> Draft:
    """Answer from the best article; name a second one that is about as near."""
    _ask_the_same(turn)
    given = ask_how_much(turn)
    _lead_by_rule(turn)
    lead_by_what_holds(turn)
    lead_by_what_is_held(turn)
    hit, evidence = turn.top, evidence_of(turn)
    if hit is None or evidence is None:
        return outcome_draft("out_of_scope", documents=turn.room.document_names)
    attributes = turn.said.attributes
    if not attributes or any(
        a.held is not None for a in attributes
    ):  # departments stand by themselves
        of_the_message = not turn.leans_on_focus or turn.said.content
        evidence = settle(
            turn.said.text,
            hit.asked if of_the_message else {},  # else it was searched for what was asked before
            evidence,
            named=bool(attributes),
            asks=_asks_something(turn),
            matched=hit.matched,
        )
    evidence = with_thing_lacking(turn, evidence)
    evidence = with_term_named(evidence, turn.said.text)
    evidence = with_every_one(evidence, turn.said.text, hit.matched)
    draft = policy_draft(
        evidence, turn.said.text, attributes, turn.as_of, hearsay=turn.said.hearsay
    )
    hedge = (*(_caution() if turn.hedged else ()), *(given if draft.reason else ()))
    return replace(
        draft,
        statements=(
            *hedge,
            *draft.statements,
            *others_in_charge(turn, evidence.article),
            *(of_another_document(turn, evidence) or _related(turn, hit)),
        ),
        suggestions=_suggestions(evidence.article, attributes),
        near=_near(turn),
    )


def _asks_something(turn: Turn) -> bool:
    """贷款, 我家总部企业 and 过渡期是3年 ask nothing in particular: no word of them asks, nor is a detail named
    behind a blank (创业大赛 奖金标准).
    """
    text = turn.said.text
    asks = is_question(text) or cues().asking.asks_shortly.search(text)
    return bool(turn.said.attributes or asks or len(text.split()) > 1)


def _ask_the_same(turn: Turn) -> None:
    """那行业标准呢: what the message before asked for is asked of another thing.

    Which awards fit an enterprise is asked of no one thing.
    """
    said, before, last = turn.said, turn.session.messages, turn.session.last_draft
    if last is not None and last.kind == "match":
        return
    if said.attributes or not (
        turn.leans_on_focus and before and cues().asking.of_another.search(said.text)
    ):
        return
    if len(said.content) <= _SHORT_REPLY and not turn.heard.told.quantities:
        turn.read_as(said=replace(said, attributes=asked_attributes(fold_plain(before[-1]))))
        turn.evidence = None


def _lead_by_rule(turn: Turn) -> None:
    """头回认定高企，县里给多少钱: of the nearest articles the one first on which the award named stands."""
    found = turn.search
    if found is None or found.direct is not None or turn.led or not turn.said.sum_asked:
        return
    main = next(iter(candidates_of(turn)), None)
    rule = turn.room.rulebook.get(main.rule) if main is not None else None
    if (
        main is None
        or rule is None
        or not (main.named and main.reading.fillings)
        or main.denied
        or main.close
    ):
        return
    own = {(rule.document, p.article) for p in (rule.provision, *rule.also)}
    if (found.hits[0].document, found.hits[0].article) in own:
        return
    least = nearness().named_award * found.hits[0].score
    first = [h for h in found.hits if (h.document, h.article) in own and h.score >= least]
    rest = [hit for hit in found.hits if hit not in first]
    turn.search = replace(found, hits=(*first, *rest))


def _near(turn: Turn) -> tuple[str, ...]:
    """The rules that a following figure may be told for: the one award named, or those on the clause."""
    named = [c.rule for c in awards_named(turn)]
    evidence = evidence_of(turn)
    if len(named) == 1 and evidence is not None:
        rule = turn.room.rulebook.get(named[0])
        if rule is not None and rule.provision.article == evidence.article.key:
            return (rule.id,)
    return tuple(rule.id for rule in clause_rules(turn))


def _related(turn: Turn, first: Hit) -> list[Statement]:
    limits = load_limits()
    statements: list[Statement] = []
    if turn.search is None or turn.search.direct is not None:
        return statements
    for hit in turn.search.hits[1 : 1 + limits.related_articles]:
        if hit.score < first.score * nearness().related or not hit.clauses:
            break
        document = turn.room.catalog.get(hit.document)
        if document is not None:
            statements.append(related_statement(document, hit.article, hit.clauses[0], turn.as_of))
    return statements


def _suggestions(article: Article, asked: tuple[Attribute, ...]) -> tuple[str, ...]:
    names, matter = {attribute.name for attribute in asked}, matter_of(article)
    if not matter:
        return ()
    offers = (
        ("department", f"{matter}归哪个部门负责？"),
        ("condition", f"{matter}需要什么条件？"),
        ("procedure", f"{matter}怎么申请？"),
    )
    return tuple(text for name, text in offers if name not in names)[:2]


def _caution() -> tuple[Statement, ...]:
    text = load_texts().say("hedge")
    return (Statement(text, basis=(text,)),)

"""Steps that find the article and answer from it, or say why not."""

from dataclasses import replace

from assistant.answering.answered import says_outright
from assistant.answering.article_names import matter_of
from assistant.answering.attributes import Attribute, asked_attributes
from assistant.answering.compose import policy_draft, related_statement
from assistant.answering.draft import Draft
from assistant.answering.elsewhere import asks_elsewhere, placed
from assistant.answering.evidence import load_limits, with_every_one, with_term_named
from assistant.answering.misuse import is_misuse
from assistant.answering.nearness import nearness
from assistant.answering.outcomes import load_texts
from assistant.answering.scope import (
    foreign_article,
    foreign_law,
    foreign_year,
    load_scope,
    nameless_place,
)
from assistant.answering.scoring import chance_of, log_odds
from assistant.answering.settled import settle
from assistant.answering.standing import asks_of_home, whose
from assistant.answering.statement import Statement
from assistant.conversation.lookup.another_document import of_another_document
from assistant.conversation.lookup.holding import lead_by_what_holds, lead_by_what_is_held
from assistant.conversation.lookup.open_sum import ask_how_much
from assistant.conversation.lookup.others_in_charge import others_in_charge
from assistant.conversation.lookup.talking import outcome_draft
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.glossing import glossed_in_part
from assistant.conversation.reading.understanding import is_question
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import candidates_of, rules_named, tells_figures
from assistant.conversation.rules.clauses import clause_rules, evidence_of
from corpus.document import Article
from corpus.normalise import fold_plain
from index.hit import Hit, SearchResult
from index.references import issue_references

HITS = 8
"""So many articles are looked at."""
_FULL_NAME = 6
"""So many characters of a name are no chance hit."""
_SHORT_REPLY = 16
_WORD = 2


def _without_place(turn: Turn) -> str:
    """The message, misheard words put right, without the documents' own place at its head."""
    text = turn.heard.told.mended
    for document in turn.documents:
        if document.place and text.startswith(document.place):
            return text.removeprefix(document.place).removeprefix("的") or text
    return text


def look_up(turn: Turn) -> None:
    """Search for the message by itself."""
    turn.query = _without_place(turn)
    turn.search = turn.search_for(turn.query, HITS)
    if turn.written != turn.message:
        turn.search_written = turn.search_for(turn.written, 1)
    turn.times.update({f"search.{k}": v for k, v in turn.search.timings.items()})


def refuse_misuse(turn: Turn) -> Draft | None:
    """A request that nobody may be helped with, told by its wording and by what it is like."""
    found, written = turn.search, turn.search_written
    asked = found is not None and is_misuse(turn.said.text, found.signals)
    if not asked and written is not None:
        asked = is_misuse(fold_plain(turn.written), written.signals)
    return outcome_draft("unsafe") if asked else None


def refuse_unknown_document(turn: Turn) -> Draft | None:
    """沁政办发〔2022〕31号第4条, where that document is not at hand, nor named by any article."""
    found = turn.search
    if found is None or found.direct is not None:
        return None
    if turn.room.retriever.documents_named(turn.said.text) != frozenset():
        return None
    named = next(r for r in issue_references(turn.said.text) if r.whole)
    number = turn.said.text[named.start : named.end]
    return outcome_draft("other_number", number=number, documents=turn.room.document_names)


def elsewhere(turn: Turn) -> Draft | None:
    """Another place, another level of government, another year."""
    room = turn.room
    nearest = _article_of(turn, turn.top) if turn.top else None
    documents = turn.documents
    own = "、".join(dict.fromkeys(d.place for d in documents if d.place)) or "所列文件规定的范围"
    name = foreign_article(turn.said.text, documents) or foreign_law(turn.said.text, documents)
    if name is not None and not room.retriever.documents_named(turn.said.text):
        return outcome_draft("other_document", title=name, documents=room.document_names)
    text = turn.query if turn.leans_on_focus else turn.said.text
    nameless = nameless_place(turn.said.text)
    places = [*room.places(turn.said.text), *([nameless] if nameless else [])]
    named = placed(text, places, documents, nearest)
    if turn.leans_on_focus:
        asked = bool(named.other) and (_names_only(turn, named.other) or asks_elsewhere(named))
    else:
        ours = not (named.other or whose(named.wording)["not_home"])
        asked_here = asks_of_home(named.wording) or _names_titles_only(turn)
        ours = ours and (asked_here or _tells_of_an_award(turn))
        asked = asks_elsewhere(named) and not ours
    if asked:
        if named.other:
            place = named.other[0]
            return outcome_draft("other_place", place=place, own=own, documents=room.document_names)
        return outcome_draft("other_level", own=own, documents=room.document_names)
    year = foreign_year(turn.said.text, documents, nearest)
    if year is not None:
        return outcome_draft("other_year", place=year, documents=room.document_names)
    return None


def _names_titles_only(turn: Turn) -> bool:
    """省优奖多少, 山西制造业100强奖多少: whether a level of government or a place is named only in what an
    award is for.
    """
    told, level = turn.heard.told, cues().documents.level
    left = list(told.text)
    for mentions in told.mentions.values():
        for m in mentions:
            word = told.text[m.start : m.end]
            if m.meaning.role in ("name", "choice") and not level.fullmatch(word):
                left[m.start : m.end] = " " * (m.end - m.start)
    rest = "".join(left)
    places = turn.room.places(turn.said.text)
    return level.search(rest) is None and not any(place in rest for place in places)


def _tells_of_an_award(turn: Turn) -> bool:
    """省里给新型研发机构补了420万: whether a figure of an award here is told, and nothing asked."""
    if is_question(turn.said.text) or turn.said.sum_asked:
        return False
    return any(
        c.named and c.kind == "main" and not c.denied and tells_figures(c)
        for c in rules_named(turn)
    )


def _names_only(turn: Turn, places: tuple[str, ...]) -> bool:
    """那沁水呢, 你们泽州县是不是也这样: whether nothing but places is said."""
    content, text = turn.said.content, turn.said.text
    for place in places:
        content, text = content.replace(place, ""), text.replace(place, "")
    return not content or cues().people.the_same_there.fullmatch(text) is not None


def in_scope(turn: Turn) -> float:
    """The probability that the question is the documents' matter; 1 for what was looked up.

    Of a question in English the words as written are weighed, too.
    """
    result = turn.search
    if result is None or result.direct is not None or turn.leans_on_focus:
        return 1.0
    if not result.hits:
        return 0.0
    likely = load_scope().probability(result.signals, turn.said.text)
    if turn.search_written is None or not turn.search_written.signals:
        return likely
    return _weighed(turn, likely, turn.search_written)


def _weighed(turn: Turn, likely: float, written: SearchResult) -> float:
    """Of a question in English: the gloss says it, and the words as written correct it.

    Where words stay unknown the written ones must be in scope, too; where all are known they may
    raise the log-odds half way.
    """
    as_written = load_scope().probability(written.signals, fold_plain(turn.written))
    if glossed_in_part(turn.message, turn.written):
        return min(likely, as_written)
    return max(likely, chance_of((log_odds(likely) + log_odds(as_written)) / 2))


def judge_scope(turn: Turn) -> Draft | None:
    """Refuse what the documents do not speak of; in doubt the nearest article is shown with a word
    of caution.
    """
    model, probability = load_scope(), in_scope(turn)
    if probability < 1.0 and not turn.said.content:
        return outcome_draft("which_matter")
    turn.notes["in_scope"] = round(probability, 4)
    if probability >= model.doubt_below:
        return None
    if len(turn.said.text) <= _SHORT_REPLY and (again := ask_again(turn)) is not None:
        return again
    if _answered_outright(turn):
        return None
    if probability < model.refuse_below and not (_names_outright(turn) or _has_every_word(turn)):
        return outcome_draft("out_of_scope", documents=turn.room.document_names)
    turn.hedged = True
    return None


def _answered_outright(turn: Turn) -> bool:
    """去哪投诉, 专家上门怎么预约: whether the nearest article answers in so many words, however little is said."""
    evidence, top = evidence_of(turn), turn.top
    return (
        evidence is not None
        and top is not None
        and says_outright(turn.said.text, evidence, top.matched)
    )


def _has_every_word(turn: Turn) -> bool:
    """续贷要准备啥材料, 建筑资质: whether something that has a name is asked of a matter all of whose words are
    the nearest article's, or nothing is said but such a matter.
    """
    alone = turn.said.text.rstrip("?？。!！ ") == turn.said.content
    left, matched = turn.said.content, turn.top.matched if turn.top is not None else ()
    named = [word for word in matched if len(word) >= _WORD and word in left]
    for word in sorted(matched, key=len, reverse=True):
        left = left.replace(word, "")
    return bool((turn.said.attributes or alone) and named and not left)


def _names_outright(turn: Turn) -> bool:
    """Whether the message has the full name of an award of the nearest article (市级科技企业孵化器)."""
    top, told = turn.top, turn.heard.told
    return any(
        m.meaning.role == "name"
        and m.end - m.start >= _FULL_NAME
        and not m.covered
        and top is not None
        and (rule := turn.room.rulebook.get(m.meaning.rule)) is not None
        and (rule.document, rule.provision.article) == (top.document, top.article)
        for mentions in told.mentions.values()
        for m in mentions
    )


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
        turn.leans_on_focus and before and said.text.rstrip("?？").endswith("呢")
    ):
        return
    if len(said.content) <= _SHORT_REPLY and not turn.heard.told.quantities:
        turn.said = replace(said, attributes=asked_attributes(fold_plain(before[-1])))
        turn.evidence = None


def _near(turn: Turn) -> tuple[str, ...]:
    """The rules that a following figure may be told for: the one award named, or those on the clause."""
    named = [c.rule for c in rules_named(turn) if c.named and c.kind == "main" and not c.denied]
    evidence = evidence_of(turn)
    if len(named) == 1 and evidence is not None:
        rule = turn.room.rulebook.get(named[0])
        if rule is not None and rule.provision.article == evidence.article.key:
            return (rule.id,)
    return tuple(rule.id for rule in clause_rules(turn))


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


def ask_again(turn: Turn) -> Draft | None:
    """A short reply to an open question that told nothing: the question once more."""
    last = turn.session.last_draft
    if turn.session.pending is None or last is None:
        return None
    lead = load_texts().say("reask")
    asked, *rest = last.statements
    statement = replace(asked, text=lead + asked.text, basis=(*asked.basis, lead))
    return replace(last, statements=(statement, *rest))


def _article_of(turn: Turn, hit: Hit) -> Article | None:
    found = turn.room.article(hit.document, hit.article)
    return found[1] if found else None


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

"""Steps of a conversation that are answered by what fits the enterprise told of."""

from assistant.answering.cite import cite_words
from assistant.answering.compose import document_notices
from assistant.answering.draft import Draft
from assistant.answering.outcomes import load_texts, outcome_draft
from assistant.answering.statement import Statement
from assistant.calculator.engine.engine import calculate
from assistant.conversation.matching.profile import left_out, match, may_answer
from assistant.conversation.matching.rows import MatchRow
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Room, Turn
from assistant.conversation.rules.candidates import rules_named
from corpus.document import Article
from corpus.normalise import fold_plain

_BARE = 6
_SEVERAL = 2
_SHOWN = 8
"""So many possible articles are named in the conversation; the page of the list shows all."""


def match_profile(turn: Turn) -> Draft | None:
    """哪些政策适合我, asked in the conversation with the enterprise's story; 还有别的吗 asks for what was not
    answered yet: after a list, for what it only counted.
    """
    besides = bool(turn.session.messages) and _asks_what_else(turn)
    fits = turn.said.match and (turn.said.own or len(turn.said.content) <= _BARE)
    fits = fits and not _totals_what_is_settled(turn)
    return _matched(turn, besides=besides) if fits or besides or _lacks_for_some(turn) else None


def _totals_what_is_settled(turn: Turn) -> bool:
    """…能拿哪些，最多一共多少: whether the total of several awards is asked for that are told of by name, and each is
    settled by what is told.
    """
    if not cues().totals.total.search(turn.said.text):
        return False
    named = [c.rule for c in rules_named(turn) if c.named and not c.denied and c.kind != "rival"]
    rules = turn.rules(dict.fromkeys(named))
    settled = (calculate(r, turn.read(r).values, turn.as_of).result is not None for r in rules)
    return len(rules) >= _SEVERAL and all(settled)


def _lacks_for_some(turn: Turn) -> bool:
    """限上零售，今年还评上个县质量奖，有啥能领: whether all that there is for several awards is asked for, and what was told
    does not settle the sum of each, or they are told of without their names.
    """
    if cues().asking.what_there_is.search(fold_plain(turn.written)) is None:
        return False
    named = {c.rule for c in rules_named(turn) if c.named and not c.denied and c.kind != "rival"}
    if len(named) < _SEVERAL:
        fitting = match(turn.room, turn.written, turn.as_of, addressed=False)
        return len({row.rule for row in fitting.result.certain if row.rule}) >= _SEVERAL
    rules = turn.rules(sorted(named))
    return any(calculate(r, turn.read(r).values, turn.as_of).result is None for r in rules)


def match_introduced(turn: Turn) -> Draft | None:
    """我是小微企业，做服装加工的: who only says what the enterprise is, before anything was answered, hears
    which articles may fit.
    """
    last = turn.session.last_draft
    begins = last is None or last.kind in ("chat", "refusal")
    if not begins or cues().people.introduces.fullmatch(turn.said.text) is None:
        return None
    found = _matched(turn, besides=False)
    return found if found.outcome == "matched" else None


def _matched(turn: Turn, *, besides: bool) -> Draft:
    """The articles that fit the story told so far; ``besides``: those that were not answered yet."""
    last = turn.session.last_draft
    listed = besides and last is not None and last.outcome == "matched"
    story = "，".join([*turn.session.messages, *([] if besides else [turn.written])])
    matched = match(turn.room, story, turn.as_of, addressed=not besides or listed)
    result = matched.result
    answered = {r.rule for r in turn.session.results} if besides else set()
    certain = [row for row in result.certain if row.rule not in answered and not listed]
    possible = [row for row in result.possible if row.rule not in answered]
    possible = possible[_SHOWN:] if listed else possible
    texts = load_texts()
    short = [] if besides else list(matched.short)
    if not certain and not possible and not short:
        return _nothing(turn.room, story, besides=besides)
    statements = [Statement(texts.say("match_besides"))] if answered or listed else []
    shown = possible[:_SHOWN]
    lists = (("match_certain", certain), ("match_short", short), ("match_possible", shown))
    for lead, rows in lists:
        if rows:
            statements.append(Statement(texts.say(lead)))
            statements += [s for row in rows if (s := _statement(turn.room, row)) is not None]
    if len(shown) < len(possible):
        more = texts.say("match_more", number=str(len(possible) - len(shown)))
        statements.append(Statement(more, basis=(more,)))
    document = turn.room.catalog.documents[0]
    first = (certain or short or possible)[0]
    return Draft(
        kind="match",
        statements=tuple(statements),
        notices=document_notices(texts, document),
        suggestions=tuple(row.title for row in certain[:3]),
        subject=(first.document_id, first.key),
        near=tuple(row.rule for row in (*certain, *short, *shown) if row.rule is not None),
        named_sums=tuple(one for one in matched.sums if one.rule in {r.rule for r in certain}),
        outcome="matched",
    )


def _nothing(room: Room, story: str, *, besides: bool) -> Draft:
    """That nothing fits, and for an enterprise elsewhere why."""
    text = fold_plain(story)
    if not besides and (left := left_out(room, text, may_answer(room, text))):
        return Draft(
            kind="refusal",
            reason="other_place",
            statements=tuple(Statement(text, basis=(text,)) for text in left),
            outcome="other_place",
        )
    return outcome_draft("nothing_else" if besides else "no_match")


def _asks_what_else(turn: Turn) -> bool:
    return cues().asking.what_else.search(turn.said.text) is not None


def _statement(room: Room, row: MatchRow) -> Statement | None:
    found = room.article(row.document_id, row.key)
    if found is None:
        return None
    document, article = found
    quote = cite_words(document, article, row.quote or document.words(*_first_clause(article)))
    if quote is None:
        return None
    text = f"{row.title}：{row.why}"
    if row.missing:
        text += f"（还要看：{'；'.join(row.missing)}）"
    return Statement(text, (quote,), basis=(text,))


def _first_clause(article: Article) -> tuple[int, int]:
    return article.clauses[0].start, article.clauses[0].end

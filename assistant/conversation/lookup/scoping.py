"""Whether the documents speak of what is asked: how likely it is, and the steps that refuse what they do
not, or what nobody may be helped with.
"""

from assistant.answering.answered import says_outright
from assistant.answering.draft import Draft
from assistant.answering.misuse import is_misuse
from assistant.answering.outcomes import outcome_draft
from assistant.answering.scope import (
    load_scope,
)
from assistant.answering.scoring import chance_of, log_odds
from assistant.conversation.lookup.own_words import has_own_word, is_only_alike
from assistant.conversation.lookup.talking import ask_again
from assistant.conversation.reading.glossing import glossed_in_part
from assistant.conversation.room import Turn
from assistant.conversation.rules.clauses import evidence_of
from corpus.normalise import fold_plain
from index.hit import SearchResult

_FULL_NAME = 6
"""So many characters of a name are no chance hit."""
_SHORT_REPLY = 16
_WORD = 2


def refuse_misuse(turn: Turn) -> Draft | None:
    """A request that nobody may be helped with, told by its wording and by what it is like."""
    found, written = turn.search, turn.search_written
    asked = found is not None and is_misuse(turn.said.text, found.signals)
    if not asked and written is not None:
        asked = is_misuse(fold_plain(turn.written), written.signals)
    return outcome_draft("unsafe") if asked else None


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
    if probability < 1.0 and not (turn.said.content or has_own_word(turn)):
        return outcome_draft("which_matter")
    turn.notes["in_scope"] = round(probability, 4)
    if probability >= model.doubt_below:
        return None
    if len(turn.said.text) <= _SHORT_REPLY and (again := ask_again(turn)) is not None:
        return again
    if _answered_outright(turn):
        return None
    named = _names_outright(turn) or (_has_every_word(turn) and not _lacks_all(turn))
    if (probability < model.refuse_below and not named) or is_only_alike(turn):
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


def _lacks_all(turn: Turn) -> bool:
    """工伤怎么认定: whether an article for which no questions are listed states nothing of all that is asked."""
    evidence = evidence_of(turn)
    if turn.top is None or turn.top.asked or evidence is None:
        return False
    return bool(turn.said.attributes) and len(evidence.lacking) == len(turn.said.attributes)


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

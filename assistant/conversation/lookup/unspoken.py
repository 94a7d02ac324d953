"""The step for what no document speaks of, though words like 奖励 and 补贴 bring an article near."""

import re
from functools import cache
from pathlib import Path

from assistant.answering.draft import Draft
from assistant.answering.outcomes import outcome_draft
from assistant.answering.scope import another_matter, article_words
from assistant.conversation.lookup.own_words import general
from assistant.conversation.lookup.scoping import in_scope
from assistant.conversation.room import Turn
from assistant.conversation.subjects.homing import rests_on_outside
from corpus.datafile import load_data
from corpus.normalise import fold_plain
from corpus.patterns import any_of

_DATA = Path(__file__).with_name("unspoken.yaml")
_CERTAIN = "certain"
_NAME = 3
"""So many characters of an award's name are no chance hit (冠军 of a match is one)."""
_WORD = 2
_TERM = 4
_MONEY = "yuan"
_SENTENCE = re.compile("[;；。]")


@cache
def _patterns(path: Path = _DATA) -> dict[str, re.Pattern[str]]:
    return {n: any_of(found, {}) for n, found in load_data(path).items() if n != _CERTAIN}


@cache
def _certain(path: Path = _DATA) -> float:
    return float(load_data(path)[_CERTAIN])


def refuse_unspoken(turn: Turn) -> Draft | None:
    """生二胎有补贴吗, 养猪场补贴多少: refuse what is of a matter that no document names."""
    search, patterns, text = turn.search, _patterns(), turn.said.text
    if turn.session.outside and turn.session.focus is None and rests_on_outside(turn.message):
        return outcome_draft("out_of_scope", documents=turn.room.document_names)
    if turn.leans_on_focus:
        return _refuse_following(turn)
    if search is None or search.direct is not None or _names_award(turn):
        return None
    of_money = any(quantity.unit == _MONEY for quantity in turn.heard.told.quantities)
    wanted = patterns["wanted"].search(text) is not None and not of_money
    alike = _generally_alike(turn)
    private = None if _names_a_term(turn) else _unnamed(turn, "private")
    matter = private or _unnamed(turn, "lost")
    if matter is None and wanted and alike:
        named = (w for w in turn.room.other_matters if w in text)
        matter = next((w for w in named if turn.room.retriever.name_of(w) is None), None)
    documents = turn.room.document_names
    if matter is not None:
        return outcome_draft("unspoken", matter=matter, documents=documents)
    nearer = another_matter(search.signals) and in_scope(turn) < _certain()
    if wanted and alike and nearer and turn.top is not None and turn.top.matched:
        return outcome_draft("out_of_scope", documents=documents)
    return None


def _refuse_following(turn: Turn) -> Draft | None:
    """光伏有补贴吗, 工资拖欠找谁, behind an award: a thing for which no clause gives anything, or a matter that
    none names.

    What asks of the case (做水泥的也有奖吗, 个体户有补贴吗) says no thing, but whose or which case it is.
    """
    if _names_award(turn) or _patterns()["brought"].search(turn.said.text):
        return None
    documents = turn.room.document_names
    matter = _unnamed(turn, "private") or _unnamed(turn, "lost")
    if matter is not None:
        return outcome_draft("unspoken", matter=matter, documents=documents)
    asked = _patterns()["thing"].fullmatch(turn.said.text)
    if asked is None or turn.heard.told.quantities:
        return None
    thing = asked["thing"]
    words = general().sub(" ", thing)
    pairs = {words[i : i + 2] for i in range(len(words) - 1)}
    own = {pair for pair in pairs if " " not in pair}
    if not own or turn.room.retriever.meant_by(thing):
        return None
    if any(pair in clause for clause in _giving(turn) for pair in own):
        return None
    return outcome_draft("unspoken_grant", matter=thing, documents=documents)


def _giving(turn: Turn) -> list[str]:
    """The folded sentences of the documents at hand that give something."""
    sentences = [s for d in turn.documents for s in _SENTENCE.split(fold_plain(d.text))]
    return [s for s in sentences if _patterns()["gives"].search(s)]


def _unnamed(turn: Turn, kind: str) -> str | None:
    """The word of such a matter that the message has and no document's text, or None."""
    for match in _patterns()[kind].finditer(turn.said.text):
        word = match.group()
        if any(word in fold_plain(document.text) for document in turn.documents):
            continue
        if turn.room.retriever.name_of(word) is not None:
            continue
        if not _speaks_of(turn, word):
            return word
    return None


def _speaks_of(turn: Turn, words: str) -> bool:
    """买辆冷藏车: whether the nearest article names the thing, an article for which no questions are listed."""
    top = turn.top
    found = turn.room.article(top.document, top.article) if top and not top.asked else None
    if found is None:
        return False
    said = [w for w in turn.room.retriever.segmenter.content_words(words) if len(w) >= _WORD]
    return bool(said) and said[-1] in fold_plain(article_words([found[0]], found[1]))


def _generally_alike(turn: Turn) -> bool:
    """Whether the nearest article has nothing of the question but words that tell nothing of its matter."""
    matched = turn.top.matched if turn.top is not None else ()
    return all(general().fullmatch(word) for word in matched)


def _names_a_term(turn: Turn) -> bool:
    """Whether the message has a term of the nearest article besides (信用贷款)."""
    matched = turn.top.matched if turn.top is not None else ()
    return any(len(word) >= _TERM and word in turn.said.text for word in matched)


def _names_award(turn: Turn) -> bool:
    """Whether the message has the name of an award, which then is what is asked about."""
    return any(
        m.meaning.role == "name" and m.end - m.start >= _NAME and not m.covered
        for rule, mentions in turn.heard.told.mentions.items()
        if (found := turn.room.rulebook.get(rule)) is not None and found.unit == _MONEY
        for m in mentions
    )

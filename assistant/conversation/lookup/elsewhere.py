"""Steps that refuse what is asked of another document, place, level of government or year.

In: a turn with its hits. Out: the refusal, or None where the documents at hand are asked of.
"""

import re
from collections.abc import Sequence

from assistant.answering.draft import Draft
from assistant.answering.elsewhere import asks_elsewhere, placed
from assistant.answering.outcomes import outcome_draft
from assistant.answering.scope import (
    foreign_article,
    foreign_law,
    foreign_year,
    nameless_place,
)
from assistant.answering.standing import asks_of_home, districts_of, whose
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.understanding import is_question
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import rules_named, tells_figures
from corpus.document import Article
from index.hit import Hit
from index.references import issue_references

_CLAUSES = re.compile("[,，。;；!！?？ ]")


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
    around = sorted({name for d in documents for name in d.within})
    homes = {d.place for d in documents if d.place}
    places = [*room.places(turn.said.text), *districts_of(around, homes, turn.heard.told.mended)]
    places += [nameless] if nameless else []
    named = placed(text, places, documents, nearest)
    if _are_told_by_the_way(turn, [*named.other, *([nameless] if nameless else [])]):
        return None
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


def _are_told_by_the_way(turn: Turn, places: Sequence[str]) -> bool:
    """姊妹公司在高平另有一处基地, 隔壁县的说要100多天: whether other places are named only beside the question, in what is told of
    others or what they say.
    """
    clauses = [clause for clause in _CLAUSES.split(turn.said.text) if clause.strip()]
    if not places:
        return _had_from_above(clauses)
    naming = [c for c in clauses if any(place in c for place in places)]
    people, others = cues().people, [c for c in clauses if c not in naming]
    ways = [people.by_the_way]
    if any(people.says_mine.search(clause) for clause in others):
        ways.append(people.kin_by_the_way)
    told = all(any(w.search(c) for w in ways) and not is_question(c) for c in naming)
    return bool(naming) and told and any(map(is_question, others))


def _had_from_above(clauses: Sequence[str]) -> bool:
    """省里给过技改补助60万: whether governments above are named only in what was had from them, beside the question."""
    had = [c for c in clauses if cues().people.had_from_above.search(c)]
    others = [c for c in clauses if c not in had]
    asks = any(is_question(c) for c in others) and not any(map(is_question, had))
    return bool(had) and asks and not any(cues().documents.level.search(c) for c in others)


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


def _article_of(turn: Turn, hit: Hit) -> Article | None:
    found = turn.room.article(hit.document, hit.article)
    return found[1] if found else None

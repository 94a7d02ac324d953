"""The step for what is asked of a document that the articles cite: its 文号, its title, where it is cited."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.answering.answer import Citation
from assistant.answering.cite import cite, merge
from assistant.answering.compose import document_notices
from assistant.answering.draft import Draft
from assistant.answering.outcomes import load_texts, outcome_draft
from assistant.answering.statement import Statement
from assistant.conversation.lookup.document_facts import same_number, told_of
from assistant.conversation.room import Turn
from corpus.document import Article, CitedDocument, Document
from corpus.normalise import fold_plain
from corpus.patterns import load_patterns
from index.references import IssueReference, issue_references

_DATA = Path(__file__).with_name("cited.yaml")
_BRACKETED = re.compile(r"[(（][^()（）]*[)）]|[《》\s]")
_LEAST, _NEARLY = 4, 0.75
"""So many characters of a title on end name it, or this share of what is said, of three and more."""
_SHORT = 3


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a document is cited."""

    document: Document
    article: Article
    cited: CitedDocument


@cache
def _patterns(path: Path = _DATA) -> dict[str, re.Pattern[str]]:
    return load_patterns(path)


def tell_of_cited(turn: Turn) -> Draft | None:
    """科技计划管理办法的文号, 〔2020〕63号是哪个办法: what the articles say of a document that they cite; a 文号
    that none of them cites is said to be none.
    """
    patterns, text = _patterns(), turn.said.text
    places = [_Place(d, a, c) for d in turn.documents for a in d.articles for c in a.cited]
    for reference in issue_references(text):
        written = text[reference.start : reference.end]
        beside = text[: reference.start] + text[reference.end :]
        asks_what = patterns["what_is_it"].fullmatch(beside) is not None
        own = [d for d in turn.documents if d.number and same_number(d.number, reference)]
        if own and asks_what:
            return told_of(own[0], turn.as_of)
        if own or not patterns["as_number"].search(written):
            continue
        named = [p for p in places if _bears(p.cited, reference)]
        if named and asks_what:
            return _told(turn, named)
        if not named and reference.year:
            documents = turn.room.document_names
            return outcome_draft("other_number", number=written, documents=documents)
        return None
    asked = patterns["number_asked"].search(text) and not patterns["no_number"].search(text)
    if asked or patterns["place_asked"].search(text):
        named = _best(places, text, {d.place for d in turn.documents if d.place})
        return _told(turn, named) if named else None
    return None


def _bears(cited: CitedDocument, reference: IssueReference) -> bool:
    return cited.number is not None and same_number(cited.number, reference)


def _best(places: Sequence[_Place], text: str, homes: Iterable[str]) -> list[_Place]:
    """The citations of the title that a folded text names best, its short forms included; none where
    it names none.
    """
    general = _patterns()["general"]
    words = [word for word in general.split(_BRACKETED.sub("", text)) if word]
    said = "".join(words)
    weighed: dict[str, int] = {}
    for place in places:
        title = _bare(place.cited.title, homes)
        in_order = _in_order(said, title)
        longest = max((_on_end(word, title) for word in words), default=0)
        enough = len(said) >= _SHORT and in_order >= _NEARLY * len(said)
        if longest >= _LEAST or enough:
            weighed[title] = in_order
    most = max(weighed.values(), default=0)
    named = [title for title, weight in weighed.items() if weight == most]
    if len(named) != 1:
        return []
    return [p for p in places if _bare(p.cited.title, homes) == named[0]]


def _bare(title: str, homes: Iterable[str]) -> str:
    """A title without brackets and the place at its head, by which two citations are of one document."""
    folded = _BRACKETED.sub("", fold_plain(title))
    for home in homes:
        folded = folded.removeprefix(home)
    return folded


def _in_order(said: str, title: str) -> int:
    """How many characters of ``said`` stand in the title in the same order."""
    row = [0] * (len(title) + 1)
    for char in said:
        before = 0
        for i, other in enumerate(title, start=1):
            before, row[i] = row[i], before + 1 if char == other else max(row[i], row[i - 1])
    return row[-1]


def _on_end(said: str, title: str) -> int:
    """How many characters on end the two have in common."""
    return max(
        (
            size
            for size in range(len(said), 1, -1)
            for start in range(len(said) - size + 1)
            if said[start : start + size] in title
        ),
        default=0,
    )


def _told(turn: Turn, places: Sequence[_Place]) -> Draft:
    """The title, the 文号 if any of the places has it, and the articles that cite it."""
    texts = load_texts()
    first = next((p for p in places if p.cited.number), places[0])
    title, number = f"《{first.cited.title}》", first.cited.number
    labels = "、".join(dict.fromkeys(p.article.label for p in places))
    phrase = "cited_with_number" if number else "cited_without_number"
    text = texts.say(phrase, title=title, number=number or "", labels=labels)
    quote = _quote(first)
    ordered = [first, *(p for p in places if p.article is not first.article)]
    quotes = [Statement(q.quote, (q,)) for q in merge([c for c in map(_clause, ordered) if c])]
    return Draft(
        kind="policy",
        statements=(Statement(text, (quote,), basis=(number or "", title, labels)), *quotes),
        notices=document_notices(texts, first.document),
        subject=(first.document.id, first.article.key),
        outcome="answered",
    )


def _quote(place: _Place) -> Citation:
    return cite(place.document, place.article, place.cited.start, place.cited.end)


def _clause(place: _Place) -> Citation | None:
    """The clause in which it is cited; for one in a note behind the article, the article's first."""
    clauses = place.article.clauses
    around = [c for c in clauses if c.start <= place.cited.start < c.end]
    clause = next(iter(around or clauses), None)
    return cite(place.document, place.article, clause.start, clause.end) if clause else None

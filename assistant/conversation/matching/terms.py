"""Until when what an article gives is stated to hold: in force, ended, or not stated."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assistant.answering.outcomes import load_texts
from assistant.calculator.format import day
from corpus.document import Document, Term


@dataclass(frozen=True, slots=True)
class Deadline:
    """``until`` is the last day, None where none is stated; ``says`` a sentence for the reader."""

    until: date | None
    ended: bool
    says: str


def deadline(document: Document, article: str, words: Iterable[str], as_of: date) -> Deadline:
    """The stated term of these words of an article; where only others of the article have one that
    has passed, that is said.
    """
    texts, quoted = load_texts(), tuple(words)
    terms = [term for term in document.terms if term.article == article]
    own = [term for term in terms if any(_overlap(term, words) for words in quoted)]
    if own:
        last = max(own, key=lambda term: term.until)
        ended = as_of > last.until
        says = texts.say("match_ended" if ended else "match_until", day=day(last.until))
        return Deadline(last.until, ended, says)
    past = [term for term in terms if as_of > term.until]
    if past:
        listed = "；".join(f"{term.about}（{day(term.until)}）" for term in past)
        return Deadline(None, False, texts.say("match_part_ended", terms=listed))
    return Deadline(None, False, texts.say("match_no_term"))


def _overlap(term: Term, words: str) -> bool:
    return term.words in words or words in term.words

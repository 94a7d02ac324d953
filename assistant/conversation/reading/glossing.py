"""A message in English, read as Chinese terms and quantities; any other message is left as it is.

``How much does the county pay a new national key laboratory?`` → ``新国家重点实验室给多少钱?``. This is no
translation: what is known becomes Chinese in the order it was said in, what is asked for goes to the
end of its clause, words that are not known stay. The phrases are data: ``english.yaml``, and what
lies beside each document.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from assistant.conversation.reading.english_figures import FigureReader, FigureWords
from assistant.conversation.reading.phrases import Phrase, PhraseBook, Token, entries_of, tokens_of
from corpus.datafile import load_data
from corpus.english import Terms
from corpus.normalise import fold_plain

_DATA = Path(__file__).with_name("english.yaml")
_LATIN = re.compile("[A-Za-z]+")
_HAN = re.compile("[\u3400-\u9fff]+")
_BLANKS = re.compile(" +")
_MARKS: Mapping[str, str] = {
    **dict.fromkeys(",;:—–", "，"),
    **dict.fromkeys(".。", "。"),
    "?": "？",
    "!": "！",
    "%": "%",
}
_SENTENCE_ENDS = frozenset("。？！")
_ENDS = _SENTENCE_ENDS | {"，"}
_KNOWN = frozenset({"term", "first", "asked", "figure"})
_LISTED = "、"
_SPAN = 3
"""Between the words of a span stand no more pieces than this."""
_OPENING = "那"
_FRAGMENT_ENDING = "呢"

Kind = Literal[
    "term", "first", "asked", "degree", "figure", "joining", "silent", "word", "han", "mark"
]


class _English(BaseModel):
    """The file ``english.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    english_from: float
    silent: tuple[str, ...]
    whether: tuple[str, ...]
    whether_ending: str
    in_place: frozenset[str]
    joining: Mapping[str, str]
    subjects: frozenset[str]
    figure_links: tuple[str, ...]
    measured: frozenset[str]
    times: frozenset[str]
    before_figures: Terms
    first: Terms
    deeds: frozenset[str]
    not_done: Mapping[str, str]
    span: tuple[str, str]
    each: str
    sum_of: frozenset[str]
    sum_asked: Mapping[str, str]
    figures: FigureWords
    asked: Terms
    terms: Terms
    places: Terms


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a message: its Chinese, what it is, and the English it was said with."""

    text: str
    kind: Kind
    said: str = ""
    bare: bool = False


@dataclass(slots=True)
class _Sentence:
    """The clauses of a sentence as they are put together."""

    clauses: list[list[_Piece]] = field(default_factory=lambda: [[]])
    whether: bool = False
    asked: bool = False


class Glossary:
    """Reads English as Chinese. Built once; reading changes nothing."""

    def __init__(self, special: Iterable[Terms] = (), path: Path = _DATA) -> None:
        """``special`` are the terms that stand beside documents; they go before the general ones."""
        words = _read(path)
        self._words = words
        self._phrases = PhraseBook(
            [
                *((word, Phrase("", "silent")) for word in words.silent),
                *((said, Phrase(chinese, "joining")) for said, chinese in words.joining.items()),
                *entries_of(words.places),
                *entries_of(words.terms),
                *entries_of(words.before_figures, "degree"),
                *entries_of(words.first, "first"),
                *entries_of(words.asked, "asked"),
                *(entry for terms in special for entry in entries_of(terms)),
            ]
        )
        self._whether = PhraseBook((said, Phrase("")) for said in words.whether)
        self._figures = FigureReader(words.figures)

    def gloss(self, message: str) -> str:
        """The message in Chinese terms; the same message where it is not English or not known."""
        if not self._is_english(message):
            return message
        tokens = tokens_of(fold_plain(message))
        pieces = self._pieces(tokens)
        if not any(piece.kind in _KNOWN for piece in pieces):
            return message
        sentences = self._sentences(self._in_order(pieces), tokens)
        return "".join(self._written(sentence) for sentence in sentences).strip()

    def _is_english(self, message: str) -> bool:
        latin = sum(map(len, _LATIN.findall(message)))
        han = sum(map(len, _HAN.findall(message)))
        return latin > 0 and latin >= self._words.english_from * (latin + 2 * han)

    def _pieces(self, tokens: Sequence[Token]) -> list[_Piece]:
        pieces: list[_Piece] = []
        at = 0
        while at < len(tokens):
            piece, at = self._next(tokens, at)
            pieces.append(piece)
        return pieces

    def _next(self, tokens: Sequence[Token], at: int) -> tuple[_Piece, int]:
        """The piece that begins at a token, and the token after it."""
        token = tokens[at]
        found = self._phrases.longest(tokens, at)
        said = " ".join(t.text for t in tokens[at : found[0]]) if found else ""
        figure = self._figures.read(tokens, at)
        least = found[0] + (" " in said and found[1].role == "term") if found else 0
        if figure is not None and figure.end >= least:
            return _Piece(figure.chinese, "figure", bare=figure.bare), figure.end
        if found is not None:
            return _Piece(found[1].chinese, found[1].role, said), found[0]
        if token.kind == "mark":
            return _Piece(_MARKS.get(token.text, ""), "mark"), at + 1
        return _Piece(token.text, "han" if token.kind == "han" else "word"), at + 1

    def _in_order(self, pieces: Sequence[_Piece]) -> list[_Piece]:
        """With a figure behind what it is of, and without what says nothing."""
        kept: list[_Piece] = []
        at = 0
        while at < len(pieces):
            piece = pieces[at]
            at += 1
            if piece.kind == "figure":
                nouns, at = self._nouns_of(kept, pieces, at)
                time, at = self._time_of(kept, pieces, at)
                kept.extend(time)
                if piece.bare and at < len(pieces) and pieces[at].kind == "term" and not nouns:
                    counted = self._figures.measure_word(pieces[at].text)
                    kept.append(replace(piece, text=piece.text + counted))
                else:
                    kept.extend([*nouns, piece])
            elif piece.kind == "degree":
                if _stands_before_figure(pieces, at) or self._spans(kept, pieces, at):
                    kept.append(piece)
            elif piece.kind == "joining" and kept and self._begins_clause(kept, pieces, at):
                kept.append(_Piece("，", "mark"))
            elif piece.text == "，" and _is_listed(kept, pieces, at):
                kept.append(_Piece(_LISTED, "joining"))
            elif piece.text and not (kept and piece.text == kept[-1].text):
                if kept and piece.text in self._words.deeds:
                    before = kept[-1]
                    kept[-1] = replace(
                        before, text=self._words.not_done.get(before.text, before.text)
                    )
                kept.append(piece)
        return kept

    def _begins_clause(self, kept: Sequence[_Piece], pieces: Sequence[_Piece], at: int) -> bool:
        """Whether "and" begins a clause: after a figure, or before who speaks."""
        follows = at < len(pieces) and pieces[at].text in self._words.subjects
        return kept[-1].kind == "figure" or (follows and kept[-1].kind != "mark")

    def _spans(self, kept: Sequence[_Piece], pieces: Sequence[_Piece], at: int) -> bool:
        """Whether the word before a piece is one of "from … to …"."""
        begin, end = self._words.span
        if pieces[at - 1].said == begin:
            return any(piece.said == end for piece in pieces[at : at + _SPAN])
        return pieces[at - 1].said == end and any(piece.said == begin for piece in kept[-_SPAN:])

    def _nouns_of(
        self, before: Sequence[_Piece], pieces: Sequence[_Piece], at: int
    ) -> tuple[list[_Piece], int]:
        """The nouns that a figure is of (300 million in sales, 12% growth in sales)."""
        nouns: list[_Piece] = []
        while True:
            place = at
            while place < len(pieces) and pieces[place].said in self._words.figure_links:
                place += 1
            if place == len(pieces) or pieces[place].text not in self._words.measured:
                return nouns, at
            has_noun = bool(before) and before[-1].text in self._words.measured
            if place == at and has_noun:
                return nouns, at
            nouns.insert(0, pieces[place])
            at = place + 1

    def _time_of(
        self, before: Sequence[_Piece], pieces: Sequence[_Piece], at: int
    ) -> tuple[list[_Piece], int]:
        """The year of a figure that stands behind it (RMB 1.8 million last year), and is not of the next."""
        times = self._words.times
        said = at < len(pieces) and pieces[at].text in times
        of_next = at + 1 < len(pieces) and pieces[at + 1].kind in ("figure", "degree")
        of_next = of_next and pieces[at + 1].said not in self._words.span
        if not said or of_next or (before and before[-1].text in times):
            return [], at
        return [pieces[at]], at + 1

    def _sentences(self, pieces: Sequence[_Piece], tokens: Sequence[Token]) -> list[_Sentence]:
        starts = [0] + [i + 1 for i, t in enumerate(tokens) if t.text in {".", "?", "!"}]
        whether = [self._whether.longest(tokens, at) is not None for at in starts]
        sentences = [_Sentence(whether=whether[0])]
        for piece in pieces:
            sentence = sentences[-1]
            clause = sentence.clauses[-1]
            if piece.kind == "joining" and not clause:
                clause.append(_Piece(_OPENING if len(sentence.clauses) == 1 else "", "joining"))
                continue
            if piece.kind == "asked":
                if " " not in piece.said and any(p.kind != "joining" for p in clause):
                    continue
                sentence.asked = True
                if piece.text in self._words.in_place:
                    clause.append(replace(piece, kind="term"))
                    continue
            clause.append(piece)
            if piece.text in _ENDS:
                sentence.clauses.append([])
            if piece.text in _SENTENCE_ENDS:
                sentences.append(_Sentence(whether=whether[min(len(sentences), len(whether) - 1)]))
        return sentences

    def _written(self, sentence: _Sentence) -> str:
        clauses = [clause for clause in sentence.clauses if clause]
        if not clauses:
            return ""
        last = clauses[-1]
        if last[-1].text == "？" and not sentence.asked:
            ending = self._words.whether_ending if sentence.whether else _FRAGMENT_ENDING
            last.insert(-1, _Piece(ending, "asked"))
        return "".join(map(self._clause, clauses))

    def _clause(self, pieces: Sequence[_Piece]) -> str:
        """A clause with what is asked for at its end."""
        body = [p for p in pieces if p.kind == "first"]
        body += [p for p in pieces if p.kind not in ("first", "asked", "mark")]
        asked = [p.text for p in pieces if p.kind == "asked"]
        if asked and any(p.text == _LISTED for p in body):
            asked.insert(0, self._words.each)
        if any(p.text in self._words.sum_of for p in body):
            asked = [self._words.sum_asked.get(text, text) for text in asked]
        marks = [p.text for p in pieces if p.kind == "mark"]
        said = [f" {p.text} " if p.kind == "word" else p.text for p in body]
        return _BLANKS.sub(" ", _apart([*said, *asked])).strip() + "".join(marks)


def _apart(texts: Sequence[str]) -> str:
    """One after another, figures with a comma between them: year 2 for 3000000 yuan is no 2300万."""
    written = ""
    for text in texts:
        touch = text[:1].isdigit() and written[-1:].isdigit()
        written += f"，{text}" if touch else text
    return written


def _is_listed(kept: Sequence[_Piece], pieces: Sequence[_Piece], at: int) -> bool:
    """Whether a comma stands between two of a kind: national, provincial → 国家级、省级."""
    if not kept or at == len(pieces) or {kept[-1].kind, pieces[at].kind} != {"term"}:
        return False
    return kept[-1].text[-1] == pieces[at].text[-1]


def _stands_before_figure(pieces: Sequence[_Piece], at: int) -> bool:
    following = (piece.kind for piece in pieces[at:] if piece.kind not in ("silent", "degree"))
    return next(following, None) == "figure"


def glossed_in_part(glossed: str, written: str) -> bool:
    """Whether a gloss still holds words that were not known."""
    return glossed != written and _LATIN.search(glossed) is not None


@cache
def _read(path: Path) -> _English:
    """Raises ``pydantic.ValidationError`` for a broken file."""
    return _English.model_validate(load_data(path))

"""English phrases and what they mean, found by the stems of their words.

A phrase is written ``recognised/certified for the/_ first time``: ``a/b`` is either, ``_`` is
nothing, ``one~off/_`` takes two words as one.
Plurals, -ed, -ing and the British and American spellings are told alike; articles are skipped.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Any, Literal

from corpus.normalise import fold_plain

Role = Literal["term", "first", "asked", "degree", "joining", "silent"]
ARTICLES = frozenset({"a", "an", "the"})
_MEANING = ""
_TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"|(?P<word>[a-zà-ÿ]+(?:['’&][a-zà-ÿ]+)*)"
    r"|(?P<han>[\u4e00-\u9fff]+)"
    r"|(?P<mark>[^\s\w]|_)"
)
_BETWEEN_LETTERS = re.compile(r"(?<=[a-z])[-‐‑/](?=[a-z])|(?<=\d)-(?=[a-z])")
_CONTRACTED = (
    ("won't", "will not"),
    ("can't", "can not"),
    ("cannot", "can not"),
    ("n't", " not"),
    ("'re", " are"),
    ("'ve", " have"),
    ("'ll", " will"),
    ("i'm", "i am"),
)
_SPELT = re.compile(r"iz(e|ed|es|ing|ation|er)$")
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number, a run of Chinese or a mark, as it stands and by its stem."""

    text: str
    kind: str
    stem: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a phrase means in Chinese, and how it behaves.

    ``first`` goes to the beginning of its clause, ``asked`` to the end, a ``degree`` counts only before
    a figure.
    """

    chinese: str
    role: Role = "term"


class PhraseBook:
    """Phrases by their stems. Built once; looking up changes nothing."""

    def __init__(self, entries: Iterable[tuple[str, Phrase]]) -> None:
        """``entries`` are phrases as they are written in YAML; a later one replaces an equal one."""
        self._root: dict[str, Any] = {}
        for written, phrase in entries:
            for stems in _spelt_out(written):
                node = self._root
                for word in stems:
                    node = node.setdefault(word, {})
                node[_MEANING] = phrase

    def longest(self, tokens: Sequence[Token], at: int) -> tuple[int, Phrase] | None:
        """The longest phrase that begins at a token, and the token after it."""
        return max(_found(self._root, tokens, at), key=lambda found: found[0], default=None)


def entries_of(terms: Mapping[str, Iterable[str]], role: Role = "term") -> Iterator[Any]:
    """Chinese terms with their English phrases, as a ``PhraseBook`` takes them."""
    for chinese, written in terms.items():
        phrase = Phrase(chinese, role)
        yield from ((words, phrase) for words in written)


def tokens_of(folded: str) -> list[Token]:
    """The tokens of a folded text; a hyphen or a stroke between letters is a blank."""
    apart = _BETWEEN_LETTERS.sub(" ", _in_full(folded))
    return [
        Token(match.group(), str(match.lastgroup), stem(match.group()))
        for match in _TOKEN.finditer(apart)
    ]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """What is common to the forms of a word, good enough to compare by.

    >>> stem("recognised") == stem("recognizes") == stem("recognise")
    True
    """
    if word.endswith(("'s", "s'")):
        word = word[:-2]
    word = _SPELT.sub(r"is\1", word)
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            word = word.removesuffix(ending) + instead
            break
    else:
        if word.endswith("s") and len(word) > _SHORTEST and word[-2] not in "siu":
            word = word[:-1]
    for ending in ("ing", "ed"):
        left = word.removesuffix(ending)
        if left != word and len(left) >= _SHORTEST and re.search("[aeiouy]", left):
            word = left
            break
    if len(word) > _SHORTEST and word.endswith("e"):
        word = word[:-1]
    if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    return word


def _in_full(text: str) -> str:
    """Without contractions: isn't → is not."""
    text = text.replace("’", "'")
    if "'" not in text and "cannot" not in text:
        return text
    for short, full in _CONTRACTED:
        text = text.replace(short, full)
    return text


def _found(
    node: Mapping[str, Any], tokens: Sequence[Token], at: int, after_word: bool = False
) -> Iterator[tuple[int, Phrase]]:
    """Every phrase below a node that goes on at a token; one article between words is skipped."""
    if _MEANING in node:
        yield at, node[_MEANING]
    if at == len(tokens):
        return
    token = tokens[at]
    if token.stem in node:
        yield from _found(node[token.stem], tokens, at + 1, after_word=True)
    if after_word and token.text in ARTICLES:
        yield from _found(node, tokens, at + 1)


def _spelt_out(written: str) -> Iterator[tuple[str, ...]]:
    """Every wording of a phrase, by stems."""
    choices = [word.split("/") for word in _in_full(fold_plain(written)).replace("-", " ").split()]
    for words in product(*choices):
        yield tuple(stem(word) for part in words if part != "_" for word in part.split("~"))

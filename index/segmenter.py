"""Text → words, by jieba with the words learnt from the documents.

The dictionary's cache lies in the program's own directory, not in the shared temporary one.
The dictionary is loaded when the first text is cut (half a second), not when this is imported.
"""

import logging
import re
import threading
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from pathlib import Path
from typing import Any

from corpus.normalise import fold_plain
from index.dictionary import DictionaryFacts, read_facts

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_RUNS = re.compile(rf"[{_HAN}]+|[a-z0-9]+(?:[.%:][a-z0-9]+)*%?")
_WORDLIKE = re.compile(rf"[{_HAN}a-z0-9]")
_LEVELS = ("", "区", "新区", "县", "市")
_ONLY_LEVELS = re.compile("[省市县区镇乡村旗州]+")
"""No place by itself: 乡村e镇县财政 (jieba's dictionary knows a 镇县)."""
_REMEMBERED = 64
_NEVER_CUT = 1_000_000
"""A frequency that makes jieba keep a learnt word whole."""


class Segmenter:
    """Cuts text into words. Safe to use from several threads."""

    def __init__(self, words: Sequence[str], cache_dir: Path) -> None:
        """``words`` are the documents' own; ``cache_dir`` keeps jieba's compiled dictionary."""
        self.words = tuple(dict.fromkeys(fold_plain(word) for word in words))
        self._cache_dir = cache_dir
        self._base: Segmenter | None = None
        self._lock = threading.Lock()
        self._loaded: tuple[Any, DictionaryFacts] | None = None
        # A question is cut for its terms and for its subject: the last few are cut once.
        self._spoken = lru_cache(maxsize=_REMEMBERED)(self._words_spoken)
        self._whole = lru_cache(maxsize=_REMEMBERED)(self._words_whole)

    def extended(self, words: Sequence[str]) -> "Segmenter":
        """A segmenter with more words that shares what this one has loaded or will load."""
        longer = Segmenter((*self.words, *words), self._cache_dir)
        longer._base = self
        return longer

    def warm(self) -> None:
        """Load the dictionary now rather than with the first question."""
        self._parts()

    def cut(self, text: str) -> list[str]:
        """The words of a text, folded, long ones also in parts; no punctuation."""
        tokenizer, _ = self._parts()
        words = self._spoken(fold_plain(text))
        parts = (part for word in words for part in _in_parts(word, tokenizer.FREQ))
        return [part for part in parts if _WORDLIKE.search(part)]

    def cut_whole(self, text: str) -> list[str]:
        """The words of a text, folded, each once and whole, by the dictionary alone."""
        return list(self._whole(fold_plain(text)))

    def content_words(self, text: str) -> list[str]:
        """The words of a text that carry its subject, in order, each once."""
        _, facts = self._parts()
        found = dict.fromkeys(
            word
            for word in self._spoken(fold_plain(text))
            if _WORDLIKE.search(word) and word not in facts.empty and not word.isdigit()
        )
        return list(found)

    def frequency(self, word: str) -> int:
        """How often a word occurs in jieba's texts (a learnt one: very often); 0 for no word."""
        tokenizer, _ = self._parts()
        return tokenizer.FREQ.get(word) or 0

    def is_empty(self, word: str) -> bool:
        """Whether a word carries no subject (a pronoun, a particle, 请问)."""
        _, facts = self._parts()
        return word in facts.empty

    def is_thing(self, word: str) -> bool:
        """Whether jieba's dictionary holds a word as a plain noun (造价 it does not, 牌子 it does)."""
        _, facts = self._parts()
        return word in facts.things

    def spoken(self, text: str) -> tuple[str, ...]:
        """The words of a text in order, every one, with those guessed that the dictionary does not know."""
        return self._spoken(fold_plain(text))

    def places(self, text: str) -> list[str]:
        """The place names of a text in order (山西, 太原市), by the tags of jieba's dictionary."""
        _, facts = self._parts()
        return [name for word in self.cut_whole(text) for name in _places_in(word, facts.places)]

    def _words_spoken(self, folded: str) -> tuple[str, ...]:
        """The words of a folded text, with those guessed that the dictionary does not know."""
        tokenizer, _ = self._parts()
        return tuple(tokenizer.cut(folded))

    def _words_whole(self, folded: str) -> tuple[str, ...]:
        """The words of a folded text, by the dictionary alone."""
        tokenizer, _ = self._parts()
        return tuple(tokenizer.cut(folded, HMM=False))

    def _parts(self) -> tuple[Any, DictionaryFacts]:
        with self._lock:
            if self._loaded is None:
                self._loaded = self._load()
            return self._loaded

    def _load(self) -> tuple[Any, DictionaryFacts]:
        import jieba

        tokenizer = jieba.Tokenizer()
        if self._base is None:
            jieba.setLogLevel(logging.WARNING)
            self._cache_dir.mkdir(parents=True, exist_ok=True)
            facts = read_facts(self._cache_dir)
            tokenizer.tmp_dir = str(self._cache_dir)
            tokenizer.initialize()
            for place in facts.unlisted:
                tokenizer.add_word(place)
        else:
            base, facts = self._base._parts()
            tokenizer.FREQ, tokenizer.total = base.FREQ.copy(), base.total
            tokenizer.initialized = True
        for word in self.words:
            tokenizer.add_word(word, _NEVER_CUT if len(word) > 1 else None)
        return tokenizer, facts


def _in_parts(word: str, known: Mapping[str, int]) -> Iterator[str]:
    """The known words of two and of three characters inside a word, then the word itself: what
    jieba's ``cut_for_search`` gives for it.
    """
    for size in (2, 3):
        if len(word) > size:
            parts = (word[i : i + size] for i in range(len(word) - size + 1))
            yield from (part for part in parts if known.get(part))
    yield word


def _places_in(word: str, places: Set[str]) -> tuple[str, ...]:
    """The places a word of the dictionary names: itself (太原市, 太原人) or two (山西大同, 上海浦东)."""
    name = word.removesuffix("人")
    if _ONLY_LEVELS.fullmatch(name):
        return ()
    if name in places:
        return (name,)
    for cut in range(2, len(name) - 1):
        if name[:cut] in places and any(name[cut:] + level in places for level in _LEVELS):
            return (name[:cut], name[cut:])
    return ()


def grams(text: str) -> Iterator[str]:
    """Single characters and pairs of neighbours of Han text; other words and numbers whole.

    >>> list(grams("小升规奖10万"))
    ['小', '升', '规', '奖', '小升', '升规', '规奖', '10', '万']
    """
    for run in _RUNS.findall(fold_plain(text)):
        if run[0] < "\u3400":
            yield run
            continue
        yield from run
        yield from (run[i : i + 2] for i in range(len(run) - 1))

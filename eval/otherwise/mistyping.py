"""A slip of the input method: one character of a word becomes the commonest other of the same sound."""

import hashlib
import re
from collections.abc import Mapping
from functools import cache

import jieba
from pypinyin import lazy_pinyin

_WORD = re.compile(r"[\u4e00-\u9fa5]{2,}")
_FIGURE = re.compile(r"[零〇一二两三四五六七八九十百千万亿半第几多]")


def mistyped(text: str) -> tuple[str, ...]:
    """With one character of one word wrong; figures and units stay (``()`` where no word is left)."""
    places = [
        (start + offset, character)
        for word, start, _ in jieba.tokenize(text)
        if _WORD.fullmatch(word) and not _FIGURE.search(word)
        for offset, character in enumerate(word)
        if _alike().get(character)
    ]
    if not places:
        return ()
    chosen = int(hashlib.sha256(text.encode()).hexdigest(), 16) % len(places)
    place, character = places[chosen]
    return (text[:place] + _alike()[character] + text[place + 1 :],)


@cache
def _alike() -> Mapping[str, str]:
    """Every common character and the commonest other one of the same syllable, tones apart."""
    jieba.initialize()
    often: dict[str, int] = {}
    for word, count in jieba.dt.FREQ.items():
        for character in word:
            if "\u4e00" <= character <= "\u9fa5":
                often[character] = often.get(character, 0) + count
    by_sound: dict[str, list[str]] = {}
    for character in sorted(often, key=lambda c: -often[c]):
        by_sound.setdefault(lazy_pinyin(character)[0], []).append(character)
    return {
        character: next(other for other in alike[:2] if other != character)
        for alike in by_sound.values()
        if len(alike) > 1
        for character in alike
    }

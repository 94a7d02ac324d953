"""How characters and terms sound: syllables without tones, kept in the cache.

pypinyin's dictionaries take half a second to load; what is needed of them is read once and kept
as a small file, named after the library's version and the terms.
"""

import hashlib
import json
import os
import unicodedata
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

_FOLDS = (("zh", "z"), ("ch", "c"), ("sh", "s"))
_KEPT = 4
"""Files kept; half a megabyte each, one more with every change of the rules' words."""
_COMMON = range(0x4E00, 0x9FA6)


@dataclass(frozen=True, slots=True)
class Sounds:
    """Syllables without tones, of terms and of characters.

    A character has its usual reading and those that it has in a term (行: xing, in 行业 hang).
    """

    characters: Mapping[str, tuple[str, ...]]
    terms: Mapping[str, tuple[str, ...]]


def read_sounds(terms: Iterable[str], cache: Path) -> Sounds:
    """The sounds of all common characters and of these terms, from the cache where they are."""
    wanted = sorted(set(terms))
    digest = hashlib.sha256("\n".join(wanted).encode()).hexdigest()[:16]
    kept = cache / f"sounds-{version('pypinyin')}-{digest}.json"
    try:
        data = json.loads(kept.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        data = _from_library(wanted)
        cache.mkdir(parents=True, exist_ok=True)
        partial = kept.with_suffix(f".{os.getpid()}.partial")
        partial.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        partial.replace(kept)
        _forget_old(cache)
    return Sounds(
        {c: tuple(s.split()) for c, s in data["characters"].items()},
        {t: tuple(s.split()) for t, s in data["terms"].items()},
    )


def _forget_old(cache: Path) -> None:
    """Delete what was kept for words that the rules no longer have, but for the newest few."""
    with suppress(OSError):  # another process may be at it
        kept = sorted(cache.glob("sounds-*.json"), key=lambda path: path.stat().st_mtime)
        for path in kept[:-_KEPT]:
            path.unlink(missing_ok=True)


def _from_library(terms: Iterable[str]) -> dict[str, dict[str, str]]:
    from pypinyin import lazy_pinyin  # dictionaries of half a second, only when nothing is kept
    from pypinyin.constants import PINYIN_DICT

    spoken = {term: [_plain(s) for s in lazy_pinyin(term)] for term in terms}
    characters = {
        chr(point): [_plain(PINYIN_DICT[point].partition(",")[0])]
        for point in _COMMON
        if point in PINYIN_DICT
    }
    for term, syllables in spoken.items():
        for character, syllable in zip(term, syllables, strict=True):
            readings = characters.setdefault(character, [])
            if syllable not in readings:
                readings.append(syllable)
    return {
        "characters": {c: " ".join(readings) for c, readings in characters.items()},
        "terms": {term: " ".join(syllables) for term, syllables in spoken.items()},
    }


def _plain(syllable: str) -> str:
    """A syllable without its tone: zhǎng → zhang, lǜ → lv."""
    bare = unicodedata.normalize("NFD", syllable).replace("u\u0308", "v")
    return "".join(c for c in bare if c.isascii() and c.isalpha())


def folded(syllable: str) -> str:
    """A syllable as many speakers say it: zh as z, n as l, a final ng as n."""
    for said, meant in _FOLDS:
        if syllable.startswith(said):
            syllable = meant + syllable[2:]
            break
    if syllable.startswith("n"):
        syllable = "l" + syllable[1:]
    return syllable[:-1] if syllable.endswith("ng") else syllable

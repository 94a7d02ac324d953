"""What jieba's own dictionary says of words: which name places, which carry no subject.

The tags stand in the dictionary file; reading them takes a fraction of the two seconds of
``jieba.posseg``, and the result is kept in the cache.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

from corpus.datafile import load_data

_FUNCTION_TAGS = {
    *("r", "rr", "rz", "rg", "u", "ul", "uv", "ud", "uj", "uz", "ug", "p", "c", "y", "e", "o"),
    *("d", "df", "vd", "m", "mq", "mg", "q", "vq", "k", "h", "x", "t"),
}
_THING_TAG = "n"
_PARTS = ("places", "empty", "unlisted", "things")
_AREA = re.compile(r".{2,}(?:省|市|州|旗|盟|(?<![地军边牧林])区)|.+县")


@dataclass(frozen=True, slots=True)
class DictionaryFacts:
    """``places`` are names of places, with and without 省市县区; ``empty`` are words without
    a subject; ``unlisted`` are those places that the dictionary does not hold as words; ``things`` are
    plain nouns.
    """

    places: frozenset[str]
    empty: frozenset[str]
    unlisted: tuple[str, ...]
    things: frozenset[str]


def read_facts(cache_dir: Path) -> DictionaryFacts:
    """The facts, from the cache or from jieba's dictionary."""
    import jieba

    kept = cache_dir / f"dictionary-{jieba.__version__}-{_lists_hash()}.json"
    try:
        raw = json.loads(kept.read_text(encoding="utf-8"))
        parts = tuple(raw[name] for name in _PARTS)
    except (OSError, ValueError, KeyError):
        parts = _read(Path(jieba.__file__).with_name("dict.txt"))
        cache_dir.mkdir(parents=True, exist_ok=True)
        written = kept.with_suffix(".new")
        named = dict(zip(_PARTS, parts, strict=True))
        written.write_text(json.dumps(named, ensure_ascii=False), encoding="utf-8")
        written.replace(kept)
    places, empty, unlisted, things = parts
    return DictionaryFacts(
        places=frozenset(places),
        empty=frozenset(empty) | _stopwords(),
        unlisted=tuple(unlisted),
        things=frozenset(things),
    )


def _read(dictionary: Path) -> tuple[list[str], ...]:
    tags: dict[str, str] = {}
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        word, _, tag = line.split(" ")
        tags[word] = tag
    lists = _lists("places.yaml")
    areas = {word for word, tag in tags.items() if tag == "ns" and _AREA.fullmatch(word)}
    # A city's name stands alone whatever the dictionary calls it; a county's, if it is a place.
    alone = {word[:-1] for word in areas if word[-1] in "省市"}
    alone |= {word[:-1] for word in areas if word[-1] == "县" and tags.get(word[:-1]) == "ns"}
    alone = {word for word in alone if len(word) > 1} - set(lists["not_alone"])
    places = (areas | alone | {*lists["further"], *lists["misspelt"]}) - set(lists["never"])
    empty = sorted(word for word, tag in tags.items() if tag in _FUNCTION_TAGS)
    things = sorted(word for word, tag in tags.items() if tag == _THING_TAG and len(word) > 1)
    return sorted(places), empty, sorted(places - tags.keys()), things


def _lists_hash() -> str:
    """Changes with the lists beside this module, so that an old cache is not used."""
    own = Path(__file__)
    parts = (own.read_bytes(), own.with_name("places.yaml").read_bytes())
    return hashlib.sha256(b"".join(parts)).hexdigest()[:12]


def _lists(name: str) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = load_data(Path(__file__).with_name(name))
    return groups


def _stopwords() -> frozenset[str]:
    return frozenset(word for group in _lists("stopwords.yaml").values() for word in group)

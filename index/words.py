"""Words learnt from the documents themselves, so that the segmenter keeps them whole.

Quoted terms (“小升规”), cited titles, departments, and collocations: neighbouring words that the
documents use together far more often than apart, in several surroundings.
"""

import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from corpus.document import Document
from corpus.normalise import fold_plain
from index.segmenter import Segmenter

_QUOTED = re.compile(r"[“\"‘「『]([^“”\"‘’「」『』。；，,;]{2,12})[”\"’」』]")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_LONGEST_TITLE = 30
_SAMPLE = 1_000_000
_TIMES = 3
_SURROUNDINGS = 2
_COHESION = 0.6
_LONGEST_COLLOCATION = 6
_EDGE = ""


def learn_words(documents: Iterable[Document], plain: Segmenter) -> tuple[str, ...]:
    """The documents' own words, folded and sorted. ``plain`` is a segmenter without any."""
    documents = tuple(documents)
    named: set[str] = set()
    for document in documents:
        named.update(term.strip() for term in _QUOTED.findall(document.text))
        named.update(c.title for c in document.cited if len(c.title) <= _LONGEST_TITLE)
        for article in document.articles:
            named.update(article.departments)
    found = {fold_plain(word) for word in named}
    bodies = (d.text[a.body_start : a.body_end] for d in documents for a in d.articles)
    found |= collocations(bodies, plain)
    return tuple(sorted(word for word in found if len(word) > 1 and _HAN.search(word)))


def collocations(texts: Iterable[str], plain: Segmenter) -> set[str]:
    """Pairs of neighbouring words that belong together, by normalised pointwise information.

    Reads the first million characters of the texts. A pair has to occur three times and with two
    different neighbours on either side; single characters and words without a
    subject form no pair.
    """
    single: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    before: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    after: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for run in _runs(texts, plain):
        single.update(run)
        framed = [_EDGE, *run, _EDGE]
        for place, pair in enumerate(itertools.pairwise(run)):
            pairs[pair] += 1
            before[pair].add(framed[place])
            after[pair].add(framed[place + 3])
    total = sum(single.values())
    found = set()
    for pair, times in pairs.items():
        left, right = pair
        if times < _TIMES or len(left) + len(right) > _LONGEST_COLLOCATION:
            continue
        if not (_is_free(before[pair]) and _is_free(after[pair])):
            continue
        if plain.is_empty(left) or plain.is_empty(right) or min(len(left), len(right)) == 1:
            continue
        information = math.log(times * total / (single[left] * single[right]))
        if information / -math.log(times / total) >= _COHESION:
            found.add(left + right)
    return found


def _is_free(neighbours: set[str]) -> bool:
    return _EDGE in neighbours or len(neighbours) >= _SURROUNDINGS


def _runs(texts: Iterable[str], plain: Segmenter) -> Iterator[list[str]]:
    """Stretches of Han words with no sign between them."""
    left = _SAMPLE
    for text in texts:
        if left <= 0:
            return
        run: list[str] = []
        for word in plain.cut_whole(text[:left]):
            if _HAN.fullmatch(word):
                run.append(word)
            elif run:
                yield run
                run = []
        if run:
            yield run
        left -= len(text)

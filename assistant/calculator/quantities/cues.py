"""The words of ``cues.yaml`` compiled once: what the words beside a fact say about it.

In: the data file. Out: ``Cues``, frozen: word lists, and patterns that are searched at the end of
the words before a fact (``…$``) or at the head of those after it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from assistant.calculator.quantities.wording import fold_width
from corpus.datafile import load_data
from corpus.patterns import either_word

_DATA = Path(__file__).with_name("cues.yaml")
_AFTER_DIGIT = r"(?<=[\d零一二两三四五六七八九十百千])([{}])(?=元|块|的|，|。|,|\s|$)"


@dataclass(frozen=True, slots=True)
class Cues:
    """Word lists by the names they have in ``cues.yaml``, and the patterns made from them."""

    words: Mapping[str, tuple[str, ...]]
    patterns: Mapping[str, re.Pattern[str]]
    misheard: re.Pattern[str]
    heard: Mapping[str, str]
    misheard_where: Mapping[str, re.Pattern[str]]
    after_digit: re.Pattern[str]
    old: re.Pattern[str]
    new: re.Pattern[str]
    ordinals: tuple[frozenset[str], ...]
    yes: frozenset[str]
    no: frozenset[str]
    ending: re.Pattern[str]

    def correct(self, text: str) -> str:
        """The text with what speech-to-text commonly gets wrong put right, of the same length."""
        text = self.misheard.sub(lambda found: self.heard[found.group()], text)
        for meant, where in self.misheard_where.items():
            text = where.sub(meant, text)
        return self.after_digit.sub(lambda found: self.heard[found.group()], text)

    def yes_or_no(self, answer: str) -> bool | None:
        """True for a word that says yes, False for one that says no, None for any other."""
        return True if answer in self.yes else False if answer in self.no else None

    def any_in(self, kind: str, text: str) -> bool:
        """Whether one of the words of this list stands in the text."""
        return self.patterns[kind].search(text) is not None

    def names_no_kind(self, word: str) -> bool:
        """今年, 三年一共: whether a word beside a figure does not say what kind of figure it is."""
        return word in self.words["neutral"] or bool(self.patterns["says_no_kind"].fullmatch(word))

    def label_is(self, kind: str, label: str) -> bool:
        """Whether an input's label says that it is of this kind (``old_labels``, …)."""
        return any(word in label for word in self.words[kind])


@cache
def cues() -> Cues:
    """The compiled cues (read once; immutable)."""
    data = load_data(_DATA)
    lists = {key: tuple(map(str, value)) for key, value in data.items() if _is_words(value)}
    lists |= {f"era_{key}": tuple(value) for key, value in data["era"].items()}
    misheard = {fold_width(k): v for k, v in data["misheard"].items()}
    after_digit = dict(data["misheard_after_digit"])
    patterns = {key: re.compile(either_word(words)) for key, words in lists.items()}
    patterns |= {f"{key}_end": _at_end(words) for key, words in lists.items()}
    patterns |= {key: re.compile(text) for key, text in data.items() if isinstance(text, str)}
    return Cues(
        words=lists,
        patterns=patterns,
        misheard=re.compile(either_word(misheard)),
        heard=misheard | after_digit,
        misheard_where={meant: re.compile(p) for meant, p in data["misheard_where"].items()},
        after_digit=re.compile(_AFTER_DIGIT.format("".join(after_digit))),
        old=re.compile(_of_old(either_word(lists["era_old"])) + "|" + data["old_phrase"]),
        new=re.compile(either_word(lists["era_new"])),
        ordinals=tuple(frozenset(map(str, row)) for row in data["ordinals"]),
        yes=frozenset(lists["yes"]),
        no=frozenset(lists["no"]),
        ending=re.compile(data["answer_ending"]),
    )


def _of_old(words: str) -> str:
    """比原来高了5个百分点 tells the rise, no figure of old; 比原来的3亿 tells that."""
    return rf"(?:(?<!比)(?:{words})|(?<=比)(?:{words})(?![就又还]?[高多涨提增升长大]))"


def _is_words(value: Any) -> bool:
    return isinstance(value, list) and not any(isinstance(item, list) for item in value)


def _at_end(words: tuple[str, ...]) -> re.Pattern[str]:
    """One of the words at the end of what stands before a fact, small words in between allowed."""
    return re.compile(
        rf"(?P<word>{either_word(words)})(?:了|是|有|的|约|大概|大约|共|也|就|\s){{0,3}}$"
    )

"""Every word by which people speak of the rules and their inputs, compiled once per rule book.

In: rules. Out: ``Vocabulary``, frozen; ``Vocabulary.tell`` reads one message once for all rules:
its quantities, periods and every mention of a rule, an input or a choice (``Told``).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import chain, product

from assistant.calculator.message.covering import covered, in_name, with_covers
from assistant.calculator.message.input_words import RuleWords, input_words
from assistant.calculator.message.issued import Places, granted_elsewhere, stands_elsewhere
from assistant.calculator.message.other_titles import (
    of_none,
    outside,
    told_of_titles,
    without_their_facts,
)
from assistant.calculator.message.overtaken import holding
from assistant.calculator.message.told import Meaning, Mention, Noun, Told
from assistant.calculator.quantities.coinciding import coincide
from assistant.calculator.quantities.correcting import withdrawals, without
from assistant.calculator.quantities.counted import across, listed_levels
from assistant.calculator.quantities.cues import cues
from assistant.calculator.quantities.dating import read_dated
from assistant.calculator.quantities.fact import Period, Quantity
from assistant.calculator.quantities.mending import Mender
from assistant.calculator.quantities.quantity import read_quantities
from assistant.calculator.quantities.spotting import Match, WordIndex
from assistant.calculator.quantities.wording import QUOTATION_MARKS, fold_width, plain
from assistant.calculator.rules.rule import Rule
from corpus.normalise import simplify

_ALTERNATIVES = re.compile(r"\(([^()]*\|[^()]*)\)")
"""县(里|上)办的 stands for several words."""
_REMEMBERED = 128
"""A message and its clauses are read several times on their way, earlier ones with every turn."""
_MEASURE = "个"
_COUNTED = tuple("0123456789一二两三四五六七八九十几百来多")


class Vocabulary:
    """The words of all rules. Built once; reading a message does not change it."""

    def __init__(
        self, rules: Iterable[Rule], mender: Mender | None = None, places: Places | None = None
    ) -> None:
        """``mender`` puts right what was misheard or mistyped; without one it stays as it is. Without
        ``places`` no title is known to be another place's.
        """
        self._mender, self._places = mender, places
        self.rules: Mapping[str, RuleWords] = {
            rule.id: RuleWords(rule, {n: input_words(n, i) for n, i in rule.inputs.items()})
            for rule in rules
        }
        entries = list(_entries(words.rule for words in self.rules.values()))
        self._shared: dict[str, int] = {}
        for word, meaning in entries:
            if meaning.role == "name":
                self._shared[word] = self._shared.get(word, 0) + 1
        self._index: WordIndex[Meaning] = WordIndex(entries)
        self._events = [
            (identity, spec.spec.same_year)
            for identity, words in self.rules.items()
            for spec in words.inputs.values()
            if spec.spec.same_year is not None
        ]
        self._of_places = [
            words.rule
            for words in self.rules.values()
            if any(
                i.here or any(c.elsewhere for c in i.choices) for i in words.rule.inputs.values()
            )
        ]
        self._told = lru_cache(maxsize=_REMEMBERED)(self._tell)

    def tell(self, text: str, today: date) -> Told:
        """Read one message for all rules; the last ones read are remembered."""
        return self._told(text, today)

    def _tell(self, text: str, today: date) -> Told:
        heard, origins = _lean(text)
        lean = self._mender.mend(heard) if self._mender else heard
        if lean != heard and self._places is not None:
            lean = self._places.kept(heard, lean)
        mended = _put_right(text, heard, lean, origins)
        if len(kept := holding(lean)) < len(lean):
            lean, origins = "".join(lean[i] for i in kept), [origins[i] for i in kept]
        quantities = spoken = read_quantities(lean)
        if taken_back := withdrawals(quantities, lean):
            kept = without(len(lean), taken_back)
            lean, origins = "".join(lean[i] for i in kept), [origins[i] for i in kept]
            quantities = read_quantities(lean)
        dated = read_dated(lean, today)
        mentions, nouns = self._mentions(lean, dated.periods)
        for rule, events in self._events:
            if (found := coincide(events, lean, dated.periods)) is not None and found.same:
                both = Mention(found.start, found.end, Meaning(rule, "name"), False, 1)
                mentions.setdefault(rule, []).append(both)
        self._add_elsewhere(mentions, lean)
        titles = told_of_titles(lean)
        apart = of_none(mentions, titles)
        mentions = without_their_facts(mentions, titles)
        return Told(
            original=text,
            mended=mended,
            text=lean,
            origins=origins,
            quantities=outside(quantities, apart),
            periods=outside(dated.periods, apart),
            mentions={rule: tuple(found) for rule, found in mentions.items()},
            nouns=tuple(nouns),
            today=dated.today,
            withdrawn=_withdrawn(spoken, quantities),
        )

    def _add_elsewhere(self, mentions: dict[str, list[Mention]], lean: str) -> None:
        """高平市质量奖, 沁水的施工企业: add what says that a title or the enterprise is another place's."""
        for rule in self._of_places if self._places else ():
            if self._places is None or rule.id not in mentions:
                continue
            others = list(self._places.others_in(lean, rule.document))
            mentions[rule.id] += granted_elsewhere(rule.inputs, mentions[rule.id], lean, others)
            mentions[rule.id] += stands_elsewhere(rule.id, rule.inputs, lean, others)

    def _mentions(
        self, lean: str, periods: Sequence[Period]
    ) -> tuple[dict[str, list[Mention]], list[Noun]]:
        """Where words of rules stand, by rule, and the nouns that say what kind a figure is."""
        mentions: dict[str, list[Mention]] = {}
        nouns: list[Noun] = []
        for match, covering in with_covers(self._index.find(lean)):
            word = lean[match.start : match.end]
            if word[0] == _MEASURE and lean[: match.start].endswith(_COUNTED):
                continue  # 五六个人 are no 个人
            kinds = [m for m in match.meanings if self._is_noun(m, word)]
            if kinds and not in_name(covering):
                nouns.append(Noun(match.start, match.end, kinds[0], all(map(self._counts, kinds))))
            for meaning in match.meanings:
                if self._is_trade(meaning) and cues().patterns["got"].search(lean[: match.start]):
                    continue
                mention = Mention(
                    match.start,
                    match.end,
                    meaning,
                    meaning.role not in ("input", "foreign")
                    and (
                        covered(meaning, match, covering, lean)
                        or self._is_of_a_thing(meaning, covering)
                    ),
                    self._shared.get(word, 0),
                )
                if meaning.rule:
                    mentions.setdefault(meaning.rule, []).append(mention)
        days = [p for p in periods if p.first == p.last]
        split = across(lean, days, self._index.find)
        shared = listed_levels(lean, self._index.find)
        for match, role in (*((m, "name") for m in split), *((m, "choice") for m in shared)):
            for meaning in match.meanings:
                if meaning.role == role:
                    mention = Mention(match.start, match.end, meaning, False, 1)
                    mentions.setdefault(meaning.rule, []).append(mention)
        return mentions, nouns

    def _is_noun(self, meaning: Meaning, word: str) -> bool:
        if meaning.role == "foreign":
            return True
        if meaning.role != "input" or len(word) < 2 or cues().names_no_kind(word):
            return False
        return self.rules[meaning.rule].inputs[meaning.input].numeric

    def _is_trade(self, meaning: Meaning) -> bool:
        """Whether a choice is a trade: 厂里装了光伏, 买了机器人 say of none that it is the enterprise's own."""
        if meaning.role != "choice":
            return False
        return self.rules[meaning.rule].inputs[meaning.input].spec.membership is not None

    def _is_of_a_thing(self, meaning: Meaning, covering: list[Match[Meaning]]) -> bool:
        """孵化了3家国家级高新技术企业: whether a choice stands in a word for things that another rule counts."""
        return meaning.role == "choice" and any(
            all(m.role == "input" and m.rule != meaning.rule and self._counts(m) for m in longer)
            for longer in (match.meanings for match in covering)
        )

    def _counts(self, meaning: Meaning) -> bool:
        """Whether a noun stands for a number of things (上市企业)."""
        if meaning.role == "foreign":
            return False
        return "count" in self.rules[meaning.rule].inputs[meaning.input].units


def terms(rules: Iterable[Rule]) -> set[str]:
    """Every word that names a rule, an input or a value of one: what misheard words may stand for."""
    return {word for word, meaning in _entries(rules) if meaning.rule}


def _entries(rules: Iterable[Rule]) -> Iterator[tuple[str, Meaning]]:
    for rule in rules:
        for name in (rule.title, *_spread(rule.names)):
            yield plain(name), Meaning(rule.id, "name")
        for name in _spread(rule.not_names):
            yield plain(name), Meaning(rule.id, "against")
        for name, spec in rule.inputs.items():
            flag = spec.type == "flag"
            for word in (spec.label, *_spread(spec.names)):
                yield plain(word), Meaning(rule.id, "yes" if flag else "input", name)
            for word in _spread(spec.no_names):
                yield plain(word), Meaning(rule.id, "no", name)
            for choice in spec.choices:
                for word in (choice.value, *_spread(choice.names)):
                    yield plain(word), Meaning(rule.id, "choice", name, choice.value)
    for word in cues().words["foreign"]:
        yield word, Meaning("", "foreign")


def spread(word: str) -> Iterator[str]:
    """Every word that one with alternatives stands for.

    >>> list(spread("县(里|)(办|搞)的"))
    ['县里办的', '县里搞的', '县办的', '县搞的']
    """
    parts = [part.split("|") for part in _ALTERNATIVES.split(word)]
    yield from ("".join(one) for one in product(*parts))


def _spread(words: Iterable[str]) -> Iterator[str]:
    return chain.from_iterable(map(spread, words))


def _lean(text: str) -> tuple[str, Sequence[int]]:
    """The message folded, simplified, without quotation marks; and where each character was."""
    folded = fold_width(text)
    simple = simplify(folded)
    if len(simple) == len(folded):
        folded = simple
    folded = cues().correct(folded)
    kept = [i for i, c in enumerate(folded) if c not in QUOTATION_MARKS]
    return "".join(folded[i] for i in kept), kept


def _withdrawn(spoken: Sequence[Quantity], kept: Sequence[Quantity]) -> Decimal | None:
    """The one figure that is spoken and does not stay."""
    stays = {q.value for q in kept if not q.negated}
    gone = {q.value for q in spoken if q.value not in stays}
    return gone.pop() if len(gone) == 1 else None


def _put_right(text: str, heard: str, mended: str, origins: Sequence[int]) -> str:
    """The message with the characters that mending changed."""
    changed = list(text)
    for old, new, place in zip(heard, mended, origins, strict=True):
        if old != new:
            changed[place] = new
    return "".join(changed)

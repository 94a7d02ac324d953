"""Several things of a kind in one message: 一个省级重点实验室一个市级工程研究中心, 两个省级实验室.

In: the message and, by input, the mentions of choices that hold. Out: ``Several`` (defined with
the other facts) or None where it is not said that all are meant: then the choice is ambiguous.
Words: ``cues.yaml``.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from assistant.calculator.message.input_words import InputWords, RuleWords
from assistant.calculator.message.told import Mention, Told
from assistant.calculator.quantities.cues import cues
from assistant.calculator.quantities.fact import Item, Several, Wanted
from assistant.calculator.quantities.number import read_number
from assistant.calculator.quantities.wording import quantity_words

_ONE_FIRM, _AT_LEAST = "一家", 2
_THING = 2
"""So many characters behind a level tell of what it is (国家级孵化器, 国家级众创空间)."""
_CLAUSE = re.compile("[^，。；,;?？]+")


def find_several(
    words: RuleWords, told: Told, said: Mapping[str, Sequence[Mention]]
) -> Several | None:
    """The items of a message that tells several values of a choice and means all of them.

    What is said of an award paid in instalments is its course (第二年, 第三年), and no award more.
    """
    many = {
        n: found
        for n, found in said.items()
        if len({m.meaning.value for m in found}) > 1 and not _of_one_firm(words.inputs[n], told)
    }
    if not many:
        return _repeated(words, told, said)
    if words.rule.instalments:
        return None
    name = max(many, key=lambda n: len(many[n]))
    lead = many[name]
    if any(len(found) != len(lead) for found in many.values()):
        return None
    counts = _counts(told, lead)
    wanted = _wanted(told, lead, counted=any(counts))
    if wanted is None:
        return None
    counter = _counter(words)
    items: dict[frozenset[tuple[str, Decimal | str]], Item] = {}
    for index, mention in enumerate(lead):
        values: dict[str, Decimal | str] = {
            n: found[index].meaning.value for n, found in many.items()
        }
        count = counts[index] or 1
        shown, start, end = told.words(mention.start, mention.end)
        item = Item(values, count, shown, start, end)
        if counter is not None and any(counts):  # 国优和三个省优: one of what is not counted
            item = replace(item, values={**values, counter.name: Decimal(count)}, count=1)
        key = frozenset(values.items())
        if key in items and _is_another_thing(told, lead[:index], mention):
            item = replace(items[key], count=items[key].count + count)
            items[key] = item
        items.setdefault(key, item)
    if (only := _asked_of_one(told, lead)) is not None:
        items = {key: item for key, item in items.items() if item.values[name] == only}
    return Several(tuple(items.values()), tuple(many), wanted)


def _is_another_thing(told: Told, before: Sequence[Mention], mention: Mention) -> bool:
    """一个市级众创空间，还有一个市级的星创天地: whether one value is said again of a thing that is counted by itself, as each
    before was.
    """
    counted = cues().patterns["counted_by_itself"]
    ends = [0, *(one.end for one in before)]
    starts = [one.start for one in (*before, mention)]
    own = [counted.search(told.text[a:b]) for a, b in zip(ends, starts, strict=True)]
    return all(own) and _is_of_the_award(told, mention)


def _asked_of_one(told: Told, mentions: Sequence[Mention]) -> str | None:
    """一个国优两个省优，国优给多少: the one value that the clause which asks names again; None where it asks of all."""
    known, clauses = cues(), list(_CLAUSE.finditer(told.text))
    asking = [c for c in clauses if known.patterns["how_much"].search(c[0])]
    if len(asking) != 1 or len(clauses) < 2 or known.any_in("together", told.text):
        return None
    start, end = asking[0].span()
    named = {m.meaning.value for m in mentions if start <= m.start < end}
    told_before = {m.meaning.value for m in mentions if m.end <= start}
    return named.pop() if len(named) == 1 and named < told_before else None


def _of_one_firm(spec: InputWords, told: Told) -> bool:
    """做光伏和新材料的: the trades of one enterprise are no more than that it belongs to one of the lists."""
    return spec.spec.membership is not None and not of_two_firms(told.text)


def _repeated(
    words: RuleWords, told: Told, said: Mapping[str, Sequence[Mention]]
) -> Several | None:
    """两个省级重点实验室: one value, more than once, where no input of the rule counts them."""
    counter = _counter(words)
    if words.rule.kind != "award" or cues().patterns["first_of_several"].search(told.text):
        return None
    if counter is not None:
        return _one_each(counter, told, said)
    for name, found in said.items():
        count = max((_count(told, found, i, behind=False) for i in range(len(found))), default=0)
        if count > 1:
            shown, start, end = told.words(found[0].start, found[0].end)
            item = Item({name: found[0].meaning.value}, count, shown, start, end)
            return Several((item,), (name,), "sum")
        of_titles = words.inputs[name].spec.membership is None
        if of_titles and (times := _said_of_others(found, told)) > 1:
            shown, start, end = told.words(found[0].start, found[-1].end)
            item = Item({name: found[0].meaning.value}, times, shown, start, end)
            return Several((item,), (name,), "sum")
    return _things_alike(words, told) or _firms_alike(words, told)


def _said_of_others(mentions: Sequence[Mention], told: Told) -> int:
    """国家级孵化器和国家级众创空间都新认定了，总共多少: of how many things, named one after another, one value is
    said, where all are asked about together; 0 where it is not told so.
    """
    text, known = told.text, cues()
    if len(mentions) < _AT_LEAST or not known.any_in("together", text):
        return 0
    if not all(_is_of_the_award(told, m) for m in mentions):
        return 0
    things = [text[m.end : m.end + _THING] for m in mentions]
    between = [text[one.end : other.start] for one, other in pairwise(mentions)]
    joined = all(known.patterns["joined"].search(words) for words in between)
    return len(mentions) if joined and len(set(things)) == len(things) else 0


def _is_of_the_award(told: Told, mention: Mention) -> bool:
    """Whether the thing right behind a level is the award's own (山西省质量奖, and no 省级工程技术研究中心)."""
    return any(
        m.meaning.role == "name"
        and mention.start <= m.start <= mention.end + _THING
        and m.end >= mention.end
        for m in told.mentions.get(mention.meaning.rule, ())
    )


def _one_each(
    counter: InputWords, told: Told, said: Mapping[str, Sequence[Mention]]
) -> Several | None:
    """医院和体育馆各拿了一个省优: one value of things told by name, which an input of the rule counts."""
    for name, found in said.items():
        count = _count_of_each(told, found, 0) if found else 0
        if count > 1:
            shown, start, end = told.words(found[0].start, found[0].end)
            values: dict[str, Decimal | str] = {name: found[0].meaning.value}
            values[counter.name] = Decimal(count)
            return Several((Item(values, 1, shown, start, end),), (name,), "sum")
    return None


def _count_of_each(told: Told, mentions: Sequence[Mention], index: int) -> int:
    """How many it makes where each of several things has so many of it; 0 where it is not told so."""
    known, start = cues().patterns, mentions[index - 1].end if index else 0
    each = known["each_of"].search(told.text[start : mentions[index].start])
    number = read_number(each["count"]) if each else None
    if each is None or number is None:
        return 0
    counted = known["so_many"].search(each["all"])
    things = number_of(counted) if counted else 1 + len(known["each_joined"].findall(each["all"]))
    return things * int(number.value)


def _things_alike(words: RuleWords, told: Told) -> Several | None:
    """两个项目，各投1.5亿, 拆成两个1.5亿的项目: so many things with one and the same figure each."""
    known = cues().patterns
    match = known["things_each"].search(told.text) or known["things_of"].search(told.text)
    if match is None or not any(i.required for i in words.numeric.values()):
        return None
    shown, start, end = told.words(*match.span())
    return Several((Item({}, number_of(match), shown, start, end),), (), "sum")


def _firms_alike(words: RuleWords, told: Told) -> Several | None:
    """俩厂子今年都是头一回小升规，两家加起来: the same of each, where the rule needs no figure."""
    match = cues().patterns["firms_alike"].search(told.text)
    if match is None:
        return _firms_listed(words, told)
    if any(i.required for i in words.numeric.values()):
        return None
    own = told.mentions.get(words.rule.id, ())
    known = cues()
    together = known.any_in("together", told.text) or known.patterns["firms_together"].search(
        told.text
    )
    if not together or not any(m.start > match.end("of") for m in own):
        return None
    shown, start, end = told.words(match.start(), match.end("of"))
    return Several((Item({}, number_of(match), shown, start, end),), (), "sum")


def _firms_listed(words: RuleWords, told: Told) -> Several | None:
    """一家光伏一家新材料，都升规了，一共多少: the same of each that is listed, where the rule needs no figure."""
    known = cues()
    match = known.patterns["firms_listed"].search(told.text)
    if match is None or any(i.required for i in words.numeric.values()):
        return None
    own = told.mentions.get(words.rule.id, ())
    if not known.any_in("together", told.text) or not any(m.start >= match.end() for m in own):
        return None
    shown, start, end = told.words(*match.span("listed"))
    number = match["listed"].count(_ONE_FIRM) or _AT_LEAST
    return Several((Item({}, max(number, _AT_LEAST), shown, start, end),), (), "sum")


def of_two_firms(text: str) -> bool:
    """我家两个厂，一个小升规一个当年建成入规: whether a folded text tells of two enterprises, an award each."""
    known = cues().patterns
    return any(known[name].search(text) for name in ("firms_apart", "firms_listed"))


def _counts(told: Told, mentions: Sequence[Mention]) -> list[int]:
    """How many of each: before its word (两个省优) or, where the first has none there, behind it, else before it
    after all (国优一个，加两个省优).
    """
    before = [_count(told, mentions, i, behind=False) for i in range(len(mentions))]
    if before[0]:
        return before
    own = [_count(told, mentions, i, behind=True) for i in range(len(mentions))]
    if own[-1] and not any(own[:-1]):
        tail = cues().patterns["count_behind"].search(told.text[mentions[-1].end :])
        if tail is not None and cues().any_in("so_many_each", tail[0]):
            return [own[-1]] * len(own)  # 国优、省优各三个
    return [
        count or (0 if not i or _is_of_the_last(told, mentions, i) else before[i])
        for i, count in enumerate(own)
    ]


def _is_of_the_last(told: Told, mentions: Sequence[Mention], index: int) -> bool:
    """国优两个省优: whether the count right before a word is the one behind the word before it."""
    between = told.text[mentions[index - 1].end : mentions[index].start]
    found = cues().patterns["count_behind"].search(between)
    return found is not None and found.end() == len(between) and not _joined(between)


def _joined(between: str) -> bool:
    """国优和两个省优: whether the count at the end of what stands between two things is the later one's."""
    return cues().patterns["count_joined"].search(between) is not None


def _count(told: Told, mentions: Sequence[Mention], index: int, *, behind: bool) -> int:
    known, one = cues().patterns, mentions[index]
    if behind:
        end = mentions[index + 1].start if index + 1 < len(mentions) else len(told.text)
        between = told.text[one.end : end]
        match = known["count_behind"].search(between)
        if match and match.end() == len(between) and _joined(between):
            return 0
    else:
        start = mentions[index - 1].end if index else 0
        if count := _count_of_each(told, mentions, index):
            return count
        match = known["count_before"].search(told.text[start : one.start])
    return number_of(match) if match else 0


def number_of(match: re.Match[str]) -> int:
    """How many things a match with a ``count`` (两个) or a ``pair`` (俩) names; 0 for no whole number."""
    if match["pair"]:
        return int(quantity_words().pairs[match["pair"]])
    number = read_number(match["count"])
    return int(number.value) if number is not None and number.value == int(number.value) else 0


def _wanted(told: Told, mentions: Sequence[Mention], *, counted: bool) -> Wanted | None:
    """Whether the message asks for the sum of all, for each in general, or does not say."""
    known = cues()
    between = [told.text[one.end : other.start] for one, other in pairwise(mentions)]
    if any(known.any_in("either", words) for words in between):
        return None
    if counted or known.any_in("together", told.text) or known.any_in("all_held", told.text):
        return "sum"
    asked_twice = all(known.patterns["how_much"].search(words) for words in between)
    if known.patterns["each_asked"].search(told.text) or asked_twice:
        return "each"
    joined = all(known.patterns["joined"].search(words) for words in between)
    return "sum" if joined and known.any_in("held", told.text) else None


def _counter(words: RuleWords) -> InputWords | None:
    """The input that counts the things of which the choice is said, where the rule has one."""
    found = [i for i in words.inputs.values() if i.spec.type == "integer"]
    return found[0] if len(found) == 1 else None

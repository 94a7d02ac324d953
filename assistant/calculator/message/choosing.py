"""Choices, flags and days of a rule from the words of a message; flags are read in ``flags``, days in ``days``.

In: one rule's inputs and the message. Out: values by input, each with the words it stands on.
Longer words hide the shorter ones inside them; 不是, 没 turn a word round; a question is no fact.
"""

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from assistant.calculator.message.affirming import longest
from assistant.calculator.message.belonging import belongs
from assistant.calculator.message.changing import is_past
from assistant.calculator.message.chosen import Chosen
from assistant.calculator.message.days import told_day
from assistant.calculator.message.flags import told_flag
from assistant.calculator.message.input_words import InputWords, RuleWords
from assistant.calculator.message.polarity import polarity
from assistant.calculator.message.told import Mention, Told, first_clause
from assistant.calculator.quantities.cues import cues
from assistant.calculator.quantities.wording import plain


def choose(
    words: RuleWords,
    told: Told,
    asked: str | None,
    choices: Mapping[str, Sequence[Mention]],
    several: Collection[str] = (),
) -> list[Chosen]:
    """Every choice, flag and day that the message tells for this rule.

    ``choices`` is ``said_choices`` of the same rule and message, ``several`` are the inputs of
    which more than one value is meant.
    """
    mentions = told.mentions.get(words.rule.id, ())
    names = [m for m in mentions if m.meaning.role == "name"]
    found: list[Chosen] = []
    for name, spec in words.worded.items():
        own = [m for m in mentions if m.meaning.input == name]
        chosen: Chosen | None = None
        if spec.spec.type == "choice":
            told_apart = () if name in several else names
            chosen = _choice(spec, choices.get(name, ()), told_apart, told, name == asked)
            chosen = chosen or _not_as_assumed(spec, own, told)
        elif spec.spec.type == "flag":
            chosen = told_flag(spec, words, own, told, name == asked)
        elif spec.spec.type == "date":
            day = told_day(spec, own, words, told, name == asked)
            chosen = Chosen(name, day.first, day.start, day.end) if day else None
        if chosen is not None:
            found.append(chosen)
    return found


def _choice(
    spec: InputWords, said: Sequence[Mention], names: Sequence[Mention], told: Told, asked: bool
) -> Chosen | None:
    listed = spec.spec.membership
    if listed is not None and all(m.meaning.value in (listed.inside, listed.outside) for m in said):
        found = belongs(listed, told)
        if found is not None:
            return Chosen(spec.name, found.value, found.start, found.end)
    if not said:
        return _by_position(spec, told) if asked else None
    said = [m for m in _narrowed(said) if not _is_of_another_title(m, names, told)]
    if not said:
        return None
    if len({m.meaning.value for m in said}) > 1:
        if (ruling := _prevailing(spec, said, told)) is not None:
            return Chosen(spec.name, spec.spec.prevails, ruling.start, ruling.end)
        said = _meant(said, names, told)
    values = tuple(dict.fromkeys(m.meaning.value for m in said))
    first, last = said[0], said[-1]
    if listed is not None and listed.outside not in values:
        values = values[:1]  # 做光伏和新材料的: in the lists by either of them
    if len(values) > 1 and spec.spec.assume is None and _open(said, told):
        return None
    if len(values) > 1:
        return Chosen(spec.name, None, first.start, last.end, values)
    return Chosen(spec.name, values[0], first.start, first.end)


def _meant(said: Sequence[Mention], names: Sequence[Mention], told: Told) -> Sequence[Mention]:
    """Those of several values said that are meant, and not only said by the way."""
    if any(_is_called_so(m, told) for m in said):
        said = [m for m in said if not _only_stands_for(m, told)]
    said = [m for m in said if not _in_a_name(m, names)] or said
    said = [m for m in said if _is_singled_out(m, told)] or said
    said = [m for m in said if not _is_of_the_firm(m, told)] or said
    return [m for m in said if not _is_of_a_payment(m, told)] or said


def _narrowed(said: Sequence[Mention]) -> list[Mention]:
    """高压的，单电源: a word for several values tells nothing beside one that is said of one of them alone."""
    of_word: dict[tuple[int, int], set[str]] = {}
    for mention in said:
        of_word.setdefault((mention.start, mention.end), set()).add(mention.meaning.value)
    alone = {value for values in of_word.values() if len(values) == 1 for value in values}

    def is_wider(mention: Mention) -> bool:
        values = of_word[mention.start, mention.end]
        return len(values) > 1 and bool(values & alone)

    return [mention for mention in said if not is_wider(mention)]


def _prevailing(spec: InputWords, said: Sequence[Mention], told: Told) -> Mention | None:
    """8吨水性漆，另外2吨油漆: the value that holds beside others, unless it is said only of an earlier time."""
    return next(
        (m for m in said if m.meaning.value == spec.spec.prevails and not is_past(told, m)), None
    )


def _is_singled_out(mention: Mention, told: Told) -> bool:
    """光住房这份, 住房这块: of several things said the one that is asked about."""
    known, text = cues().patterns, told.text
    behind = known["this_one_behind"].match(text, mention.end)
    behind = behind or known["this_one_behind"].search(text[mention.start : mention.end])
    only = known["only_this"].search(text[: mention.start])
    return behind is not None or only is not None


def _is_called_so(mention: Mention, told: Told) -> bool:
    """农业龙头企业: whether a choice is called by its own name in full."""
    return told.text[mention.start : mention.end] == plain(mention.meaning.value)


def _only_stands_for(mention: Mention, told: Told) -> bool:
    """加工厂, of 工业转型项目: whether no two characters of a word stand in the name of the choice that it means."""
    word, name = told.text[mention.start : mention.end], plain(mention.meaning.value)
    return not any(word[i : i + 2] in name for i in range(len(word) - 1))


def _is_of_the_firm(mention: Mention, told: Told) -> bool:
    """设备制造企业，屋顶光伏: whether a word says what the enterprise is, and not what is asked about."""
    return cues().patterns["firm_behind"].match(told.text, mention.end) is not None


def _is_of_another_title(mention: Mention, names: Sequence[Mention], told: Told) -> bool:
    """国家级小巨人，也是省级企业技术中心: whether a bare level is that of a title which is none of the award's names."""
    title = cues().patterns["level_of_a_title"].match(told.text, mention.start)
    if title is None or title.start("title") < mention.end:
        return False
    own = {(n.start, n.end) for n in names if n.start < mention.start or n.start >= mention.end}
    return bool(names) and not any(s < title.end() and title.start() < e for s, e in own)


def _is_of_a_payment(mention: Mention, told: Told) -> bool:
    """第二年退库了，第三年的5万还给不给: whether a word only says which payment is asked about."""
    return cues().patterns["payment_behind"].match(told.text, mention.end) is not None


def _open(said: Sequence[Mention], told: Told) -> bool:
    """是头一回还是复评我得问老板: choices of which none is said to be the one tell nothing."""
    either = cues().patterns["or_else"]
    between = (told.text[one.end : other.start] for one, other in pairwise(said))
    return any(either.search(words) for words in between)


def _not_as_assumed(spec: InputWords, own: Sequence[Mention], told: Told) -> Chosen | None:
    """省里那个没评过: what would be assumed unless said otherwise is said not to be."""
    assumed = spec.spec.assume
    if assumed is None:
        return None
    denied = [m for m in longest(own) if f"'{m.meaning.value}'" in assumed.value]
    if not denied or any(polarity(told, m) is not False for m in denied):
        return None
    return Chosen(spec.name, None, denied[0].start, denied[-1].end)


def _in_a_name(mention: Mention, names: Sequence[Mention]) -> bool:
    return any(n.start <= mention.start and mention.end <= n.end for n in names)


def _by_position(spec: InputWords, told: Told) -> Chosen | None:
    """A short answer to a question with choices: 第二个, 后者, a piece of one choice's words; 没有 where one
    of them is that there is none.
    """
    answer, end = first_clause(told)
    answer = cues().ending.sub("", answer) or answer
    answer = answer.removeprefix("就").removeprefix("是")
    choices, yes = spec.spec.choices, cues().yes_or_no(answer)
    if yes is not None and (value := spec.spec.of_yes_or_no(yes)) is not None:
        return Chosen(spec.name, value, 0, max(1, end))
    for choice, words in zip(choices, cues().ordinals, strict=False):
        if answer in words:
            return Chosen(spec.name, choice.value, 0, max(1, end))
    holding = [c.value for c in choices if len(answer) > 1 and answer in plain(c.value)]
    if len(holding) == 1:
        return Chosen(spec.name, holding[0], 0, max(1, end))
    return None

"""Which of the sums answered before a question means: by names, places, number and holders.

For ``sums_before``; the words are read by ``sum_words``.
"""

from collections.abc import Collection, Sequence

from assistant.calculator.calculation import Calculation
from assistant.calculator.message.told import Mention
from assistant.calculator.sentences import says_gap
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.sum_words import SumQuestion
from assistant.conversation.reading.understanding import is_question
from assistant.conversation.room import Turn
from assistant.conversation.sessions.session import Session
from assistant.conversation.totals.last_sums import last_sums, total_renewed

_PAIR = 2
_NAMING = ("name", "choice")


def sums_meant(
    turn: Turn,
    question: SumQuestion,
    sums: Sequence[Calculation],
    pointed: Sequence[Calculation],
) -> list[Calculation] | None:
    """The sums that are named or ``pointed`` to, empty where none is in particular; None where it is not
    clear which.
    """
    back_to_own = turn.came_back and question.asks in ("again", "last")  # 我自己那家是多少来着
    of_two = question.other or question.asks in ("difference", "larger", "smaller")
    if turn.session.asides and question.own and of_two and not back_to_own:
        return _of_holders(turn, sums)
    if naming_stretches(turn, sums):
        now = as_they_are_now(turn, sums)
        named = [] if _counts(turn, sums) else _named(turn, now) or []
        if len(named) == 1 and question.asks == "total" and not pointed:
            pointed = _joined(turn, named[0], sums)
        return list({id(one): one for one in (*named, *pointed)}.values()) if named else None
    if question.asks == "total" and len(pointed) < (question.count or 0):
        pointed = []  # 仨客户的补助一共: a word of one of them points to no fewer than are counted
    if pointed and question.asks == "total":
        return [_as_it_is_now(turn, one, pointed) for one in pointed]
    if pointed:
        return list(pointed)
    if turn.session.asides and question.own and question.asks in ("rest", "share"):
        return list(_own_sums(turn)[-1:]) or None
    last = turn.session.last_draft
    if question.asks == "total" and last is not None and last.outcome == "compared":
        return list(last.calculation.parts) if last.calculation is not None else None
    sums = _of_the_holder_named(turn, question, sums)
    return _renewed(turn, question) or _placed(turn.session, question, _each_by_itself(sums))


def _of_the_holder_named(
    turn: Turn, question: SumQuestion, sums: Sequence[Calculation]
) -> Sequence[Calculation]:
    """老张那家前后两样加起来: the sums of the present enterprise, where the message names it and counts no more
    (仨客户的补助一共).
    """
    session, present = turn.session, turn.session.of_present(sums)
    named = bool(session.asides and session.holder) and session.holder in turn.said.text
    return present if named and len(present) >= (question.count or 0) else sums


def _renewed(turn: Turn, question: SumQuestion) -> list[Calculation]:
    """The last total as it is now, where just so many are to be added up and none is called by its place."""
    counted = question.asks == "total" and not question.places and question.count
    if not counted or question.previous:
        return []
    firms = cues().people.both_firms.search(turn.said.text) is not None
    return total_renewed(turn.session, question.count or 0, unchanged=not firms)


def told_apart(turn: Turn) -> list[tuple[Calculation, str]]:
    """A厂升规，B厂新增税收200万，C厂首次专精特新: the parts of the last sum, each with the words of its own that
    told of it; empty where they were not told one by one.
    """
    last = turn.session.answers[-1] if turn.session.answers else None
    parts = last.calculation.parts if last is not None else ()
    if last is None or len(parts) < _PAIR or len({part.rule for part in parts}) < _PAIR:
        return []
    for family in cues().totals.part_families:
        begins = [match.start() for match in family.finditer(last.words)]
        if len(begins) != len(parts):
            continue
        ends = [*begins[1:], len(last.words)]
        words = [last.words[start:end] for start, end in zip(begins, ends, strict=True)]
        heard = [turn.room.vocabulary.tell(text, turn.as_of) for text in words]
        found = [
            (part, text)
            for part in parts
            for text, told in zip(words, heard, strict=True)
            if any(m.meaning.role in _NAMING for m in told.mentions.get(part.rule, ()))
        ]
        if len(found) == len(begins) == len({text for _, text in found}):
            return found
    return []


def told_together(turn: Turn, sums: Sequence[Calculation]) -> list[tuple[Calculation, str]]:
    """单项冠军企业和单项冠军产品都拿了: the parts of the last total that were not answered by themselves, each with its
    title, its choices and what the message calls it; 只算产品那个 points to one.
    """
    text = turn.heard.told.text
    return [
        (part, "\n".join((part.title, *part.choices, *_called(turn, text, part))))
        for part in _only_in_total(turn, sums)
    ]


def as_they_are_now(turn: Turn, sums: Sequence[Calculation]) -> list[Calculation]:
    """我说错了，实验室是国家级的，总数改成多少: the sums, with the parts that only the last total holds in place of what they
    were before.
    """
    fresh, parts = _only_in_total(turn, sums), parts_spoken_of(turn)
    rules = {part.rule for part in fresh}
    kept = [
        one
        for one in sums
        if one.parts or one.rule not in rules or any(one.is_case_of(part) for part in parts)
    ]
    return [*kept, *fresh]


def _only_in_total(turn: Turn, sums: Sequence[Calculation]) -> list[Calculation]:
    """The parts of the last total that were not answered by themselves."""
    parts, alone = parts_spoken_of(turn), [one for one in sums if not one.parts]
    if len(parts) < _PAIR:
        return []
    return [part for part in parts if not any(part.is_case_of(one) for one in alone)]


def _called(turn: Turn, text: str, part: Calculation) -> list[str]:
    """The words of the message that name the part's award and none of its choices."""
    named = [m for m in _naming(turn, part.rule) if m.meaning.role == "name"]
    return [text[m.start : m.end] for m in named]


def last_two(
    turn: Turn, question: SumQuestion, sums: Sequence[Calculation]
) -> Sequence[Calculation]:
    """The last two sums; none after a total, which may be what is held against one of them."""
    totalled = bool(parts_of_last(turn))
    if question.count == _PAIR or (question.count is None and not totalled):
        return sums[-_PAIR:]
    return []


def compared_with(turn: Turn, sums: Sequence[Calculation]) -> Sequence[Calculation]:
    """那跟今年入规比，少多少: the one sum before that has most of these words, in its title or what it was asked with,
    and the last one; none where that is not clear.
    """
    match = cues().comparing.compared_with.search(turn.heard.told.text)
    if match is None or len(sums) < _PAIR:
        return []
    pieces = {match["what"][i : i + 2] for i in range(len(match["what"]) - 1)}
    shared = [
        sum(piece in f"{turn.session.words_of(one)}\n{one.title}" for piece in pieces)
        for one in sums
    ]
    most = max(shared[:-1])
    clear = most >= _PAIR and most > shared[-1] and shared[:-1].count(most) == 1
    return [sums[shared.index(most)], sums[-1]] if clear else []


def parts_of_last(turn: Turn) -> Sequence[Calculation]:
    """What the last answer added up, or held against each other."""
    last = turn.session.last_calculation
    return last.parts if last is not None else ()


def parts_spoken_of(turn: Turn) -> Sequence[Calculation]:
    """The parts of the last total, also when only one of them was asked for since."""
    last, parts = turn.session.last_calculation, turn.session.totalled.parts
    if last is None or last.unit != "yuan":
        return ()
    return last.parts or (parts if any(last.is_case_of(part) for part in parts) else ())


def answered_last(turn: Turn, sums: Sequence[Calculation]) -> Sequence[Calculation]:
    """The sum of the last answer, where that was one or a total, else the last sum before it."""
    last = turn.session.last_draft
    calculation = last.calculation if last is not None and last.outcome != "compared" else None
    if calculation is None or calculation.unit != "yuan" or calculation.result is None:
        return sums
    return [calculation]


def asks_for_gap(turn: Turn) -> bool:
    """差多少, right after an award was not due for want of a figure: by how much it failed, and no
    difference.
    """
    last = turn.session.last_calculation
    failures = last.failures if last is not None else ()
    asked = cues().reaching.short_by.search(turn.said.text) is not None
    return asked and any(says_gap(failure) for failure in failures)


def _counts(turn: Turn, sums: Sequence[Calculation]) -> bool:
    """省级的两个: whether things are counted beside what is named, which may be told anew (3家高企 after these
    is not).
    """
    known = {value for one in sums for value in one.inputs.values()}
    counts = [q.value for q in turn.heard.told.quantities if q.unit == "count" and q.value > 1]
    return any(value not in known for value in counts)


def _each_by_itself(sums: Sequence[Calculation]) -> Sequence[Calculation]:
    """The sums in their order, without totals of what was answered before them."""
    alone = {(one.rule, one.result) for one in sums if not one.parts}
    return [
        one for one in sums if not any((part.rule, part.result) in alone for part in one.parts)
    ] or sums


def _placed(
    session: Session, question: SumQuestion, sums: Sequence[Calculation]
) -> list[Calculation] | None:
    places = list(question.places)
    if not places:
        places += [-2] if question.previous else []
        places += [-1] if question.later else []
        if places == [-2] and question.asks in ("difference", "total"):
            places.append(-1)
        if places == [-2] and len(sums) == 1:
            places = [-1]
    if any(not -len(sums) <= place < len(sums) for place in places):
        put_right = question.previous and question.asks == "difference" and not question.places
        return [] if put_right else None  # 那比刚才少了多少, of the one sum that there is now
    chosen = list({place % len(sums): sums[place] for place in places}.values())
    if len(chosen) < len(places):
        return None
    wanted = question.count or 0
    if not chosen and question.asks == "total" and 0 < wanted <= len(sums):
        return last_sums(session, wanted, sums) or list(sums[-wanted:])
    return chosen


def _own_sums(turn: Turn) -> Sequence[Calculation]:
    """The sums of the asker's own enterprise, whichever is spoken of now."""
    own = turn.session.asides.get("")
    return turn.session.results if own is None else own.results


def _of_holders(turn: Turn, sums: Sequence[Calculation]) -> list[Calculation] | None:
    """The one sum of one's own enterprise and that of the other, the present one's last; None where one of
    them has several.
    """
    session = turn.session
    others = session.results_of_others
    both = [*others, *session.results]
    alone = len(others) == len(session.results) == 1 and all(one in sums for one in both)
    found = [_of_the_choice_named(turn, one, sums) for one in both] if alone else []
    chosen = [one for one in found if one is not None]
    return chosen if len(chosen) == _PAIR else None


def _of_the_choice_named(
    turn: Turn, one: Calculation, sums: Sequence[Calculation]
) -> Calculation | None:
    """我家省级的和他那个加起来, after 国家级的是多少 was asked: the last sum of this award with the choice that the
    message names; None where there is none.
    """
    chosen = [m for m in _naming(turn, one.rule) if m.meaning.role == "choice"]
    if not chosen or any(_fits(one, mention) for mention in chosen):
        return one
    of_rule = [other for other in sums if other.rule == one.rule]
    fitting = [other for other in of_rule if any(_fits(other, m) for m in chosen)]
    return fitting[-1] if fitting else None


def _naming(turn: Turn, rule: str) -> list[Mention]:
    """Where the message names an award, or a choice that was told of it."""
    mentions = turn.heard.told.mentions.get(rule, ())
    return [m for m in mentions if m.meaning.role in _NAMING and not m.covered]


def naming_stretches(turn: Turn, sums: Sequence[Calculation]) -> list[tuple[int, int]]:
    """Where the message names an award that was answered, or what was told of it."""
    rules = sorted({one.rule for one in sums})
    return [(m.start, m.end) for rule in rules for m in _naming(turn, rule)]


def names_a_choice(turn: Turn, sums: Sequence[Calculation]) -> bool:
    """第二年给多少: whether the message names a choice of an award that was answered."""
    rules = {one.rule for one in sums}
    return any(m.meaning.role == "choice" for rule in rules for m in _naming(turn, rule))


def _named(turn: Turn, sums: Sequence[Calculation]) -> list[Calculation] | None:
    """The latest sum of each award named, of each of its choices where some are, in the order of the
    words; None where a choice was told of none of them.
    """
    found = _by_their_words(turn, sums)
    for rule in {one.rule: None for one in sums if not found}:
        of_rule = [one for one in sums if one.rule == rule]
        mentions = _naming(turn, rule)
        chosen = [m for m in mentions if m.meaning.role == "choice"]
        for mention in chosen or mentions[:1]:
            fitting = [one for one in of_rule if _fits(one, mention)]
            if not fitting:
                return None
            before = turn.heard.told.text[: mention.start]
            first = cues().pointing.first_before.search(before) is not None  # 首笔差额补贴+风险补偿
            found.setdefault(mention.start, fitting[0 if first else -1])
    ordered = [found[start] for start in sorted(found)]
    return list({id(one): one for one in ordered}.values())


def _joined(turn: Turn, named: Calculation, sums: Sequence[Calculation]) -> Sequence[Calculation]:
    """那总部补助加这个项目一共多少: the last sum of another award, where one is joined that is only pointed at."""
    if cues().totals.joins_one.search(turn.heard.told.text) is None:
        return []
    return [one for one in sums if one.rule != named.rule and not one.parts][-1:]


def _by_their_words(turn: Turn, sums: Sequence[Calculation]) -> dict[int, Calculation]:
    """酒店比饭店多多少, of two sums of one award: those that alone were asked for with such a word, by where it
    stands; empty unless there are several.
    """
    text = turn.heard.told.text
    found: dict[int, Calculation] = {}
    if names_a_choice(turn, sums):
        return found
    for mention in (m for rule in {one.rule for one in sums} for m in _naming(turn, rule)):
        word = text[mention.start : mention.end]
        having = [one for one in sums if word in turn.session.words_of(one)]
        if mention.meaning.role == "name" and len(having) == 1:
            found[mention.start] = having[0]
    found = {start: _as_it_is_now(turn, one, found.values()) for start, one in found.items()}
    return found if len({id(one) for one in found.values()}) > 1 else {}


def _as_it_is_now(turn: Turn, one: Calculation, found: Collection[Calculation]) -> Calculation:
    """The last sum of its award, where no other of them is named, and what came after it only told a figure
    anew (哦采购额是1.5亿).
    """
    sums = turn.session.sums
    later = [n for n, other in enumerate(sums) if other.rule == one.rule]
    later = [n for n in later if n > max((i for i in later if sums[i] is one), default=n)]
    alone = not any(other is not one and other.rule == one.rule for other in found)
    for n in later if alone else ():
        words = turn.session.answers[n].words
        told = turn.room.vocabulary.tell(words, turn.as_of)
        named = any(m.meaning.role == "name" for m in told.mentions.get(one.rule, ()))
        if named or not told.quantities or is_question(words):
            return one
    return sums[later[-1]] if later and alone else one


def _fits(one: Calculation, mention: Mention) -> bool:
    meaning = mention.meaning
    return meaning.role == "name" or str(one.inputs.get(meaning.input)) == meaning.value

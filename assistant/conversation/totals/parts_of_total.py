"""The parts of the last total: which they are, and the words that tell one from another."""

from collections.abc import Sequence

from assistant.calculator.calculation import Calculation
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn
from assistant.conversation.totals.sums_named import NAMING, naming

_PAIR = 2


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


def told_apart(turn: Turn) -> list[tuple[Calculation, str]]:
    """A厂升规，B厂新增税收200万，C厂首次专精特新: the parts of the last sum, each with the words of its own that
    told of it; empty where they were not told one by one.
    """
    parts = parts_spoken_of(turn)
    rules = {part.rule for part in parts}
    told = [one for one in turn.session.answers if _rules_of_parts(one.calculation) == rules]
    if not told or len(rules) < _PAIR or len(rules) < len(parts):
        return []
    words_told = told[0].words
    for family in cues().totals.part_families:
        marks: dict[str, int] = {}
        for match in family.finditer(words_told):
            marks.setdefault(match[0], match.start())  # 乙公司其实是… was told of it later
        begins = list(marks.values())
        if len(begins) != len(parts):
            continue
        ends = [*begins[1:], len(words_told)]
        words = [words_told[start:end] for start, end in zip(begins, ends, strict=True)]
        heard = [turn.room.vocabulary.tell(text, turn.as_of) for text in words]
        for roles in (NAMING[:1], NAMING):
            found = [
                (part, text)
                for part in parts
                for text, told in zip(words, heard, strict=True)
                if any(m.meaning.role in roles for m in told.mentions.get(part.rule, ()))
            ]
            if len(found) == len(begins) == len({text for _, text in found}):
                return found
    return []


def _rules_of_parts(calculation: Calculation | None) -> set[str]:
    return {part.rule for part in calculation.parts} if calculation is not None else set()


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
    named = [m for m in naming(turn, part.rule) if m.meaning.role == "name"]
    return [text[m.start : m.end] for m in named]

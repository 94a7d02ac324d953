"""Which words of rules stand inside longer ones that mean something else: 新型研发机构 is no 研发."""

from collections.abc import Iterable, Iterator, Sequence

from assistant.calculator.message.told import Meaning
from assistant.calculator.quantities.cues import cues
from assistant.calculator.quantities.spotting import Match


def with_covers(
    matches: Iterable[Match[Meaning]],
) -> Iterator[tuple[Match[Meaning], list[Match[Meaning]]]]:
    """Each match with the longer ones around it, but those that a name runs across: 国家级的专精特新小巨人
    is no 国家级的专精特新.
    """
    found = list(matches)
    names = [m for m in found if any(meaning.role == "name" for meaning in m.meanings)]
    active: list[Match[Meaning]] = []
    for match in found:
        active = [m for m in active if m.end > match.start]
        yield match, [m for m in active if m.end >= match.end and not _is_crossed(m, names)]
        active.append(match)


def _is_crossed(match: Match[Meaning], names: Sequence[Match[Meaning]]) -> bool:
    """Whether a name begins inside a word and runs on behind it."""
    return any(match.start < name.start < match.end < name.end for name in names)


def covered(
    meaning: Meaning, match: Match[Meaning], covering: list[Match[Meaning]], text: str
) -> bool:
    """Whether a longer word around it, of other rules, means something else."""
    suffixes, prefixes = cues().words["suffixes"], cues().words["prefixes"]
    for longer in covering:
        if {m.role for m in longer.meanings} <= {"input", "against", "foreign"}:
            continue
        if match.start == longer.start and text[match.end : longer.end] in suffixes:
            continue
        if match.end == longer.end and text[longer.start : match.start] in prefixes:
            continue
        if all(m.rule != meaning.rule for m in longer.meanings):
            return True
    return False


def in_name(covering: list[Match[Meaning]]) -> bool:
    """Whether a longer word around it names a rule or a choice (新型研发机构 is no 研发)."""
    roles = {m.role for match in covering for m in match.meanings}
    return bool(roles & {"name", "choice"}) and not roles & {"input", "foreign"}

"""Another place's title or enterprise: 高平市质量奖, 河南省级小巨人, 沁水县里评的; 沁水的施工企业.

In: the mentions of one rule that has a choice for such a title (``Choice.elsewhere``) or a flag for the
enterprise's place (``Input.here``), the text, and where it names other places. Out: the mentions that say
that choice, each around the words of the title that they are about, which it hides, or that flag's no.
Words: ``cues.yaml``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.calculator.message.told import Meaning, Mention
from assistant.calculator.quantities.cues import cues
from assistant.calculator.rules.rule import Input

_LEVELS = "省市县区"
_DONE = "了"
"""A word that tells what was done (工程拿了省优) is no title's: 高平的工程拿了省优 is an enterprise's work there."""


@dataclass(frozen=True, slots=True)
class Places:
    """``named`` finds the places of a text in order; ``own`` are by document those that it is of or lies
    in.
    """

    named: Callable[[str], Sequence[str]]
    own: Mapping[str, frozenset[str]]

    def others_in(self, text: str, document: str) -> Iterator[tuple[int, int]]:
        """Where a text names a place that is none of the document's own."""
        own, at = self.own.get(document, frozenset()), 0
        for name in self.named(text):
            start = text.find(name, at)
            if start < 0:
                continue
            at = start + len(name)
            end = self._with_level(text, start, at)
            if text[start:end] not in own and name not in own:
                yield start, end

    def kept(self, heard: str, mended: str) -> str:
        """The mended text, of the same length, with the places of the heard one as they were: 陕西 is no
        misheard 山西.
        """
        at = 0
        for name in self.named(heard):
            at = heard.find(name, at)
            if at < 0:
                break
            mended = mended[:at] + name + mended[at + len(name) :]
            at += len(name)
        return mended

    def _with_level(self, text: str, start: int, end: int) -> int:
        """高平 in 高平市质量奖 is 高平市; 高平 in 高平省级小巨人 is no 高平省."""
        if text[end - 1] in _LEVELS or end >= len(text) or text[end] not in _LEVELS:
            return end
        full = text[start : end + 1]
        return end + 1 if list(self.named(full)) == [full] else end


def granted_elsewhere(
    inputs: Mapping[str, Input],
    mentions: Iterable[Mention],
    text: str,
    others: Sequence[tuple[int, int]],
) -> list[Mention]:
    """The mentions of the choice that stands for another place's title."""
    found: list[Mention] = []
    spoken = [m for m in mentions if m.meaning.role in ("name", "choice")]
    for name, spec in inputs.items():
        value = next((choice.value for choice in spec.choices if choice.elsewhere), None)
        if value is None:
            continue
        own = [m for m in spoken if m.meaning.role == "name" or m.meaning.input == name]
        for start, end in others:
            of_it = [m for m in own if _is_granted_there(text, start, end, m)]
            if of_it:
                last = max(of_it, key=lambda m: m.end)
                meaning = Meaning(last.meaning.rule, "choice", name, value)
                found.append(Mention(start, last.end, meaning, False, 1))
    return found


def stands_elsewhere(
    rule: str, inputs: Mapping[str, Input], text: str, others: Sequence[tuple[int, int]]
) -> list[Mention]:
    """The mentions by which an enterprise is another place's: 沁水的施工企业, 公司注册在高平."""
    known = cues().patterns
    return [
        Mention(start, end, Meaning(rule, "no", name), False, 1)
        for name, spec in inputs.items()
        if spec.here
        for start, end in others
        if known["moved_from"].match(text, end) is None
        and (known["firm_in"].search(text[:start]) or known["firm_of"].match(text, end))
    ]


def _is_granted_there(text: str, start: int, end: int, mention: Mention) -> bool:
    """Whether a place leads to a word of the title: 高平市 + 质量奖, 河南省 + 级 + 小巨人, 高平 + 市里评的.

    A place by its bare name leads to the name of an award only where that has a level (高平小巨人企业 is where
    the enterprise is), and 国家级 is no place's.
    """
    level = text[end - 1] in _LEVELS
    if not start < mention.start:
        return False
    if mention.start < end:
        return level and mention.start == end - 1
    word = text[mention.start : mention.end]
    between = cues().patterns["of_a_place"].fullmatch(text, end, mention.start)
    if between is None or _DONE in word:
        return False
    if mention.meaning.role == "name" and word[0] not in _LEVELS:
        return level or bool(between.group())
    return not level and word[0] in _LEVELS[1:]

"""The step that takes up the subject which a message goes on with: an earlier or the present one; or a
remark.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from assistant.answering.draft import Draft
from assistant.answering.outcomes import outcome_draft
from assistant.answering.scope import load_scope
from assistant.conversation.lookup.searching import HITS
from assistant.conversation.lookup.talking import ask_again
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.understanding import asks_only_who
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import rules_named
from assistant.conversation.rules.changing import change_limits, figures_of, is_bare_figure
from assistant.conversation.sessions.remembered import Focus
from assistant.conversation.subjects.returning import earlier_subject, named_by_place
from assistant.conversation.subjects.subject import about, shared_pairs
from assistant.conversation.thread.continuing import NOTED, apart, continuation, signals_of
from assistant.conversation.thread.on_its_own import speaks_for_itself
from corpus.datafile import load_data
from index.hit import SearchResult

_DATA = Path(__file__).with_name("taking_up.yaml")
_ASKING = re.compile(
    r"[?？]|(呢|(?<=[他她它俺我家个的])[哩嘞咧喃])(?=$|[,，])|(?P<verb>[一-龥])不(?P=verb)(?!错)"
)
_NAMED = frozenset({"article", "number", "chapter"})
"""Whoever looks one of these up opens a subject."""


@dataclass(frozen=True, slots=True)
class Chances:
    """From which chance on a message is ``likely`` or ``sure`` to go on, and how likely it may be
    ``outside``.
    """

    likely: float
    sure: float
    outside: float


@cache
def chances_needed(path: Path = _DATA) -> Chances:
    """Read ``taking_up.yaml``. Raises ``TypeError`` where one is missing or not known."""
    return Chances(**load_data(path))


def take_up_subject(turn: Turn) -> Draft | None:
    """Take up the subject that a message goes on with; a remark is only acknowledged.

    A message with a matter of its own, and one without a subject before it, stays as it is.
    """
    focus, found = turn.session.focus, turn.search
    if turn.taken_back is not None:
        return None
    if (named := named_by_place(turn)) is not None:
        _take_up(turn, named)
        return None
    if focus is not None and cues().documents.holds_now.fullmatch(turn.said.text):
        turn.continues = {"words": 1.0}
        _take_up(turn, focus)
        return None
    if focus is not None and (_goes_on(turn) if focus.rules else _tells_of_its_clause(turn, focus)):
        turn.continues = {"case": 1.0}
        _take_up(turn, focus)
        return None
    if focus is None or found is None or found.direct in _NAMED or _is_there_for(turn, focus):
        return None
    signals = signals_of(turn, found, focus)
    turn.notes[NOTED] = signals
    turn.continues = continuation(turn, signals)
    if turn.continues["talk"] >= chances_needed().likely and _asks_and_tells_nothing(turn, signals):
        return ask_again(turn) or outcome_draft("acknowledged")
    chances = {label: chance for label, chance in turn.continues.items() if label != "talk"}
    total = sum(chances.values())
    alone, needed = speaks_for_itself(turn, found, focus), chances_needed()
    likely = chances["back"] >= (needed.likely if turn.said.content else needed.sure) * total
    earlier = earlier_subject(turn, found) if likely and not turn.said.new_person else None
    alone = alone and not (earlier is not None and _is_first(found, earlier))
    if earlier is not None and not alone and _points_back(turn, earlier, found):
        _take_up(turn, earlier)
        return None
    if likely:
        del chances["back"]
    if not alone and _is_of_subject(turn, found, chances):
        _take_up(turn, focus)
    return None


def _is_there_for(turn: Turn, focus: Focus) -> bool:
    """贷款的有没有, after an award: whether it is asked what there is of a kind that the present subject says nothing of."""
    asked = cues().asking.is_there_for.fullmatch(turn.said.text)
    mentions = turn.heard.told.mentions
    if any(m.meaning.role == "choice" for rule in focus.rules for m in mentions.get(rule, ())):
        return False  # 市级的有没有
    return asked is not None and shared_pairs(asked["kind"], about(turn, focus)) == 0


def _is_of_subject(turn: Turn, found: SearchResult, chances: Mapping[str, float]) -> bool:
    """Whether a message goes on with the present subject; ``chances`` are those of what it still may be."""
    focus = turn.session.focus
    if focus is not None and _names_the_first(turn, found, focus):
        return False
    without = not turn.said.content or asks_only_who(turn.said) or _has_no_word(turn)
    total = sum(chances.values()) or 1.0  # a chance beside a sure one may be too small for a float
    goes_on = (chances["case"] + chances["words"]) / total
    lost = _would_be_refused(turn, found, chances["outside"] / total)
    return without or lost or _likely_of(turn, found, goes_on)


def _names_the_first(turn: Turn, found: SearchResult, subject: Focus) -> bool:
    """专精特新归哪个局管, after the total of two awards: whether the only award named stands in another article than a
    subject before, which the search for the message alone finds first.
    """
    named = turn.rules(c.rule for c in rules_named(turn) if c.named and not c.denied)
    best = found.hits[0] if found.hits else None
    if best is None or not named or turn.said.sum_asked or not turn.said.attributes:
        return False
    articles = {(rule.document, rule.article.key) for rule in named}
    return articles == {(best.document, best.article)} != {(subject.document, subject.article)}


def _has_no_word(turn: Turn) -> bool:
    """能补几年, 能干多久: whether what an attribute is asked with leaves only single characters of a message."""
    content, text = turn.said.content, turn.said.text
    pairs = (content[i : i + 2] for i in range(len(content) - 1))
    return bool(turn.said.attributes) and len(content) > 1 and not any(p in text for p in pairs)


def _points_back(turn: Turn, earlier: Focus, found: SearchResult) -> bool:
    """Whether a message has words for going back, or of an earlier subject, or a search for it alone
    finds that first: 主管部门是哪个 is of the present one.
    """
    pointing = cues().pointing
    if any(
        cue.search(turn.said.text) for cue in (pointing.back, pointing.back_to, pointing.points_at)
    ):
        return True
    if turn.said.content and _is_first(found, earlier):
        return True
    if _names_the_first(turn, found, earlier):
        return False
    return shared_pairs(turn.said.content, about(turn, earlier)) > 0


def _is_first(found: SearchResult, subject: Focus) -> bool:
    """Whether the search for a message alone finds the article of a subject first."""
    best = found.hits[0] if found.hits else None
    return best is not None and (best.document, best.article) == (subject.document, subject.article)


def _likely_of(turn: Turn, found: SearchResult, chance: float) -> bool:
    """Whether a message with words of its own goes on with the present subject; one that is nearer to what
    is no matter of the documents only where it surely does and asks for an attribute (几点关门), or the
    search for it alone finds the present article first (住宿餐饮的呢).
    """
    if apart(found):
        focus = turn.session.focus
        of_focus = focus is not None and _is_first(found, focus)
        return bool(turn.said.attributes or of_focus) and chance >= chances_needed().sure
    return chance >= chances_needed().likely


def _would_be_refused(turn: Turn, found: SearchResult, outside: float) -> bool:
    """现在的标准去哪儿问: whether an attribute is asked for in words that by themselves are no matter of the
    documents, though it is no other matter that is asked about.
    """
    if (
        not turn.said.attributes
        or outside > chances_needed().outside
        or apart(found)
        or not found.signals
    ):
        return False
    scope = load_scope()
    return scope.probability(found.signals, turn.said.text) < scope.refuse_below


def _goes_on(turn: Turn) -> bool:
    """Whether a message says nothing that could open a subject: back to the real case or to the first
    enterprise, one figure put right, one figure or choice alone, who pays the sum (公家实打实掏多少钱).
    """
    if turn.real_again or is_bare_figure(turn) or _is_a_bare_choice(turn) or _goes_by_known(turn):
        return True
    if turn.said.sum_asked and turn.said.content and not _besides_who_pays(turn):
        return True
    figures = [q for q in turn.heard.told.quantities if q.unit != "count"]
    if any(c.named for c in rules_named(turn)):
        return False
    return (turn.said.correction and len(figures) == 1) or (turn.came_back and not figures)


def _goes_by_known(turn: Turn) -> bool:
    """没几天了到不了，还按106万吧: whether a figure is to be gone by that a sum of the present award was computed with."""
    focus, told = turn.session.focus, turn.heard.told
    of_focus = [one for one in turn.session.sums if focus is not None and one.rule in focus.rules]
    known = {value for one in of_focus for value in one.inputs.values()}
    return any(
        q.unit != "count"
        and q.value in known
        and cues().pointing.goes_by_figure.search(told.text[: q.start])
        for q in told.quantities
    )


def _tells_of_its_clause(turn: Turn, focus: Focus) -> bool:
    """假如代偿损失50万，占4的一份是多少, after the clause with 2:2:4:2 was quoted: whether a sum is asked for of a
    figure that a rule on that clause has a name for, and no other award is named.
    """
    if not turn.said.sum_asked or any(c.named and c.kind == "main" for c in rules_named(turn)):
        return False
    rules = turn.rules(focus.near)
    return any(figures_of(turn.read(rule)) for rule in rules)


def _besides_who_pays(turn: Turn) -> str:
    """What a message says besides who pays and that it is real money."""
    return cues().people.paid_by.sub("", turn.said.content)


def _is_a_bare_choice(turn: Turn) -> bool:
    """特级呢, 总部迁过来呢: whether nothing is said but one choice of the rule just computed."""
    focus, told = turn.session.focus, turn.heard.told
    mentions = [m for r in (focus.rules if focus else ()) for m in told.mentions.get(r, ())]
    choices = [m for m in mentions if m.meaning.role == "choice"]
    words = {(m.start, m.end) for m in choices}
    if not choices or len({m.meaning.value for m in choices}) > 1 < len(words):
        return False
    said = {i for m in choices for i in range(m.start, m.end)}
    known = {*change_limits().particles, *choices[0].meaning.value}
    return all(i in said or character in known for i, character in enumerate(told.text))


def _asks_and_tells_nothing(turn: Turn, signals: Mapping[str, float]) -> bool:
    """Whether a message may be a remark: no attribute or sum is asked for, no figure or fact told."""
    said = turn.said
    asks = (
        cues().pointing.singled_out.search(said.text)
        or cues().asking.asking_word.search(said.text)
        or said.attributes
        or said.sum_asked
        or said.unknown
        or _ASKING.search(said.text)
    )
    return not (asks or signals["quantities"] or signals["changed"])


def _take_up(turn: Turn, subject: Focus) -> None:
    """Make a subject the present one and look its article up, by the message and by its question."""
    if subject is not turn.session.focus:
        turn.session.turn_to(subject)
        turn.notes["came_back"] = subject.article
        if turn.said.attributes or turn.said.sum_asked:
            turn.read_as(said=replace(turn.said, content=""))
    turn.leans_on_focus = True
    text = turn.said.text
    if turn.said.content and cues().documents.holds_now.fullmatch(text) is None:
        turn.query = f"{subject.question} {text}"
        found = turn.search_for(text, HITS, before=subject.question)
    else:
        turn.query = subject.question
        found = turn.search_for(turn.query, HITS)
    turn.search = _led_by(found, subject)


def _led_by(found: SearchResult, subject: Focus) -> SearchResult:
    """The article of the subject first, whatever its score."""
    of_subject = (subject.document, subject.article)
    first = [hit for hit in found.hits if (hit.document, hit.article) == of_subject]
    rest = [hit for hit in found.hits if hit not in first]
    return replace(found, hits=(*first, *rest), direct="focus" if first else found.direct)

"""Whether a computed result answers a message in which rules are named: a table of cases.

Each case looks at the message and the candidates and says yes, no, or nothing; the first that
says something decides. What no case decides is answered from the article.
"""

from collections.abc import Callable, Sequence

from assistant.answering.scope import load_scope
from assistant.answering.settled import left_open
from assistant.calculator.picking import Candidate
from assistant.conversation.candidates import TIME, tells_figures
from assistant.conversation.cues import load_cues
from assistant.conversation.facts import Facts, compute, gather_facts
from assistant.conversation.looking import in_scope
from assistant.conversation.room import Turn

SUMS = frozenset({"amount", "cap", "rate", "period", "end"})
"""What is asked for when a result may have to be computed."""
_LEFT_OPEN = 0.5
"""From here on nothing is computed; a result is withheld later than words are (``settled.json``)."""

Case = Callable[[Turn, Sequence[Candidate]], bool | None]


def wants_result(turn: Turn, candidates: Sequence[Candidate]) -> bool:
    """Whether a computed result answers. ``candidates`` are not empty, the main one first."""
    decided = (case(turn, candidates) for case in CASES)
    return next((answer for answer in decided if answer is not None), False)


def asks_in_general(turn: Turn, candidates: Sequence[Candidate]) -> bool | None:
    """国家级、省级、市级各给多少: all cases of the article at once, told by its own words."""
    several = candidates[0].reading.several
    return False if several is not None and several.wanted == "each" else None


def asks_for_time(turn: Turn, candidates: Sequence[Candidate]) -> bool | None:
    """多久到账: a period computed."""
    leading = turn.said.attributes[:1]
    if not leading or leading[0].name not in TIME - SUMS or not _on_top(turn, candidates[0]):
        return None
    return True if _kind(turn, candidates[0]) == "period" else None


def asks_something_else(turn: Turn, candidates: Sequence[Candidate]) -> bool | None:
    """归谁管, 要什么材料: no result, unless figures are told and a sum is asked besides."""
    names = [attribute.name for attribute in turn.said.attributes]
    if not names or names[0] in SUMS:
        return None
    besides = SUMS & set(names) or turn.said.sum_asked or turn.said.yes_no
    return None if _figures(candidates) and besides else False


def knows_the_sum(turn: Turn, candidates: Sequence[Candidate]) -> bool | None:
    """评上国优了，那50万要交税不: the sum is named by the asker, something else is asked."""
    text = turn.heard.told.text
    named = any(
        context.award
        and not context.quantity.vague
        and not load_cues().whether.match(text, context.quantity.end)
        for context in turn.heard.around
    )
    leading = {attribute.name for attribute in turn.said.attributes[:1]}
    return False if named and not leading & {"amount", "cap"} and not _figures(candidates) else None


def asks_for_a_share(turn: Turn, candidates: Sequence[Candidate]) -> bool | None:
    """按几个点补: the share stands in the article."""
    share = turn.said.attributes[:1] and turn.said.attributes[0].name == "rate"
    return False if share and not _figures(candidates) else None


def asks_beside_the_rule(turn: Turn, candidates: Sequence[Candidate]) -> bool | None:
    """Another article fits better, or only the ceiling is asked: a result if it needs no question."""
    ceiling = turn.said.attributes[:1] and turn.said.attributes[0].name == "cap"
    if _figures(candidates) or not (ceiling or not _on_top(turn, candidates[0])):
        return None
    return _settled(turn, candidates[0])


def repeats_hearsay(turn: Turn, candidates: Sequence[Candidate]) -> bool | None:
    """听说能奖三百万: a claim to be held against the text, unless the case is told besides."""
    if not turn.said.hearsay or turn.said.own:
        return None
    checked = _told(candidates) and _kind(turn, candidates[0]) == "check"
    told = (_figures(candidates) or checked) and _settled(turn, candidates[0])
    return None if told else False


def is_denied(turn: Turn, candidates: Sequence[Candidate]) -> bool | None:
    """没评上专精特新: the award is named only to say that it is not so.

    不办环评行不行 denies nothing: of what may be left out, that is the question.
    """
    denied = candidates[0].denied and _kind(turn, candidates[0]) != "check"
    return False if denied else None


def is_found_elsewhere(turn: Turn, candidates: Sequence[Candidate]) -> bool | None:
    """No name of the rule, only figures that fit it, and another article answers."""
    return None if candidates[0].named or _on_top(turn, candidates[0]) else False


def is_left_open(turn: Turn, candidates: Sequence[Candidate]) -> bool | None:
    """奖金打到公户上，要不要交所得税: no figure told, no sum asked, and the text leaves it open."""
    rule = turn.room.rulebook.get(candidates[0].rule)
    money = rule is not None and rule.unit == "yuan" and rule.until is None
    if turn.top is None or not money or turn.said.sum_asked or _figures(candidates):
        return None
    chance = left_open(turn.said.text, turn.top.asked, named=bool(turn.said.attributes))
    return False if chance >= _LEFT_OPEN else None


def is_doubtful(turn: Turn, candidates: Sequence[Candidate]) -> bool | None:
    """No name of the rule, and hardly the documents' matter."""
    return False if not candidates[0].named and in_scope(turn) < load_scope().doubt_below else None


def goes_on(turn: Turn, candidates: Sequence[Candidate]) -> bool | None:
    """那批发的呢, 国家级的冠军产品: after a result."""
    focus = turn.session.focus
    return True if _follows(turn) and focus is not None and focus.rules else None


def is_out_of_scope(turn: Turn, candidates: Sequence[Candidate]) -> bool | None:
    """Not the documents' matter, and no figure told."""
    far = in_scope(turn) < load_scope().refuse_below
    return False if far and not _figures(candidates) else None


def asks_for_a_sum(turn: Turn, candidates: Sequence[Candidate]) -> bool | None:
    """能拿多少: where something of the case is told, or nothing need be."""
    if not turn.said.sum_asked:
        return None
    told = _told(candidates) or turn.said.own
    return told or all(_needs_nothing(turn, c.rule) for c in candidates)


def names_an_award(turn: Turn, candidates: Sequence[Candidate]) -> bool | None:
    """省专精特新 奖励: nothing but the award and its case, all of it told."""
    noun = load_cues().award_noun.search(turn.said.text) is not None
    told = noun and _told(candidates) and not turn.said.attributes and _on_top(turn, candidates[0])
    return True if told and _needs_no_more(turn, candidates[0]) else None


def tells_the_own_case(turn: Turn, candidates: Sequence[Candidate]) -> bool | None:
    """Figures of a case, or facts of the asker's own."""
    if _figures(candidates):
        return True
    own, told = turn.said.own, _told(candidates)
    return (told or own) and (own or turn.said.yes_no)


CASES: tuple[Case, ...] = (
    is_denied,
    is_found_elsewhere,
    asks_in_general,
    asks_for_time,
    asks_something_else,
    knows_the_sum,
    asks_for_a_share,
    asks_beside_the_rule,
    repeats_hearsay,
    is_left_open,
    is_doubtful,
    goes_on,
    is_out_of_scope,
    asks_for_a_sum,
    names_an_award,
    tells_the_own_case,
)


def _figures(candidates: Sequence[Candidate]) -> bool:
    return any(tells_figures(c) for c in candidates)


def _told(candidates: Sequence[Candidate]) -> bool:
    return any(c.reading.fillings or c.reading.doubts for c in candidates)


def _follows(turn: Turn) -> bool:
    """Whether the message goes on with what was spoken of, in whichever way that shows."""
    return turn.said.follow or turn.leans_on_focus


def _kind(turn: Turn, candidate: Candidate) -> str | None:
    rule = turn.room.rulebook.get(candidate.rule)
    return rule.kind if rule is not None else None


def _on_top(turn: Turn, candidate: Candidate) -> bool:
    """Whether the best article found is one the rule stands on."""
    rule = turn.room.rulebook.get(candidate.rule)
    if rule is None or turn.top is None:
        return True
    return turn.top.article in {rule.provision.article, *(p.article for p in rule.also)}


def _settled(turn: Turn, candidate: Candidate) -> bool:
    """Whether a result is asked for, and the rule gives it for what was told."""
    asked = turn.said.sum_asked or turn.said.yes_no
    return bool(asked and _on_top(turn, candidate)) and _needs_no_more(turn, candidate)


def _needs_no_more(turn: Turn, candidate: Candidate) -> bool:
    """Whether what was told is all that the rule needs."""
    rule = turn.room.rulebook.get(candidate.rule)
    if rule is None:
        return False
    facts = gather_facts(turn.room.vocabulary, rule, turn.session, turn.heard)
    return not compute(rule, facts, turn.as_of).missing


def _needs_nothing(turn: Turn, rule_id: str) -> bool:
    """Whether the rule gives its result without a single fact."""
    rule = turn.room.rulebook.get(rule_id)
    return rule is not None and not compute(rule, Facts(), turn.as_of).missing

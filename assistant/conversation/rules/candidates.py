"""Which rules a message speaks of, which of them fit what is asked, and which belong together."""

import re
from collections.abc import Collection, Sequence

from assistant.calculator.filling.picking import Candidate, pick
from assistant.calculator.message.several import of_two_firms
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.computing import compute
from assistant.conversation.facts.gathering import gather_facts
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn
from assistant.conversation.rules.another_matter import of_the_matter

MONEY = frozenset({"amount", "cap", "rate"})
TIME = frozenset({"period", "end", "payday", "window", "start"})
NO_RESULT = frozenset(
    {
        *("interest", "score", "telephone", "contact", "address", "hours", "person", "place"),
        *("material", "average", "entry_line", "limit_line", "which_list", "review", "payer"),
    }
)
"""贷款利率是多少, 要考多少分, 电话是多少: what is asked for is none of what a rule comes to."""
SUMS = frozenset(
    {"amount", "figure", "how_much", "claimed_sum", "cap", "rate", "period", "processing", "end"}
)
"""What is asked for when a result may have to be computed."""
_OWN = ("name", "choice", "yes", "no", "input")
_NEARLY = 0.9
"""An award asked of alone is named about as clearly as the main one."""
CLAUSE = re.compile("[,，;；。?？]")


def rules_named(turn: Turn) -> list[Candidate]:
    """The rules that the words name, weighed with the articles found so far, best first.

    Weighed once for a search and a reading of the message.
    """
    search, heard = turn.search, turn.heard
    if turn.named is None or turn.named[0] is not search or turn.named[1] is not heard:
        hits = search.hits if search is not None else ()
        scores = {(hit.document, hit.article): hit.score for hit in hits}
        told = heard.told if turn.only is None else heard.of_rules(_may_answer(turn)).told
        picked = pick(turn.room.vocabulary, told, scores, heard.around)
        turn.named = search, heard, of_the_matter(turn, picked)
    return list(turn.named[2])


def awards_named(turn: Turn) -> list[Candidate]:
    """The awards that the message names for themselves, and does not deny, best first."""
    return [c for c in rules_named(turn) if c.named and c.kind == "main" and not c.denied]


def names_another_first(turn: Turn, rules: Collection[str]) -> bool:
    """Whether the award that the message names best is none of these, by their ids."""
    named = awards_named(turn)
    return bool(named) and named[0].rule not in rules


def _may_answer(turn: Turn) -> set[str]:
    """The rules of the documents that may answer."""
    only = turn.only
    return {r.id for r in turn.room.rulebook.rules if only is None or r.document in only}


def places_of_names(turn: Turn, rule: str) -> list[tuple[int, int]]:
    """Where the names of a rule stand in the message as it was read."""
    mentions = turn.heard.told.mentions.get(rule, ())
    return [(m.start, m.end) for m in mentions if m.meaning.role == "name"]


def candidates_of(turn: Turn) -> list[Candidate]:
    """The rules spoken of whose result is of the kind asked for: a period is no sum."""
    rulebook = turn.room.rulebook
    kept = [c for c in rules_named(turn) if fits_asked(turn, rulebook.get(c.rule))]
    return kept if not kept or kept[0].kind == "main" else []


def fits_asked(turn: Turn, rule: LoadedRule | None) -> bool:
    """Whether a rule's result is of the kind that the message asks for."""
    asked = {attribute.name for attribute in turn.said.attributes}
    if rule is None or (rule.kind == "figure" and rule.unit != "yuan"):
        return False
    if rule.kind == "period":
        return not asked & MONEY or bool(asked & TIME)
    if rule.kind == "check" and asked & MONEY and not (turn.said.yes_no or turn.heard.told.periods):
        return False
    return not (asked & TIME and not asked & MONEY)


def together_with(turn: Turn, candidates: list[Candidate]) -> list[Candidate]:
    """The main candidate and those that stand on facts of their own and give something."""
    if (alone := _asked_alone(turn, candidates)) is not None:
        companions = [c for c in candidates if c.kind == "companion" and c.matter == alone.rule]
        candidates = [alone, *companions]
    main, *others = _of_this_year(turn, candidates)
    used, told = _spans(main), {filling.input for filling in main.reading.fillings}
    kept = [main]
    for candidate in others:
        rule = turn.room.rulebook.get(candidate.rule)
        own = _spans(candidate)
        if candidate.kind == "rival" or rule is None or (own and own <= used):
            continue
        if _is_apposed(turn, candidate):
            continue
        facts = gather_facts(turn.room.vocabulary, rule, turn.session, turn.heard)
        calculation = compute(rule, facts, turn.as_of)
        settled = calculation.eligible is True and calculation.unit == "yuan"
        of_its_own = own or facts.now.keys() - told or _is_one_of_two(turn, candidate)
        if settled or facts.several is not None or (calculation.missing and of_its_own):
            kept.append(candidate)
            used |= own
    return kept


def left_out(
    turn: Turn, candidates: Sequence[Candidate], counted: Sequence[LoadedRule]
) -> list[LoadedRule]:
    """Awards that the message names by words of their own and that are none of the counted ones, though
    they may be due: no total is the sum of all without them.
    """
    rulebook, told = turn.room.rulebook, turn.heard.told.mentions
    mentions = [m for rule in counted for m in told.get(rule.id, ())]
    taken = [(m.start, m.end) for m in mentions if m.meaning.role in _OWN]
    found: list[LoadedRule] = []
    for candidate in _of_this_year(turn, list(candidates)):
        rule = rulebook.get(candidate.rule)
        own = [s for s in candidate.spans if not any(a <= s[0] and s[1] <= b for a, b in taken)]
        if rule is None or rule in counted or not candidate.named or not own:
            continue
        if candidate.denied or candidate.received or rule.unit != "yuan":
            continue
        instead = any(rule.id in r.excludes or r.id in rule.excludes for r in counted)
        if instead or _is_apposed(turn, candidate):
            continue
        facts = gather_facts(turn.room.vocabulary, rule, turn.session, turn.heard)
        if compute(rule, facts, turn.as_of).eligible is not False:
            found.append(rule)
    return found


def _is_one_of_two(turn: Turn, candidate: Candidate) -> bool:
    """又新得了质量奖，两样加起来: whether an award named in a clause of its own is counted in a total."""
    counted = cues().totals.counted_total.search(turn.said.text) is not None
    return counted and candidate.named and candidate.kind == "another" and not candidate.denied


def _is_apposed(turn: Turn, candidate: Candidate) -> bool:
    """评上小巨人了，专精特新那个: whether a name only says of what kind the award named before it is."""
    text, apposed = turn.heard.told.text, cues().pointing.apposed
    places = places_of_names(turn, candidate.rule)
    return bool(places) and all(
        start > 0 and text[start - 1] in "，,、 " and apposed.match(text, end)
        for start, end in places
    )


def _of_this_year(turn: Turn, candidates: list[Candidate]) -> list[Candidate]:
    """省级专精特新前年评的，今年又拿了小巨人: without what is said to be of an earlier year, where
    another award is of this one. Of two enterprises each may have its own year.
    """
    if of_two_firms(turn.heard.told.text):
        return candidates
    years, clauses = cues().years, CLAUSE.split(turn.said.text)

    def said_with(candidate: Candidate, when: re.Pattern[str]) -> bool:
        named = [c for c in clauses if any(word in c for word in candidate.words)]
        return bool(named) and all(when.search(clause) for clause in named)

    def now(candidate: Candidate) -> bool:
        return said_with(candidate, years.this_year)

    of_now = any(map(now, candidates))
    kept = [c for c in candidates if now(c) or not said_with(c, years.years_ago)]
    return kept if of_now and kept and kept[0].kind in ("main", "another") else candidates


def _asked_alone(turn: Turn, candidates: list[Candidate]) -> Candidate | None:
    """The award of which alone the sum is asked: 产值5亿的建筑公司，国优工程奖多少."""
    clauses = [c for c in CLAUSE.split(turn.said.text) if cues().awards.how_much.search(c)]
    apart = [c for c in candidates if c.kind in ("main", "another")]
    if len(clauses) != 1 or len(apart) < 2 or cues().totals.together.search(turn.said.text):
        return None
    named = [c for c in apart if any(word in clauses[0] for word in c.words)]
    if len(named) != 1:
        return None
    (alone,) = named
    pointed = any(
        cues().pointing.this_behind.match(clauses[0], found.end())
        for word in alone.words
        for found in re.finditer(re.escape(word), clauses[0])
    )
    return alone if pointed or alone.score >= _NEARLY * candidates[0].score else None


def _spans(candidate: Candidate) -> set[tuple[int, int]]:
    """Where the figures stand that a candidate takes for its own."""
    return {
        (f.start, f.end) for f in candidate.reading.fillings if not isinstance(f.value, str | bool)
    }


def own_figures(candidate: Candidate) -> int:
    """How many figures of the asker's own case the message tells."""
    return len(_spans(candidate))


def lists_choices(turn: Turn, candidate: Candidate) -> bool:
    """优质工程奖励 国家级 省级: whether several choices are only listed, of no case: the article's words
    answer.
    """
    rule, reading, totals = turn.room.rulebook.get(candidate.rule), candidate.reading, cues().totals
    case = turn.said.own or turn.said.yes_no or turn.heard.told.quantities or reading.several
    if rule is None or rule.kind != "award" or case or turn.session.focus is not None:
        return False
    if totals.total.search(turn.said.text) or totals.total_asked.search(turn.said.text):
        return False
    listed = {d.input for d in reading.doubts if d.reason == "ambiguous" and len(d.values) > 1}
    return any(rule.inputs[name].type == "choice" for name in listed)


def tells_figures(candidate: Candidate) -> bool:
    """Whether the message tells a figure or a day of the asker's own case."""
    return bool(_spans(candidate))

"""The sum of what was answered before: 合计, 这几样加起来一共多少, 牌子的钱跟这5户的一共, 俩店加起来."""

from assistant.answering.draft import Draft
from assistant.answering.reckoning import calculation_draft
from assistant.calculator.calculation import Calculation
from assistant.calculator.combine import combine
from assistant.calculator.errors import CombineError
from assistant.conversation.candidates import candidates_of
from assistant.conversation.cues import load_cues
from assistant.conversation.facts import described, read
from assistant.conversation.following import rules_of
from assistant.conversation.room import Turn


def total_up(turn: Turn) -> Draft | None:
    """Add up the results of the conversation where their sum is asked for and nothing new is told.

    Those that the message names, where it names several; all of them, where it names none. With
    two enterprises spoken of, those of both, where it says so.
    """
    of_both = _of_both(turn)
    results = of_both or _of_one_document(turn.session.results)
    if turn.session.pending is not None or len(results) < 2:
        return None
    cues, text = load_cues(), turn.said.text
    if not cues.total.search(text) or cues.left_out.search(text):
        return None
    if _tells_something_new(turn, results):
        return None
    chosen = of_both or _named(turn, results)
    if len(chosen) < 2:
        return None
    try:
        total = combine(chosen, turn.room.rulebook, repeats=bool(of_both))
    except CombineError:
        return None
    rules = rules_of(turn, tuple(result.rule for result in chosen))
    document = turn.room.catalog.get(chosen[0].document)
    if document is None or len(rules) < len(chosen):
        return None
    carried = [
        words
        for rule, result in zip(rules, chosen, strict=True)
        for words in described(
            rule, result.inputs, (n for n in result.inputs if n not in result.assumed)
        )
    ]
    return calculation_draft(document, rules, total, carried=list(dict.fromkeys(carried)))


def _of_both(turn: Turn) -> list[Calculation]:
    """俩店加起来: the results of the first enterprise and of the present one, where both have some."""
    session = turn.session
    first = session.first.results if session.first is not None else ()
    if not first or not session.results or not load_cues().both_firms.search(turn.said.text):
        return []
    return _of_one_document([*first, *session.results])


def _of_one_document(results: list[Calculation]) -> list[Calculation]:
    """The results that stand on the same document as the last one."""
    return [result for result in results if result.document == results[-1].document]


def _tells_something_new(turn: Turn, results: list[Calculation]) -> bool:
    """Whether the message tells of these awards what they were not computed with, or names another."""
    for result in results:
        if (rule := turn.room.rulebook.get(result.rule)) is None:
            continue
        reading = read(turn.room.vocabulary, rule, turn.heard)
        if reading.several is not None:
            return True
        if any(result.inputs.get(f.input, f.value) != f.value for f in reading.fillings):
            return True
    known = {result.rule for result in results}
    return any(c.named and c.kind != "rival" and c.rule not in known for c in candidates_of(turn))


def _named(turn: Turn, results: list[Calculation]) -> list[Calculation]:
    """The results spoken of: by their names, or all of them."""
    known = {result.rule for result in results}
    named = {c.rule for c in candidates_of(turn) if c.named} & known
    joined = load_cues().joining.search(turn.said.text) is not None
    if not named or (len(named) == 1 and joined):
        return results
    return [result for result in results if result.rule in named]

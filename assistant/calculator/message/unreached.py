"""Whether what an award is given for is not reached: only planned, awaited, or new years ago.

想评省级专精特新, 报了还在等公示, 2014年就升规了. In: a rule and one message. Words: ``cues.yaml``.
"""

from assistant.calculator.message.polarity import is_of_another_award, polarity
from assistant.calculator.message.told import Mention, Told, clause_end, clause_start
from assistant.calculator.quantities.cues import cues
from assistant.calculator.quantities.punctuation import SENTENCE_END
from assistant.calculator.rules.rulebook import LoadedRule

_RECENT_YEARS = 1
"""An award is for what was reached this year or in so many years before it."""


def is_unreached(rule: LoadedRule, told: Told) -> bool:
    """Whether all that a message says of a rule speaks of the future, or of what is long past."""
    return _is_long_past(rule, told) or (rule.kind == "award" and _is_planned(rule, told))


def _is_long_past(rule: LoadedRule, told: Told) -> bool:
    """2014年就升规了: whether what is to be new is said, wherever it is, to be of years ago."""
    labels = {name: spec.label for name, spec in rule.inputs.items()}
    events = [
        (clause_start(told, m.start), clause_end(told, m.end))
        for m in told.mentions.get(rule.id, ())
        if m.meaning.role == "yes" and cues().label_is("event_labels", labels[m.meaning.input])
    ]
    before = told.today.year - _RECENT_YEARS
    old = [p for p in told.periods if p.last.year < before]
    return bool(events) and all(
        any(start <= p.start and p.end <= end for p in old) for start, end in events
    )


def _is_planned(rule: LoadedRule, told: Told) -> bool:
    """想评省级专精特新, 报了还在等公示: whether all that is said of the award is a wish, a plan, a
    question, or waits for its outcome.
    """
    mentions = told.mentions.get(rule.id, ())
    spoken = [m for m in mentions if m.meaning.role in ("name", "yes", "choice")]
    affirmed = [m for m in spoken if polarity(told, m) is not False]
    return bool(affirmed) and all(_is_open(told, m) for m in affirmed)


def _is_open(told: Told, mention: Mention) -> bool:
    """Whether a plan leads to a mention, or its sentence says that there is no outcome yet."""
    known = cues().patterns
    if known["planned"].search(told.text[clause_start(told, mention.start) : mention.start]):
        return True
    sentence = SENTENCE_END.search(told.text, mention.end)
    end = sentence.start() if sentence else len(told.text)
    found = known["pending"].search(told.text, mention.end, end)
    if found is None:
        return False
    start = max(clause_start(told, found.start()), mention.end)
    until = clause_end(told, found.end())
    mentions = told.mentions.get(mention.meaning.rule, ())
    named_before = any(m.meaning.role == "name" and m.end <= start for m in mentions)
    if named_before and any(
        m.meaning.role == "choice"
        and m.meaning.input == mention.meaning.input
        and m.meaning.value != mention.meaning.value
        and start <= m.start < until
        for m in mentions
    ):
        return False  # 市级新获批，省级申报还在评审: another one waits
    return not is_of_another_award(told, mention.meaning.rule, start, until)

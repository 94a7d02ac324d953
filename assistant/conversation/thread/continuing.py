"""What a message is to the conversation before it.

那就是一年得交多少 wants the sum of the case, 钱打到公司还是个人 the words of the article; 光伏的找谁问 goes back to
an earlier subject, 仓库里的货能不能抵 opens one of its own, 你们单位招人不 is no matter of the documents, and
做点生意真难 asks nothing. One of the six holds: a score over how the message is worded, what a search
for it alone finds, and what it shares with the subjects before it, fitted by ``python -m eval.continuing``.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from assistant.answering.attributes import load_attributes
from assistant.answering.scope import load_scope
from assistant.answering.scoring import Choice, choice_from, log_odds
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import rules_named
from assistant.conversation.rules.changing import last_asked
from assistant.conversation.sessions.remembered import Focus
from assistant.conversation.subjects.subject import about, shared_characters, shared_pairs
from index.hit import Hit, SearchResult

KEPT = Path(__file__).with_name("continuing.json")
NOTED = "continuing"
"""Under this name a turn notes its signals, the wording left out."""
LABELS = ("case", "words", "back", "other", "outside", "talk")
"""The case of the present subject, its words, an earlier subject, another matter, no matter, a remark."""
_FAR = 0.8
"""The cosine of two questions that have nothing in common; that of an article not found."""
_APART = 0.015
"""By so much of the cosine; chosen on the dialogues of the development half (2026-11-26)."""


@cache
def continuing_model(path: Path = KEPT) -> Choice:
    """Read the kept model. Raises ``KeyError`` when a part is missing."""
    return choice_from(json.loads(path.read_text(encoding="utf-8")))


def continuation(turn: Turn, signals: Mapping[str, float]) -> dict[str, float]:
    """The probability of each of ``LABELS`` for a message with these signals (``signals_of``).

    Without a subject left before the present one nothing can go back.
    """
    chances = continuing_model().chances(turn.said.text, signals)
    if not turn.session.left:
        chances["back"] = 0.0
    total = sum(chances.values()) or 1.0  # the others may be too small for a float
    return {label: chance / total for label, chance in chances.items()}


def signals_of(turn: Turn, found: SearchResult, focus: Focus) -> dict[str, float]:
    """What the score is made of, the wording left out; ``found`` is the search for the message alone."""
    said = turn.said
    asked = {attribute.name for attribute in said.attributes}
    shown = {
        "sum_asked": said.sum_asked,
        "own_case": said.own,
        "yes_no": said.yes_no,
        "follow": said.follow,
        "correction": said.correction,
        "hearsay": said.hearsay,
        "cue_back": cues().pointing.back.search(said.text) is not None,
        "direct": found.direct is not None,
        "computed": bool(focus.rules),
        "open": turn.session.pending is not None,
        "left": bool(turn.session.left),
        **{f"asks_{a.name}": a.name in asked for a in load_attributes()},
    }
    return {
        **{name: float(value) for name, value in shown.items()},
        "attributes": float(len(asked)),
        "length": float(len(said.text)),
        "content": float(len(said.content)),
        **_found(turn, found, focus),
        **_shared(turn, focus),
        **_told(turn, focus),
    }


def _found(turn: Turn, found: SearchResult, focus: Focus) -> dict[str, float]:
    """How near the message alone is to the present subject, to earlier and to other articles."""
    subject = (focus.document, focus.article)
    earlier = {(f.document, f.article) for f in turn.session.left} - {subject}
    own = next((hit for hit in found.hits if (hit.document, hit.article) == subject), None)
    others = [hit for hit in found.hits if hit is not own]
    scored = own.score if own is not None else 0.0
    before = max((h.score for h in others if (h.document, h.article) in earlier), default=0.0)
    signals = found.signals
    return {
        "top": found.hits[0].score if found.hits else 0.0,
        "own": scored,
        "others": others[0].score if others else 0.0,
        "earlier": before,
        "earlier_gap": before - scored,
        "answered": own.asked.get("answered_top", 0.0) if own is not None else _FAR,
        "others_answered": max((h.asked.get("answered_top", 0.0) for h in others), default=_FAR),
        "words": _words(own) if own is not None else 0.0,
        "others_words": max((_words(hit) for hit in others), default=0.0),
        "scope": log_odds(load_scope().probability(signals, turn.said.text)) if signals else 0.0,
        **{f"found_{name}": signals.get(name, 0.0) for name in _SIGNALS},
    }


def apart(found: SearchResult) -> bool:
    """Whether a message is nearer to questions that are no matter of the documents, and so are its words:
    那明天天气呢 is worded as a follow-up and is none.
    """
    signals, model = found.signals, load_scope()
    if model.of_unlisted(signals) >= model.refuse_below:
        return False
    if signals.get("background_words", 0.0) <= signals.get("question_words", 0.0):
        return False
    return signals.get("background_top", 0.0) - signals.get("question_top", 0.0) > _APART


_SIGNALS = (
    "question_top",
    "background_top",
    "question_words",
    "background_words",
    "dense_top",
    "coverage",
)


def _words(hit: Hit) -> float:
    return max(hit.asked.get("answered_words", 0.0), hit.asked.get("open_words", 0.0))


def _shared(turn: Turn, focus: Focus) -> dict[str, float]:
    """What the message has in common with the subjects, and with the last answer."""
    content, last = turn.said.content, turn.session.last_draft
    own = about(turn, focus)
    left = [about(turn, subject) for subject in turn.session.left]
    pairs = max((shared_pairs(content, words) for words in left), default=0)
    characters = max((shared_characters(content, words) for words in left), default=0)
    answer = " ".join(statement.text for statement in last.statements) if last else ""
    return {
        "pairs": float(shared_pairs(content, own)),
        "pairs_earlier": float(pairs),
        "pairs_gap": float(pairs - shared_pairs(content, own)),
        "characters": float(shared_characters(content, own)),
        "characters_earlier": float(characters),
        "characters_gap": float(characters - shared_characters(content, own)),
        "answer": float(shared_pairs(content, answer)),
    }


def _told(turn: Turn, focus: Focus) -> dict[str, float]:
    """What the message tells of the rules just computed, and which rules it names."""
    asked, told = last_asked(turn), turn.session.told
    rules = turn.rules_in_focus
    readings = [turn.read(rule, asked) for rule in rules]
    fillings = [filling for reading in readings for filling in reading.fillings]
    known = [told.get(filling.input) for filling in fillings]
    named = rules_named(turn)
    main = named[0] if named else None
    return {
        "facts": float(len(fillings)),
        "changed": float(
            sum(
                old is None or old.value != new.value
                for old, new in zip(known, fillings, strict=True)
            )
        ),
        "doubts": float(sum(len(reading.doubts) for reading in readings)),
        "quantities": float(len(turn.heard.told.quantities)),
        "named": float(any(c.named and c.rule in focus.rules for c in named)),
        "main_own": float(main is not None and main.rule in focus.rules),
        "main_other": float(
            main is not None and main.named and main.kind == "main" and main.rule not in focus.rules
        ),
    }

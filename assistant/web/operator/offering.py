"""Where an editor's answer is offered, and how it stands beside the program's own.

One that rests on no article says what no document says. It is offered only where the documents leave
the very question unanswered, whoever asks: the program's own answer decides, each time anew, so that a
document added later ends it.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from assistant.answering.answer import Answer
from assistant.clock import china_day
from assistant.storage.editor_answers import EditorAnswer
from assistant.web.operator.search import article_name
from assistant.web.operator.texts import texts
from corpus.normalise import fold_plain

if TYPE_CHECKING:
    from assistant.conversation.assistant import Assistant

_LEFT_OPEN = frozenset({"out_of_scope", "other_place", "not_stated"})
_FIGURE = re.compile(r"[\d零〇一二两三四五六七八九十百千万亿]")


def left_open(answer: Answer) -> bool:
    """Whether the documents do not answer: not a clarification, a sum or a part of the answer."""
    return (
        answer.reason in _LEFT_OPEN
        and answer.kind in {"refusal", "policy"}
        and answer.calculation is None
    )


def fits(assistant: "Assistant", question: str, answer: Answer, kept: EditorAnswer) -> bool:
    """Whether an editor's answer to about the same words answers what was asked here.

    Not where other things are named, nor where the words were understood by what was said before
    (那要几天): an editor answered them as they stand.
    """
    if not same_question(assistant, question, kept.question) or rests_on_nothing(assistant, kept):
        return False
    alone = assistant.ask_alone(question)
    if (alone.reason, _first(alone)) != (answer.reason, _first(answer)):
        return False
    return kept.rests_on_article or (left_open(answer) and left_open(alone))


def for_operator(
    assistant: "Assistant", query: str, close: Sequence[EditorAnswer]
) -> list[EditorAnswer]:
    """Of the answers to questions like what an operator looks for, those that may be offered.

    Where an article deals with the matter and leaves something open, one of no article is for the
    very question only: what was only begun to be typed (环评 告知承诺书) the article may answer.
    """
    close = [kept for kept in close if not rests_on_nothing(assistant, kept)]
    if all(kept.rests_on_article for kept in close):
        return close
    own = assistant.ask_alone(query)

    def may(kept: EditorAnswer) -> bool:
        if kept.rests_on_article:
            return True
        return left_open(own) and (
            not own.citations or same_question(assistant, query, kept.question)
        )

    return [kept for kept in close if may(kept)]


def rests_on_nothing(assistant: "Assistant", kept: EditorAnswer) -> bool:
    """Whether the article that an answer says it rests on is no longer among the documents."""
    if not kept.rests_on_article:
        return False
    document = assistant.catalog.get(kept.document or "")
    return document is None or document.article(kept.article or "") is None


def same_question(assistant: "Assistant", one: str, other: str) -> bool:
    """Whether two questions in about the same words ask the same thing: neither names what the other
    does not (外地户口, 本地户口), nor puts another figure in its place (70岁, 80岁).
    """
    words = assistant.retriever.segmenter.content_words
    said, wanted = words(one), words(other)
    return (
        not _only_in(said, wanted)
        and not _only_in(wanted, said)
        and not _other_figures(fold_plain(one), fold_plain(other))
    )


def _only_in(said: list[str], other: list[str]) -> list[str]:
    """The words that are none of the others, nor a part of one, nor have one in them (划, 划分)."""
    return [w for w in said if not any(w in known or known in w for known in other)]


def _other_figures(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for what, start, end, other_start, other_end in matcher.get_opcodes():
        sides = one[start:end], other[other_start:other_end]
        if what == "replace" and all(_FIGURE.search(side) for side in sides):
            return True
        if what != "equal" and any(c.isdecimal() for side in sides for c in side):
            return True
    return False


def _first(answer: Answer) -> tuple[str, str] | None:
    return next(((c.document_id, c.key) for c in answer.citations), None)


def from_office(notice: str) -> bool:
    """Whether a notice is an editor's answer, which is shown apart from what the program notes."""
    return notice.startswith(texts()["offering"]["lead"])


def with_editor_answer(
    answer: Answer, found: EditorAnswer | None, assistant: "Assistant"
) -> Answer:
    """The answer with the editor's as a notice; the answer's own words and figures stay."""
    if found is None:
        return answer
    place = article_name(assistant, found.document, found.article)
    said = texts()["offering"]["with_article" if found.rests_on_article else "without_article"]
    notice = said.format(
        lead=texts()["offering"]["lead"],
        signature=f"{found.signature}，" if found.signature else "",
        written=china_day(found.written_at).isoformat(),
        expires=found.expires_on.isoformat(),
        place=place,
        answer=found.answer,
    )
    return answer.model_copy(update={"notices": [*answer.notices, notice]})

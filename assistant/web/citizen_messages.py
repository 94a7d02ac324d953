"""A citizen's message on its way in, and what its sender is shown of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.article_names import ArticleNames, names_of
from assistant.clock import CHINA, china_day
from assistant.intake.checks import check_contact, check_message
from assistant.intake.errors import ApiError
from assistant.storage.codes import shown_code
from assistant.storage.messages import Followed, OfficeAnswer
from assistant.web.bodies import FollowedBody, OfficeAnswerBody
from assistant.web.context import Context

if TYPE_CHECKING:
    from assistant.conversation.assistant import Assistant


@dataclass(frozen=True, slots=True)
class Letter:
    """A message that may be kept: readable, and its sender agrees."""

    text: str
    contact: str


def read_letter(text: str, contact: str, *, consent: bool) -> Letter:
    """The message as sent. Raises ``ApiError`` with the path of the field that is to blame."""
    letter = Letter(check_message(text), check_contact(contact))
    if not consent:
        raise ApiError("consent_needed", path="consent")
    return letter


def followed_body(message: Followed, context: Context) -> FollowedBody:
    """Where a message stands. Raises ``ApiError`` while an article that it names is not loaded."""
    until = message.kept_until
    return FollowedBody(
        code=shown_code(message.code),
        state=message.state,
        message=message.text,
        sent_at=message.sent_at.astimezone(CHINA).isoformat(timespec="seconds"),
        kept_until=until.isoformat() if until else None,
        department=message.department or None,
        answer=_answer_body(message.answer, context) if message.answer else None,
    )


def _answer_body(answer: OfficeAnswer, context: Context) -> OfficeAnswerBody:
    named = named_article(context.assistant, answer) if answer.article else None
    return OfficeAnswerBody(
        text=answer.text, answered_on=china_day(answer.at).isoformat(), citation=named
    )


def named_article(assistant: "Assistant", answer: OfficeAnswer) -> ArticleNames | None:
    """The article that an answer names; None where it names none or its document was removed."""
    document = assistant.catalog.get(answer.document) if answer.document else None
    article = document.article(answer.article or "") if document else None
    if document is None or article is None:
        return None
    return ArticleNames(**names_of(document, article))

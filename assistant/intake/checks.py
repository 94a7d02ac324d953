"""The first look at what people send: unreadable characters, lengths, days."""

import re
import unicodedata
from collections.abc import Container, Iterator, Mapping
from datetime import date
from typing import Any

from assistant.intake.errors import ApiError
from corpus.normalise import closed_up, fold_plain

QUESTION_LIMIT = 2000
MESSAGE_LIMIT = 1000
COMMENT_LIMIT = 2000
SESSION_LIMIT = 100
LARGEST_PAGE = 100
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TELEPHONE = re.compile(r"\+?[0-9 ()转-]{7,30}")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_MAIL = re.compile(r"(?=.{6,100}$)[\w.+-]+@[\w-]+(\.[\w-]+)+")
_YEARS = range(1950, 2101)
_LONG = 200
_OFTEN = 12
_REPEATED = re.compile(rf"(.{{1,100}}?)\1{{{_OFTEN},}}", re.DOTALL)


def check_question(text: str, path: str = "question") -> str:
    """The question without control characters and outer blanks, its characters closed up, what is said
    over and over said a dozen times; ``path`` is the field that it came in.

    Raises ``ApiError``: ``question_unreadable`` for NUL and half characters, ``question_too_long``,
    ``question_empty``.
    """
    question = closed_up(_written(text, "question", QUESTION_LIMIT, path)).strip()
    return _REPEATED.sub(_said_often, question) if len(question) > _LONG else question


def _said_often(repeated: re.Match[str]) -> str:
    """What is said more often says no more, and takes the longer to be read; digits are a number."""
    once = repeated.group(1)
    return repeated.group() if once.isdigit() else once * _OFTEN


def check_comment(text: str | None) -> str | None:
    """What is said beside a rating; raises ``ApiError`` ``comment_too_long``."""
    if text is not None and len(text) > COMMENT_LIMIT:
        raise ApiError("comment_too_long", path="comment")
    return text


def check_message(text: str) -> str:
    """The message likewise. Raises ``message_unreadable``, ``message_too_long``, ``message_empty``."""
    return _written(text, "message", MESSAGE_LIMIT)


def _written(text: str, name: str, limit: int, path: str = "") -> str:
    if _is_unreadable(text):
        raise ApiError(f"{name}_unreadable", path=path or name)
    if len(text) > limit:
        raise ApiError(f"{name}_too_long", path=path or name)
    readable = "".join(_without_control(character) for character in text).strip()
    if not closed_up(readable).strip():
        raise ApiError(f"{name}_empty", path=path or name)
    return readable


def check_contact(text: str) -> str:
    """A telephone number or an address of mail, folded; nothing stays nothing.

    Raises ``ApiError`` ``contact_invalid``.
    """
    if _is_unreadable(text):
        raise ApiError("contact_invalid", path="contact")
    contact = fold_plain(text).strip()
    telephone = _TELEPHONE.fullmatch(contact) and 7 <= sum(c.isdecimal() for c in contact) <= 15
    if contact and not telephone and not _MAIL.fullmatch(contact):
        raise ApiError("contact_invalid", path="contact")
    return contact


def check_facts(facts: Mapping[str, Any], path: str) -> Mapping[str, Any]:
    """Facts by name, none of which holds a character that cannot be read, in name or value.

    Raises ``ApiError`` ``input_invalid`` with the path of the fact.
    """
    for name, value in facts.items():
        if _is_unreadable(name):
            raise ApiError("input_invalid", path=path)
        if any(_is_unreadable(text) for text in _texts(value)):
            raise ApiError("input_invalid", path=f"{path}.{name[:SESSION_LIMIT]}")
    return facts


def check_profile(
    profile: str | Mapping[str, Any], inputs: Container[str]
) -> str | Mapping[str, Any]:
    """An enterprise in words, or in facts that are a plain value each, under the names of ``inputs`` or
    in Chinese words.

    Raises ``ApiError``: ``profile_empty``, ``body_invalid`` for a list or an object as a fact or a name
    that is none, and those of ``check_question`` (of facts together, too) and ``check_facts``.
    """
    if isinstance(profile, str):
        if not closed_up(profile).strip():
            raise ApiError("profile_empty", path="profile")
        return check_question(profile, "profile")
    told = ["" if value is None else str(value) for value in profile.values()]
    if not any(text.strip() for text in told):
        raise ApiError("profile_empty", path="profile")
    if sum(map(len, (*told, *profile))) > QUESTION_LIMIT:
        raise ApiError("question_too_long", path="profile")
    for name, value in check_facts(profile, "profile").items():
        if isinstance(value, list | dict):
            raise ApiError("body_invalid", path=f"profile.{name[:SESSION_LIMIT]}")
        if name not in inputs and not _CHINESE.search(name):
            raise ApiError("field_unknown", path=f"profile.{name[:SESSION_LIMIT]}")
    return profile


def _texts(value: Any) -> Iterator[str]:
    """Every text inside a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, dict):
        for name, part in value.items():
            yield name
            yield from _texts(part)


def _is_unreadable(text: str) -> bool:
    """Whether the text holds NUL or half a character."""
    return any(character == "\0" or "\ud800" <= character <= "\udfff" for character in text)


def _without_control(character: str) -> str:
    """The character; a blank for a control character other than line break and tab."""
    if character in "\n\t" or unicodedata.category(character) != "Cc":
        return character
    return " "


def check_session(session_id: str | None) -> str | None:
    """The session's name, or None (a new one) where it cannot be one of ours."""
    if session_id is None or not session_id.isascii() or not session_id.isprintable():
        return None
    return session_id if 0 < len(session_id) <= SESSION_LIMIT else None


def check_day(text: str | None) -> date | None:
    """The day written as ``2026-11-23``; raises ``ApiError`` ``date_invalid``."""
    if text is None:
        return None
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None or day.year not in _YEARS:
        raise ApiError("date_invalid", path="as_of")
    return day


def check_limit(limit: int) -> int:
    """How many rows are wanted; raises ``ApiError`` ``limit_invalid``."""
    if not 1 <= limit <= LARGEST_PAGE:
        raise ApiError("limit_invalid", path="limit")
    return limit

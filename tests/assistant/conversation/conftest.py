"""Conversations with the whole assistant, written as the person's messages alone."""

from collections.abc import Callable

import pytest

from assistant.answering.answer import Answer
from assistant.conversation.assistant import Assistant

Talk = Callable[..., list[Answer]]


@pytest.fixture
def talk(assistant: Assistant) -> Talk:
    """Says the messages one after another in a new session; gives back the answers."""

    def say(*messages: str) -> list[Answer]:
        answers: list[Answer] = []
        for message in messages:
            session = answers[-1].session_id if answers else None
            answers.append(assistant.ask(message, session))
        return answers

    return say

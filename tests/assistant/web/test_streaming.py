"""Server-sent events as the standard writes them."""

import asyncio
import json

from assistant.intake.errors import ApiError
from assistant.web.streaming import event, events


def test_each_line_of_the_text_is_a_data_line():
    assert event("token", "甲\n乙\r\n丙") == "event: token\ndata: 甲\ndata: 乙\ndata: 丙\n\n"


def test_text_cannot_begin_an_event_of_its_own():
    assert event("token", "a\n\nevent: done\ndata: {}").count("\nevent:") == 0


def test_trouble_on_the_way_is_an_event():
    async def parts():
        yield "甲"
        raise ApiError("answer_timeout")

    async def read():
        return [text async for text in events(parts())]

    first, last = asyncio.run(read())
    assert first.startswith("event: token")
    name, data = last.splitlines()[:2]
    assert name == "event: error"
    assert json.loads(data.removeprefix("data: "))["error"]["code"] == "answer_timeout"

"""Answers run in a bounded number of threads."""

import asyncio
import threading
import time

import pytest

from assistant.intake.errors import ApiError
from assistant.web.serving.pool import Pool


def run(coroutine):
    return asyncio.run(coroutine)


def test_a_call_s_result_and_its_error_come_back():
    pool = Pool(1, 0, 5)
    assert run(pool.run(lambda: 7)) == 7
    with pytest.raises(KeyError):
        run(pool.run(lambda: {}["x"]))


def test_who_finds_every_place_taken_is_told_so():
    pool = Pool(threads=1, waiting=1, seconds=5)
    hold = threading.Event()

    async def crowd():
        first = asyncio.create_task(pool.run(hold.wait))
        second = asyncio.create_task(pool.run(lambda: 2))
        await asyncio.sleep(0.05)
        with pytest.raises(ApiError) as refused:
            await pool.run(lambda: 3)
        hold.set()
        assert (await first, await second) == (True, 2)
        assert await pool.run(lambda: 4) == 4
        return refused.value

    error = run(crowd())
    assert error.code == "busy"
    assert error.retry_after


def test_what_takes_too_long_is_given_up():
    pool = Pool(1, 0, seconds=0.05)
    hold = threading.Event()
    with pytest.raises(ApiError) as refused:
        run(pool.run(hold.wait))
    hold.set()
    assert refused.value.code == "answer_timeout"


def gather(pool, start):
    async def read():
        return [item async for item in pool.stream(start)]

    return run(read())


def test_a_stream_gives_the_items_in_order():
    assert gather(Pool(1, 0, 5), lambda: iter("政策通")) == ["政", "策", "通"]


def test_a_stream_s_error_arrives_after_its_items():
    def items():
        yield "a"
        raise ValueError("b")

    with pytest.raises(ValueError, match="b"):
        gather(Pool(1, 0, 5), items)


def test_a_stream_that_dawdles_is_given_up():
    hold = threading.Event()

    def items():
        yield "a"
        hold.wait()

    with pytest.raises(ApiError) as refused:
        gather(Pool(1, 0, 0.05), items)
    hold.set()
    assert refused.value.code == "answer_timeout"


def test_a_stream_ends_when_its_reader_goes_away():
    given = []

    def items():
        for place in range(1000):
            given.append(place)
            time.sleep(0.002)
            yield place

    async def read_two():
        parts = pool.stream(items)
        await anext(parts)
        await anext(parts)
        await parts.aclose()
        await pool.run(lambda: None)  # its only thread is free again

    pool = Pool(1, 1, 5)
    run(read_two())
    assert len(given) < 100

"""Parts until somebody says stop."""

import asyncio

import pytest

from assistant.web.stopping import until


class Source:
    """Gives 1, 2, 3 and then waits for good; knows whether it was told to end."""

    def __init__(self) -> None:
        self.ended = False

    async def parts(self):
        try:
            for number in (1, 2, 3):
                yield number
            await asyncio.sleep(3600)
        finally:
            self.ended = True


def test_all_parts_come_where_nobody_says_stop():
    async def few():
        yield 1
        yield 2

    async def gather() -> list[int]:
        return [part async for part in until(asyncio.Event(), few())]

    assert asyncio.run(gather()) == [1, 2]


def test_stopped_between_two_parts_no_more_come():
    async def read() -> tuple[list[int], bool]:
        source, stop, seen = Source(), asyncio.Event(), []
        async for part in until(stop, source.parts()):
            seen.append(part)
            if part == 2:
                stop.set()
        return seen, source.ended

    assert asyncio.run(read()) == ([1, 2], True)


def test_stopped_while_the_next_is_made_its_maker_ends_at_once():
    async def read() -> tuple[list[int], bool]:
        source, stop = Source(), asyncio.Event()
        asyncio.get_running_loop().call_later(0.05, stop.set)
        seen = [part async for part in until(stop, source.parts())]
        return seen, source.ended

    assert asyncio.run(asyncio.wait_for(read(), 5)) == ([1, 2, 3], True)


def test_a_reader_who_goes_away_ends_it_too():
    async def read() -> bool:
        source = Source()

        async def follow() -> None:
            async for _ in until(asyncio.Event(), source.parts()):
                pass

        following = asyncio.create_task(follow())
        await asyncio.sleep(0.05)
        following.cancel()
        with pytest.raises(asyncio.CancelledError):
            await following
        return source.ended

    assert asyncio.run(read())


def test_what_goes_wrong_is_raised_to_the_reader():
    async def broken():
        yield 1
        raise ValueError("the cable is cut")

    async def read() -> None:
        async for _ in until(asyncio.Event(), broken()):
            pass

    with pytest.raises(ValueError, match="cable"):
        asyncio.run(read())

"""What happens in some work, as a stream."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from assistant.streams import Latest, batches


async def test_what_happens_while_nobody_looks_comes_at_once_and_complete() -> None:
    async def work(listen: Callable[[int], None]) -> None:
        for number in range(5):
            listen(number)
        await asyncio.sleep(0)
        listen(5)

    seen = [items async for items in batches(work)]
    assert seen[0] == (0, 1, 2, 3, 4)
    assert [number for items in seen for number in items] == [0, 1, 2, 3, 4, 5]


async def test_what_goes_wrong_is_told_after_what_happened_before() -> None:
    async def work(listen: Callable[[int], None]) -> None:
        listen(1)
        raise ValueError("broken")

    stream = batches(work)
    assert await anext(stream) == (1,)
    with pytest.raises(ValueError, match="broken"):
        await anext(stream)


async def test_closing_the_stream_stops_the_work() -> None:
    ended = asyncio.Event()

    async def work(listen: Callable[[int], None]) -> None:
        try:
            listen(1)
            await asyncio.Event().wait()
        finally:
            ended.set()

    stream = batches(work)
    assert await anext(stream) == (1,)
    await stream.aclose()
    assert ended.is_set()


async def test_who_waits_for_a_newer_value_gets_the_last_of_several() -> None:
    latest = Latest("first")
    waiting = asyncio.ensure_future(latest.newer(0))
    await asyncio.sleep(0)
    assert not waiting.done()
    latest.set("second")
    latest.set("third")
    await waiting
    assert (latest.value, latest.count) == ("third", 2)
    await latest.newer(1)  # there has been one already


async def test_waiting_for_a_newer_value_ends_with_the_work_that_makes_them() -> None:
    latest = Latest(0)
    work = asyncio.ensure_future(asyncio.sleep(0))
    await latest.newer(0, work)
    assert work.done()

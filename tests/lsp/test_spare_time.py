"""Work in spare time: begun when it is quiet, given up when it is not any more."""

from __future__ import annotations

import asyncio

import pytest

from lsp import spare_time
from lsp.spare_time import Disturbed, SpareTime


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spare_time, "QUIET_SECONDS", 0.2)
    monkeypatch.setattr(spare_time, "LOOK_SECONDS", 0.01)


async def test_it_begins_when_nothing_works_and_it_was_quiet() -> None:
    working = True
    spare = SpareTime(lambda: working)
    spare.disturb()
    begun = asyncio.create_task(spare.begin())
    await asyncio.sleep(0.3)
    assert not begun.done(), "something works"
    working = False
    await asyncio.wait_for(begun, 10)


async def test_while_somebody_waits_there_is_none() -> None:
    spare = SpareTime(lambda: False)
    work = asyncio.create_task(spare.use(asyncio.sleep(10)))
    await asyncio.sleep(0)
    with spare.given_up():
        with pytest.raises(Disturbed):
            await work
        begun = asyncio.create_task(spare.begin())
        await asyncio.sleep(0.3)
        assert not begun.done()
    await asyncio.wait_for(begun, 10)


async def test_every_disturbance_has_it_wait_longer() -> None:
    spare = SpareTime(lambda: False)
    spare.disturb()
    begun = asyncio.create_task(spare.begin())
    for _ in range(6):
        await asyncio.sleep(0.05)
        spare.disturb()
        assert not begun.done()
    await asyncio.wait_for(begun, 10)


async def test_work_comes_to_what_it_comes_to() -> None:
    async def work() -> int:
        return 7

    assert await SpareTime(lambda: False).use(work()) == 7


async def test_a_disturbance_ends_the_work_and_says_so() -> None:
    ended = asyncio.Event()

    async def work() -> None:
        try:
            await asyncio.sleep(100)
        finally:
            ended.set()

    spare = SpareTime(lambda: False)
    using = asyncio.create_task(spare.use(work()))
    await asyncio.sleep(0.01)
    spare.disturb()
    with pytest.raises(Disturbed):
        await using
    assert ended.is_set()


async def test_who_is_cancelled_is_not_told_that_it_was_a_disturbance() -> None:
    using = asyncio.create_task(SpareTime(lambda: False).use(asyncio.sleep(100)))
    await asyncio.sleep(0.01)
    using.cancel()
    with pytest.raises(asyncio.CancelledError):
        await using


async def test_what_the_work_fails_with_is_told() -> None:
    async def work() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await SpareTime(lambda: False).use(work())

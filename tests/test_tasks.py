"""Work that belongs together ends together."""

import asyncio

import pytest

from assistant.tasks import together


async def number(value: int) -> int:
    await asyncio.sleep(0)
    return value


async def test_both_results_in_order() -> None:
    assert await together(number(1), number(2)) == (1, 2)


async def test_when_one_fails_the_other_has_ended_before_it_is_told() -> None:
    ended = []

    async def endless() -> None:
        try:
            await asyncio.sleep(60)
        finally:
            ended.append(True)

    async def failing() -> None:
        await asyncio.sleep(0)
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await together(endless(), failing())
    assert ended


async def test_whoever_stops_waiting_stops_both() -> None:
    ended = []

    async def endless() -> None:
        try:
            await asyncio.sleep(60)
        finally:
            ended.append(True)

    waiting = asyncio.create_task(together(endless(), endless()))
    await asyncio.sleep(0.01)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert len(ended) == 2

"""Work that belongs together ends together."""

import asyncio

import pytest

from assistant.tasks import SingleFlight, together


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


# --- the same work for several ----------------------------------------------------------------------------------


class Counted:
    """Work that waits to be let go; counts how often it was begun and given up."""

    def __init__(self) -> None:
        self.begun = self.given_up = 0
        self.go = asyncio.Event()

    async def __call__(self) -> str:
        self.begun += 1
        try:
            await self.go.wait()
        except asyncio.CancelledError:
            self.given_up += 1
            raise
        return f"result {self.begun}"


async def test_what_several_ask_for_at_once_is_done_once() -> None:
    flights: SingleFlight[str] = SingleFlight()
    work = Counted()
    asked = [asyncio.create_task(flights.do("same", work)) for _ in range(3)]
    await asyncio.sleep(0)
    assert "same" in flights
    work.go.set()
    assert await asyncio.gather(*asked) == ["result 1"] * 3
    assert "same" not in flights
    assert await flights.do("same", work) == "result 2"


async def test_who_leaves_takes_the_work_of_others_not_along_and_the_last_one_ends_it() -> None:
    flights: SingleFlight[str] = SingleFlight()
    work = Counted()
    one, other = (asyncio.create_task(flights.do("same", work)) for _ in range(2))
    await asyncio.sleep(0)
    one.cancel()
    await asyncio.gather(one, return_exceptions=True)
    assert (work.begun, work.given_up) == (1, 0)
    other.cancel()
    await asyncio.gather(other, return_exceptions=True)
    assert (work.begun, work.given_up) == (1, 1)
    assert "same" not in flights


async def test_an_error_reaches_all_who_wait_and_the_next_begins_anew() -> None:
    flights: SingleFlight[str] = SingleFlight()

    async def fails() -> str:
        await asyncio.sleep(0)
        raise ValueError("no")

    failed = await asyncio.gather(*(flights.do("same", fails) for _ in range(2)), return_exceptions=True)
    assert [type(error) for error in failed] == [ValueError, ValueError]
    work = Counted()
    work.go.set()
    assert await flights.do("same", work) == "result 1"

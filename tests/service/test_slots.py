"""Who waits for whom in an engine: searches for each other, a batch for everybody."""

from __future__ import annotations

import asyncio
import contextlib

from assistant.service.slots import Slots


class Search:
    """A search that goes on until it is ended, as far as it has begun."""

    def __init__(self, slot: contextlib.AbstractAsyncContextManager[None]) -> None:
        self.begun = False
        self._end = asyncio.Event()
        self._task = asyncio.create_task(self._run(slot))

    async def _run(self, slot: contextlib.AbstractAsyncContextManager[None]) -> None:
        async with slot:
            self.begun = True
            await self._end.wait()

    async def end(self) -> None:
        self._end.set()
        await self._task

    async def cancel(self) -> None:
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)


async def settle() -> None:
    """Lets everything happen that can."""
    for _ in range(10):
        await asyncio.sleep(0)


async def test_searches_wait_for_each_other() -> None:
    slots = Slots(1)
    one, other = Search(slots.asked()), Search(slots.asked())
    await settle()
    assert (one.begun, other.begun) == (True, False)
    await one.end()
    await settle()
    assert other.begun
    await other.end()


async def test_a_search_never_waits_for_a_batch() -> None:
    slots = Slots(1)
    batch = Search(slots.batch())
    await settle()
    asked = Search(slots.asked())
    await settle()
    assert (batch.begun, asked.begun) == (True, True)
    await asyncio.gather(batch.end(), asked.end())


async def test_a_batch_begins_only_where_nobody_else_searches() -> None:
    slots = Slots(2)
    first = Search(slots.asked())
    await settle()
    batch = [Search(slots.batch()) for _ in range(3)]
    await settle()
    assert [search.begun for search in batch] == [True, False, False]
    await first.end()
    await settle()
    assert sum(search.begun for search in batch) == 2
    for search in batch:
        await search.end()
    assert all(search.begun for search in batch)


async def test_whoever_gives_up_gives_its_place_to_the_next() -> None:
    slots = Slots(1)
    working, waiting, next_one = (Search(slots.batch()) for _ in range(3))
    await settle()
    await waiting.cancel()
    await working.cancel()
    await settle()
    assert next_one.begun
    await next_one.end()


async def test_who_asks_for_much_waits_behind_others_who_ask_for_little() -> None:
    slots = Slots(1)
    greedy = [Search(slots.asked("greedy")) for _ in range(5)]
    await settle()
    modest = [Search(slots.asked(name)) for name in ("one", "other")]
    await settle()
    await greedy[0].end()
    await settle()
    # Whose first wish is oldest comes first, and then everybody else before its next.
    assert [search.begun for search in greedy] == [True, True, False, False, False]
    await greedy[1].end()
    await settle()
    assert modest[0].begun
    await modest[0].end()
    await settle()
    assert modest[1].begun
    await modest[1].end()
    for search in greedy[2:]:
        await settle()
        assert search.begun
        await search.end()


async def test_a_turn_that_was_given_up_is_nobodys() -> None:
    slots = Slots(1)
    working, leaving, last = Search(slots.asked("a")), Search(slots.asked("b")), Search(slots.asked("c"))
    await settle()
    await leaving.cancel()
    await working.end()
    await settle()
    assert last.begun
    both = Search(slots.asked("a")), Search(slots.asked("a"))
    await settle()
    await both[0].cancel()
    await last.end()
    await settle()
    assert both[1].begun
    await both[1].end()
    again = Search(slots.asked("a"))
    await settle()
    assert again.begun
    await again.end()

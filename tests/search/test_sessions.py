"""Suggestions that go on between two requests, are shared, and are given up when nobody wants them."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, AsyncIterator
from pathlib import Path

import pytest

from assistant.lean.places import Place, find_holes
from assistant.search.sessions import SuggestionSessions, Wanted, key_of
from assistant.search.suggestions import Suggestions

TEXT = "theorem one : True := by\n  sorry\n\ntheorem two : True := by\n  sorry\n"


def place(number: int = 0, text: str = TEXT, path: str = "Test.lean") -> Place:
    return find_holes(Path(path), text)[number]


class Scripted:
    """Finds something whenever it is told to; counts how often it was begun and given up."""

    def __init__(self, *, complete: bool = True) -> None:
        self.steps: list[asyncio.Event] = []
        self.first_step = asyncio.Event()
        self.begun: list[tuple[int, float, str]] = []
        self.given_up = 0
        self.complete = complete

    async def __call__(self, where: Place, seconds: float, wanted: Wanted) -> AsyncGenerator[Suggestions, None]:
        self.begun.append((where.span.start, seconds, wanted.prefix))
        step = asyncio.Event()
        self.steps.append(step)
        self.first_step.set()
        try:
            yield Suggestions((), tried=1)
            await step.wait()
            yield Suggestions((), tried=2, complete=self.complete)
        except (asyncio.CancelledError, GeneratorExit):
            self.given_up += 1
            raise


@contextlib.asynccontextmanager
async def sessions(scripted: Scripted) -> AsyncIterator[SuggestionSessions]:
    opened = SuggestionSessions(scripted)
    try:
        async with asyncio.timeout(30):
            yield opened
    finally:
        await opened.close()


async def all_of(opened: SuggestionSessions, where: Place, seconds: float = 5.0) -> list[int]:
    return [known.tried async for known in opened.watch(where, seconds)]


async def first_of(opened: SuggestionSessions, where: Place) -> int:
    async with contextlib.aclosing(opened.watch(where, 5.0)) as stream:
        return (await anext(stream)).tried


async def test_what_arrives_after_the_request_is_there_at_the_next() -> None:
    scripted = Scripted()
    async with sessions(scripted) as opened:
        assert await first_of(opened, place()) == 1
        scripted.steps[0].set()
        assert (await all_of(opened, place()))[-1] == 2
        assert await all_of(opened, place()) == [2]
        assert len(scripted.begun) == 1


async def test_two_who_ask_at_once_share_the_work() -> None:
    scripted = Scripted()
    async with sessions(scripted) as opened:
        both = [asyncio.create_task(all_of(opened, place())) for _ in range(2)]
        await scripted.first_step.wait()
        scripted.steps[0].set()
        assert [seen[-1] for seen in await asyncio.gather(*both)] == [2, 2]
        assert len(scripted.begun) == 1


async def test_another_place_of_the_file_ends_work_that_nobody_waits_for() -> None:
    scripted = Scripted()
    async with sessions(scripted) as opened:
        await first_of(opened, place(0))
        await first_of(opened, place(0, path="Other.lean"))
        assert scripted.given_up == 0
        await first_of(opened, place(1))
        assert scripted.given_up == 1


async def test_work_that_somebody_waits_for_goes_on() -> None:
    scripted = Scripted()
    async with sessions(scripted) as opened:
        waiting = asyncio.create_task(all_of(opened, place(0)))
        await scripted.first_step.wait()
        await first_of(opened, place(1))
        scripted.steps[0].set()
        assert (await waiting)[-1] == 2


async def test_what_was_given_up_is_begun_anew_when_it_is_wanted_again() -> None:
    scripted = Scripted()
    async with sessions(scripted) as opened:
        await first_of(opened, place(0))
        await first_of(opened, place(1))
        await first_of(opened, place(0))
        assert [start for start, _, _ in scripted.begun] == [
            place(0).span.start,
            place(1).span.start,
            place(0).span.start,
        ]


@pytest.mark.parametrize(("complete", "begun"), [(True, 1), (False, 2)])
async def test_with_more_time_it_is_tried_again_unless_everything_was_tried(complete: bool, begun: int) -> None:
    scripted = Scripted(complete=complete)
    async with sessions(scripted) as opened:
        for seconds in (1.0, 1.0, 9.0):
            watching = asyncio.create_task(all_of(opened, place(), seconds))
            await asyncio.sleep(0.01)
            for step in scripted.steps:
                step.set()
            await watching
        assert len(scripted.begun) == begun


async def test_where_more_is_known_by_now_it_is_tried_again_and_what_was_found_is_there_meanwhile() -> None:
    scripted = Scripted()
    async with sessions(scripted) as opened:
        watching = asyncio.create_task(all_of(opened, place()))
        await scripted.first_step.wait()
        scripted.steps[0].set()
        await watching
        opened.outdate(Path("Other.lean"))
        assert await all_of(opened, place()) == [2]
        opened.outdate(Path("Test.lean"))
        await first_of(opened, place())
        assert len(scripted.begun) == 2


async def test_an_error_reaches_everybody_who_waits_and_is_not_remembered() -> None:
    async def failing(*_: object) -> AsyncIterator[Suggestions]:
        raise ValueError("no Lean")
        yield Suggestions(())

    opened = SuggestionSessions(failing)
    for _ in range(2):
        with pytest.raises(ValueError, match="no Lean"):
            await all_of(opened, place())


def test_the_key_is_the_text_to_the_end_of_the_command_and_the_place() -> None:
    assert key_of(place(0)) == key_of(place(0, TEXT + "\ntheorem three : True := trivial\n"))
    assert key_of(place(0)) != key_of(place(1))
    assert key_of(place(1)) != key_of(place(1, TEXT.replace("one", "eins")))

"""What a client is told while it waits."""

from __future__ import annotations

import asyncio

import pytest

from assistant.agents import progress as progress_module
from assistant.agents.progress import Progress


class Client:
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[float, float | None, str]] = []
        self._news = asyncio.Event()

    async def send(self, seconds: float, limit: float | None, message: str) -> None:
        self.told.append((seconds, limit, message))
        self._news.set()

    async def hears(self) -> None:
        """Something more."""
        self._news.clear()
        await asyncio.wait_for(self._news.wait(), 10.0)


@pytest.fixture(autouse=True)
def _in_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress_module, "PAUSE_SECONDS", 0.001)


async def test_what_is_waited_for_is_told_with_how_long_and_what_is_loaded() -> None:
    client = Client()
    progress = Progress(client.send)
    async with progress.told():
        progress.say("waiting")
        await client.hears()
        progress.limit(5.0)
        progress.loading("importing Mathlib, 6 s")
        await client.hears()
    progress.say("too late")
    await asyncio.sleep(0.01)
    first, second = client.told
    assert (first[1], first[2]) == (None, "waiting")
    assert second[1] is not None
    assert 5.0 <= second[1] < 60.0
    assert second[2] == "waiting: importing Mathlib, 6 s"
    assert first[0] < second[0]


async def test_what_goes_on_is_told_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress_module, "TELL_SECONDS", 0.001)
    client = Client()
    async with Progress(client.send).told():
        for _ in range(3):
            await client.hears()
    seconds = [told for told, _, _ in client.told]
    assert seconds == sorted(set(seconds))


async def test_a_client_that_has_gone_does_not_disturb_the_work() -> None:
    async def send(_seconds: float, _limit: float | None, _message: str) -> None:
        raise ConnectionResetError

    progress = Progress(send)
    async with progress.told():
        progress.say("waiting")
        await asyncio.sleep(0.01)

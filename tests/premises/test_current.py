"""The library of a project as it is at any time."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.lean.toolchain import Toolchain
from assistant.premises import current
from assistant.premises.current import CurrentLibrary
from assistant.premises.library import CompiledLibrary, Package
from assistant.premises.texts import TEXTS
from tests.lean.compile import compiled_text


@pytest.fixture
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every question is a new look."""
    monkeypatch.setattr(current, "OWN_SECONDS", 0.0)


class Held:
    """A library whose reading waits until it may go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go_on = threading.Event()
        self.begun = threading.Event()

        def read(states: Any, cache: Path, report: Callable[[str], None]) -> CompiledLibrary:
            self.begun.set()
            while not self.go_on.wait(0.01):
                report("reading")
            return CompiledLibrary(states, cache)

        self._read = read
        monkeypatch.setattr(current, "CompiledLibrary", self)

    def __call__(self, states: Any, cache: Path, *report: Any) -> CompiledLibrary:
        return self._read(states, cache, *report) if report else CompiledLibrary(states, cache)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    made = Held(monkeypatch)
    yield made
    made.go_on.set()


def names(library: CompiledLibrary) -> set[str]:
    return {library.retrieval.name(number) for number in range(library.retrieval.count)}


async def changed(library: CurrentLibrary, before: CompiledLibrary) -> CompiledLibrary:
    async with asyncio.timeout(30):
        while (now := await library.get()) is before:  # noqa: ASYNC110 - what is built comes from outside
            await asyncio.sleep(0.01)
    return now


async def test_who_comes_first_gets_all_that_was_compiled(tmp_path: Path, toolchain: Toolchain) -> None:
    compiled_text(toolchain, tmp_path, "theorem base : 1 = 1 := rfl\n", "Base")
    library = CurrentLibrary(lambda: [Package(tmp_path, own=True)], tmp_path / "cache")
    assert names(await library.get()) == {"base"}
    await library.close()


async def test_what_was_built_since_replaces_it(tmp_path: Path, toolchain: Toolchain, always: None) -> None:
    compiled_text(toolchain, tmp_path, "theorem base : 1 = 1 := rfl\n", "Base")
    library = CurrentLibrary(lambda: [Package(tmp_path, own=True)], tmp_path / "cache")
    before = await library.get()
    compiled_text(toolchain, tmp_path, "theorem newer : 22 = 22 := rfl\n", "Base")
    assert names(await changed(library, before)) == {"newer"}
    assert await library.get() is await library.get()
    await library.close()


async def test_a_long_reading_is_not_waited_for_long(
    tmp_path: Path, toolchain: Toolchain, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(current, "FIRST_SECONDS", 0.05)
    compiled_text(toolchain, tmp_path, "theorem base : 1 = 1 := rfl\n", "Base")
    library = CurrentLibrary(lambda: [Package(tmp_path, own=True)], tmp_path / "cache")
    assert library.reading == ""
    empty = await library.get()
    assert names(empty) == set()
    async with asyncio.timeout(20):
        while library.reading != "reading":  # noqa: ASYNC110 - a thread says so
            await asyncio.sleep(0.01)
    held.go_on.set()
    assert names(await changed(library, empty)) == {"base"}
    assert library.reading == ""
    await library.close()


async def test_nobody_waits_for_what_is_being_read_when_it_is_closed(
    tmp_path: Path, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(current, "FIRST_SECONDS", 0.05)
    library = CurrentLibrary(lambda: [Package(tmp_path, own=True)], tmp_path / "cache")
    await library.get()
    async with asyncio.timeout(20):
        await asyncio.to_thread(held.begun.wait)
        await library.close()
    assert not held.go_on.is_set()


async def test_an_error_is_in_the_log_and_what_was_there_stays(
    tmp_path: Path, toolchain: Toolchain, always: None, caplog: pytest.LogCaptureFixture
) -> None:
    compiled_text(toolchain, tmp_path, "theorem base : 1 = 1 := rfl\n", "Base")
    broken = False

    def find() -> list[Package]:
        if broken:
            raise OSError("the disk is gone")
        return [Package(tmp_path, own=True)]

    library = CurrentLibrary(find, tmp_path / "cache")
    assert names(await library.get()) == {"base"}
    broken = True
    async with asyncio.timeout(30):
        while "the disk is gone" not in caplog.text:
            assert names(await library.get()) == {"base"}
            await asyncio.sleep(0.01)
    broken = False
    assert names(await library.get()) == {"base"}
    await library.close()


async def test_what_libraries_say_is_kept_while_nobody_asks(tmp_path: Path, toolchain: Toolchain) -> None:
    compiled_text(toolchain, tmp_path, "theorem base : 1 = 1 := rfl\n", "Base")
    library = CurrentLibrary(lambda: [Package(tmp_path, (tmp_path,))], tmp_path / "cache")
    await library.get()
    async with asyncio.timeout(30):
        while not await asyncio.to_thread(lambda: [*tmp_path.rglob(TEXTS)]):  # noqa: ASYNC110 - a thread writes it
            await asyncio.sleep(0.01)
    await library.close()

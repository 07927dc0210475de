"""Encoders in processes of their own: asked, ended, started again, and given up."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import numpy as np
import psutil
import pytest

from assistant.lean.processes import ManagedProcess
from assistant.premises.library import CompiledLibrary, Package
from assistant.premises.vectors import process
from assistant.premises.vectors.encoder import open_encoder
from assistant.premises.vectors.errors import EncoderEnded, EncoderError, EncoderUnusable
from assistant.premises.vectors.making import Progress, stored_matrices
from assistant.premises.vectors.process import MOST_ENDS, EncoderProcess, make_beside
from tests.premises.vectors.stand_in import source

pytestmark = pytest.mark.usefixtures("standins")
Start = Callable[..., EncoderProcess]


@pytest.fixture
async def start(cache: Path) -> AsyncIterator[Start]:
    """Encoders, closed in the end; then nothing of them may run."""
    begun: list[EncoderProcess] = []

    def start(fault: str = "", idle: float = 60.0) -> EncoderProcess:
        begun.append(EncoderProcess(source(fault), cache, idle))
        return begun[-1]

    yield start
    before = [psutil.Process(one.pid) for one in begun if one.pid]
    for one in begun:
        await one.close()
    assert not [one for one in before if one.is_running() and one.status() != psutil.STATUS_ZOMBIE]


async def error_of(work: Awaitable[object]) -> EncoderError:
    with pytest.raises(EncoderError) as caught:
        await work
    return caught.value


async def test_it_gives_the_vectors_of_its_encoder(start: Start) -> None:
    texts = ["xs.length = ys.length", "a + b"]
    found = await start().encode(texts, goals=True)
    expected = open_encoder(source()).encode(texts, goals=True)
    assert np.allclose(found, expected / np.linalg.norm(expected, axis=1, keepdims=True), atol=1e-6)


async def test_it_is_started_by_the_first_question_and_stays(start: Start) -> None:
    encoder = start()
    assert not encoder.pid
    await encoder.encode(["a"], goals=True)
    pid = encoder.pid
    await encoder.encode(["b"], goals=False)
    assert encoder.pid == pid > 0


async def test_nobody_asks_for_a_while_and_its_memory_is_given_back(start: Start) -> None:
    encoder = start(idle=0.05)
    await encoder.encode(["a"], goals=True)
    async with asyncio.timeout(30):
        while encoder.pid:  # noqa: ASYNC110 - it ends by itself
            await asyncio.sleep(0.01)
    assert (await encoder.encode(["a"], goals=True)).shape[0] == 1


async def test_it_is_ended_when_memory_is_wanted(start: Start) -> None:
    encoder = start()
    await encoder.encode(["a"], goals=True)
    await encoder.release()
    assert not encoder.pid


async def test_one_that_ends_in_the_middle_is_started_again(start: Start) -> None:
    encoder = start("dies once")
    assert isinstance(await error_of(encoder.encode(["a"], goals=True)), EncoderEnded)
    assert (await encoder.encode(["a"], goals=True)).shape[0] == 1
    assert encoder.failed is None


async def test_one_that_always_ends_is_given_up_and_says_why(start: Start) -> None:
    encoder = start("dies")
    for _ in range(MOST_ENDS):
        assert encoder.failed is None
        error = await error_of(encoder.encode(["a"], goals=True))
        assert "out of memory" in error.message
    assert encoder.failed is not None
    assert await error_of(encoder.encode(["a"], goals=True)) is encoder.failed
    assert not encoder.pid


async def test_one_that_cannot_be_loaded_is_given_up_at_once(start: Start) -> None:
    encoder = start("unloadable")
    error = await error_of(encoder.encode(["a"], goals=True))
    assert isinstance(error, EncoderUnusable)
    assert "the weights are damaged" in error.message
    assert encoder.failed is error


@pytest.mark.parametrize(("fault", "said"), [("refuses", "too long"), ("other shape", "shape")])
async def test_texts_that_it_cannot_take_are_an_error_and_no_end(start: Start, fault: str, said: str) -> None:
    encoder = start(fault)
    error = await error_of(encoder.encode(["a"], goals=True))
    assert said in error.message
    assert encoder.pid
    assert encoder.failed is None


async def test_who_gives_up_waiting_leaves_it_in_order(start: Start) -> None:
    encoder = start()
    for _ in range(3):
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(0):
                await encoder.encode(["given up"], goals=True)
    [one] = await encoder.encode(["a + b"], goals=True)
    [expected] = open_encoder(source()).encode(["a + b"], goals=True)
    assert np.allclose(one, expected / np.linalg.norm(expected), atol=1e-6)


async def test_closing_ends_one_that_is_busy(start: Start) -> None:
    encoder = start("slow")
    asking = asyncio.create_task(encoder.encode(["a"], goals=True))
    async with asyncio.timeout(30):
        while not encoder.pid:  # noqa: ASYNC110 - it is being started
            await asyncio.sleep(0.01)
    await encoder.close()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert not encoder.pid


async def test_a_command_that_is_not_there_is_told(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "WORKER", "assistant.absent")
    error = await error_of(start().encode(["a"], goals=True))
    assert "assistant.absent" in error.message


# --- making -------------------------------------------------------------------------------------------------------


async def test_vectors_are_made_beside_with_progress(library: CompiledLibrary, package: Package, cache: Path) -> None:
    told: list[Progress] = []
    await make_beside(source(), [package], cache, told.append)
    assert told[-1] == Progress(3, 3)
    [matrix] = stored_matrices(library, source(), cache)
    assert matrix is not None
    assert matrix.complete


@pytest.mark.parametrize(
    ("fault", "said"), [("unloadable", "the weights are damaged"), ("dies", "out of memory"), ("refuses", "too long")]
)
async def test_making_them_fails_with_the_reason(
    library: CompiledLibrary, package: Package, cache: Path, fault: str, said: str
) -> None:
    error = await error_of(make_beside(source(fault), [package], cache, lambda _: None))
    assert said in error.message


async def test_packages_that_are_not_indexed_are_not_read_beside(package: Package, cache: Path) -> None:
    error = await error_of(make_beside(source(), [package], cache, lambda _: None))
    assert "not indexed" in error.message


async def test_making_ends_when_it_is_cancelled(
    library: CompiledLibrary, package: Package, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = cache / "vectors" / "stand-in"
    folder.mkdir(parents=True)
    lock = process_lock(folder)
    waits = asyncio.Event()
    begun: list[int] = []
    begin = ManagedProcess.start

    async def started(*words: object, **named: object) -> ManagedProcess:
        found = await begin(*words, **named)
        begun.append(found.pid)
        return found

    monkeypatch.setattr(ManagedProcess, "start", started)
    task = asyncio.create_task(make_beside(source(), [package], cache, lambda _: waits.set()))
    async with asyncio.timeout(30):
        await waits.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not psutil.pid_exists(begun[0])
    lock.release()


def process_lock(folder: Path):
    from assistant.locks import ProcessLock

    lock = ProcessLock(folder / "lock")
    assert lock.take()
    return lock

"""Models in processes of their own, with a tiny one that is real."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import psutil
import pytest
import pytest_asyncio

from models.generation import Prompt, Sampling, TextRequest
from models.protocol import ProverMisconfigured, ProverUnavailable
from models.runtimes.process import MOST_ENDS, ModelProcess
from models.runtimes.runtime import LLAMA, RuntimeSource
from tests.tiny_gguf import CONTEXT, write_tiny_gguf

PATIENCE = 120.0
LONG = TextRequest(0, Prompt("theorem"), 8, Sampling(most_tokens=400, seed=3))
SHORT = TextRequest(0, Prompt("theorem"), 2, Sampling(most_tokens=5, seed=3))


@pytest.fixture(scope="module")
def gguf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("xllamacpp")
    return write_tiny_gguf(tmp_path_factory.mktemp("gguf") / "tiny.gguf")


@pytest_asyncio.fixture
async def model(gguf: Path, tmp_path: Path) -> AsyncIterator[ModelProcess]:
    model = ModelProcess("tiny", RuntimeSource(LLAMA, str(gguf)), tmp_path / "run")
    try:
        yield model
    finally:
        await model.close()


async def tokens(model: ModelProcess, request: TextRequest, seconds: float = PATIENCE) -> int:
    return sum([piece.tokens async for piece in model.generate([request], seconds)])


def processes(model: ModelProcess) -> list[psutil.Process]:
    """The supervisor of a model's process, and what is below it."""
    top = psutil.Process(model.pid)
    return [top, *top.children(recursive=True)]


async def gone(found: list[psutil.Process]) -> None:
    await asyncio.to_thread(psutil.wait_procs, found, PATIENCE)
    assert not any(process.is_running() and process.status() != psutil.STATUS_ZOMBIE for process in found)


async def killed_while_writing(model: ModelProcess) -> None:
    await model.load()
    found = processes(model)[1:]
    async for _ in model.generate([LONG], PATIENCE):
        for process in found:
            process.kill()
        found = []


async def test_it_is_started_when_it_is_asked_and_tells_what_it_is(model: ModelProcess) -> None:
    assert model.pid == 0
    facts = await model.load()
    assert facts.context == CONTEXT
    assert model.pid > 0
    assert await model.load() == facts


async def test_it_writes_and_counts(model: ModelProcess) -> None:
    assert await tokens(model, SHORT) in range(2, 11)
    assert await model.token_counts(["simp", "⊢"]) == (4, 3)


async def test_two_who_ask_at_once_are_answered_one_after_another(model: ModelProcess) -> None:
    both = await asyncio.gather(tokens(model, SHORT), tokens(model, SHORT))
    assert both[0] == both[1] > 0


async def test_who_wants_no_more_leaves_it_ready_for_the_next(model: ModelProcess) -> None:
    await model.load()
    process = model.pid
    async with contextlib.aclosing(model.generate([LONG], PATIENCE)) as pieces:
        async for _ in pieces:
            break
    assert await tokens(model, SHORT) > 0
    assert model.pid == process


async def test_nothing_is_waited_for_longer_than_allowed(model: ModelProcess) -> None:
    await model.load()
    with pytest.raises(TimeoutError):
        await tokens(model, LONG, seconds=0.0)
    assert await tokens(model, SHORT) > 0


async def test_one_that_does_not_stop_is_ended_and_started_again(model: ModelProcess) -> None:
    await model.load()
    before = processes(model)
    async with contextlib.aclosing(model.generate([LONG], PATIENCE)) as pieces:
        async for _ in pieces:
            before[-1].send_signal(signal.SIGSTOP)
            break
    assert await tokens(model, SHORT) > 0
    await gone(before)


async def test_one_that_ends_in_the_middle_is_told_and_started_again(model: ModelProcess) -> None:
    await model.load()
    with pytest.raises(ProverUnavailable, match="the process of tiny ended"):
        await killed_while_writing(model)
    assert await tokens(model, SHORT) > 0


async def test_one_that_ends_again_and_again_is_given_up(model: ModelProcess) -> None:
    for _ in range(MOST_ENDS):
        await model.load()
        with pytest.raises(ProverUnavailable):
            await killed_while_writing(model)
    with pytest.raises(ProverUnavailable):
        await model.load()
    assert model.pid == 0


async def test_when_nobody_calls_for_a_while_its_memory_is_given_back(gguf: Path, tmp_path: Path) -> None:
    model = ModelProcess("tiny", RuntimeSource(LLAMA, str(gguf)), tmp_path, idle=0.05)
    try:
        await model.load()
        found = processes(model)
        assert await tokens(model, SHORT) > 0
        await gone(found)
        assert model.pid == 0
        assert await tokens(model, SHORT) > 0
    finally:
        await model.close()


async def test_closing_it_ends_its_processes(model: ModelProcess) -> None:
    await model.load()
    found = processes(model)
    writing = asyncio.create_task(tokens(model, LONG))
    await asyncio.sleep(0)
    await model.close()
    await gone(found)
    writing.cancel()


async def test_what_cannot_be_loaded_says_why_each_time(tmp_path: Path) -> None:
    pytest.importorskip("xllamacpp")
    file = tmp_path / "page.gguf"
    file.write_text("<html>", encoding="utf-8")
    model = ModelProcess("page", RuntimeSource(LLAMA, str(file)), tmp_path)
    try:
        for _ in range(2):
            with pytest.raises(ProverMisconfigured, match="is no GGUF file") as error:
                await model.load()
            assert error.value.hint
        assert model.pid == 0
    finally:
        await model.close()

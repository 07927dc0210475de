"""What the server owes a front door whatever happens: every call ends, and nobody who waits is left behind.

The server runs in the test's own process, over a real socket; only methods that misbehave are stand-ins.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import os
import struct
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from assistant import __version__
from assistant.codec import Codec, codec, pack, unpack
from assistant.engine import Engine
from assistant.errors import AssistantError
from assistant.interface import Service
from assistant.search.steering import Pause
from assistant.service import server as server_module
from assistant.service.address import address_of
from assistant.service.connection import Connection
from assistant.service.errors import EngineSilent, EngineStartFailed, InternalFailure, TooManyCalls
from assistant.service.methods import COMMAND, NOTHING, Method, methods
from assistant.service.places import PlaceReference
from assistant.service.server import EngineServer, Limits
from assistant.service.spawn import reach
from assistant.service.wire import (
    LARGEST,
    PROTOCOL,
    Answer,
    Call,
    Hello,
    Item,
    Message,
    Report,
    Steer,
    Welcome,
    frame,
    receive,
)
from tests.service.conftest import ADDITION, hole, until

PATIENCE = 5.0
SEARCH = Service(search=True)


@contextlib.asynccontextmanager
async def serving(root: Path, limits: Limits | None = None, *, tcp: bool = False) -> AsyncIterator[EngineServer]:
    """A server of this process, until the end of the block."""
    served = EngineServer(root, address_of(root), limits, tcp=tcp)
    running = asyncio.create_task(served.run())
    try:
        await until(lambda: running.done() or served.address.card.exists(), "the server listens")
        yield served
    finally:
        served.end()
        await asyncio.wait_for(asyncio.gather(running, return_exceptions=True), PATIENCE)


@contextlib.asynccontextmanager
async def door(served: EngineServer, report: Callable[[str], None] = lambda _: None) -> AsyncIterator[Connection]:
    """A front door that was let in."""
    stream = await reach(served.address)
    assert stream is not None
    reader, writer, card = stream
    connection = await Connection.greet(reader, writer, card.token, report)
    try:
        yield connection
    finally:
        await connection.close()


async def ask(connection: Connection, method: str) -> bytes:
    """The answer to a call without parameters."""
    async with asyncio.timeout(PATIENCE):
        async with contextlib.aclosing(connection.call(method, lambda _: {})) as values:
            async for is_answer, value in values:
                if is_answer:
                    return value
    raise AssertionError("a call ends with its answer")


def stand_in(
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    function: Callable[[], Any],
    *,
    result: Codec = NOTHING,
    items: Codec | None = None,
    service: Service = Service(),  # noqa: B008
) -> None:
    """Gives engines one more method, without parameters."""
    table = {**server_module.methods(), name: Method(name, service, {}, {}, result, items)}
    monkeypatch.setattr(server_module, "methods", lambda: table)
    monkeypatch.setattr(Engine, name, lambda _self: function(), raising=False)


async def raises_a_timeout(*_: object) -> None:
    raise TimeoutError


async def raises_a_broken_pipe(*_: object) -> None:
    raise BrokenPipeError("Lean's")


async def raises_a_mistake(*_: object) -> None:
    raise KeyError("a mistake of ours")


async def is_cancelled_by_itself(*_: object) -> None:
    inner = asyncio.ensure_future(asyncio.sleep(60))
    inner.cancel()
    await inner


MISBEHAVING = [raises_a_timeout, raises_a_broken_pipe, raises_a_mistake, is_cancelled_by_itself]


@pytest.mark.parametrize("run", MISBEHAVING, ids=lambda run: run.__name__)
async def test_a_call_that_fails_in_any_way_is_answered(
    project: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch, run: Any
) -> None:
    # A `TimeoutError` from inside was taken for that of a front door that had gone, and never answered.
    stand_in(monkeypatch, "misbehave", run)
    async with serving(project) as served, door(served) as connection:
        with pytest.raises(InternalFailure, match="failed that should not"):
            await ask(connection, "misbehave")
        await ask(connection, "status")  # and the engine goes on


async def test_a_method_that_there_is_not_is_a_typed_error(project: Path, runtime: Path) -> None:
    async with serving(project) as served, door(served) as connection:
        with pytest.raises(AssistantError, match="knows no 'nonsense'"):
            await ask(connection, "nonsense")


async def test_a_number_that_is_in_use_ends_the_connection_and_its_calls(
    project: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The second call took the first one's place, which then could be neither cancelled nor seen.
    begun = 0
    ended = asyncio.Event()

    async def waits(*_: object) -> None:
        nonlocal begun
        begun += 1
        try:
            await asyncio.sleep(60)
        finally:
            ended.set()

    stand_in(monkeypatch, "wait", waits)
    async with serving(project) as served, raw(served) as (reader, writer):
        writer.write(frame(Call(1, "wait", pack({}))))
        await until(lambda: begun == 1, "the first call begins")
        writer.write(frame(Call(1, "wait", pack({}))))
        await asyncio.wait_for(ended.wait(), PATIENCE)
        assert await asyncio.wait_for(receive(reader), PATIENCE) is None
        assert begun == 1


@contextlib.asynccontextmanager
async def raw(served: EngineServer) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    """The two ends of a connection that was welcomed."""
    stream = await reach(served.address)
    assert stream is not None
    reader, writer, card = stream
    writer.write(frame(Hello(PROTOCOL, __version__, card.token)))
    message: Message | None = None
    while not isinstance(message, Welcome):
        message = await asyncio.wait_for(receive(reader), PATIENCE)
        assert isinstance(message, Welcome | Report)
    try:
        yield reader, writer
    finally:
        writer.close()


async def test_whoever_waits_for_lean_keeps_the_engine_alive_and_hears_of_it(
    project: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Only those that had been welcomed counted: a build that took longer than the idle time was given up.
    go = asyncio.Event()
    slow = _slow_open(go)
    monkeypatch.setattr(server_module.Engine, "open", slow)
    monkeypatch.setattr(server_module, "HEARTBEAT_SECONDS", 0.05)
    reports: list[str] = []
    async with serving(project, Limits(idle=0.3)) as served:
        waiting = asyncio.create_task(_enter(served, reports))
        await until(lambda: len(reports) > 0, "the wait is reported")
        await asyncio.sleep(0.6)  # twice the idle time
        go.set()
        assert await asyncio.wait_for(waiting, PATIENCE) == "entered"
    assert reports[0] == "building something"


async def test_whoever_waits_when_the_engine_is_stopped_is_told_so(
    project: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_module.Engine, "open", _slow_open(asyncio.Event()))
    reports: list[str] = []
    async with serving(project) as served:
        waiting = asyncio.create_task(_enter(served, reports))
        await until(lambda: len(reports) > 0, "the wait is reported")
        served.end()
        with pytest.raises(EngineStartFailed, match="stopped"):
            await asyncio.wait_for(waiting, PATIENCE)


async def _enter(served: EngineServer, reports: list[str]) -> str:
    async with door(served, reports.append):
        return "entered"


def _slow_open(go: asyncio.Event) -> Any:
    real = Engine.open

    @contextlib.asynccontextmanager
    async def slow(path: Path, *, report: Callable[[str], None], **given: Any) -> AsyncIterator[Engine]:
        report("building something")
        await go.wait()
        async with real(path, **given) as engine:
            yield engine

    return slow


async def test_an_engine_that_nobody_needs_ends_by_itself(project: Path, runtime: Path) -> None:
    served = EngineServer(project, address_of(project), Limits(idle=0.2))
    assert await asyncio.wait_for(served.run(), PATIENCE)
    assert not served.address.card.exists()


async def test_searches_wait_for_a_slot_and_other_calls_do_not(
    project: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = asyncio.Event()
    begun: list[str] = []

    async def searches(*_: object) -> None:
        begun.append("search")
        await go.wait()

    async def looks(*_: object) -> None:
        begun.append("look")

    stand_in(monkeypatch, "search", searches, service=SEARCH)
    stand_in(monkeypatch, "look", looks)
    async with serving(project, Limits(jobs=1)) as served, door(served) as connection:
        both = [asyncio.create_task(ask(connection, "search")) for _ in range(2)]
        await until(lambda: begun == ["search"], "one search begins")
        await ask(connection, "look")
        assert begun == ["search", "look"]
        go.set()
        await asyncio.wait_for(asyncio.gather(*both), PATIENCE)
    assert begun == ["search", "look", "search"]


@pytest.mark.parametrize("token", ["", "wrong", "é"])
async def test_over_tcp_nobody_enters_without_the_token(project: Path, runtime: Path, token: str) -> None:
    async with serving(project, tcp=True) as served:
        async with door(served) as connection:
            await ask(connection, "status")
        stream = await reach(served.address)
        assert stream is not None
        reader, writer, card = stream
        assert card.port
        assert len(card.token) >= 32
        writer.write(frame(Hello(PROTOCOL, __version__, token)))
        assert await asyncio.wait_for(receive(reader), PATIENCE) is None
        writer.close()


# --- what others send ------------------------------------------------------------------------------------------

NO_FRAMES = {
    "noise": b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "too large": struct.pack(">I", LARGEST + 1),
    "no msgpack": struct.pack(">I", 1) + b"\xc1",
    "a map as a key": struct.pack(">I", 3) + b"\x81\x80\x01",
    "an answer": frame(Answer(1, b"")),
}


@pytest.mark.parametrize("damage", NO_FRAMES.values(), ids=NO_FRAMES.keys())
async def test_damage_ends_the_connection_it_came_through_and_nothing_else(
    project: Path, runtime: Path, damage: bytes
) -> None:
    async with serving(project) as served, door(served) as bystander, raw(served) as (reader, writer):
        writer.write(damage)
        assert await asyncio.wait_for(receive(reader), PATIENCE) is None
        await ask(bystander, "status")


@pytest.mark.parametrize("damage", NO_FRAMES.values(), ids=NO_FRAMES.keys())
async def test_whoever_does_not_say_hello_is_not_let_in(project: Path, runtime: Path, damage: bytes) -> None:
    async with serving(project) as served, door(served) as bystander:
        stream = await reach(served.address)
        assert stream is not None
        reader, writer, _card = stream
        writer.write(damage)
        assert await asyncio.wait_for(receive(reader), PATIENCE) is None
        writer.close()
        await ask(bystander, "status")


async def test_parameters_of_another_type_fail_the_call_alone(project: Path, runtime: Path) -> None:
    async with serving(project) as served, door(served) as connection:
        with pytest.raises(AssistantError, match="parameters of goals"):
            await ask(connection, "goals")
        await ask(connection, "status")


@pytest.mark.parametrize("command", [COMMAND.write(Pause()), {"kind_of_record": "Unknown"}, None, -1])
async def test_a_command_for_a_search_that_is_not_there_or_that_is_none_is_passed_over(
    project: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch, command: Any
) -> None:
    go = asyncio.Event()

    async def waits() -> None:
        await go.wait()

    stand_in(monkeypatch, "wait", waits)
    async with serving(project) as served, raw(served) as (reader, writer):
        writer.write(frame(Call(1, "wait", pack({}))))
        for number in (1, 2):
            writer.write(frame(Steer(number, pack(command))))
        go.set()
        assert await asyncio.wait_for(receive(reader), PATIENCE) == Answer(1, pack(None))


# --- whoever is slow -------------------------------------------------------------------------------------------


async def test_a_slow_reader_gets_everything_and_slows_nobody_but_its_own_work(
    project: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count, piece = 400, os.urandom(20_000)
    sent = 0

    async def many() -> AsyncIterator[tuple[int, bytes]]:
        nonlocal sent
        for index in range(count):
            yield index, piece
            sent += 1

    items = codec(tuple[int, bytes])
    stand_in(monkeypatch, "many", many, items=items)
    async with serving(project) as served, door(served) as bystander, raw(served) as (reader, writer):
        writer.write(frame(Call(1, "many", pack({}))))
        await until(lambda: sent > 0, "something is sent")
        await until_steady(lambda: sent)
        assert sent < count / 2, "what nobody reads piles up in the engine"
        await ask(bystander, "status")
        read: list[int] = []
        while isinstance(message := await asyncio.wait_for(receive(reader), PATIENCE), Item):
            index, data = items.read(unpack(message.value))
            assert data == piece
            read.append(index)
        assert message == Answer(1, pack(None))
        assert read == list(range(count))


async def test_a_reader_that_reads_nothing_is_dropped_and_frees_its_slot(
    project: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    # Its search held the only slot for ever.
    async def much() -> AsyncIterator[bytes]:
        for _ in range(1000):
            yield os.urandom(20_000)

    async def little(*_: object) -> None:
        return None

    stand_in(monkeypatch, "much", much, items=codec(bytes), service=SEARCH)
    stand_in(monkeypatch, "little", little, service=SEARCH)
    limits = Limits(jobs=1, stalled=0.3)
    async with serving(project, limits) as served, door(served) as bystander, raw(served) as (reader, writer):
        writer.write(frame(Call(1, "much", pack({}))))
        reader._transport.pause_reading()  # type: ignore[attr-defined]
        await ask(bystander, "little")
        assert "it has read nothing for 0.3 s" in caplog.text
        await ask(bystander, "status")


async def test_a_reader_that_is_slow_but_reads_is_not_dropped(
    project: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def large() -> bytes:
        return os.urandom(3_000_000)

    stand_in(monkeypatch, "large", large, result=codec(bytes))
    async with serving(project, Limits(stalled=0.2)) as served, raw(served) as (reader, writer):
        writer.write(frame(Call(1, "large", pack({}))))
        got = 0
        while got < 3_000_000:
            got += len(await asyncio.wait_for(reader.read(200_000), PATIENCE))
            await asyncio.sleep(0.05)  # all of it takes longer than is waited for one that reads nothing


# --- whoever asks for too much ---------------------------------------------------------------------------------


async def test_calls_beyond_the_limit_of_a_connection_are_refused_and_others_are_answered(
    project: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = asyncio.Event()

    async def waits(*_: object) -> None:
        await go.wait()

    stand_in(monkeypatch, "wait", waits)
    async with serving(project, Limits(calls=5)) as served, door(served) as greedy, door(served) as bystander:
        asked = [asyncio.create_task(ask(greedy, "wait")) for _ in range(9)]
        await until(lambda: sum(task.done() for task in asked) == 4, "four are refused")
        assert {type(task.exception()) for task in asked if task.done()} == {TooManyCalls}
        await ask(bystander, "status")
        go.set()
        await asyncio.gather(*asked, return_exceptions=True)
        await ask(greedy, "wait")  # there is room again


async def test_a_connection_has_a_few_calls_at_lean_and_the_others_wait(
    project: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = asyncio.Event()
    at_once = most = 0

    async def waits(*_: object) -> None:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await go.wait()
        at_once -= 1

    async def is_light(*_: object) -> None:
        return None

    stand_in(monkeypatch, "wait", waits)
    stand_in(monkeypatch, "light", is_light, service=Service(light=True))
    async with serving(project, Limits(at_once=2)) as served, door(served) as greedy, door(served) as bystander:
        asked = [asyncio.create_task(ask(greedy, "wait")) for _ in range(6)]
        await until(lambda: at_once == 2, "two begin")
        await ask(greedy, "light")
        other = asyncio.create_task(ask(bystander, "wait"))
        await until(lambda: at_once == 3, "that of somebody else begins")
        go.set()
        await asyncio.wait_for(asyncio.gather(other, *asked), PATIENCE)
    assert most == 3


async def test_a_call_that_waits_can_be_cancelled(
    project: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = asyncio.Event()
    begun = 0

    async def waits(*_: object) -> None:
        nonlocal begun
        begun += 1
        await go.wait()

    stand_in(monkeypatch, "wait", waits)
    async with serving(project, Limits(at_once=1)) as served, door(served) as connection:
        first, second, third = (asyncio.create_task(ask(connection, "wait")) for _ in range(3))
        await until(lambda: begun == 1, "the first begins")
        second.cancel()
        await asyncio.gather(second, return_exceptions=True)
        go.set()
        await asyncio.wait_for(asyncio.gather(first, third), PATIENCE)
    assert begun == 2


async def until_steady(value: Callable[[], int]) -> None:
    """Waits until a number does not grow any more."""
    before = -1
    async with asyncio.timeout(PATIENCE):
        while (now := value()) != before:
            before = now
            await asyncio.sleep(0.1)


async def test_a_large_text_is_read_beside_the_loop(
    project: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Finding a place in a text of 700 kB held up everybody for more than a second.
    text = ADDITION + "-- nothing\n" * 10_000
    threads: list[int] = []

    async def goals_nowhere(_engine: Engine, _place: Any) -> tuple[()]:
        return ()

    def noting(reference: PlaceReference, _text: str) -> Any:
        threads.append(threading.get_ident())
        return reference

    monkeypatch.setattr("assistant.service.methods.resolve", noting)
    monkeypatch.setattr(Engine, "goals", goals_nowhere)
    given = functools.partial(methods()["goals"].write, {"place": hole(project, text)})
    async with (
        serving(project) as served,
        door(served) as connection,
        contextlib.aclosing(connection.call("goals", given)) as values,
    ):
        assert [is_answer async for is_answer, _ in values] == [True]
    [thread] = threads
    assert thread != threading.get_ident()


# --- whoever says nothing --------------------------------------------------------------------------------------


async def test_an_engine_that_takes_connections_and_says_nothing_is_told_from_one_that_is_busy(
    project: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.service.connection.SILENCE_SECONDS", 0.3)
    listening = await asyncio.start_unix_server(lambda _reader, _writer: None, address_of(project).socket)
    reader, writer = await asyncio.open_unix_connection(address_of(project).socket)
    with pytest.raises(EngineSilent, match="does not answer") as caught:
        async with asyncio.timeout(PATIENCE):
            await Connection.greet(reader, writer, "", lambda _: None)
    assert "assistant engine stop" in caught.value.hint
    listening.close()

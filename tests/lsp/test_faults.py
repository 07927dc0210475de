"""What goes wrong around the server: it is told, survived, and nothing stale is shown."""

import asyncio
import contextlib
import os
import random
import signal
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from assistant.lean.processes import descendants, processor_seconds
from assistant.lean.toolchain import Toolchain
from tests.lsp.processes import engines
from tests.lsp.session import Editor, editor, own_runtime
from tests.lsp.test_code_action import actions
from tests.lsp.texts import TEXT

BY = "q ∧ p := by"
PATIENT = 60
"""Seconds, where the file alone takes several to be read."""


async def ghost(session: Editor, uri: str) -> list[types.InlineCompletionItem]:
    position = session.at(uri, BY, after=True)
    await session.request("assistant/suggest", **session.document(uri, position))
    return await session.ghost_text(uri, position)


@pytest.fixture
def runtime() -> Iterator[Path]:
    with own_runtime() as folder:
        yield Path(folder)


def workers_of(engine: psutil.Process) -> list[psutil.Process]:
    """Those of Lean."""
    found = []
    for process in engine.children(recursive=True):
        with contextlib.suppress(psutil.Error):
            if "--worker" in process.cmdline():
                found.append(process)
    return found


async def test_an_engine_that_is_killed_is_told_and_started_anew(
    tmp_path: Path, runtime: Path, toolchain: Toolchain
) -> None:
    async with editor(tmp_path, environment={"ASSISTANT_RUNTIME": str(runtime)}) as session:
        uri = session.open("Killed.lean", TEXT)
        assert await ghost(session, uri)
        [engine] = engines(runtime)
        below = descendants(engine.pid)
        os.kill(engine.pid, signal.SIGKILL)
        await session.until(lambda: session.client.messages, "the message")
        assert "the engine ended in the middle of its work" in session.client.messages[0].message
        cursor = session.type(uri, BY, " -- another place\n  ")
        assert (await session.request("assistant/suggest", **session.document(uri, cursor)))["suggestions"]
        assert [other.pid for other in engines(runtime)] != [engine.pid]
        _, alive = psutil.wait_procs(below, timeout=10)
        assert alive == []


async def test_what_lean_imports_is_told_while_it_does(tmp_path: Path, runtime: Path, toolchain: Toolchain) -> None:
    async with editor(tmp_path, environment={"ASSISTANT_RUNTIME": str(runtime)}) as session:
        uri = session.open("Quick.lean", TEXT)
        assert await ghost(session, uri)
        [engine] = engines(runtime)
        before = {worker.pid for worker in workers_of(engine)}
        text = "import Init.Data.List.Basic\n\ntheorem slow (a : Nat) : a = a := by\n  sorry\n"
        slow = session.open("Slow.lean", text)
        where = session.document(slow, session.at(slow, "sorry"))
        asking = asyncio.create_task(session.request("assistant/suggest", **where))
        new: list[psutil.Process] = []
        while not new:
            await asyncio.sleep(0.01)
            new = [worker for worker in workers_of(engine) if worker.pid not in before]
        new[0].suspend()  # as slow as a large library on a slow disk
        await session.until(lambda: "Init.Data.List.Basic" in session.statuses[-1]["message"], "it is told")
        assert session.statuses[-1]["state"] == "busy"
        assert session.statuses[-1]["message"].startswith("importing Init.Data.List.Basic, ")
        new[0].resume()
        assert (await asking)["suggestions"]
        await session.until(lambda: session.statuses[-1]["message"] == "", "that it has done so")


async def test_a_menu_is_not_empty_because_lean_takes_its_time(
    tmp_path: Path, runtime: Path, toolchain: Toolchain
) -> None:
    async with editor(tmp_path, environment={"ASSISTANT_RUNTIME": str(runtime)}) as session:
        uri = session.open("Busy.lean", TEXT)
        assert await ghost(session, uri)
        [engine] = engines(runtime)
        workers = workers_of(engine)
        assert workers
        for worker in workers:
            worker.suspend()
        try:
            cursor = session.type(uri, BY, " -- another place\n  ")
            assert [action.title for action in await actions(session, uri, cursor)] == ["⊢ Search for a proof"]
        finally:
            for worker in workers:
                worker.resume()


async def test_two_windows_on_one_project_share_the_engine(tmp_path: Path, runtime: Path, toolchain: Toolchain) -> None:
    environment = {"ASSISTANT_RUNTIME": str(runtime)}
    async with editor(tmp_path, environment=environment) as one:
        async with editor(tmp_path, environment=environment) as other:
            assert await ghost(one, one.open("Same.lean", TEXT))
            assert await ghost(other, other.open("Same.lean", TEXT))
            assert len(engines(runtime)) == 1
        cursor = one.type(one.uri("Same.lean"), BY, " -- the other one has gone\n  ")
        await one.request("assistant/suggest", **one.document(one.uri("Same.lean"), cursor))


async def test_imports_that_do_not_load_are_an_error_of_the_status_until_they_do(tmp_path: Path) -> None:
    async with editor(tmp_path) as session:
        uri = session.open("Broken.lean", "import Absent\n\ntheorem t : 1 = 1 := by\n  \n")
        await session.ghost_text(uri, types.Position(3, 2))
        await session.until(lambda: session.statuses[-1]["state"] == "error", "the status")
        assert "imports do not load" in session.statuses[-1]["message"]
        assert session.statuses[-1]["hint"]
        session.change(uri, types.Range(types.Position(0, 0), types.Position(1, 0)), "")
        await session.ghost_text(uri, types.Position(2, 2))
        await session.until(lambda: session.statuses[-1]["state"] != "error", "that they load")


async def test_without_lean_the_status_says_what_to_do(tmp_path: Path) -> None:
    async with editor(tmp_path, environment={"ASSISTANT_LEAN": str(tmp_path / "no-lean")}) as session:
        uri = session.open("NoLean.lean", TEXT)
        assert await session.ghost_text(uri, session.at(uri, BY, after=True)) == []
        await session.until(lambda: session.statuses and session.statuses[-1]["state"] == "error", "the status")
        assert "no-lean" in session.statuses[-1]["message"]
        assert session.statuses[-1]["hint"]
        with pytest.raises(JsonRpcException, match="no-lean"):
            await session.request("assistant/goals", **session.document(uri, types.Position(0, 0)))


async def test_a_project_whose_imports_do_not_load(tmp_path: Path, toolchain: Toolchain) -> None:
    async with editor(tmp_path) as session:
        uri = session.open("Imports.lean", "import Not.There\n" + TEXT)
        position = session.at(uri, BY, after=True)
        assert await session.ghost_text(uri, position, invoked=True) == []
        with pytest.raises(JsonRpcException, match="imports do not load"):
            await session.request("assistant/suggest", **session.document(uri, position))


async def test_edits_faster_than_lean(tmp_path: Path, toolchain: Toolchain) -> None:
    dice = random.Random(7)
    async with editor(tmp_path) as session:
        uri = session.open("Fast.lean", TEXT)
        await ghost(session, uri)
        asked = []
        for number in range(60):
            cursor = session.at(uri, BY, after=True)
            session.change(uri, types.Range(cursor, cursor), dice.choice([" ", "\n  ", f" -- {number}\n "]))
            asked.append((cursor, asyncio.create_task(session.ghost_text(uri, cursor))))
            await asyncio.sleep(0)
        for cursor, answer in asked:
            assert all(item.range is not None and item.range.end == cursor for item in await answer)
        position = session.at(uri, BY, after=True)
        session.change(uri, types.Range(position, session.at(uri, "\n\ntheorem commute")), "")
        assert await ghost(session, uri)


async def test_a_file_of_twenty_thousand_lines(tmp_path: Path, toolchain: Toolchain) -> None:
    lines = "\n".join(f"theorem t{n} (a b : Nat) : a + b + {n} = b + a + {n} := by omega" for n in range(20_000))
    async with editor(tmp_path, settings={"suggest": {"timeout": PATIENT}}) as session:
        uri = session.open("Long.lean", TEXT + lines)
        assert await ghost(session, uri)
        lenses = await session.client.text_document_code_lens_async(
            types.CodeLensParams(types.TextDocumentIdentifier(uri))
        )
        assert len(lenses or []) == 7


async def test_messages_that_are_none_end_nothing(tmp_path: Path, toolchain: Toolchain) -> None:
    async with editor(tmp_path) as session:
        uri = session.open("Broken.lean", TEXT)
        await ghost(session, uri)
        writer = session.client.protocol.writer
        assert writer is not None
        for body in (
            b"{",
            b"[]",
            b'{"jsonrpc": "2.0", "method": 7}',
            b'{"jsonrpc":"2.0","id":9,"method":"assistant/prove"}',
        ):
            sent = writer.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
            if sent is not None:
                await sent
        assert await ghost(session, uri)


async def test_a_position_past_the_end_is_the_end(tmp_path: Path, toolchain: Toolchain) -> None:
    async with editor(tmp_path) as session:
        uri = session.open("Past.lean", "theorem t : True := by")
        items = await session.ghost_text(uri, types.Position(0, 5000), invoked=True)
        assert [item.insert_text for item in items[:1]] != []
        assert await session.ghost_text(uri, types.Position(500, 0), invoked=True) is not None


async def test_nobody_types_nothing_runs(tmp_path: Path, runtime: Path, toolchain: Toolchain) -> None:
    async with editor(tmp_path, environment={"ASSISTANT_RUNTIME": str(runtime)}) as session:
        uri = session.open("Idle.lean", TEXT)
        await ghost(session, uri)
        server = session.client._server
        assert server is not None
        [engine] = engines(runtime)

        def spent() -> dict[int, float]:
            everybody = [server.pid, engine.pid, *(process.pid for process in descendants(engine.pid))]
            return {pid: processor_seconds(pid) for pid in everybody}

        async with asyncio.timeout(60):
            while True:
                before = spent()
                await asyncio.sleep(2.0)
                after = spent()
                if after.keys() == before.keys() and sum(after.values()) - sum(before.values()) <= 0.03:
                    break


@pytest.mark.thorough
async def test_several_folders_have_an_engine_each(tmp_path: Path, runtime: Path, toolchain: Toolchain) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        folder.mkdir()
    environment = {"ASSISTANT_RUNTIME": str(runtime)}
    async with editor(tmp_path, folders=[one, two], environment=environment) as session:
        for name in ("one/A.lean", "one/B.lean", "two/C.lean"):
            assert await ghost(session, session.open(name, TEXT))
        assert len(engines(runtime)) == 2

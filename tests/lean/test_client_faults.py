"""Every fault of a server becomes a typed error, and nothing is left running."""

import asyncio
import sys
from pathlib import Path

import psutil
import pytest

from assistant.lean import client as client_module
from assistant.lean.client import LeanClient
from assistant.lean.errors import (
    ContentModified,
    DeadlineExceeded,
    ServerCrashed,
    ServerError,
    ServerProtocolError,
    ServerStartFailed,
    WorkerCrashed,
)

SERVER = Path(__file__).parents[1] / "standins" / "fault_injecting_server.py"


async def start(scenario: str, folder: Path) -> LeanClient:
    return await LeanClient.start([sys.executable, str(SERVER), scenario], root=folder)


@pytest.mark.parametrize(
    ("scenario", "expected"),
    [
        ("crash", ServerCrashed),
        ("end_of_file", ServerCrashed),
        ("garbage", ServerProtocolError),
        ("malformed_header", ServerProtocolError),
        ("cut_off", ServerProtocolError),
        ("not_json", ServerProtocolError),
        ("worker_crashed", WorkerCrashed),
        ("content_modified", ContentModified),
    ],
)
async def test_a_fault_in_mid_request_is_a_typed_error(
    scenario: str, expected: type[ServerError], tmp_path: Path
) -> None:
    client = await start(scenario, tmp_path)
    try:
        document = client.open("file:///A.lean", "")
        with pytest.raises(expected):
            await client.elaborated(document, 20)
    finally:
        await client.stop()
    assert not psutil.pid_exists(client.pid)


async def test_what_the_server_said_last_is_in_the_error(tmp_path: Path) -> None:
    client = await start("crash", tmp_path)
    document = client.open("file:///A.lean", "")
    with pytest.raises(ServerCrashed, match="stack overflow detected"):
        await client.elaborated(document, 20)
    await client.stop()


async def test_requests_after_a_crash_fail_at_once(tmp_path: Path) -> None:
    client = await start("end_of_file", tmp_path)
    document = client.open("file:///A.lean", "")
    with pytest.raises(ServerCrashed):
        await client.elaborated(document, 20)
    assert not client.alive
    with pytest.raises(ServerCrashed):
        await client.elaborated(document, 3600)
    await client.stop()


async def test_a_server_that_hangs_exceeds_the_deadline_and_is_ended(tmp_path: Path) -> None:
    client = await start("hang", tmp_path)
    document = client.open("file:///A.lean", "")
    with pytest.raises(DeadlineExceeded):
        await client.elaborated(document, 0.2)
    await client.stop(grace=0)
    assert not psutil.pid_exists(client.pid)


async def test_a_server_that_dies_at_every_start_is_reported_with_its_words(tmp_path: Path) -> None:
    with pytest.raises(ServerStartFailed, match="could not load the library"):
        await start("dies_at_start", tmp_path)


async def test_a_server_that_never_answers_initialize_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client_module, "START_SECONDS", 0.3)
    with pytest.raises(ServerStartFailed):
        await start("never_initializes", tmp_path)


async def test_a_missing_program_is_reported(tmp_path: Path) -> None:
    with pytest.raises(ServerError):
        await LeanClient.start([str(tmp_path / "absent")], root=tmp_path)


async def test_answers_out_of_order_reach_their_askers(tmp_path: Path) -> None:
    client = await start("out_of_order", tmp_path)
    try:
        method = "textDocument/waitForDiagnostics"
        first = asyncio.create_task(client.request(method, {"uri": "a", "version": 1}, 20))
        await asyncio.sleep(0)
        second = asyncio.create_task(client.request(method, {"uri": "a", "version": 1}, 20))
        assert await first == {"asked": "first"}
        assert await second == {"asked": "second"}
    finally:
        await client.stop()


async def test_requests_of_the_server_are_answered(tmp_path: Path) -> None:
    client = await start("asks_the_client", tmp_path)
    try:
        [diagnostic] = await client.elaborated(client.open("file:///A.lean", ""), 20)
        assert diagnostic.message == "answered: True"
    finally:
        await client.stop()


async def test_diagnostics_of_an_old_version_are_dropped(tmp_path: Path) -> None:
    client = await start("old_version", tmp_path)
    try:
        assert await client.elaborated(client.open("file:///A.lean", ""), 20) == ()
    finally:
        await client.stop()


async def test_incremental_diagnostics_are_appended(tmp_path: Path) -> None:
    client = await start("incremental", tmp_path)
    try:
        diagnostics = await client.elaborated(client.open("file:///A.lean", ""), 20)
        assert [d.message for d in diagnostics] == ["first", "second"]
    finally:
        await client.stop()

"""However an agent goes, nothing is left running that was started for it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from assistant.lean.toolchain import Toolchain
from tests.agents.session import COMMAND
from tests.agents.texts import FILE, HARD

HELLO = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
SEARCH = {"name": "prove", "arguments": {"file": FILE, "line": 2, "seconds": 300}, "_meta": {"progressToken": 1}}
MESSAGES = [
    {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": HELLO},
    {"jsonrpc": "2.0", "method": "notifications/initialized"},
    {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": SEARCH},
]
CLIENT = """
import json, subprocess, sys
server = subprocess.Popen(sys.argv[2:], stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)
for message in json.loads(sys.argv[1]):
    server.stdin.write(json.dumps(message).encode() + b"\\n")
server.stdin.flush()
for line in server.stdout:
    sys.stdout.write(line.decode())
    sys.stdout.flush()
"""
"""A client in a process of its own, which shows what its server says."""


@pytest.fixture
def folder(tmp_path: Path, toolchain: Toolchain) -> Path:
    (tmp_path / FILE).write_text(HARD, encoding="utf-8")
    return tmp_path


@pytest.fixture
def runtime() -> Iterator[str]:
    """The folder for sockets of engines, whose name has to be short."""
    with tempfile.TemporaryDirectory(prefix="la-") as name:
        yield name


@pytest.fixture
def client(folder: Path, runtime: str, request: pytest.FixtureRequest) -> Iterator[subprocess.Popen[str]]:
    """One that has a search going on; everything runs in a folder of the test's own."""
    words = [sys.executable, "-c", CLIENT, json.dumps(MESSAGES), *COMMAND]
    environment = {**os.environ, "ASSISTANT_RUNTIME": runtime, "ASSISTANT_ENGINE": request.param}
    with subprocess.Popen(words, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if "the newest" in line:
                break
        yield process
        process.kill()


def of_the_test(runtime: str) -> list[psutil.Process]:
    """All processes that were started with a runtime folder, and all below them."""
    found: dict[int, psutil.Process] = {}
    for process in psutil.process_iter():
        try:
            if process.environ().get("ASSISTANT_RUNTIME") == runtime:
                found |= {one.pid: one for one in (process, *process.children(recursive=True))}
        except psutil.Error:
            continue
    return list(found.values())


def left_of(processes: list[psutil.Process], seconds: float) -> list[psutil.Process]:
    """Those that still run after so many seconds, at most."""
    deadline = time.monotonic() + seconds
    while (alive := [process for process in processes if _runs(process)]) and time.monotonic() < deadline:
        time.sleep(0.05)
    return alive


def _runs(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


@pytest.mark.parametrize("client", ["off"], indirect=True)
def test_a_client_that_is_killed_leaves_nothing(client: subprocess.Popen[str], runtime: str) -> None:
    processes = of_the_test(runtime)
    assert any(process.name() == "lean" for process in processes)
    client.kill()
    assert left_of(processes, 10.0) == []


@pytest.mark.parametrize("client", ["on"], indirect=True)
def test_the_engine_that_was_started_for_an_agent_ends_with_it(client: subprocess.Popen[str], runtime: str) -> None:
    processes = of_the_test(runtime)
    assert any(process.cmdline()[1:4] == ["-m", "assistant", "engine"] for process in processes)
    client.kill()
    assert left_of(processes, 15.0) == []


@pytest.mark.parametrize("client", ["off"], indirect=True)
def test_a_signal_ends_the_server_though_its_client_holds_on(client: subprocess.Popen[str], runtime: str) -> None:
    processes = of_the_test(runtime)
    [server] = [process for process in processes if process.cmdline()[1:4] == COMMAND[1:]]
    below = server.children(recursive=True)
    server.send_signal(signal.SIGTERM)
    assert left_of([server, *below], 10.0) == []

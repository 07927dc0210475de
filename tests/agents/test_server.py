"""The server as a client meets it: what it offers, what it refuses, what it says meanwhile, how it is stopped."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import CancelledError
from pathlib import Path

import psutil
import pytest

from tests.agents.session import COMMAND, Agent, Told, agent
from tests.agents.texts import ENDLESS, FILE, HARD, OPEN_LEMMA, PAIR

TOOLS = {"holes", "goals", "attempts", "suggest", "examine", "refute", "premises", "prove", "close"}


def test_every_tool_says_what_it_takes_and_what_it_answers(session: Agent) -> None:
    tools = session.tools()
    assert tools.keys() == TOOLS
    for tool in tools.values():
        properties = tool.input_schema["properties"]
        assert tool.input_schema["additionalProperties"] is False
        assert tool.output_schema["type"] == "object"
        assert tool.output_schema["properties"]
        assert "call" not in properties
        if "line" in properties:
            assert "count from 1" in " ".join(tool.description.split())
        assert ("write" in properties) == (not tool.annotations.read_only_hint)
        assert properties.get("write", {"default": False})["default"] is False


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("goals", {"file": FILE, "line": 4, "col": 3}, "there is no parameter `col`. The parameters are: file, line"),
        ("goals", {"file": FILE}, "`line`: Field required"),
        ("goals", {"file": FILE, "line": 0}, "`line`: Input should be greater than or equal to 1"),
        ("attempts", {"file": FILE, "line": 4, "candidates": []}, "`candidates`"),
        ("prove", {"file": FILE, "line": 4, "seconds": -1}, "`seconds`"),
        ("prove", {"file": FILE, "line": 4, "seconds": 1e9}, "`seconds`"),
        ("goalz", {}, "there is no tool `goalz`. There are: holes, goals"),
        ("goals", {"file": "Absent.lean", "line": 4}, "Absent.lean: no such file"),
        ("goals", {"file": FILE, "line": 1, "text": "\0"}, "it is a binary file"),
        ("close", {"paths": ["Absent"]}, "Absent: no such file"),
    ],
)
def test_a_call_that_is_none_is_refused_with_what_to_do(
    session: Agent, tool: str, arguments: dict[str, object], said: str
) -> None:
    told = session.refused(tool, **arguments)
    assert said in told
    assert "Traceback" not in told


def test_files_outside_of_the_projects_are_refused(session: Agent, folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "Outside.lean"
    outside.write_text("theorem t : 1 = 1 := by\n  sorry\n", encoding="utf-8")
    link = folder / "Link.lean"
    link.symlink_to(outside)
    try:
        for name in (str(outside), f"../{outside.parent.name}/Outside.lean", "Link.lean", "/etc/passwd"):
            for tool, more in (("goals", {"line": 2}), ("goals", {"line": 2, "text": "x"}), ("holes", {})):
                assert "outside of what this server was started for" in session.refused(tool, file=name, **more)
            assert "outside of what" in session.refused("close", paths=[name], write=True)
        told = session.told("holes", file=".")
        assert {hole["file"] for hole in told["holes"]} == {str(folder / FILE)}
        assert told["skipped"][0].startswith(f"{link}: outside of what")
    finally:
        link.unlink()


def test_another_lean_than_the_project_s_is_told_and_writes_nothing(tmp_path: Path) -> None:
    pin = "leanprover/lean4:v4.20.0"
    (tmp_path / "lean-toolchain").write_text(pin, encoding="utf-8")
    (tmp_path / FILE).write_text(HARD, encoding="utf-8")
    with agent(tmp_path, PATH="/usr/bin:/bin", ELAN_HOME="/nowhere", ASSISTANT_LEAN=None) as other:
        for tool, asked in (("prove", {"file": FILE, "line": 2}), ("close", {})):
            said = other.refused(tool, write=True, **asked)
            assert "nothing is written" in said
            assert pin in said
        found = other.ask("goals", file=FILE, line=2)
        assert found.structured_content["lean_instead_of"] == pin
        assert f"though the project names {pin}" in found.content[0].text


def test_progress_is_told_while_it_goes_on_and_never_goes_back(session: Agent) -> None:
    told: list[Told] = []
    session.begin("prove", told, file=FILE, line=2, text=HARD, seconds=2).result(60)
    assert len(told) > 2
    assert [progress for progress, _, _ in told] == sorted({progress for progress, _, _ in told})
    assert all(total is not None and 2 <= total < 60 for _, total, _ in told[1:])
    assert any("the newest: ⊢" in (message or "") for _, _, message in told)


def test_a_call_that_is_cancelled_stops_lean_and_the_next_is_answered(session: Agent) -> None:
    """Lean never comes to the end of that proof by itself."""
    call = session.begin("examine", file=FILE, line=PAIR, proof=ENDLESS, seconds=300)
    _until(lambda: _lean_works() > 0.2)
    call.cancel()
    with pytest.raises(CancelledError):
        call.result(10)
    assert session.told("goals", file=FILE, line=OPEN_LEMMA)["goals"]
    _until(lambda: _lean_works() < 0.1)


def test_calls_are_answered_side_by_side(session: Agent) -> None:
    long = session.begin("prove", file=FILE, line=2, text=HARD, seconds=3)
    assert session.told("holes", file=FILE)["holes"]
    assert session.told("goals", file=FILE, line=OPEN_LEMMA)["goals"]
    assert not long.done()
    assert long.result(60).structured_content["status"] == "timed_out"


def test_a_client_of_an_older_protocol_finds_that_and_nothing_else_on_standard_output(folder: Path) -> None:
    hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
    goals = {"file": FILE, "line": OPEN_LEMMA}
    asked = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "id": 3, "method": "tools/list"},
        {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "goals", "arguments": goals}},
    ]
    pipe = subprocess.PIPE
    with subprocess.Popen([*COMMAND, "--verbose"], cwd=folder, stdin=pipe, stdout=pipe, stderr=pipe) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        assert server.stderr is not None
        for message in asked:
            server.stdin.write(json.dumps(message).encode() + b"\n")
        server.stdin.write(b"no JSON\n")
        server.stdin.flush()
        lines = [server.stdout.readline() for _ in range(3)]
        server.stdin.close()
        lines += server.stdout.readlines()
        said = server.stderr.read().decode()
    answers = {answer.get("id"): answer for answer in map(json.loads, lines)}
    assert answers[1]["result"]["protocolVersion"] == hello["protocolVersion"]
    assert {tool["name"] for tool in answers[3]["result"]["tools"]} == TOOLS
    assert answers[2]["result"]["structuredContent"]["goals"][0]["target"] == "double n = 2 * n"
    assert all(answer["jsonrpc"] == "2.0" for answer in answers.values())
    assert server.returncode == 0
    assert "engine for" in said
    assert "Traceback" not in said


def _until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20.0
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"


def _lean_works() -> float:
    """The seconds of processor time that every Lean below us takes within half a second."""
    before = _lean_seconds()
    time.sleep(0.5)
    after = _lean_seconds()
    return sum(seconds - before.get(pid, 0.0) for pid, seconds in after.items())


def _lean_seconds() -> dict[int, float]:
    found = {}
    for process in psutil.Process().children(recursive=True):
        try:
            if process.name() == "lean":
                found[process.pid] = sum(process.cpu_times()[:2])
        except psutil.Error:
            continue
    return found

"""How the terminal app behaves under a search at full speed.

*First paint* is from the start of the command to the first picture with the project's name, in a real pseudo terminal;
beside it that of the smallest Textual app there is. A *key* is from its arrival to the moment at which the chosen row
is another one and has been drawn, while a scripted search of 2,000 events a second grows a tree, and while nothing
happens. *Behind* is the longest that an event waited to be taken in. *Memory* is what a tree of 50,000 states with its
rows takes, as resident bytes.
"""

from __future__ import annotations

import asyncio
import gc
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from fcntl import ioctl
from pathlib import Path
from typing import Any

import psutil

from assistant.lean.goals import Goal, Hypothesis
from assistant.lean.verify.verdicts import Step
from assistant.search.tree import CandidateTried, EdgeAdded, Event, NodeOpened, NodeVisited, Tree

EVENTS_A_SECOND = 2_000
STATES = 50_000
TRIED = 3
"""Candidates of a state that Lean refused."""
KEYS = 120
STARTS = 5
SMALLEST_APP = """
from textual.app import App
from textual.widgets import Static
class Smallest(App):
    def compose(self):
        yield Static("smallest of all")
Smallest().run()
"""


@dataclass(frozen=True, slots=True)
class TuiReport:
    """Milliseconds, but for `memory` (bytes) and the counts. `first_paint` and `smallest` are medians."""

    cores: int
    load: float
    first_paint: float
    smallest: float
    key_idle: float
    key_busy: float
    key_busy_p95: float
    key_busy_longest: float
    events_a_second: float
    behind: float
    rows: int
    memory: int
    states: int

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


async def run_tui(report: Callable[[str], None]) -> TuiReport:
    """Measures."""
    from tui.main import calm_collector

    load = os.getloadavg()[0]
    report("starting the app")
    ours, smallest = await asyncio.to_thread(_starts)
    report("a large tree")
    memory = _memory()
    report("keys while a search runs")
    calm_collector()  # as the app does
    idle, busy, rate, behind, rows = await _keys()
    ordered = sorted(busy)
    return TuiReport(
        os.cpu_count() or 1,
        round(load, 1),
        round(1000 * ours, 0),
        round(1000 * smallest, 0),
        round(1000 * statistics.median(idle), 1),
        round(1000 * statistics.median(busy), 1),
        round(1000 * ordered[int(0.95 * len(ordered))], 1),
        round(1000 * ordered[-1], 1),
        round(rate, 0),
        round(1000 * behind, 0),
        rows,
        memory,
        STATES,
    )


# --- a search that is made up ----------------------------------------------------------------------------------


def scripted_events() -> Iterator[Event]:
    """An endless search: every state gets three refused candidates and two tactics that lead on. Wide above, deep
    below, with goals as long as those of a textbook."""
    yield NodeOpened(0, (_goal(0),), (), 0.0)
    number = 0
    opened = 1
    branches: dict[int, tuple[Step, ...]] = {0: ()}
    while True:
        yield NodeVisited(number)
        for index in range(TRIED):
            message = f"omega could not prove the goal: a possible counterexample is {number} + {index} ≥ 0"
            yield CandidateTried(number, f"omega -- {index}", "portfolio", -0.9, "failed", message, 1.5)
        branch = branches.pop(number)
        for index in range(2):
            tactic = f"simp [Nat.add_comm, step_{number}_{index}]"
            step = Step(tactic, 1, (0,))
            yield CandidateTried(number, tactic, "premises", -1.2, "progress", "", 2.5)
            yield NodeOpened(opened, (_goal(opened),), (*branch, step), -0.1 * len(branch))
            branches[opened] = (*branch, step)
            yield EdgeAdded(number, tactic, "premises", -1.2, (opened,))
            opened += 1
        number += 1


def _goal(number: int) -> Goal:
    hypotheses = (
        Hypothesis(("n", "m"), "Nat"),
        Hypothesis(("h",), f"n + {number} < m * (n + {number})"),
        Hypothesis(("ih",), f"∀ k < n, k * k + {number} ≤ m * k + {number}"),
    )
    return Goal("", hypotheses, f"n * n + {number} ≤ m * n + {number} ∧ n ≤ m + {number}")


# --- starting --------------------------------------------------------------------------------------------------


def _starts() -> tuple[float, float]:
    """Seconds to the first picture of ours, and of the smallest app; medians."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name) / "project-to-be-seen"
        folder.mkdir()
        (folder / "A.lean").write_text("theorem t : True := by\n  sorry\n", encoding="utf-8")
        ours = [sys.executable, "-m", "assistant", "tui", "--no-engine", os.fspath(folder)]
        smallest = [sys.executable, "-c", SMALLEST_APP]
        found: tuple[list[float], list[float]] = ([], [])
        for _ in range(STARTS):
            found[0].append(_until_seen(ours, b"project-to-be-seen"))
            found[1].append(_until_seen(smallest, b"smallest of all"))
    return statistics.median(found[0]), statistics.median(found[1])


def _until_seen(command: list[str], words: bytes, seconds: float = 60.0) -> float:
    """Seconds until a command has written some words to its terminal. Errors: `TimeoutError`."""
    master, slave = pty.openpty()
    ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    environment = {**os.environ, "TERM": "xterm-256color"}
    started = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True
    )
    os.close(slave)
    try:
        seen = b""
        while time.perf_counter() - started < seconds:
            ready, _, _ = select.select([master], [], [], 0.5)
            if ready:
                try:
                    seen += os.read(master, 65536)
                except OSError as error:  # it ended
                    raise TimeoutError(f"{command[-1]} ended without showing {words!r}") from error
                if words in seen:
                    return time.perf_counter() - started
        raise TimeoutError(f"{command[-1]} did not show {words!r}")
    finally:
        for child in psutil.Process(process.pid).children(recursive=True):
            child.kill()
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        os.close(master)


# --- a large tree ----------------------------------------------------------------------------------------------


def _memory() -> int:
    """Bytes that a large tree and its rows take."""
    from tui.search.exploration import Exploration

    gc.collect()
    before = psutil.Process().memory_info().rss
    exploration = Exploration("bench", tree=Tree())
    part: list[Event] = []
    for event in scripted_events():
        part.append(event)
        if len(part) == 500:
            exploration.learn(part)
            part = []
            if len(exploration.tree.nodes) >= STATES:
                break
    gc.collect()
    return int(psutil.Process().memory_info().rss - before)


# --- keys ------------------------------------------------------------------------------------------------------


async def _keys() -> tuple[list[float], list[float], float, float, int]:
    """Seconds for a key while nothing happens and while a search runs, events a second that were taken in, the longest
    that one waited, and how many rows there were."""
    from textual import events
    from textual.app import App

    from tui.search.exploration import Exploration, take_in
    from tui.search.screen import SearchScreen
    from tui.search.tree_view import TreeView

    exploration = Exploration("bench", tree=Tree())
    source = scripted_events()
    await take_in(exploration, [next(source) for _ in range(4_000)])

    class Stage(App[None]):
        def on_mount(self) -> None:
            self.push_screen(SearchScreen(exploration))

    behind = 0.0
    taken = 0

    async def searching() -> None:
        nonlocal behind, taken
        started = time.perf_counter()
        while True:
            due = int((time.perf_counter() - started) * EVENTS_A_SECOND)
            if due > taken:
                await take_in(exploration, [next(source) for _ in range(due - taken)])
                taken = due
                behind = max(behind, time.perf_counter() - started - due / EVENTS_A_SECOND)
            await asyncio.sleep(0.005)

    app = Stage()
    async with app.run_test(size=(160, 50)) as pilot:
        await pilot.pause(0.5)
        view = app.screen.query_one(TreeView)

        async def press(number: int) -> float:
            key = "down" if number % 40 < 30 else "up"
            before = view.cursor
            started = time.perf_counter()
            drawn = asyncio.Event()
            app.post_message(events.Key(key, None))
            while view.cursor == before:  # noqa: ASYNC110 - what is measured is the turns of the loop
                await asyncio.sleep(0)
            view.call_after_refresh(drawn.set)
            await drawn.wait()
            spent = time.perf_counter() - started
            await asyncio.sleep(0.05)
            return spent

        idle = [await press(number) for number in range(KEYS)]
        work = asyncio.create_task(searching())
        began = time.perf_counter()
        busy = [await press(number) for number in range(KEYS)]
        rate = taken / (time.perf_counter() - began)
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
        return idle, busy, rate, behind, exploration.outline.height

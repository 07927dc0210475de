"""The processes that serve a project, as the system sees them."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from assistant.lean.processes import descendants
from assistant.service.address import address_of, read_card

PATIENCE = 30.0
LOOK_SECONDS = 0.1
REST_SECONDS = 0.5
AT_REST = 0.05
"""Share of one processor below which a process does nothing worth mentioning."""


def language_servers(above: int, project: Path) -> list[psutil.Process]:
    """Every `assistant lsp` below a process that was started in a project."""
    found = []
    for process in descendants(above):
        with contextlib.suppress(psutil.Error):
            if process.cmdline()[-1:] == ["lsp"] and Path(process.cwd()) == project:
                found.append(process)
    return found


def engine(project: Path) -> psutil.Process:
    """The engine of a project."""
    card = read_card(address_of(project))
    assert card is not None, "no engine runs"
    return psutil.Process(card.pid)


def lean_workers(project: Path) -> list[psutil.Process]:
    """Lean's workers below the engine of a project."""
    found = []
    for process in descendants(engine(project).pid):
        with contextlib.suppress(psutil.Error):
            if "--worker" in process.cmdline():
                found.append(process)
    return found


async def load(processes: list[psutil.Process]) -> float:
    """Processors that they keep busy, over half a second."""

    def spent() -> float:
        total = 0.0
        for process in processes:
            with contextlib.suppress(psutil.Error):
                times = process.cpu_times()
                total += times.user + times.system
        return total

    before, start = spent(), time.monotonic()
    await asyncio.sleep(REST_SECONDS)
    return max(0.0, spent() - before) / (time.monotonic() - start)


async def until_at_rest(project: Path) -> None:
    """Waits until none of Lean's workers is at work."""
    deadline = time.monotonic() + PATIENCE
    while (busy := await load(lean_workers(project))) > AT_REST:
        assert time.monotonic() < deadline, f"Lean still keeps {busy:.1f} processors busy"


async def until(condition: Callable[[], object], what: str) -> None:
    """Waits for what another process brings about."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, f"{what} did not happen within {PATIENCE:.0f} s"
        await asyncio.sleep(LOOK_SECONDS)

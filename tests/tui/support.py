"""What the tests of the app share: what stands on the screen as text, snapshots of it, and recorded searches."""

from __future__ import annotations

import asyncio
import difflib
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.app import App
from textual.pilot import Pilot

from assistant.search.store import load_tree
from assistant.search.tree import Tree

HERE = Path(__file__).parent
SNAPSHOTS = HERE / "snapshots"
SIZES = ((80, 24), (120, 36), (160, 50))
RENEW = "RENEW_SNAPSHOTS"
"""Set it to have the snapshots written anew; then look at what changed."""


def recorded(name: str) -> Tree:
    """The tree of a real search, recorded with `assistant prove --save-tree`."""
    return load_tree(HERE / "recorded" / f"{name}.msgpack")


def screen_text(app: App[Any]) -> str:
    """What stands on the screen."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips) + "\n"


def notices(app: App[Any]) -> str:
    """What the user was told in notices, since the app began or they went."""
    return "\n".join(f"{notice.title} {notice.message}" for notice in app._notifications)


def check_snapshot(app: App[Any], name: str) -> None:
    """Compares the screen with the one that was looked at and kept."""
    width, height = app.size
    file = SNAPSHOTS / f"{name}-{width}x{height}.txt"
    now = screen_text(app)
    if os.environ.get(RENEW):
        file.write_text(now, encoding="utf-8")
        return
    assert file.exists(), f"there is no snapshot {file.name}; {RENEW}=1 writes it"
    before = file.read_text(encoding="utf-8")
    difference = "\n".join(difflib.unified_diff(before.splitlines(), now.splitlines(), file.name, "now", lineterm=""))
    assert not difference, difference


async def until(pilot: Pilot[Any], ready: Callable[[], bool], what: str, seconds: float = 60.0) -> None:
    """Waits until something is so, which is told when it is not in time."""
    deadline = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < deadline, f"not in {seconds:.0f} s: {what}\n{screen_text(pilot.app)}"
        await pilot.pause()
        await asyncio.sleep(0.02)


async def shows(pilot: Pilot[Any], text: str) -> None:
    """Waits until a text stands on the screen."""
    await until(pilot, lambda: text in screen_text(pilot.app), f"the screen shows {text!r}")


async def told(pilot: Pilot[Any], text: str) -> None:
    """Waits until the user was told a text in a notice."""
    await until(pilot, lambda: text in notices(pilot.app), f"it is told {text!r}, not {notices(pilot.app)!r}")

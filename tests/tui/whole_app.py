"""The whole app over a project with a real engine, for tests."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from textual.pilot import Pilot

from tests.tui.support import shows, until
from tui.app import AssistantApp
from tui.search.screen import SearchScreen

TEXT = """\
theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by
  sorry

theorem other (n : Nat) : n + 0 = n := by
  sorry
"""
ENDLESS = """\
theorem unprovable (f : Nat → Nat) (h : ∀ n, f (f n) = n + 1) : ∀ n, f n < f (f n) := by
  sorry
"""


@contextlib.asynccontextmanager
async def opened(root: Path, *, use_process: bool = False) -> AsyncIterator[tuple[AssistantApp, Pilot[None]]]:
    app = AssistantApp(root, [root], use_process=use_process, seconds=20)
    async with app.run_test(size=(140, 40)) as pilot:
        await until(pilot, lambda: bool(app.board.rows), "the project is read")
        yield app, pilot


async def at(pilot: Pilot[None], screen: type[object]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, screen), f"the {screen.__name__} is there")


async def searched(pilot: Pilot[None]) -> None:
    """Searches the hole under the cursor, up to the proof."""
    await pilot.press("enter")
    await at(pilot, SearchScreen)
    await shows(pilot, "ended: proved")


def statuses(app: AssistantApp) -> dict[str, str]:
    return {row.key.declaration: row.status.value for row in app.board.rows}

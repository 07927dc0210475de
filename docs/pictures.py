"""Makes the pictures of the terminal app that the README and the documents show: `make pictures`.

The app itself runs, over a small project, with a real engine; what is seen happened.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot

import assistant
from tui.app import AssistantApp
from tui.batch.screen import BatchScreen
from tui.project.screen import ProjectScreen
from tui.proof.screen import ProofScreen
from tui.search.screen import SearchScreen

PICTURES = Path(__file__).parent / "pages" / "pictures"
PROJECT = Path(assistant.__file__).parent / "demo" / "project"
SIZE = (120, 32)
"""Columns and lines."""
HOLES = 14
"""Of the project."""
WAIT_SECONDS = 120.0
HARDER = """\
def rev {α : Type} : List α → List α
  | [] => []
  | x :: xs => rev xs ++ [x]

def revAcc {α : Type} : List α → List α → List α
  | [], acc => acc
  | x :: xs, acc => revAcc xs (x :: acc)

theorem rev_eq {α : Type} (xs : List α) : rev xs = revAcc xs [] := by
  sorry

theorem rev_swap {α : Type} (xs ys : List α) : rev (xs ++ ys) = rev xs ++ rev ys := by
  sorry
"""


async def until(pilot: Pilot[None], ready: Callable[[], bool], what: str) -> None:
    """Errors: `TimeoutError`, which says what did not happen."""
    try:
        async with asyncio.timeout(WAIT_SECONDS):
            while not ready():
                await pilot.pause(0.05)
    except TimeoutError:
        raise TimeoutError(f"not within {WAIT_SECONDS:.0f} s: {what}") from None


def save(app: AssistantApp, name: str) -> None:
    """The screen as it is, as a picture that fetches nothing when it is looked at."""
    drawn = re.sub(r"@font-face\s*\{.*?\}", "", app.export_screenshot(title="assistant tui"), flags=re.DOTALL)
    drawn = drawn.replace("Fira Code", "ui-monospace, 'Fira Code', 'DejaVu Sans Mono'")
    (PICTURES / f"{name}.svg").write_text(drawn, encoding="utf-8")
    print(PICTURES / f"{name}.svg")


async def shoot(theme: str, suffix: str) -> None:
    with tempfile.TemporaryDirectory(prefix="assistant-pictures-") as folder:
        project = Path(folder) / "lists"
        shutil.copytree(PROJECT, project)
        (project / "Reverse.lean").write_text(HARDER, encoding="utf-8")
        app = AssistantApp(project, [project], use_process=False, seconds=60, theme=theme)
        async with app.run_test(size=SIZE) as pilot:
            await until(pilot, lambda: len(app.board.rows) == HOLES, "the holes are read")
            await search(pilot, app, "rev_swap", "false")
            save(app, f"counterexample{suffix}")
            await back(pilot, app)
            await search(pilot, app, "rev_eq", "proved")
            save(app, f"search{suffix}")
            await back(pilot, app)
            await search(pilot, app, "stutter_append", "proved")
            await back(pilot, app)
            save(app, f"holes{suffix}")
            await pilot.press("w")
            await until(pilot, lambda: isinstance(app.screen, ProofScreen), "the whole proof is there")
            await pilot.pause(6.0)
            save(app, f"whole-proof{suffix}")
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, ProjectScreen), "the holes are there")
            await pilot.press("b")
            await until(pilot, lambda: isinstance(app.screen, BatchScreen), "the batch is there")
            await pilot.pause(6.0)
            save(app, f"batch{suffix}")


async def search(pilot: Pilot[None], app: AssistantApp, declaration: str, ending: str) -> None:
    """Searches the hole of a declaration, which ends as it has to."""
    names = [row.key.declaration for row in app.board.rows]
    assert isinstance(app.screen, ProjectScreen)
    app.screen.table.move_cursor(row=names.index(declaration))
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(app.screen, SearchScreen), "the search is there")

    await until(pilot, lambda: f"ended: {ending}" in shown(app), f"the search of {declaration} ended: {ending}")
    await pilot.pause(1.0)


def shown(app: AssistantApp) -> str:
    """What stands on the screen, in lines."""
    _, height = app.size
    strips = app.screen._compositor.render_strips()[:height]
    return "\n".join(strip.text for strip in strips)


async def back(pilot: Pilot[None], app: AssistantApp) -> None:
    await pilot.press("escape")
    await until(pilot, lambda: isinstance(app.screen, ProjectScreen), "the holes are there")
    await pilot.pause(0.5)


async def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    await shoot("", "")
    await shoot("textual-light", "-light")


if __name__ == "__main__":
    asyncio.run(main())

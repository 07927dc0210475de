"""The engine behind the app: one that cannot be opened, one that is killed, and none that is left."""

from __future__ import annotations

import asyncio
import contextlib
import os
from pathlib import Path

import psutil
import pytest
from textual.widgets import DataTable

from assistant.lean.places import find_holes
from assistant.lean.processes import descendants
from assistant.lean.toolchain import CHOICE_VARIABLE, Toolchain
from assistant.sorries.batch import Batch, BatchFile
from tests.service.conftest import all_gone, engine_pid, engines_in, kill, runtime  # noqa: F401 - a fixture
from tests.service.conftest import until as eventually
from tests.tui.support import notices, screen_text, shows, told, until
from tests.tui.whole_app import ENDLESS, TEXT, at, opened, searched, statuses
from tui.app import AssistantApp
from tui.confirm import ConfirmScreen
from tui.engine_link import EngineLink
from tui.patch.screen import PatchScreen
from tui.search.screen import SearchScreen


@pytest.fixture
def root(tmp_path: Path, toolchain: Toolchain) -> Path:
    (folder := tmp_path / "p").mkdir()
    (folder / "A.lean").write_bytes(TEXT.encode())
    return folder


def bar(app: AssistantApp) -> str:
    """The line above the keys."""
    return screen_text(app).splitlines()[-2]


async def test_without_a_lean_the_app_says_what_to_do_and_stays_usable(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CHOICE_VARIABLE, str(root / "no-lean"))
    async with opened(root) as (app, pilot):
        await told(pilot, "no-lean")
        assert CHOICE_VARIABLE in notices(app) or "assistant doctor" in notices(app), "what to do is said"
        await shows(pilot, "theorem swap")
        await pilot.press("enter")
        await at(pilot, SearchScreen)
        await shows(pilot, "! lost")
        await pilot.press("escape")
        await until(pilot, lambda: statuses(app)["swap"] == "error", "the hole says it")
        await shows(pilot, "no-lean")
        monkeypatch.setenv(CHOICE_VARIABLE, "embedded")
        await searched(pilot)


async def test_quitting_leaves_no_process(root: Path) -> None:
    (root / "A.lean").write_text(ENDLESS)
    before = set(descendants(os.getpid()))
    async with opened(root) as (app, pilot):
        await pilot.press("enter")
        await shows(pilot, "▸ searching")
        mine = [process for process in descendants(os.getpid()) if process not in before]
        assert mine
        await pilot.press("ctrl+q")
        await until(pilot, lambda: not app.is_running or isinstance(app.screen, ConfirmScreen), "it ends, or asks")
        if app.is_running:  # there are states that would be lost
            await pilot.press("enter")
        await until(pilot, lambda: not app.is_running, "it has ended")
    await all_gone([psutil.Process(process.pid) for process in mine if psutil.pid_exists(process.pid)])


async def test_an_engine_that_is_killed_is_told_and_the_next_search_has_another(
    root: Path,
    runtime: Path,  # noqa: F811
) -> None:
    (root / "B.lean").write_text(ENDLESS)
    async with opened(root, use_process=True) as (app, pilot):
        await until(pilot, lambda: "Lean 4" in bar(app), "the engine is there")
        first = engine_pid(root)
        pilot.app.screen.query_one(DataTable).move_cursor(row=2)
        await pilot.press("enter")
        await shows(pilot, "▸ searching")
        await kill(first)
        await shows(pilot, "! lost")
        await shows(pilot, "new one is started")
        await pilot.press("escape")
        await until(pilot, lambda: statuses(app)["unprovable"] == "error", "the hole says it")
        pilot.app.screen.query_one(DataTable).move_cursor(row=0)
        await searched(pilot)
        assert engine_pid(root) != first
        await pilot.press("escape")
        await until(pilot, lambda: "Lean 4" in bar(app) and "ended" not in bar(app), "the loss is not told for ever")
        assert statuses(app)["swap"] == "proved"


async def test_leaving_a_search_stops_it_in_the_engine_too(root: Path, runtime: Path) -> None:  # noqa: F811
    (root / "A.lean").write_text(ENDLESS)
    async with opened(root, use_process=True) as (app, pilot):
        await pilot.press("enter")
        await shows(pilot, "▸ searching")
        await pilot.press("escape")
        await until(pilot, lambda: statuses(app) == {"unprovable": "interrupted"}, "the hole says it")
        await shows(pilot, "interrupted: the search was left")
    assert len(engines_in(runtime)) == 1, "the engine is for others too"


PIN = "leanprover/lean4:v4.20.0"


@pytest.fixture
def pinned(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project names another Lean than the embedded one, which is the only one there is."""
    (root / "lean-toolchain").write_text(PIN)
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    monkeypatch.setenv("ELAN_HOME", str(root / "no-elan"))
    return root


async def test_another_lean_than_the_project_names_is_told_and_writes_nothing(
    pinned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(CHOICE_VARIABLE)
    before = (pinned / "A.lean").read_bytes()
    async with opened(pinned) as (app, pilot):
        await told(pilot, f"names {PIN}, but the embedded Lean")
        await until(pilot, lambda: f", not {PIN}" in bar(app), "the line above the keys says so, too")
        await searched(pilot)
        await pilot.press("a")
        await told(pilot, "nothing is written")
        await told(pilot, "--lean embedded")
        assert isinstance(app.screen, SearchScreen), "no patch is shown that could be written"
        await pilot.press("escape")
        await shows(pilot, "1 proved")
        app.batch = Batch(
            1, 0, 0, 0, 1, "done", (), (BatchFile(pinned / "A.lean", before.decode(), before.decode() + "\n"),)
        )
        app.clear_notifications()
        await pilot.press("A")
        await told(pilot, "nothing is written")
    assert (pinned / "A.lean").read_bytes() == before


async def test_who_says_that_it_is_meant_can_write(pinned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CHOICE_VARIABLE, "embedded")
    async with opened(pinned) as (app, pilot):
        await searched(pilot)
        assert PIN not in notices(app)
        await pilot.press("a")
        await at(pilot, PatchScreen)
        await pilot.press("enter")
        await told(pilot, "written: A.lean")
    assert (pinned / "A.lean").read_text().count("sorry") == 1


async def test_what_lean_imports_is_told_while_it_does(root: Path, runtime: Path) -> None:  # noqa: F811
    said: list[str] = []
    link = EngineLink(root, use_process=True, report=said.append, warn=lambda error: said.append(error.message))
    engine = await link.opened()
    [hole] = find_holes(root / "Slow.lean", "import Init.Data.List.Basic\n\ntheorem t : 1 = 1 := by\n  sorry\n")
    goals = asyncio.create_task(engine.goals(hole))
    async with asyncio.timeout(60):
        worker = await asyncio.to_thread(suspended_worker, psutil.Process(engine_pid(root)))
        await eventually(lambda: bool(link.waits_for), "it is told")
        assert link.waits_for.startswith("importing Init.Data.List.Basic, ")
        worker.resume()  # which was as slow as with a large library on a slow disk
        assert await goals
        await eventually(lambda: not link.waits_for, "it is over")
    assert said[-1].startswith("Lean 4")
    await link.close()


def suspended_worker(engine: psutil.Process) -> psutil.Process:
    """The first one of Lean that an engine starts, stopped at once."""
    while True:
        for process in engine.children(recursive=True):
            with contextlib.suppress(psutil.Error):
                if "--worker" in process.cmdline():
                    process.suspend()
                    return process
